#pragma once

#include <cstddef>
#include <span>

#include "titania/circuit/solve.hpp"

/// @file
/// What every solver of a crossbar asks of its arguments.

namespace titania::circuit {

/// Throws ShapeError or ArgumentError unless g is finite, not negative, and of a size to solve.
void check_conductances(MatrixView g);

/// Throws ShapeError or ArgumentError unless the voltages fit and the nodes asked for take at most
/// 1 GB.
void check_inputs(MatrixView v,
                  std::span<const double> v_bit_line,
                  std::size_t rows,
                  std::size_t cols,
                  SolveOutputs outputs);

/// Room for what a batch is to give.
[[nodiscard]] Solution room_for(std::size_t batch,
                                std::size_t rows,
                                std::size_t cols,
                                SolveOutputs outputs);

/// The solution without what was not asked for.  Throws ConvergenceError if it is none and the
/// options do not allow that.
[[nodiscard]] Solution finished(Solution solution,
                                const SolveOptions& options,
                                SolveOutputs outputs);

}  // namespace titania::circuit
