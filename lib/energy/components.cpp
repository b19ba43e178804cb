#include "titania/energy/components.hpp"

#include <cmath>
#include <string>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

namespace {

constexpr double kAdcRange = 3.0;      // of the regression, energy
constexpr double kAdcAreaRange = 2.0;  // [choice]
constexpr double kLatencyRange = 1.5;  // [choice]

int bits_or_throw(const std::optional<int>& bits, const char* name) {
  if (bits) return *bits;
  throw ArgumentError(std::string(name) +
                      " = None: an ideal converter has no energy; give it a resolution");
}

std::string source_of(const Constant& c) { return c.source + " (" + c.uncertainty + ")"; }

}  // namespace

Cells Cells::of(const Technology& technology) {
  Cells cells;
  cells.area = Quantity::exact(technology.cell_pitch * technology.cell_pitch);
  return cells;
}

std::vector<Term> Cells::terms(const Activity& activity, const Hardware& hardware) const {
  return {{"cells", "cells", "", heat * (activity.cell_energy / activity.inputs),
           read_time * (activity.read_time / activity.inputs), area * hardware.cells,
           "v i t of the solved circuit"}};
}

Wiring Wiring::of(const Technology& /*technology*/) { return {}; }

std::vector<Term> Wiring::terms(const Activity& activity, const Hardware& /*hardware*/) const {
  return {{"wires",
           "line resistance",
           "",
           heat * (activity.wire_energy / activity.inputs),
           {},
           {},
           "r i^2 t of the solved circuit"},
          {"wires",
           "line charging",
           "",
           charging * (activity.line_energy / activity.inputs),
           {},
           {},
           "C V^2 of the driven lines (x2)"}};
}

Drivers Drivers::of(const Technology& technology) {
  const Constant& dac = constant("dac_8b");
  const double finer = std::ldexp(1.0, bits_or_throw(technology.dac_bits, "dac.bits") - 8);
  return {scaled_energy(dac, technology) * finer, Quantity::within(dac.latency, kLatencyRange),
          scaled_area(dac, technology) * finer};
}

std::vector<Term> Drivers::terms(const Activity& activity, const Hardware& hardware) const {
  return {{"drivers and DAC", "DAC", "", conversion * (activity.dac_conversions / activity.inputs),
           latency * (activity.sequential_reads / activity.inputs), area * hardware.dacs,
           source_of(constant("dac_8b"))}};
}

double adc_energy(double enob, double sample_rate, double node) {
  detail::require_positive(enob, "enob");
  detail::require_positive(sample_rate, "sample_rate", "1/s");
  detail::require_positive(node, "node", "m");
  const double fom =
      std::min(213.78 - 2.8719 * std::log(sample_rate), 128.307 + 3.22052 * std::ceil(enob));
  const double sndr = 6.02 * enob + 1.76;
  const double picojoule =
      0.5 * std::pow(10.0, (sndr - fom) / 10.0) *
      std::exp(26.0496 + 1.88004 * std::log(node * 1e9) - 2.82913 * std::log(enob) - 1.47020);
  return picojoule * 1e-12;
}

double adc_area(double enob, double sample_rate, double node) {
  const double picojoule = adc_energy(enob, sample_rate, node) * 1e12;
  const double square_micron =
      std::exp(1.34619 + 0.99328 * std::log(node * 1e9) + 0.18072 * std::log(sample_rate) +
               0.29912 * std::log(picojoule));
  return square_micron * 1e-12;
}

Converters Converters::of(const Technology& technology) {
  const double bits = bits_or_throw(technology.adc_bits, "adc.bits");
  const Constant& amplifier = constant("sense_amplifier");
  Converters c;
  c.conversion =
      Quantity::within(adc_energy(bits, technology.adc_sample_rate, technology.node), kAdcRange);
  c.amplifier = amplifier.energy;  // an analog figure: it does not follow digital scaling
  c.latency = Quantity::within(1 / technology.adc_sample_rate, kLatencyRange);
  c.area =
      Quantity::within(adc_area(bits, technology.adc_sample_rate, technology.node), kAdcAreaRange);
  c.amplifier_area = Quantity::within(amplifier.area, kAdcAreaRange);
  return c;
}

std::vector<Term> Converters::terms(const Activity& activity, const Hardware& hardware) const {
  const double conversions = activity.adc_conversions / activity.inputs;
  return {{"ADC and amplifiers", "ADC", "", conversion * conversions,
           latency * (activity.sequential_reads / activity.inputs), area * hardware.adcs,
           "Accelergy regression over the Murmann ADC survey, best 20 % (x3)"},
          {"ADC and amplifiers",
           "amplifier",
           "",
           amplifier * conversions,
           {},
           amplifier_area * hardware.adcs,
           source_of(constant("sense_amplifier"))}};
}

Digital Digital::of(const Technology& technology) {
  const auto energy = [&](const char* id) { return scaled_energy(constant(id), technology); };
  const auto area = [&](const char* id) { return scaled_area(constant(id), technology); };
  constexpr double bytes_per_access = 8;
  constexpr double bytes_of_1kb = 1024;
  Digital d;
  d.addition = energy("adder_32b");
  d.multiplication = energy("requantise_8b");
  d.comparison = energy("comparator_32b");
  d.buffer_byte = energy("sram_8kb_64b") * (1 / bytes_per_access);
  d.latency = Quantity::within(constant("adder_32b").latency + constant("requantise_8b").latency +
                                   constant("comparator_32b").latency +
                                   constant("sram_1kb_16b_puma").latency,
                               kLatencyRange);
  const Quantity parts[] = {area("adder_32b"), area("int8_mul"), area("comparator_32b")};
  for (const Quantity& part : parts) {
    d.lane_area.value += part.value;
    d.lane_area.low += part.low;
    d.lane_area.high += part.high;
  }
  d.buffer_area = area("sram_1kb_16b_puma") * (1 / bytes_of_1kb);
  return d;
}

std::vector<Term> Digital::terms(const Activity& activity, const Hardware& hardware) const {
  const auto per_input = [&](double count) { return count / activity.inputs; };
  return {{"digital", "adders", "", addition * per_input(activity.additions),
           latency * per_input(activity.sequential_reads), lane_area * hardware.digital_lanes,
           source_of(constant("adder_32b"))},
          {"digital",
           "rescaling",
           "",
           multiplication * per_input(activity.multiplications),
           {},
           {},
           source_of(constant("requantise_8b"))},
          {"digital",
           "comparators",
           "",
           comparison * per_input(activity.comparisons),
           {},
           {},
           source_of(constant("comparator_32b"))},
          {"digital",
           "buffers",
           "",
           buffer_byte * per_input(activity.buffer_bytes),
           {},
           buffer_area * hardware.buffer_bytes,
           source_of(constant("sram_8kb_64b"))}};
}

namespace {

template <class Variant, std::size_t... Is>
std::vector<Component> one_of_each(const Technology& technology, std::index_sequence<Is...>) {
  return {std::variant_alternative_t<Is, Variant>::of(technology)...};
}

}  // namespace

std::vector<Component> components(const Technology& technology) {
  validate(technology);
  return one_of_each<Component>(technology,
                                std::make_index_sequence<std::variant_size_v<Component>>());
}

std::vector<Term> terms(const std::vector<Component>& components,
                        const Activity& activity,
                        const Hardware& hardware,
                        std::string_view layer) {
  if (!(activity.inputs > 0)) {
    throw ArgumentError("activity.inputs = " + to_text(activity.inputs) +
                        ": must be positive, energy is per inference");
  }
  std::vector<Term> all;
  for (const auto& component : components) {
    for (Term& term :
         std::visit([&](const auto& c) { return c.terms(activity, hardware); }, component)) {
      term.layer = layer;
      all.push_back(std::move(term));
    }
  }
  return all;
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

std::string conditions(const Technology& t) {
  const auto bits = [](const std::optional<int>& b) {
    return b ? std::to_string(*b) + "-bit" : std::string("ideal");
  };
  const auto rounded = [](double x) { return std::round(x * 1e6) / 1e6; };
  return "t_read " + to_text(rounded(t.t_read * 1e9), "ns") + ", " +
         to_text(rounded(t.node * 1e9), "nm") + " CMOS at " +
         to_text(std::round(t.supply() * 100) / 100, "V") + ", reads at " + to_text(t.v_read, "V") +
         ", " + bits(t.dac_bits) + " DAC, " + bits(t.adc_bits) + " ADC";
}

}  // namespace titania::energy
