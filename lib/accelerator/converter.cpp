#include "accelerator/converter.hpp"

#include <string>
#include <vector>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/energy/adc.hpp"

namespace titania::accelerator::detail {

namespace {

energy::AdcModel model_of(const std::string& name) {
  std::vector<std::string> names;
  for (const auto& [model, text] : enum_names<energy::AdcModel>) {
    if (name == text) return model;
    names.emplace_back(text);
  }
  throw ArgumentError("adc_model = '" + name + "': " + expected_one_of(name, names));
}

}  // namespace

energy::Component converter(const Accelerator& accelerator) {
  const energy::AdcModel model = model_of(accelerator.adc_model);
  if (!(accelerator.t_conversion > 0)) {
    throw ArgumentError("t_conversion = 0 s: adc_model '" + accelerator.adc_model +
                        "' needs a rate, must be positive");
  }
  energy::Component c = energy::adc_component(model, accelerator.adc_bits,
                                              1 / accelerator.t_conversion, accelerator.node);
  c.item = "ADC";
  c.latency = {};  // the accelerator's own times
  return c;
}

}  // namespace titania::accelerator::detail
