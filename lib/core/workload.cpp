#include "titania/core/workload.hpp"

#include <cmath>
#include <functional>
#include <set>

#include "core/number.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania {

namespace {

using detail::number;

double bytes(double elements, auto bits) { return elements * number(bits) / 8; }

double sum_over(const std::vector<LayerShape>& layers, const auto& value) {
  double sum = 0;
  for (const auto& layer : layers) sum += value(layer);
  return sum;
}

double matrix(const LayerShape& layer) {
  return number(layer.in_features) * number(layer.out_features);
}

}  // namespace

double LayerShape::weights() const { return matrix(*this) * number(experts) * number(count); }

double LayerShape::macs() const {
  return matrix(*this) * number(active_experts) * repeats * number(count);
}

double LayerShape::inputs() const {
  if (input_elements > 0) return number(input_elements);
  return number(in_features) * repeats;
}

double LayerShape::outputs() const {
  return number(out_features) * number(active_experts) * repeats;
}

double LayerShape::touched(double batch) const {
  if (active_experts == experts) return 1;
  const double idle = 1 - number(active_experts) / number(experts);
  if (!burst) return 1 - std::pow(idle, batch * repeats);
  const double share = (repeats - 1) / (*burst - 1);
  return 1 - std::pow((1 - share) * idle + share * std::pow(idle, *burst), batch);
}

void LayerShape::check(std::string_view path) const {
  if (active_experts > experts) {
    throw ConfigError(std::string(path) + ".active_experts = " + std::to_string(active_experts) +
                      ": must be at most experts = " + std::to_string(experts));
  }
  if (burst && *burst < repeats) {
    throw ConfigError(std::string(path) + ".burst = " + to_text(*burst) +
                      ": must be at least repeats = " + to_text(repeats));
  }
}

double Workload::macs() const {
  return sum_over(layers, [](const LayerShape& l) { return l.macs(); });
}

double Workload::operations() const { return 2 * (macs() + digital.attention_macs); }

double Workload::weights() const {
  return sum_over(layers, [](const LayerShape& l) { return l.weights(); });
}

double Workload::parameters() const { return weights() + other_parameters; }

double Workload::weight_bits_of(const LayerShape& layer) const {
  return layer.weight_bits.value_or(weight_bits);
}

std::vector<double> Workload::weight_widths() const {
  std::set<double, std::greater<>> widths;
  for (const auto& layer : layers) widths.insert(weight_bits_of(layer));
  return {widths.begin(), widths.end()};
}

double Workload::weight_bytes() const {
  return sum_over(layers,
                  [&](const LayerShape& l) { return bytes(l.weights(), weight_bits_of(l)); });
}

double Workload::weight_bytes_touched(double batch) const {
  return sum_over(layers, [&](const LayerShape& l) {
    return bytes(l.weights() * l.touched(batch), weight_bits_of(l));
  });
}

double Workload::parameter_bytes() const {
  return weight_bytes() + bytes(other_parameters, weight_bits);
}

double Workload::io_bytes() const {
  if (layers.empty()) return 0;
  return bytes(layers.front().inputs() + layers.back().outputs(), activation_bits);
}

double Workload::hidden_bytes() const {
  double elements = 0;
  for (std::size_t k = 0; k < layers.size(); ++k) {
    const double followed = number(layers[k].count - (k + 1 == layers.size() ? 1 : 0));
    elements += 2 * layers[k].outputs() * followed;
  }
  return bytes(elements, activation_bits);
}

double Workload::cache_bytes() const { return bytes(cache.read + cache.written, cache.bits); }

double Workload::resident_cache_bytes() const { return bytes(cache.resident, cache.bits); }

}  // namespace titania
