#pragma once

#include <cstdint>
#include <vector>

#include "titania/core/cell_times.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania {

/// How long ago the cells of an array were written.
struct CellClocks {
  double age = 0;                ///< s, since the last programming of the array
  std::vector<CellTimes> times;  ///< one per nonideality, at the rate that it ages
  bool operator==(const CellClocks&) const = default;
};

/// What changes during the life of an array's cells.  What was drawn at fabrication is CellPlanes.
struct TITANIA_API CellState {
  Matrix programmed;  ///< S, right after the last programming, faults included
  CellClocks clocks;
  std::uint64_t programmings = 0;
  bool operator==(const CellState&) const = default;
};

}  // namespace titania
