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
constexpr double kRounding = 1e-9;    // of a heat that is all of what is spent

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
/// seconds) already, volts for a charge.
std::string unit_per(const std::string& event_unit, const char* unit) {
  if (event_unit == "C" && std::string_view(unit) == "J") return "V";
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

/// Variance of a count that was solved for a sample of the inputs only.
double variance_of(const Activity& activity, std::string_view per) {
  if (per == "cell_energy") return activity.cell_energy_variance;
  if (per == "wire_energy") return activity.wire_energy_variance;
  return per == "array_charge" ? activity.array_charge_variance : 0;
}

/// What is spent per inference, less what is delivered; with the standard error of a count that was
/// sampled as one more factor, of this layer alone.
Estimate spent(const Component& c,
               const std::string& name,
               const Activity& activity,
               std::string_view layer) {
  const double count = count_of(activity, c.per);
  double delivered = 0;
  for (const auto& part : c.delivers) delivered += count_of(activity, part);
  const auto left = [&](double per) { return (per * count - delivered) / activity.inputs; };
  if (left(c.energy.value) < -kRounding * delivered / activity.inputs) {
    throw ArgumentError(name + ": " + to_text(c.energy.value * count, "J") + " spent on " + c.per +
                        " = " + to_text(count) + ", less than the " + to_text(delivered, "J") +
                        " that it delivers");
  }
  const double value = std::max(left(c.energy.value), 0.0);
  if (value == 0) return 0.0;
  Estimate e(name, energy::Quantity{value, std::max(left(c.energy.low), kLeastShare * value),
                                    left(c.energy.high)});
  const double error = c.energy.value * std::sqrt(variance_of(activity, c.per)) / activity.inputs;
  if (error > 0) {
    const double share = kNormal95 * error / value;
    e.multiply({c.item + ", sampled/" + std::string(layer), std::max(1 - share, kLeastShare),
                1 + share, 1});
  }
  return e;
}

}  // namespace

void Component::check(std::string_view path) const {
  check_cost<Activity>({"energy", energy, "J", "per", per}, path);
  check_cost<Activity>({"latency", latency, "s", "latency_per", latency_per}, path);
  check_cost<Hardware>({"area", area, "m2", "of", of}, path);
  require_unit(static_power, "W", detail::join(path, "static_power"));
  for (std::size_t k = 0; k < delivers.size(); ++k) {
    const std::string part = detail::join(detail::join(path, "delivers"), k);
    if (event_unit<Activity>(delivers[k], part) != "J") {
      throw ConfigError(part + " = '" + delivers[k] + "': must be an energy");
    }
  }
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
    const Estimate energy = spent(c, name, activity, layer);
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
