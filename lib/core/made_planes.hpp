#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "titania/core/planes.hpp"

namespace titania::detail {

/// Holds whatever draws planes to the keys that it lists: a saved array is checked by them.
class MadePlanes {
 public:
  explicit MadePlanes(const CellPlanes& planes) : planes_(planes), before_(planes.all().size()) {}

  /// Throws ArgumentError unless the planes made since are those of `keys`.
  void require(std::span<const PlaneKey> keys, std::string_view who) const;

 private:
  const CellPlanes& planes_;
  std::size_t before_;
};

}  // namespace titania::detail
