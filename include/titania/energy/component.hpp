#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/scaling.hpp"

namespace titania::energy {

/// One component: what its events cost, and what it costs to be there.  A table row or an object of
/// a preset.  `per` and `latency_per` name a count of Activity, `of` one of Hardware.  `delivers`
/// names energies of Activity that are part of what is spent here and have rows of their own: the
/// heat that a supply delivers.
struct TITANIA_API Component {
  static constexpr const char* type_name = "Component";
  std::string group = "component";
  std::string item = "item";
  Boundary boundary = Boundary::macro;
  std::string per = "inputs";
  Figure energy = {};
  std::vector<std::string> delivers = {};
  std::string latency_per = "sequential_reads";
  Figure latency = {};
  std::string of = "arrays";
  Figure area = {};
  Figure static_power = {};
  double node = 0;
  double v_dd = 0;
  Scaling scaling = Scaling::none;

  /// Units, and that `per`, `latency_per`, `of` and what is delivered exist.
  void check(std::string_view path) const;
  bool operator==(const Component&) const = default;
};

/// The same component at another node and supply voltage, by its rule; a node of 0 belongs to none
/// and stays.
[[nodiscard]] TITANIA_API Component at_node(Component component, double node, double v_dd);

/// The count of that name.  Throws ArgumentError for an unknown one.
[[nodiscard]] TITANIA_API double count_of(const Activity& activity, std::string_view name);
[[nodiscard]] TITANIA_API double count_of(const Hardware& hardware, std::string_view name);

/// Terms per inference of all components that the boundary includes: energy of the events, static
/// power over activity.static_time, latency, area.  The constants are named "owner/item".
/// Throws ArgumentError if the activity has no inputs, or if a component delivers more than it
/// spends.
[[nodiscard]] TITANIA_API std::vector<Term> terms(const std::vector<Component>& components,
                                                  const Activity& activity,
                                                  const Hardware& hardware,
                                                  std::string_view layer = "",
                                                  Boundary boundary = Boundary::site,
                                                  std::string_view owner = "crossbar");

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Component> = [] {
  using T = energy::Component;
  return std::tuple{
      field("group", &T::group, "", any_value, "What it is shown under."),
      field("item", &T::item, "", any_value, "What exactly."),
      field("boundary", &T::boundary, "", any_value, "Narrowest boundary that includes it."),
      field("per", &T::per, "", any_value, "Count of Activity that `energy` is spent on."),
      field("energy", &T::energy, "J", any_value, "Energy per event; volts per coulomb."),
      field("delivers", &T::delivers, "", any_value,
            "Energies of Activity that are part of it, and booked by their own rows."),
      field("latency_per", &T::latency_per, "", any_value, "Count that `latency` passes in."),
      field("latency", &T::latency, "s", any_value, "Time per event."),
      field("of", &T::of, "", any_value, "Count of Hardware: how many of it there are."),
      field("area", &T::area, "m2", any_value, "Area of one."),
      field("static_power", &T::static_power, "W", any_value,
            "Power of one, busy or not: leakage, clock, control."),
      field("node", &T::node, "m", closed(0, 1e-6), "Node of the figures; 0: none."),
      field("v_dd", &T::v_dd, "V", closed(0, 10), "Their supply; 0: usual for the node."),
      field("scaling", &T::scaling, "", any_value, "How they follow the node."),
  };
}();

}  // namespace titania
