#pragma once

#include <optional>
#include <string>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"

namespace titania::energy {

/// How either side of a comparison is used: the same for a crossbar, a GPU and a digital unit.
struct Conditions {
  static constexpr const char* type_name = "Conditions";
  std::optional<Boundary> boundary = {};
  double duty = 1;
  Site site = {};
  bool operator==(const Conditions&) const = default;
};

/// ", at work 25 % of the time", or nothing for a duty of 1.
[[nodiscard]] TITANIA_API std::string duty_text(double duty);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Conditions> = [] {
  using T = energy::Conditions;
  return std::tuple{
      field("boundary", &T::boundary, "", any_value,
            "What is inside the figure.  None: as far as the hardware's own figures reach: macro "
            "for a digital unit, board for a GPU, wall for a system and an accelerator."),
      field("duty", &T::duty, "", left_open(0, 1), "Share of the time with work to do."),
      field("site", &T::site, "", any_value, "Losses between the chip and the power plant."),
  };
}();

}  // namespace titania
