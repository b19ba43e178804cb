#include "titania/energy/component.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/estimate.hpp"

namespace titania::energy {

namespace {

constexpr double kLeastShare = 1e-3;  // a heat is positive

/// The row of that name in the field table of Counts, as {value of counts, unit}.
template <class Counts>
std::pair<double, std::string> find(const Counts& counts, std::string_view name) {
  std::optional<std::pair<double, std::string>> found;
  for_each_field<Counts>([&](const auto& row) {
    if (name == row.name) found.emplace(row.of(counts), row.unit);
  });
  if (found) return *found;
  throw ArgumentError("'" + std::string(name) + "' is no count of " + Counts::type_name + ": " +
                      expected_one_of(name, field_names<Counts>()));
}

/// Unit of a figure that is spent on events counted in `event_unit`: none if they are joules (or
/// seconds) already.
std::string unit_per(const std::string& event_unit, const char* unit) {
  return event_unit == unit ? "" : unit;
}

/// Unit of the count of that name; ConfigError if there is none.
template <class Counts>
std::string event_unit(std::string_view name, const std::string& path) {
  try {
    return find(Counts{}, name).second;
  } catch (const ArgumentError& e) {
    throw ConfigError(path + ": " + e.what());
  }
}

/// A cost with the field that names what it is spent on.
struct Cost {
  const char* name;
  const Figure& figure;
  const char* unit;
  const char* per;
  const std::string& count;
};

template <class Counts>
void check_cost(const Cost& cost, std::string_view path) {
  const std::string counted = event_unit<Counts>(cost.count, detail::join(path, cost.per));
  require_unit(cost.figure, unit_per(counted, cost.unit), detail::join(path, cost.name));
}

/// Heat that was solved for a sample of the inputs only: its standard error as one more factor, of
/// this layer alone.
Factor sampling(std::string name, double energy, double variance) {
  const double share = kNormal95 * std::sqrt(variance) / energy;
  return {std::move(name), std::max(1 - share, kLeastShare), 1 + share, 1};
}

Estimate heat(const Component& c, const Activity& activity, std::string_view layer, Estimate e) {
  const bool cells = c.per == "cell_energy";
  const double variance = cells ? activity.cell_energy_variance
                                : (c.per == "wire_energy" ? activity.wire_energy_variance : 0);
  if (variance > 0 && e.value() > 0) {
    e.multiply(
        sampling(c.item + ", sampled/" + std::string(layer), count_of(activity, c.per), variance));
  }
  return e;
}

}  // namespace

void Component::check(std::string_view path) const {
  check_cost<Activity>({"energy", energy, "J", "per", per}, path);
  check_cost<Activity>({"latency", latency, "s", "latency_per", latency_per}, path);
  check_cost<Hardware>({"area", area, "m2", "of", of}, path);
  require_unit(static_power, "W", detail::join(path, "static_power"));
}

double count_of(const Activity& activity, std::string_view name) {
  return find(activity, name).first;
}
double count_of(const Hardware& hardware, std::string_view name) {
  return find(hardware, name).first;
}

Component at_node(Component component, double node, double v_dd) {
  if (component.node == 0 || component.scaling == Scaling::none) return component;
  const double from = component.v_dd > 0 ? component.v_dd : nominal_supply(component.node);
  const double factor = component.scaling == Scaling::digital
                            ? digital_energy_scale(component.node, from, node, v_dd)
                            : converter_energy_scale(component.node, node);
  component.energy *= factor;
  component.static_power *= factor;
  component.area *= digital_area_scale(component.node, node);
  component.node = node;
  component.v_dd = v_dd;
  return component;
}

std::vector<Term> terms(const std::vector<Component>& components,
                        const Activity& activity,
                        const Hardware& hardware,
                        std::string_view layer,
                        Boundary boundary,
                        std::string_view owner) {
  if (!(activity.inputs > 0)) {
    throw ArgumentError("activity.inputs = " + to_text(activity.inputs) +
                        ": must be positive, energy is per inference");
  }
  std::vector<Term> all;
  for (const auto& c : components) {
    if (c.boundary > boundary) continue;
    const std::string name = std::string(owner) + "/" + c.item;
    const Estimate energy =
        heat(c, activity, layer,
             Estimate(name, c.energy) * (count_of(activity, c.per) / activity.inputs));
    all.push_back(
        {.component = c.group,
         .item = c.item,
         .layer = std::string(layer),
         .energy = energy.quantity(),
         .latency = c.latency.quantity() * (count_of(activity, c.latency_per) / activity.inputs),
         .area = c.area.quantity() * count_of(hardware, c.of),
         .source = c.energy.source.empty() ? c.area.source : c.energy.source,
         .factors = energy.factors()});
    if (c.static_power.value <= 0 || activity.static_time <= 0) continue;
    const Estimate idle = Estimate(name + ", static", c.static_power) * count_of(hardware, c.of) *
                          (activity.static_time / activity.inputs);
    all.push_back({.component = "static power",
                   .item = c.item,
                   .layer = std::string(layer),
                   .energy = idle.quantity(),
                   .source = c.static_power.source,
                   .factors = idle.factors()});
  }
  return all;
}

}  // namespace titania::energy
