#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "titania/circuit/cell_change.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// A cell that is to have another conductance.
struct CellDifference {
  std::size_t cell;   ///< row * cols + col
  double g;           ///< after, S
  double difference;  ///< after less before, S
};

/// What changes make different in cells of conductances g (S), in row-major order, each cell once.
/// Throws ArgumentError naming the change that is not allowed.
[[nodiscard]] std::vector<CellDifference> differences(std::span<const CellChange> changes,
                                                      MatrixView g);

}  // namespace titania::circuit
