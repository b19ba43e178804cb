#include "titania/energy/adc.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "core/checks.hpp"
#include "core/csv.hpp"
#include "energy/neurosim_adc.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/converters.hpp"

// Models of a converter's energy, to swap by name.  The counting ones spend a constant energy on
// every level,
//     ramp  2^(B-1) steps of NeuRRAM's neuron (the sign comes first, then a step per magnitude)
//     cco   2^B counts of an oscillator
//     tdc   2^(B-8) of TIMELY's 8-bit converter,
// and take a constant time for every level.  The silicon model moves every measured part within one
// bit to the asked resolution by a factor 2 per bit (converters of up to 10 bits are limited by
// technology, not by noise) and to the asked node, and takes their median and their extremes.

namespace titania::detail {
extern const char* const energy_adc_survey_csv;
}

namespace titania::energy {

namespace {

constexpr double kSurveyRange = 3.0;  // of the regression
constexpr double kAreaRange = 2.0;    // [choice]
constexpr double kRateRange = 1.5;    // [choice]
constexpr double kOneBit = 1.0;
constexpr double kIsaacRate = 1.28e9;

Figure seconds(double latency, std::string source) {
  return Figure::within(latency, kRateRange, "s", Kind::estimated,
                        std::move(source) + " (x1.5 chosen)");
}

Component survey(double enob, double rate, double node) {
  const char* source = "Accelergy regression over the Murmann ADC survey, best 20 % (x3)";
  return {
      .energy =
          Figure::within(adc_energy(enob, rate, node), kSurveyRange, "J", Kind::fitted, source),
      .area = Figure::within(adc_area(enob, rate, node), kAreaRange, "m2", Kind::fitted, source)};
}

/// Between two rows of the table, in the logarithm.
Figure between(const Figure& below, const Figure& above, double t) {
  const auto mix = [t](double a, double b) { return a * std::pow(b / a, t); };
  Figure f = below;
  f.value = mix(below.value, above.value);
  f.low = mix(below.low, above.low);
  f.high = mix(below.high, above.high);
  return f;
}

Component isaac(double enob) {
  const double whole = std::floor(enob);
  const auto row = [](double bits) {
    return component_of("adc_isaac_" + std::to_string(static_cast<int>(bits)) + "b");
  };
  Component c = row(whole);
  c.latency = seconds(1 / kIsaacRate, "ISAAC Table I: 1.28 GS/s");
  if (enob == whole) return c;
  const Component above = row(whole + 1);
  c.energy = between(c.energy, above.energy, enob - whole);
  c.area = between(c.area, above.area, enob - whole);
  return c;
}

std::vector<AdcPart> load_parts() {
  static const detail::CsvTable table(detail::energy_adc_survey_csv);
  std::vector<AdcPart> parts;
  for (std::size_t k = 0; k < table.rows(); ++k) {
    const double area = table.number(k, "area_um2");
    parts.push_back({.name = table.text(k, "part"),
                     .enob = table.number(k, "enob"),
                     .node = table.number(k, "node_nm") * 1e-9,
                     .sample_rate = table.number(k, "sample_rate_Hz"),
                     .energy = table.number(k, "energy_pJ") * 1e-12,
                     .area = std::isnan(area) ? 0 : area * 1e-12,
                     .source = table.text(k, "source")});
  }
  return parts;
}

/// Median and extremes.
Figure spread(std::vector<double> values, const char* unit, std::string source) {
  std::ranges::sort(values);
  const std::size_t middle = values.size() / 2;
  const double median =
      values.size() % 2 == 1 ? values[middle] : std::sqrt(values[middle - 1] * values[middle]);
  return {median, values.front(), values.back(), unit, Kind::estimated, std::move(source)};
}

Component silicon(double enob, double node) {
  std::vector<double> energies;
  std::vector<double> areas;
  double fastest = 0;
  for (const AdcPart& part : adc_parts()) {
    if (std::fabs(part.enob - enob) > kOneBit) continue;
    energies.push_back(part.energy * converter_energy_scale(part.node, node) *
                       std::exp2(enob - part.enob));
    areas.push_back(part.area * digital_area_scale(part.node, node));
    fastest = std::max(fastest, part.sample_rate);
  }
  const std::string source = "median of " + std::to_string(energies.size()) +
                             " SAR converters of the Murmann survey 2025 within one bit, moved to "
                             "node and bits (their extremes)";
  return {.energy = spread(std::move(energies), "J", source),
          .latency = seconds(1 / fastest, "fastest of these converters"),
          .area = spread(std::move(areas), "m2", source)};
}

/// A converter that spends an energy and a time on every level.
Component counting(const char* id, double levels) {
  Component c = component_of(id, levels);
  c.latency *= levels;
  return c;
}

Component at_its_own_node(AdcModel model, double enob, double rate, double node) {
  switch (model) {
    case AdcModel::isaac:
      return isaac(enob);
    case AdcModel::neurosim:
      return detail::neurosim_adc(enob, node);
    case AdcModel::silicon:
      return silicon(enob, node);
    case AdcModel::ramp:
      return counting("neurram_adc_step", std::exp2(enob - 1));
    case AdcModel::cco:
      return counting("vco_adc_count", std::exp2(enob));
    case AdcModel::tdc:
      return counting("tdc_8b_timely", std::exp2(enob - 8));
    case AdcModel::survey:
      break;
  }
  return survey(enob, rate, node);
}

}  // namespace

std::span<const AdcPart> adc_parts() {
  static const std::vector<AdcPart> parts = load_parts();
  return parts;
}

AdcRange adc_bits_of(AdcModel model) {
  switch (model) {
    case AdcModel::isaac:
    case AdcModel::tdc:
      return {4, 10};
    case AdcModel::ramp:
    case AdcModel::cco:
      return {3, 10};
    case AdcModel::silicon:
      return {4.5, 10.5};
    case AdcModel::neurosim:
      return {2, 12};
    case AdcModel::survey:
      break;
  }
  return {2, 24};
}

Component adc_component(AdcModel model, double enob, double sample_rate, double node) {
  const AdcRange range = adc_bits_of(model);
  if (!(range.lowest <= enob && enob <= range.highest)) {
    throw ArgumentError("enob = " + to_text(enob) + " bit: ADC model '" + name_of(model) +
                        "' holds for " + to_text(range.lowest) + " to " + to_text(range.highest));
  }
  detail::require_positive(sample_rate, "sample_rate", "1/s");
  const double v_dd = nominal_supply(node);
  Component c = at_node(at_its_own_node(model, enob, sample_rate, node), node, v_dd);
  c.group = "ADC and amplifiers";
  c.item = "ADC";
  c.per = "adc_conversions";
  c.of = "adcs";
  if (c.latency.value < 1 / sample_rate) {
    c.latency = seconds(1 / sample_rate, "sample rate, a setting");
  }
  c.node = node;
  c.v_dd = v_dd;
  c.scaling = model == AdcModel::cco ? Scaling::none : Scaling::converter;
  return c;
}

}  // namespace titania::energy
