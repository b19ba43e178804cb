#pragma once

#include <array>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"

namespace titania::nonideality {

/// Every cell has its own range: both ends are lognormal around the device's nominal ones,
/// G = median exp(s z) with s = sqrt(ln(1 + cv^2)).  Drawn once, at fabrication.  A target outside
/// a cell's own range is written to its nearer end, and counted.
struct TITANIA_API RangeSpread {
  static constexpr const char* type_name = "RangeSpread";
  double g_min_cv = 0.05;
  double g_max_cv = 0.05;

  static constexpr std::array plane_keys{plane::g_min, plane::g_max};
  void at_fabrication(CellPlanes& planes,
                      const ConductanceRange& nominal,
                      const RandomStream& stream) const;
  bool operator==(const RangeSpread&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::RangeSpread> = [] {
  using T = nonideality::RangeSpread;
  return std::tuple{
      field("g_min_cv", &T::g_min_cv, "", closed(0, 1),
            "Coefficient of variation of the lowest conductance.", "[choice]"),
      field("g_max_cv", &T::g_max_cv, "", closed(0, 1),
            "Coefficient of variation of the highest conductance.", "[choice]"),
  };
}();

}  // namespace titania
