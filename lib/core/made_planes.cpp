#include "core/made_planes.hpp"

#include <algorithm>
#include <string>

#include "titania/core/error.hpp"

namespace titania::detail {

void MadePlanes::require(std::span<const PlaneKey> keys, std::string_view who) const {
  const auto made = std::span(planes_.all()).subspan(before_);
  for (const auto& plane : made) {
    if (std::ranges::find(keys, plane.name, &PlaneKey::name) != keys.end()) continue;
    throw ArgumentError(std::string(who) + " made the plane '" + plane.name +
                        "' and does not list it in its plane_keys");
  }
  for (const PlaneKey& key : keys) {
    const auto is_it = [&](const auto& plane) { return plane.name == key.name; };
    if (std::ranges::any_of(made, is_it)) continue;
    throw ArgumentError(std::string(who) + " lists the plane '" + key.name +
                        "' in its plane_keys and did not make it");
  }
}

}  // namespace titania::detail
