#include "titania/energy/components.hpp"

#include <cmath>
#include <string>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"

namespace titania::energy {

namespace {

int bits_or_throw(const std::optional<int>& bits, const char* name) {
  if (bits) return *bits;
  throw ArgumentError(std::string(name) +
                      " = None: an ideal converter has no energy; give it a resolution");
}

Component cells(const Technology& technology) {
  return {.group = "cells",
          .item = "cells",
          .per = "cell_energy",
          .energy = Figure::exact(1, "", "v i t of the solved circuit"),
          .latency_per = "read_time",
          .latency = Figure::exact(1, "", "t_read, a setting"),
          .of = "cells",
          .area = Figure::exact(technology.cell_pitch * technology.cell_pitch, "m2",
                                "cell_pitch, a setting")};
}

Component line_resistance() {
  return {.group = "wires",
          .item = "line resistance",
          .per = "wire_energy",
          .energy = Figure::exact(1, "", "r i^2 t of the solved circuit")};
}

Component line_charging() {
  return {.group = "wires",
          .item = "line charging",
          .per = "line_energy",
          .energy = Figure::within(1, 2, "", Kind::estimated, "C V^2 of the driven lines (x2)")};
}

/// Constant "dac_8b", times 2^(bits - 8) for another resolution (the scaling of
/// accelergy-library).
Component dac(const Technology& technology) {
  const double finer = std::ldexp(1.0, bits_or_throw(technology.dac_bits, "dac.bits") - 8);
  Component c = component_of("dac_8b", technology, finer);
  c.group = "drivers and DAC";
  c.item = "DAC";
  c.per = "dac_conversions";
  c.of = "dacs";
  c.area *= finer;
  return c;
}

Component adc(const Technology& technology) {
  return adc_component(technology.adc_model, bits_or_throw(technology.adc_bits, "adc.bits"),
                       technology.adc_sample_rate, technology.node);
}

Component amplifier(const Technology& technology) {
  Component c = component_of("sense_amplifier", technology);
  c.group = "ADC and amplifiers";
  c.item = "amplifier";
  c.per = "adc_conversions";
  c.latency = {};  // it settles while the array is read
  c.of = "adcs";
  return c;
}

/// A step of the digital logic behind the converters, without a lane of its own.
Component digital(const char* item, const char* per, const char* id, const Technology& technology) {
  Component c = component_of(id, technology);
  c.group = "digital";
  c.item = item;
  c.per = per;
  c.latency = {};
  c.area = {};
  c.static_power = {};
  return c;
}

/// The sum of figures, each with its own range; sources are named once.
Figure sum(const std::vector<Figure>& parts, const char* source) {
  Figure total{.unit = parts.front().unit, .kind = parts.front().kind, .source = source};
  for (const Figure& part : parts) {
    total.value += part.value;
    total.low += part.low;
    total.high += part.high;
  }
  return total;
}

/// An adder, a multiplier and a comparator for every output, one after the other.
Component adders(const Technology& technology) {
  Component c = digital("adders", "additions", "adder_32b", technology);
  c.latency = sum({constant("adder_32b").latency, constant("requantise_8b").latency,
                   constant("comparator_32b").latency, constant("sram_1kb_16b_puma").latency},
                  "sum of the component table's latencies (x1.5 chosen)");
  c.of = "digital_lanes";
  c.area =
      sum({component_of("adder_32b", technology).area, component_of("int8_mul", technology).area,
           component_of("comparator_32b", technology).area},
          "sum of the component table's areas (x2 chosen)");
  return c;
}

Component buffers(const Technology& technology) {
  constexpr double bytes_per_access = 8;
  constexpr double bytes_of_1kb = 1024;
  Component c = component_of("sram_8kb_64b", technology, 1 / bytes_per_access);
  c.group = "digital";
  c.item = "buffers";
  c.per = "buffer_bytes";
  c.of = "buffer_bytes";
  c.area = component_of("sram_1kb_16b_puma", technology).area;
  c.area *= 1 / bytes_of_1kb;
  return c;
}

}  // namespace

Component component_of(std::string_view constant_id, double actions) {
  const Constant& row = constant(constant_id);
  detail::require_positive(actions, "actions");
  Component c{.item = row.description,
              .energy = row.energy,
              .latency = row.latency,
              .area = row.area,
              .static_power = row.static_power,
              .node = row.node,
              .v_dd = row.v_dd,
              .scaling = row.scaling};
  c.energy *= actions;
  return c;
}

Component component_of(std::string_view constant_id, const Technology& technology, double actions) {
  return at_node(component_of(constant_id, actions), technology.node, technology.supply());
}

std::vector<Component> components(const Technology& technology) {
  validate(technology);
  return {cells(technology),
          line_resistance(),
          line_charging(),
          driver_component(technology.driver, technology.supply(), technology.v_read,
                           !technology.unipolar),
          dac(technology),
          adc(technology),
          amplifier(technology),
          amplifier_bias(technology.supply()),
          adders(technology),
          digital("rescaling", "multiplications", "requantise_8b", technology),
          digital("comparators", "comparisons", "comparator_32b", technology),
          buffers(technology)};
}

EnergyReport report(const Activity& activity,
                    const Hardware& hardware,
                    const Technology& technology) {
  EnergyReport report;
  report.name = "crossbar";
  report.conditions = conditions(technology);
  report.terms = terms(components(technology), activity, hardware);
  return report;
}

EnergyReport array_report(const Activity& activity) {
  Component heat = cells(Technology{});
  heat.area = {};
  EnergyReport report;
  report.name = "array";
  report.terms = terms({heat, line_resistance(), line_charging()}, activity, {});
  report.notes.emplace_back("cells and wires alone: a tile has drivers and converters too");
  return report;
}

std::string conditions(const Technology& t) {
  const auto driver_text = [](Driver driver) { return std::string(name_of(driver)) + " drivers"; };
  const auto bits = [](const std::optional<int>& b) {
    return b ? std::to_string(*b) + "-bit" : std::string("ideal");
  };
  const auto rounded = [](double x) { return std::round(x * 1e6) / 1e6; };
  return "t_read " + to_text(rounded(t.t_read * 1e9), "ns") + ", " +
         to_text(rounded(t.node * 1e9), "nm") + " CMOS at " +
         to_text(std::round(t.supply() * 100) / 100, "V") + ", reads at " + to_text(t.v_read, "V") +
         " from " + driver_text(t.driver) + ", " + bits(t.dac_bits) + " DAC, " + bits(t.adc_bits) +
         " ADC" +
         (t.adc_model == AdcModel::survey ? "" : " as in " + std::string(name_of(t.adc_model)));
}

}  // namespace titania::energy
