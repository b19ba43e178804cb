#include "titania/zoo/image_builder.hpp"

#include <utility>

namespace titania::zoo {

ImageBuilder::ImageBuilder(std::string name, const Shape& input, std::string source)
    : shape_(input) {
  workload_.name = std::move(name);
  workload_.unit = input.is_vector() ? "inference" : "image";
  workload_.source = std::move(source);
  workload_.kernels = 0;
}

ImageBuilder& ImageBuilder::convolution(const std::string& name,
                                        std::int64_t channels,
                                        std::int64_t kernel,
                                        std::int64_t stride,
                                        std::int64_t padding,
                                        Offset kind) {
  LayerShape layer;
  layer.name = name;
  layer.in_features = shape_.channels * kernel * kernel;
  layer.out_features = channels;
  layer.input_elements = shape_.elements();
  shape_ = shape_.windows(kernel, stride, padding);
  shape_.channels = channels;
  layer.repeats = static_cast<double>(shape_.height * shape_.width);
  workload_.layers.push_back(layer);
  workload_.kernels += 1;
  offset(kind);
  return *this;
}

ImageBuilder& ImageBuilder::linear(const std::string& name, std::int64_t outputs, Offset kind) {
  workload_.layers.push_back({name, shape_.elements(), outputs});
  workload_.kernels += 1;
  shape_ = {outputs};
  offset(kind);
  return *this;
}

/// A batch normalisation keeps two parameters per channel; folded into the weights before it, it
/// costs what a bias costs.
void ImageBuilder::offset(Offset kind) {
  if (kind == Offset::none) return;
  const double per_channel = kind == Offset::bias ? 1 : 2;
  workload_.other_parameters += per_channel * static_cast<double>(shape_.channels);
  workload_.digital.additions += elements();
}

ImageBuilder& ImageBuilder::activation() {
  workload_.digital.activation_elements += elements();
  return *this;
}

ImageBuilder& ImageBuilder::max_pool(std::int64_t kernel,
                                     std::int64_t stride,
                                     std::int64_t padding) {
  shape_ = shape_.windows(kernel, stride, padding);
  const auto comparisons = static_cast<double>(kernel * kernel - 1);
  workload_.digital.activation_elements += comparisons * elements();
  workload_.kernels += 1;
  return *this;
}

ImageBuilder& ImageBuilder::mean_pool(std::int64_t kernel, std::int64_t stride) {
  shape_ = shape_.windows(kernel, stride, 0);
  workload_.digital.additions += static_cast<double>(kernel * kernel) * elements();
  workload_.kernels += 1;
  return *this;
}

ImageBuilder& ImageBuilder::residual() {
  workload_.digital.additions += elements();
  return *this;
}

ImageBuilder& ImageBuilder::resume(const Shape& shape) {
  shape_ = shape;
  return *this;
}

double ImageBuilder::elements() const { return static_cast<double>(shape_.elements()); }

}  // namespace titania::zoo
