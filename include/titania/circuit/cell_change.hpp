#pragma once

#include <cstddef>

namespace titania::circuit {

/// A cell and its new conductance, S.
struct CellChange {
  std::size_t row = 0;
  std::size_t col = 0;
  double g = 0;
};

}  // namespace titania::circuit
