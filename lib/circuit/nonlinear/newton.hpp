#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/nonlinear/state.hpp"
#include "circuit/segments.hpp"

namespace titania::circuit {

/// Drops and rises of one input.
struct NewtonResult {
  std::vector<double> u;
  std::vector<double> b;
  int steps = 0;
};

/// Damped Newton for one input: slow, and converges from anywhere.  Stops when the imbalance is
/// below `tolerance` of the cells' currents together, or no step lowers it any more.
[[nodiscard]] NewtonResult newton(const CellKernels& cells,
                                  const Segments& segments,
                                  std::span<const double> v_word_line,
                                  std::span<const double> v_bit_line,
                                  double tolerance);

}  // namespace titania::circuit
