#pragma once

#include <cstdint>
#include <vector>

#include "titania/array/crossbar.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/random.hpp"

namespace titania {

/// Reads one set of conductances, with noise.  Immutable.
class NoisyReader {
 public:
  /// `variance` (S^2, one per cell) of a read; empty for a noise-free array.
  NoisyReader(MatrixView g,
              const Wires& wires,
              std::vector<double> variance,
              const RandomStream& stream);

  /// Currents (batch, cols), A.  Noise of input k is number index + k.  Fills `power`, one per
  /// input, if it is given.
  [[nodiscard]] Matrix read(MatrixView v,
                            NoiseMode mode,
                            std::uint64_t index,
                            std::vector<circuit::Power>* power) const;

  [[nodiscard]] MatrixView conductance() const noexcept { return network_.conductance(); }

 private:
  [[nodiscard]] Matrix through_ideal_wires(MatrixView v,
                                           std::uint64_t index,
                                           std::vector<circuit::Power>* power) const;
  [[nodiscard]] Matrix through_wires(MatrixView v,
                                     std::uint64_t index,
                                     std::vector<circuit::Power>* power) const;
  [[nodiscard]] Matrix resolved(MatrixView v,
                                std::uint64_t index,
                                std::vector<circuit::Power>* power) const;

  circuit::LinearNetwork network_;
  Matrix variance_;            // (rows, cols), S^2
  std::vector<double> sigma_;  // its root, S
  RandomStream stream_;
};

}  // namespace titania
