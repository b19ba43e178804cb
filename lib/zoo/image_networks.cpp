#include "zoo/image_networks.hpp"

#include <array>
#include <initializer_list>
#include <utility>

#include "titania/zoo/image_builder.hpp"

namespace titania::zoo {

namespace {

constexpr const char* kTorchvision = "num_params of torchvision's weights [read: public code]";

BuiltNetwork perceptron(std::initializer_list<std::int64_t> widths) {
  std::string name = "mlp";
  for (const auto width : widths) name += "-" + std::to_string(width);
  ImageBuilder builder(name, {*widths.begin()}, "by definition");
  std::size_t layer = 0;
  for (const auto* width = widths.begin() + 1; width != widths.end(); ++width) {
    builder.linear("fc" + std::to_string(++layer), *width);
    if (width + 1 != widths.end()) builder.activation();
  }
  return {builder.workload(), {}, ""};
}

BuiltNetwork lenet5() {
  ImageBuilder b("lenet-5", {1, 32, 32},
                 "LeCun 1998 [recall]; its third layer connects all six images to each of 16");
  b.convolution("C1", 6, 5, 1, 0, Offset::bias).activation().mean_pool(2, 2);
  b.convolution("C3", 16, 5, 1, 0, Offset::bias).activation().mean_pool(2, 2);
  b.linear("C5", 120).activation().linear("F6", 84).activation().linear("output", 10);
  return {b.workload(), 61706, "count of this variant in tutorials [recall]"};
}

BuiltNetwork vgg8() {
  ImageBuilder b("vgg-8", {3, 32, 32},
                 "NeuroSim V1.4 NetWork_VGG8.csv, CIFAR-10 [read]; weights alone, no biases");
  std::size_t k = 0;
  for (const std::int64_t channels : {128, 256, 512}) {
    for (std::size_t twice = 0; twice < 2; ++twice) {
      b.convolution("conv" + std::to_string(++k), channels, 3, 1, 1, Offset::none).activation();
    }
    b.max_pool(2, 2);
  }
  b.linear("fc1", 1024, Offset::none).activation().linear("fc2", 10, Offset::none);
  return {b.workload(), {}, ""};
}

BuiltNetwork vgg16() {
  ImageBuilder b("vgg-16", {3, 224, 224}, "Simonyan 2015, configuration D [recall]");
  constexpr std::array stages{std::pair{64, 2}, std::pair{128, 2}, std::pair{256, 3},
                              std::pair{512, 3}, std::pair{512, 3}};
  std::size_t k = 0;
  for (const auto& [channels, depth] : stages) {
    for (int layer = 0; layer < depth; ++layer) {
      b.convolution("conv" + std::to_string(++k), channels, 3, 1, 1, Offset::bias).activation();
    }
    b.max_pool(2, 2);
  }
  b.linear("fc6", 4096).activation().linear("fc7", 4096).activation().linear("fc8", 1000);
  return {b.workload(), 138357544, kTorchvision};
}

/// Adds the input of a block to its output, through a 1x1 convolution where the shapes differ.
void shortcut(ImageBuilder& b, const std::string& name, const Shape& input, std::int64_t stride) {
  const Shape output = b.shape();
  if (input.channels != output.channels || stride != 1) {
    b.resume(input).convolution(name + ".downsample", output.channels, 1, stride, 0,
                                Offset::batch_norm);
  }
  b.residual().activation();
}

void basic_block(ImageBuilder& b,
                 const std::string& name,
                 std::int64_t channels,
                 std::int64_t stride) {
  const Shape input = b.shape();
  b.convolution(name + ".conv1", channels, 3, stride, 1, Offset::batch_norm).activation();
  b.convolution(name + ".conv2", channels, 3, 1, 1, Offset::batch_norm);
  shortcut(b, name, input, stride);
}

/// The stride is in the 3x3 convolution, as in torchvision ("v1.5").
void bottleneck(ImageBuilder& b,
                const std::string& name,
                std::int64_t channels,
                std::int64_t stride) {
  const Shape input = b.shape();
  b.convolution(name + ".conv1", channels, 1, 1, 0, Offset::batch_norm).activation();
  b.convolution(name + ".conv2", channels, 3, stride, 1, Offset::batch_norm).activation();
  b.convolution(name + ".conv3", 4 * channels, 1, 1, 0, Offset::batch_norm);
  shortcut(b, name, input, stride);
}

BuiltNetwork resnet(const std::string& name,
                    const std::array<int, 4>& depths,
                    const auto& block,
                    double published,
                    const char* source) {
  ImageBuilder b(name, {3, 224, 224}, source);
  b.convolution("conv1", 64, 7, 2, 3, Offset::batch_norm).activation().max_pool(3, 2, 1);
  for (std::size_t stage = 0; stage < depths.size(); ++stage) {
    for (int k = 0; k < depths[stage]; ++k) {
      block(b, "layer" + std::to_string(stage + 1) + "." + std::to_string(k),
            std::int64_t{64} << stage, stage > 0 && k == 0 ? 2 : 1);
    }
  }
  b.mean_pool(7, 1).linear("fc", 1000);
  return {b.workload(), published, kTorchvision};
}

}  // namespace

const std::vector<BuiltNetwork>& built_networks() {
  static const std::vector<BuiltNetwork> list = {
      perceptron({784, 100, 10}),
      perceptron({784, 300, 100, 10}),
      perceptron({784, 512, 512, 10}),
      lenet5(),
      vgg8(),
      vgg16(),
      resnet("resnet-18", {2, 2, 2, 2}, basic_block, 11689512,
             "He 2016, torchvision; the shapes of NeuroSim V1.4 NetWork_ResNet18.csv [read]"),
      resnet("resnet-50", {3, 4, 6, 3}, bottleneck, 25557032, "He 2016 [recall], torchvision v1.5"),
  };
  return list;
}

}  // namespace titania::zoo
