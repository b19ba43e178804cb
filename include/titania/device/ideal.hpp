#pragma once

#include <string_view>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/error.hpp"

namespace titania::device {

/// A linear conductance that takes any value in its range: no threshold, no history, no noise.
/// An array of these with ideal wires computes exactly G^T v.
struct Ideal {
  static constexpr const char* type_name = "Ideal";
  double g_min = 0.0;
  double g_max = 100e-6;

  void check(std::string_view path) const {
    if (g_min >= g_max) throw ConfigError(std::string(path) + ": needs g_min < g_max");
  }
  bool operator==(const Ideal&) const = default;
};

}  // namespace titania::device

namespace titania {

template <>
inline constexpr auto fields<device::Ideal> = std::tuple{
    field("g_min", &device::Ideal::g_min, "S", closed(0, 1e3), "Lowest conductance.", "[choice]"),
    field("g_max",
          &device::Ideal::g_max,
          "S",
          left_open(0, 1e3),
          "Highest conductance.",
          "[choice] as tio2_passive"),
};

}  // namespace titania
