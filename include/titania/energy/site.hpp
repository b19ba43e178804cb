#pragma once

#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"

namespace titania::energy {

/// What stands between a chip and the power plant, on either side of a comparison: losses over the
/// power that is delivered.
struct Site {
  static constexpr const char* type_name = "Site";
  Figure regulator_loss = {1 / 0.90 - 1, 1 / 0.95 - 1,    1 / 0.80 - 1,
                           "",           Kind::estimated, "90 % efficient, 80 to 95 % [recall]"};
  Figure supply_loss = {1 / 0.94 - 1, 1 / 0.96 - 1,    1 / 0.88 - 1,
                        "",           Kind::estimated, "94 % efficient, 88 to 96 % [recall]"};
  Figure overhead = {0.2,
                     0.1,
                     0.58,
                     "",
                     Kind::estimated,
                     "PUE 1.2 [choice]; 1.10 Google fleet, 1.58 world average 2018 (Strubell "
                     "2019), both read second-hand"};
  bool operator==(const Site&) const = default;
};

/// Adds the losses between two boundaries to a report: regulators on the way to the board, power
/// supply to the wall, cooling and distribution to the site.  The constants have the same names on
/// both sides of a comparison, so that they move together.
TITANIA_API void add_losses(EnergyReport& report,
                            Boundary from,
                            Boundary to,
                            const Site& site = {});

/// `report`, a macro, at a wider boundary: adds moving `io_bytes` in and out of the chip (LPDDR5)
/// from the board on, and the losses of power conversion.
/// Throws ArgumentError if the report is not a macro.
[[nodiscard]] TITANIA_API EnergyReport at_boundary(const EnergyReport& report,
                                                   Boundary boundary,
                                                   double io_bytes,
                                                   const Site& site = {});

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Site> = [] {
  using T = energy::Site;
  return std::tuple{
      field("regulator_loss", &T::regulator_loss, "", any_value, "Of voltage regulators."),
      field("supply_loss", &T::supply_loss, "", any_value, "Of the power supply."),
      field("overhead", &T::overhead, "", any_value, "Of cooling and distribution: PUE - 1."),
  };
}();

}  // namespace titania
