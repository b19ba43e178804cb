#include "titania/core/cell_times.hpp"

namespace titania {

void CellTimes::restart(std::span<const std::size_t> cells, std::size_t count) {
  if (is_uniform()) written_.assign(count, 0.0);
  for (const std::size_t cell : cells) written_[cell] = now_;
}

}  // namespace titania
