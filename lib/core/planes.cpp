#include "titania/core/planes.hpp"

#include <algorithm>

namespace titania {

std::span<double> CellPlanes::get_or_make(std::string_view name, double value) {
  const auto found = std::find_if(planes_.begin(), planes_.end(),
                                  [&](const Plane& plane) { return plane.name == name; });
  if (found != planes_.end()) return found->values;
  planes_.push_back({std::string(name), std::vector<double>(cells_, value)});
  return planes_.back().values;
}

std::span<const double> CellPlanes::find(std::string_view name) const {
  const auto found = std::find_if(planes_.begin(), planes_.end(),
                                  [&](const Plane& plane) { return plane.name == name; });
  return found == planes_.end() ? std::span<const double>() : found->values;
}

void CellPlanes::add_stuck(StuckCell cell) {
  const auto place = std::lower_bound(
      stuck_.begin(), stuck_.end(), cell.index,
      [](const StuckCell& known, std::size_t index) { return known.index < index; });
  if (place == stuck_.end() || place->index != cell.index) stuck_.insert(place, cell);
}

}  // namespace titania
