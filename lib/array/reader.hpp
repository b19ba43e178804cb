#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

#include "array/output_noise.hpp"
#include "circuit/heat_forms.hpp"
#include "core/product.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// The heat of some inputs of a batch, to be filled by a read.
struct HeatOfSome {
  std::span<const std::size_t> inputs;  ///< in rising order
  std::vector<circuit::Heat> values;    ///< W, one per such input
};

/// Reads one set of conductances, with noise.  Immutable.
class NoisyReader {
 public:
  /// `variance` (S^2, one per cell) of a read; empty for a noise-free array.  `method` is for reads
  /// without noise; noise through wires is followed by relaxation.
  NoisyReader(MatrixView g,
              const Wires& wires,
              circuit::Method method,
              std::vector<double> variance,
              const RandomStream& stream);

  /// Currents (batch, cols), A.  Noise of input k is number index + k.  Fills `heat` if it is
  /// given, which changes no current.
  [[nodiscard]] Matrix read(MatrixView v,
                            NoiseMode mode,
                            std::uint64_t index,
                            HeatOfSome* heat) const;

  /// Currents (batch, cols / 2), A, of the even bit lines minus those of their odd neighbours.
  [[nodiscard]] Matrix read_pairs(MatrixView v,
                                  NoiseMode mode,
                                  std::uint64_t index,
                                  HeatOfSome* heat) const;

  [[nodiscard]] MatrixView conductance() const noexcept { return network_.conductance(); }

 private:
  /// What is needed to read pairs through ideal wires by one product.
  struct Pairs {
    detail::Panels<double> g;
    OutputNoise noise;
  };

  [[nodiscard]] bool is_noisy(NoiseMode mode) const {
    return !sigma_.empty() && mode != NoiseMode::none;
  }
  [[nodiscard]] Matrix solved(MatrixView v, HeatOfSome* heat) const;
  [[nodiscard]] Matrix through_wires(MatrixView v, std::uint64_t index, HeatOfSome* heat) const;
  [[nodiscard]] Matrix resolved(MatrixView v, std::uint64_t index, HeatOfSome* heat) const;
  /// Solves v as `solve` does for some of its inputs, with power for those whose heat is wanted.
  [[nodiscard]] Matrix solved_in_parts(MatrixView v, HeatOfSome* heat, const auto& solve) const;
  [[nodiscard]] const Pairs& pairs() const;
  /// Null where heat takes a solved circuit: relaxed reads, and forms that cannot be trusted.
  [[nodiscard]] const circuit::HeatForms* forms() const;

  circuit::LinearNetwork network_;
  circuit::Method method_;
  std::vector<double> sigma_;  // S, one per cell; empty without noise
  OutputNoise noise_;          // for ideal wires
  RandomStream stream_;
  mutable std::once_flag pairs_made_;
  mutable Pairs pairs_;
  mutable std::once_flag forms_made_;
  mutable std::optional<circuit::HeatForms> forms_;
};

}  // namespace titania
