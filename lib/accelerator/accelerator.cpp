#include "titania/accelerator/accelerator.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <set>
#include <type_traits>

#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/technology.hpp"

namespace titania::accelerator {

using energy::Component;
using energy::Estimate;
using energy::Figure;

namespace {

constexpr double kLineRange = 2.0;

/// The heat of a cell relative to its nominal value, which the counted cell_energy holds.
Component cells(const CellRead& read) {
  Component c{.group = "cells", .item = "cells", .per = "cell_energy"};
  const bool direct = read.energy.value > 0;
  const Estimate heat = direct ? Estimate("energy", read.energy)
                               : Estimate("conductance", read.conductance) *
                                     Estimate("input square", read.input_square);
  const energy::Quantity q = heat.quantity();
  const Figure& of = direct ? read.energy : read.conductance;
  c.energy = {1, q.low / q.value, q.high / q.value, "", of.kind, of.source};
  if (!direct) c.energy.source += "; " + read.input_square.source;
  return c;
}

/// A component as uncertain as its count is too.
Component times_uncertain(Component c, const Estimate& count) {
  const energy::Quantity q = (Estimate("per", c.energy) * count).quantity();
  const double nominal = c.energy.value / q.value;
  c.energy = {c.energy.value, nominal * q.low, nominal * q.high,
              c.energy.unit,  c.energy.kind,   c.energy.source};
  return c;
}

/// What feeds the cells, as uncertain as their conductance and inputs are.
Component drivers(const Accelerator& a, double v_dd) {
  Component c =
      times_uncertain(energy::driver_component(a.supply->driver, v_dd, a.v_read, a.supply->bipolar),
                      Estimate("conductance", a.cell_read.conductance) *
                          Estimate("input mean", a.supply->input_mean));
  c.energy.source += "; " + a.cell_read.conductance.source + "; " + a.supply->input_mean.source;
  return c;
}

Component amplifier_bias(const Accelerator& a, double v_dd) {
  Component c =
      times_uncertain(energy::amplifier_bias(v_dd), Estimate("full scale", a.supply->full_scale));
  c.energy.source += "; " + a.supply->full_scale.source;
  return c;
}

Component lines() {
  return {.group = "wires",
          .item = "line charging",
          .per = "line_energy",
          .energy = Figure::within(1, kLineRange, "", energy::Kind::estimated,
                                   "C V^2 of the driven lines (x2)")};
}

/// The row of `adc_model`; its time is one of the accelerator's own.
Component converter(const Accelerator& accelerator) {
  if (!(accelerator.t_conversion > 0)) {
    throw ArgumentError("t_conversion = 0 s: adc_model '" +
                        std::string(name_of(*accelerator.adc_model)) +
                        "' needs a rate, must be positive");
  }
  Component c = energy::adc_component(*accelerator.adc_model, accelerator.adc_bits,
                                      1 / accelerator.t_conversion, accelerator.node);
  c.group = "ADC and amplifiers";
  c.item = "ADC";
  c.latency = {};
  return c;
}

/// Calls visit(row, member) with the number of that name; throws ArgumentError if there is none.
void visit_number(auto& accelerator, std::string_view field, const auto& visit) {
  bool is_found = false;
  std::vector<std::string> numbers;
  for_each_field<Accelerator>([&](const auto& row) {
    auto& member = row.of(accelerator);
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_arithmetic_v<Member> || std::same_as<Member, std::optional<double>>) {
      numbers.emplace_back(row.name);
      if (field != row.name) return;
      is_found = true;
      visit(row, member);
    }
  });
  if (!is_found) throw ArgumentError("field: " + expected_one_of(field, numbers));
}

}  // namespace

Accelerator with_number(Accelerator accelerator, std::string_view field, double value) {
  visit_number(accelerator, field, [&](const auto& row, auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::integral<Member>) {
      if (value != std::floor(value)) {
        throw ArgumentError(std::string(field) + " = " + titania::to_text(value) +
                            ": must be a whole number");
      }
    }
    if (!row.bounds.contains(value)) {
      titania::detail::throw_out_of_range(row.name, value, row.unit, row.bounds);
    }
    member = static_cast<std::conditional_t<is_optional<Member>, double, Member>>(value);
  });
  return accelerator;
}

std::string number_text(const Accelerator& accelerator, std::string_view field) {
  std::string text = "none";
  visit_number(accelerator, field, [&](const auto& row, const auto& member) {
    using Member = std::remove_cvref_t<decltype(member)>;
    const std::optional<double> number(member);
    if constexpr (std::same_as<Member, bool>) {
      text = member ? "yes" : "no";
    } else if (number) {
      const std::string_view unit = row.unit;
      text = unit.empty() ? titania::to_text(*number) : engineering(*number, row.unit);
    }
  });
  return text;
}

void CellRead::check(std::string_view path) const {
  using titania::detail::join;
  energy::require_unit(energy, "J", join(path, "energy"));
  energy::require_unit(conductance, "S", join(path, "conductance"));
  energy::require_unit(input_square, "", join(path, "input_square"));
  if (energy.value > 0 && conductance.value > 0) {
    throw ConfigError(std::string(path) +
                      ": give the energy of a cell or its conductance, not both");
  }
}

void Supply::check(std::string_view path) const {
  using titania::detail::join;
  energy::require_unit(input_mean, "", join(path, "input_mean"));
  energy::require_unit(full_scale, "A", join(path, "full_scale"));
}

void CellWrite::check(std::string_view path) const {
  using titania::detail::join;
  energy::require_unit(pulse_energy, "J", join(path, "pulse_energy"));
  energy::require_unit(pulses, "", join(path, "pulses"));
}

double Accelerator::arrays_per_tile() const {
  return static_cast<double>(arrays_per_core) * cores_per_tile;
}

double Accelerator::arrays_per_chip() const { return arrays_per_tile() * tiles_per_chip; }

void Accelerator::check(std::string_view path) const {
  using titania::detail::join;
  energy::require_unit(timing, "", join(path, "timing"));
  energy::require_unit(t_request, "s", join(path, "t_request"));
  if (timing.value <= 0) {
    throw ConfigError(join(path, "timing.value") + " = 0: must be positive");
  }
  const auto needs = [&](const Figure& figure, const char* field) {
    if (figure.low > 0) return;
    throw ConfigError(join(path, field) + ".low = " + titania::to_text(figure.low, figure.unit) +
                      ": a supply needs it, must be positive");
  };
  if (supply) {
    needs(cell_read.conductance, "cell_read.conductance");
    needs(supply->input_mean, "supply.input_mean");
    needs(supply->full_scale, "supply.full_scale");
  }
  std::set<std::string> items = {"cells", "line charging"};
  if (supply) items.insert({"drivers", "amplifier bias"});
  if (adc_model) items.insert("ADC");
  for (std::size_t k = 0; k < components.size(); ++k) {
    const Component& c = components[k];
    const std::string row = join(join(path, "components"), k);
    if (c.latency.value > 0) {
      throw ConfigError(row +
                        ".latency: must be 0; the times of an accelerator are fields of its own");
    }
    if (!items.insert(c.item).second) {
      throw ConfigError(row + ".item = '" + c.item + "': is there already");
    }
  }
  for (std::size_t k = 0; k < alternatives.size(); ++k) {
    const Alternative& a = alternatives[k];
    const std::string where = join(join(path, "alternatives"), k);
    if (a.values.empty()) throw ConfigError(where + ".values: must not be empty");
    if (a.source.empty()) {
      throw ConfigError(where + ": needs a source; say why, or \"[choice]\"");
    }
    try {
      for (const double value : a.values) (void)with_number(*this, a.field, value);
    } catch (const ArgumentError& e) {
      throw ConfigError(where + "." + e.what());
    }
  }
}

std::vector<Component> components(const Accelerator& accelerator) {
  validate(accelerator);
  std::vector<Component> all;
  const CellRead& read = accelerator.cell_read;
  if (read.energy.value > 0 || read.conductance.value * read.input_square.value > 0) {
    all.push_back(cells(read));
  }
  if (read.line_capacitance > 0) all.push_back(lines());
  if (accelerator.adc_model) all.push_back(converter(accelerator));
  const double v_dd =
      accelerator.v_dd ? *accelerator.v_dd : energy::nominal_supply(accelerator.node);
  if (accelerator.supply) {
    all.push_back(drivers(accelerator, v_dd));
    all.push_back(amplifier_bias(accelerator, v_dd));
  }
  for (const Component& c : accelerator.components) {
    all.push_back(energy::at_node(c, accelerator.node, v_dd));
  }
  return all;
}

}  // namespace titania::accelerator
