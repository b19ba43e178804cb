#include "titania/core/workload.hpp"

namespace titania {

namespace {

double weights(const LayerShape& layer) {
  return static_cast<double>(layer.in_features) * static_cast<double>(layer.out_features);
}

double outputs(const LayerShape& layer) {
  return static_cast<double>(layer.out_features) * static_cast<double>(layer.repeats);
}

}  // namespace

double Workload::macs() const {
  double sum = 0;
  for (const auto& layer : layers) sum += weights(layer) * static_cast<double>(layer.repeats);
  return sum;
}

double Workload::weight_bytes() const {
  double sum = 0;
  for (const auto& layer : layers) sum += weights(layer);
  return sum * static_cast<double>(weight_bits) / 8;
}

double Workload::io_bytes() const {
  if (layers.empty()) return 0;
  const auto& first = layers.front();
  const double inputs = static_cast<double>(first.in_features * first.repeats);
  return (inputs + outputs(layers.back())) * static_cast<double>(activation_bits) / 8;
}

double Workload::hidden_bytes() const {
  double sum = 0;
  for (std::size_t k = 0; k + 1 < layers.size(); ++k) sum += 2 * outputs(layers[k]);
  return sum * static_cast<double>(activation_bits) / 8;
}

}  // namespace titania
