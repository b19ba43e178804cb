#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/product.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// Where the power of one input goes, W.
struct Heat {
  double cells = 0;
  double wires = 0;  ///< line segments, r_source and r_sense
};

/// What one input takes at its word lines, and where that goes.
struct Taken {
  Heat heat;
  double current = 0;  ///< A, magnitudes of all word lines together
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

  /// What some inputs of v (batch, rows), V, take.  Each depends on its own voltages alone.
  [[nodiscard]] std::vector<Taken> of(MatrixView v, std::span<const std::size_t> inputs) const;

 private:
  void differentiate(const LinearNetwork& network);
  void check(const LinearNetwork& network);
  [[nodiscard]] std::vector<Taken> without_drops(MatrixView v,
                                                 std::span<const std::size_t> inputs) const;
  [[nodiscard]] std::vector<Taken> through_wires(MatrixView v,
                                                 std::span<const std::size_t> inputs) const;

  std::vector<double> row_sums_;   // S; for ideal wires
  detail::Panels<double> driver_;  // S; for others: the driver block
  std::vector<double> cells_;      // S; the form of the cells, as the kernel walks through it
  bool is_trusted_ = true;
};

}  // namespace titania::circuit
