#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "array/output_noise.hpp"
#include "array/read_parts.hpp"
#include "circuit/heat_forms.hpp"
#include "core/lazy.hpp"
#include "core/product.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// Reads conductances, with noise.  const functions may be called from several threads at once.
class Reader {
 public:
  /// `variance` (S^2, one per cell) of a read; empty for a noise-free array.  `method` is for reads
  /// without noise; noise through wires is followed by relaxation.
  Reader(MatrixView g,
         const ArrayConfig& config,
         circuit::Method method,
         std::vector<double> variance,
         const RandomStream& stream);

  /// Reads other conductances in some cells from here on, with the variances (S^2) of these; empty
  /// for a noise-free array.  The reads are those of a reader made afresh, to the bit; what a read
  /// does not need of the rest is not made again.
  void update(std::span<const circuit::CellChange> changes, std::span<const double> variance);

  /// Currents (batch, cols), A.  Noise of input k is number index + k.  Fills `drawn` if it
  /// is given, which changes no current.
  [[nodiscard]] Matrix read(
      MatrixView v, NoiseMode mode, ReadLaw law, std::uint64_t index, DrawnBySome* drawn) const;

  /// Currents (batch, cols / 2), A, of the even bit lines minus those of their odd neighbours.
  [[nodiscard]] Matrix read_pairs(
      MatrixView v, NoiseMode mode, ReadLaw law, std::uint64_t index, DrawnBySome* drawn) const;

  [[nodiscard]] MatrixView conductance() const noexcept { return network_.conductance(); }

 private:
  /// What is needed to read pairs through ideal wires by one product.
  struct Pairs {
    detail::Panels<double> g;
    detail::Panels<double> sums;
    OutputNoise noise;
  };

  [[nodiscard]] bool is_noisy(NoiseMode mode) const {
    return !variance_.empty() && mode != NoiseMode::none;
  }
  [[nodiscard]] Matrix solved(MatrixView v, DrawnBySome* drawn) const;
  /// What inputs of v take where their currents i, without noise, were a product.
  [[nodiscard]] std::vector<Drawn> drawn_by_product(MatrixView v,
                                                    MatrixView i,
                                                    std::span<const std::size_t> inputs) const;
  /// The same where only the differences of pairs were computed, through ideal wires.
  [[nodiscard]] std::vector<Drawn> drawn_by_pairs(MatrixView v,
                                                  MatrixView differences,
                                                  std::span<const std::size_t> inputs) const;
  [[nodiscard]] Matrix through_wires(MatrixView v, std::uint64_t index, DrawnBySome* drawn) const;
  [[nodiscard]] Matrix resolved(MatrixView v, std::uint64_t index, DrawnBySome* drawn) const;
  [[nodiscard]] Matrix by_device(MatrixView v,
                                 NoiseMode mode,
                                 std::uint64_t index,
                                 DrawnBySome* drawn) const;
  /// The conductances that the read of that number sees.
  [[nodiscard]] Matrix noisy_conductance(std::uint64_t number) const;
  [[nodiscard]] bool bends(ReadLaw law) const { return law == ReadLaw::device && !is_linear_; }
  [[nodiscard]] const circuit::NonlinearNetwork& device_network() const;
  [[nodiscard]] const Pairs& pairs() const;
  /// Noise of single bit lines through ideal wires.
  [[nodiscard]] const OutputNoise& line_noise() const;
  /// Null where heat takes a solved circuit: relaxed reads, and forms that cannot be trusted.
  [[nodiscard]] const circuit::HeatForms* forms() const;

  circuit::LinearNetwork network_;
  device::Model device_;
  bool is_linear_;  // the device's own law is Ohm's
  circuit::Method method_;
  std::vector<double> variance_;  // S^2, one per cell; empty without noise
  RandomStream stream_;
  detail::Lazy<OutputNoise> line_noise_;
  detail::Lazy<Pairs> pairs_;
  detail::Lazy<circuit::HeatForms> forms_;
  detail::Lazy<circuit::NonlinearNetwork> device_network_;
};

}  // namespace titania
