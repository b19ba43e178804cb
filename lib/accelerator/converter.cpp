#include "accelerator/converter.hpp"

#include <string>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/converters.hpp"
#include "titania/energy/technology.hpp"

namespace titania::accelerator::detail {

namespace {

using energy::Component;
using energy::Figure;
using energy::Kind;

constexpr double kSurveyRange = 3.0;
constexpr double kAreaRange = 2.0;  // [choice]

Component row(const Accelerator& accelerator) {
  return {.group = "ADC and amplifiers",
          .item = "ADC",
          .per = "adc_conversions",
          .of = "adcs",
          .node = accelerator.node};
}

Component survey(const Accelerator& accelerator) {
  const double rate = 1 / accelerator.t_conversion;
  const std::string source = "Accelergy regression over the Murmann ADC survey, best 20 % (x3)";
  Component c = row(accelerator);
  c.energy = Figure::within(energy::adc_energy(accelerator.adc_bits, rate, accelerator.node),
                            kSurveyRange, "J", Kind::estimated, source);
  c.area = Figure::within(energy::adc_area(accelerator.adc_bits, rate, accelerator.node),
                          kAreaRange, "m2", Kind::estimated, source);
  return c;
}

Component isaac(const Accelerator& accelerator) {
  const int bits = accelerator.adc_bits;
  if (bits < 4 || bits > 10) {
    throw ArgumentError("adc_bits = " + std::to_string(bits) +
                        ": adc_model 'isaac' has figures for 4 to 10 bits");
  }
  const energy::Constant& k = energy::constant(
      bits == 8 ? "adc_sar_8b_isaac"
                : (bits == 9 ? "adc_isaac_9b" : "adc_isaac_" + std::to_string(bits) + "b"));
  const std::string source = k.source + " (" + k.uncertainty + ")";
  Component c = row(accelerator);
  c.energy = {k.energy.value, k.energy.low, k.energy.high, "J", Kind::estimated, source};
  c.area = Figure::within(k.area, kAreaRange, "m2", Kind::estimated, source);
  c.node = k.node;
  c.scaling = energy::Scaling::converter;
  return energy::at_node(c, accelerator.node, energy::nominal_supply(accelerator.node));
}

}  // namespace

Component converter(const Accelerator& accelerator) {
  if (!(accelerator.t_conversion > 0)) {
    throw ArgumentError("t_conversion = 0 s: adc_model '" + accelerator.adc_model +
                        "' needs a rate, must be positive");
  }
  if (accelerator.adc_model == "survey") return survey(accelerator);
  if (accelerator.adc_model == "isaac") return isaac(accelerator);
  throw ArgumentError("adc_model = '" + accelerator.adc_model +
                      "': " + expected_one_of(accelerator.adc_model, {"survey", "isaac"}));
}

}  // namespace titania::accelerator::detail
