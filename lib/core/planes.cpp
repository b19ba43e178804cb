#include "titania/core/planes.hpp"

#include <algorithm>
#include <utility>

#include "titania/core/error.hpp"

namespace titania {

std::span<double> CellPlanes::make(std::string name) {
  if (find(name)) {
    throw ArgumentError("plane '" + name + "': the array has one already, and each is drawn once");
  }
  planes_.push_back({std::move(name), std::vector<double>(cells_, 0.0)});
  return planes_.back().values;
}

std::optional<std::span<const double>> CellPlanes::find(std::string_view name) const {
  const auto found = std::ranges::find(planes_, name, &Plane::name);
  if (found == planes_.end()) return std::nullopt;
  return found->values;
}

std::span<const double> CellPlanes::operator[](PlaneKey key) const {
  if (const auto plane = find(key)) return *plane;
  std::string names;
  for (const Plane& plane : planes_) names += (names.empty() ? "" : ", ") + plane.name;
  throw ArgumentError("the array has no plane '" + std::string(key.name) +
                      "': nothing drew it at fabrication; it has {" + names + "}");
}

void CellPlanes::add_stuck(StuckCell cell) {
  const auto place = std::lower_bound(
      stuck_.begin(), stuck_.end(), cell.index,
      [](const StuckCell& known, std::size_t index) { return known.index < index; });
  if (place == stuck_.end() || place->index != cell.index) stuck_.insert(place, cell);
}

}  // namespace titania
