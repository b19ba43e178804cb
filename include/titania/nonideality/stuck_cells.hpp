#pragma once

#include <string_view>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"

namespace titania::nonideality {

/// Cells that no longer switch, each independently with the given probability, whatever is written
/// to them.  Drawn once, at fabrication.  A stuck cell takes no target and no programming error; it
/// drifts and is read with noise like any other.
struct TITANIA_API StuckCells {
  static constexpr const char* type_name = "StuckCells";
  double p_on = 0.005;
  double p_off = 0.005;
  double g_on = 100e-6;
  double g_off = 0.44e-6;

  void at_fabrication(CellPlanes& planes,
                      const ConductanceRange& nominal,
                      const RandomStream& stream) const;
  void check(std::string_view path) const;
  bool operator==(const StuckCells&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::StuckCells> = [] {
  using T = nonideality::StuckCells;
  return std::tuple{
      field("p_on", &T::p_on, "", closed(0, 1), "Probability that a cell is stuck at g_on.",
            "Kim et al. 2021: about 99 % of the devices work; the split in halves is a [choice]"),
      field("p_off", &T::p_off, "", closed(0, 1), "Probability that a cell is stuck at g_off.",
            "Kim et al. 2021: about 99 % of the devices work; the split in halves is a [choice]"),
      field("g_on", &T::g_on, "S", closed(0, 1), "Conductance of a cell stuck on.",
            "[choice] the top of the nominal range"),
      field("g_off", &T::g_off, "S", closed(0, 1),
            "Conductance of a cell stuck off: as fabricated, never formed.",
            "Prezioso 2015 Fig. S3b: 0.439 uS, n = 80 [derived from the map]"),
  };
}();

}  // namespace titania
