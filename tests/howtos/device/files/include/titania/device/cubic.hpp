#pragma once

#include <tuple>

#include "titania/core/config.hpp"

namespace titania::device {

/// i = g v (1 + share v^2)
struct Cubic {
  static constexpr const char* type_name = "Cubic";
  double g_min = 1e-6;
  double g_max = 100e-6;
  double share = 3.0;

  [[nodiscard]] double current(double g, double v) const { return g * v * (1 + share * v * v); }
  [[nodiscard]] double slope(double g, double v) const { return g * (1 + 3 * share * v * v); }
  bool operator==(const Cubic&) const = default;
};

}  // namespace titania::device

namespace titania {

template <>
inline constexpr auto fields<device::Cubic> = std::tuple{
    field("g_min", &device::Cubic::g_min, "S", closed(0, 1), "Lowest conductance.", "[choice]"),
    field("g_max", &device::Cubic::g_max, "S", left_open(0, 1), "Highest.", "[choice]"),
    field("share", &device::Cubic::share, "1/V^2", closed(0, 100), "Cubic term.", "[choice]"),
};

}  // namespace titania
