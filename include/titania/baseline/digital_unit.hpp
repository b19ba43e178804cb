#pragma once

#include <optional>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/conditions.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/report.hpp"

namespace titania::baseline {

/// A digital INT8 multiply-accumulate unit beside the SRAM that holds the weights: the competitor
/// an expert names first.  Macro boundary, like a crossbar with its converters.
struct DigitalUnit {
  static constexpr const char* type_name = "DigitalUnit";
  double node = 28e-9;
  double weight_reuse = 1;
  std::optional<double> lanes = {};
  double clock = 500e6;
  std::optional<energy::Figure> host_power = {};
  bool operator==(const DigitalUnit&) const = default;
};

/// Energy of one inference:
///
///     E = operations / 2 e_mac + (weight_bytes / weight_reuse + activation and cache bytes) e_sram
///
/// with e_mac "int8_mac" (0.12 to 0.3 pJ at 28 nm) and e_sram per byte of the smallest SRAM of the
/// component table that holds the weights, both moved to the node.  From the board on first input,
/// last output and keys and values come and go by LPDDR5; from the wall on the host draws its power
/// over t / duty; then the losses of the site.  t = MACs / (lanes clock).
/// Throws ArgumentError for a unit without lanes, and from the wall on for one without host_power:
/// in a comparison it is as fast as the crossbar, and has the same share of a host.
[[nodiscard]] TITANIA_API energy::EnergyReport digital_inference(
    const DigitalUnit& unit, const Workload& workload, const energy::Conditions& conditions = {});

}  // namespace titania::baseline

namespace titania {

template <>
inline constexpr auto fields<baseline::DigitalUnit> = [] {
  using T = baseline::DigitalUnit;
  return std::tuple{
      field("node", &T::node, "m", closed(7e-9, 130e-9), "CMOS node.", "[choice]"),
      field("weight_reuse", &T::weight_reuse, "", closed(1, 1e12),
            "Inferences that share one reading of the weights.", "[choice] 1: batch 1"),
      field("lanes", &T::lanes, "", closed(1, 1e12),
            "MACs per clock.  None: in a comparison, as many as keep up with the crossbar."),
      field("clock", &T::clock, "1/s", left_open(0, 1e11), "Clock.", "[choice]"),
      field(
          "host_power", &T::host_power, "W", any_value,
          "Of the host while it works; counted from the wall on.  None: in a comparison, what the "
          "crossbar's share of its host draws."),
  };
}();

}  // namespace titania
