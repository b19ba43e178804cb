#include "zoo/image_builder.hpp"

#include <utility>

namespace titania::zoo {

namespace {

std::int64_t places(std::int64_t length,
                    std::int64_t kernel,
                    std::int64_t stride,
                    std::int64_t padding) {
  return (length + 2 * padding - kernel) / stride + 1;
}

}  // namespace

ImageBuilder::ImageBuilder(std::string name, const Image& input, std::string source)
    : image_(input) {
  workload_.name = std::move(name);
  workload_.unit = "image";
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
  layer.in_features = image_.channels * kernel * kernel;
  layer.out_features = channels;
  layer.input_elements = static_cast<std::int64_t>(image_.elements());
  image_ = {channels, places(image_.height, kernel, stride, padding),
            places(image_.width, kernel, stride, padding)};
  layer.repeats = static_cast<double>(image_.height * image_.width);
  workload_.layers.push_back(layer);
  workload_.kernels += 1;
  offset(kind);
  return *this;
}

ImageBuilder& ImageBuilder::linear(const std::string& name, std::int64_t outputs, Offset kind) {
  const auto inputs = static_cast<std::int64_t>(image_.elements());
  workload_.layers.push_back({name, inputs, outputs});
  workload_.kernels += 1;
  image_ = {outputs, 1, 1};
  offset(kind);
  return *this;
}

/// A batch normalisation keeps two parameters per channel; folded into the weights before it, it
/// costs what a bias costs.
void ImageBuilder::offset(Offset kind) {
  if (kind == Offset::none) return;
  const double per_channel = kind == Offset::bias ? 1 : 2;
  workload_.other_parameters += per_channel * static_cast<double>(image_.channels);
  workload_.digital.additions += image_.elements();
}

ImageBuilder& ImageBuilder::activation() {
  workload_.digital.activation_elements += image_.elements();
  return *this;
}

ImageBuilder& ImageBuilder::max_pool(std::int64_t kernel,
                                     std::int64_t stride,
                                     std::int64_t padding) {
  image_.height = places(image_.height, kernel, stride, padding);
  image_.width = places(image_.width, kernel, stride, padding);
  const auto comparisons = static_cast<double>(kernel * kernel - 1);
  workload_.digital.activation_elements += comparisons * image_.elements();
  workload_.kernels += 1;
  return *this;
}

ImageBuilder& ImageBuilder::mean_pool(std::int64_t kernel, std::int64_t stride) {
  image_.height = places(image_.height, kernel, stride, 0);
  image_.width = places(image_.width, kernel, stride, 0);
  workload_.digital.additions += static_cast<double>(kernel * kernel) * image_.elements();
  workload_.kernels += 1;
  return *this;
}

ImageBuilder& ImageBuilder::residual() {
  workload_.digital.additions += image_.elements();
  return *this;
}

ImageBuilder& ImageBuilder::resume(const Image& image) {
  image_ = image;
  return *this;
}

}  // namespace titania::zoo
