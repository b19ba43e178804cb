#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// Where the power of one input goes, W.
struct Heat {
  double cells = 0;
  double wires = 0;  ///< line segments, r_source and r_sense
};

/// Heat in a network of linear cells with grounded bit lines, as two quadratic forms of the
/// word-line voltages.  Immutable.
class HeatForms {
 public:
  /// Through ideal wires this sums the cells once; else it takes as long as four transfer matrices.
  explicit HeatForms(const LinearNetwork& network);

  /// Whether the forms agree with one relaxed input: what can cost a transfer matrix its digits
  /// costs them theirs.
  [[nodiscard]] bool is_trusted() const { return is_trusted_; }

  /// Heat of some inputs of v (batch, rows), V.  Each depends on its own voltages alone.
  [[nodiscard]] std::vector<Heat> of(MatrixView v, std::span<const std::size_t> inputs) const;

 private:
  void differentiate(const LinearNetwork& network);
  void check(const LinearNetwork& network);
  [[nodiscard]] std::vector<Heat> without_drops(MatrixView v,
                                                std::span<const std::size_t> inputs) const;
  [[nodiscard]] std::vector<Heat> through_wires(MatrixView v,
                                                std::span<const std::size_t> inputs) const;

  std::vector<double> row_sums_;  // S; for ideal wires
  std::vector<double> forms_;     // S; for others, as the kernel walks through them
  bool is_trusted_ = true;
};

}  // namespace titania::circuit
