#include "titania/energy/limits.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>
#include <utility>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/physics.hpp"

// N cells of conductance G on a column, read at V for a time t, integrated: bandwidth 1 / (2t).
//
//     full scale  I = N G V          allowed noise  (I / 2^B)^2 / 12
//     Johnson     4 kT N G / (2t)    => N G V^2 t >= 24 kT 4^B
//     shot        2 q I / (2t)       => N G V^2 t >= 12 q V 4^B
//     sampler     kT / C <= (V / 2^B)^2 / 12   => C V^2 >= 12 kT 4^B
//     class B     8 kT SNR, SNR = 1.5 4^B      => 12 kT 4^B
//
// Shot noise exceeds Johnson noise for V > 2 kT / q; a linear resistor shows the latter alone.
// Compare Gonugondla et al., IEEE TCAD 2021, and Murmann's lectures on converters; the factors are
// derived here.

namespace titania::energy {

namespace {

double levels_squared(double bits) {
  detail::require_positive(bits, "bits");
  return std::exp2(2 * bits);
}

double thermal(double temperature) {
  detail::require_positive(temperature, "temperature", "K");
  return kBoltzmann * temperature;
}

/// Bits of one result of each digital event.
constexpr std::array<std::pair<std::string_view, double>, 16> kResultBits{{
    {"additions", 32},
    {"multiplications", 8},
    {"comparisons", 32},
    {"shift_adds", 16},
    {"digital_macs", 32},
    {"softmax_elements", 16},
    {"norm_elements", 16},
    {"activation_elements", 16},
    {"buffer_bytes", 8},
    {"register_bytes", 8},
    {"memory_bytes", 8},
    {"link_bytes", 8},
    {"hop_bytes", 8},
    {"chip_link_bytes", 8},
    {"dram_bytes", 8},
    {"host_bytes", 8},
}};

std::optional<Limit> noise_limit(std::string_view per,
                                 const Technology& technology,
                                 double temperature) {
  if (per == "dac_conversions") {
    if (!technology.dac_bits) return {};
    return Limit{"kT/C of a sampler", std::string(per),
                 sampler_ktc(*technology.dac_bits, temperature)};
  }
  if (!technology.adc_bits) return {};
  const double bits = *technology.adc_bits;
  if (per == "cell_energy") {
    return Limit{"noise of a column at full scale", "adc_conversions",
                 std::max(column_johnson(bits, temperature), column_shot(bits, technology.v_read))};
  }
  if (per == "adc_conversions" || per == "adc_steps") {
    return Limit{"class-B sampling", "adc_conversions", adc_class_b(bits, temperature)};
  }
  if (per == "samples") {
    return Limit{"kT/C of a sampler", std::string(per), sampler_ktc(bits, temperature)};
  }
  return {};
}

}  // namespace

double landauer(double temperature) { return thermal(temperature) * std::numbers::ln2; }

double column_johnson(double bits, double temperature) {
  return 24 * thermal(temperature) * levels_squared(bits);
}

double column_shot(double bits, double voltage) {
  detail::require_positive(voltage, "voltage", "V");
  return 12 * kElementaryCharge * voltage * levels_squared(bits);
}

double sampler_ktc(double bits, double temperature) {
  return 12 * thermal(temperature) * levels_squared(bits);
}

double sampler_capacitance(double bits, double voltage, double temperature) {
  detail::require_positive(voltage, "voltage", "V");
  return sampler_ktc(bits, temperature) / (voltage * voltage);
}

double adc_class_b(double bits, double temperature) {
  const double snr = 1.5 * levels_squared(bits);
  return 8 * thermal(temperature) * snr;
}

double line_charge(double capacitance, double voltage) {
  detail::require_positive(capacitance, "capacitance", "F");
  detail::require_positive(voltage, "voltage", "V");
  return capacitance * voltage * voltage;
}

std::optional<Limit> limit_of(std::string_view per,
                              const Technology& technology,
                              double temperature) {
  (void)count_of(Activity{}, per);  // throws for an unknown one
  if (auto noise = noise_limit(per, technology, temperature)) return noise;
  if (per == "line_energy") return Limit{"C V^2 of the lines", std::string(per), 1};
  for (const auto& [event, bits] : kResultBits) {
    if (per == event) {
      return Limit{"Landauer, kT ln 2 per bit", std::string(per), bits * landauer(temperature)};
    }
  }
  return {};
}

std::vector<Floor> floors(const std::vector<Component>& components,
                          const Activity& activity,
                          const Technology& technology,
                          double temperature) {
  detail::require_positive(activity.inputs, "activity.inputs");
  std::vector<Floor> list;
  std::set<std::pair<std::string, std::string>> counted;  // an ADC and its amplifier share a floor
  for (const Component& c : components) {
    const auto limit = limit_of(c.per, technology, temperature);
    const double spent = count_of(activity, c.per) / activity.inputs * c.energy.value;
    if (!limit || spent == 0) continue;
    const auto same = [&](const Floor& f) {
      return f.component == c.group && f.limit == limit->name;
    };
    auto row = std::ranges::find_if(list, same);
    if (row == list.end())
      row = list.insert(list.end(), {.component = c.group, .limit = limit->name});
    row->energy += spent;
    if (!counted.emplace(c.group, limit->events).second) continue;
    row->floor += count_of(activity, limit->events) / activity.inputs * limit->energy;
  }
  std::erase_if(list, [](const Floor& f) { return f.floor == 0; });
  return list;
}

}  // namespace titania::energy
