#include "titania/energy/components.hpp"

#include <cmath>
#include <string>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/converters.hpp"

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

Figure figure(const Quantity& q, const char* unit, std::string source) {
  return {q.value, q.low, q.high, unit, Kind::estimated, std::move(source)};
}

Figure joules(const Constant& constant, const Technology& technology, double factor = 1) {
  return figure(scaled_energy(constant, technology) * factor, "J", source_of(constant));
}

Figure square_metres(const Constant& constant, const Technology& technology, double factor = 1) {
  return figure(scaled_area(constant, technology) * factor, "m2",
                source_of(constant) + ", area x2 [choice]");
}

Figure seconds(double latency, std::string source) {
  return Figure::within(latency, kLatencyRange, "s", Kind::estimated,
                        std::move(source) + ", x1.5 [choice]");
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
  const Constant& c = constant("dac_8b");
  const double finer = std::ldexp(1.0, bits_or_throw(technology.dac_bits, "dac.bits") - 8);
  return {.group = "drivers and DAC",
          .item = "DAC",
          .per = "dac_conversions",
          .energy = joules(c, technology, finer),
          .latency = seconds(c.latency, c.source),
          .of = "dacs",
          .area = square_metres(c, technology, finer)};
}

Component adc(const Technology& technology) {
  const double bits = bits_or_throw(technology.adc_bits, "adc.bits");
  const char* source = "Accelergy regression over the Murmann ADC survey, best 20 % (x3)";
  return {.group = "ADC and amplifiers",
          .item = "ADC",
          .per = "adc_conversions",
          .energy = Figure::within(adc_energy(bits, technology.adc_sample_rate, technology.node),
                                   kAdcRange, "J", Kind::estimated, source),
          .latency = seconds(1 / technology.adc_sample_rate, "sample rate, a setting"),
          .of = "adcs",
          .area = Figure::within(adc_area(bits, technology.adc_sample_rate, technology.node),
                                 kAdcAreaRange, "m2", Kind::estimated, source)};
}

/// An analog figure: it does not follow digital scaling.
Component amplifier() {
  const Constant& c = constant("sense_amplifier");
  return {.group = "ADC and amplifiers",
          .item = "amplifier",
          .per = "adc_conversions",
          .energy = figure(c.energy, "J", source_of(c)),
          .of = "adcs",
          .area = Figure::within(c.area, kAdcAreaRange, "m2", Kind::estimated, source_of(c))};
}

Component digital(const char* item, const char* per, const char* id, const Technology& technology) {
  const Constant& c = constant(id);
  return {.group = "digital", .item = item, .per = per, .energy = joules(c, technology)};
}

/// An adder, a multiplier and a comparator for every output, one after the other.
Component adders(const Technology& technology) {
  Component c = digital("adders", "additions", "adder_32b", technology);
  c.latency =
      seconds(constant("adder_32b").latency + constant("requantise_8b").latency +
                  constant("comparator_32b").latency + constant("sram_1kb_16b_puma").latency,
              "sum of the component table's latencies");
  c.of = "digital_lanes";
  Quantity area;
  for (const char* id : {"adder_32b", "int8_mul", "comparator_32b"}) {
    const Quantity part = scaled_area(constant(id), technology);
    area = {area.value + part.value, area.low + part.low, area.high + part.high};
  }
  c.area = figure(area, "m2", "sum of the component table's areas, x2 [choice]");
  return c;
}

Component buffers(const Technology& technology) {
  constexpr double bytes_per_access = 8;
  constexpr double bytes_of_1kb = 1024;
  Component c = digital("buffers", "buffer_bytes", "sram_8kb_64b", technology);
  c.energy = joules(constant("sram_8kb_64b"), technology, 1 / bytes_per_access);
  c.of = "buffer_bytes";
  c.area = square_metres(constant("sram_1kb_16b_puma"), technology, 1 / bytes_of_1kb);
  return c;
}

}  // namespace

std::vector<Component> components(const Technology& technology) {
  validate(technology);
  return {cells(technology),
          line_resistance(),
          line_charging(),
          dac(technology),
          adc(technology),
          amplifier(),
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
