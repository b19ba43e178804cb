#pragma once

#include <cstdint>
#include <string>

#include "titania/core/export.hpp"
#include "titania/core/shape.hpp"
#include "titania/core/workload.hpp"

namespace titania::zoo {

/// What a convolution adds to its products, for each channel.
enum class Offset { none, bias, batch_norm };

/// Writes a network down as a Workload, layer by layer, following the shape of its images.  A
/// convolution of a kernel k is a matrix of channels k^2 inputs, used at every position of its
/// output.  A GPU launches a kernel for each product and each pooling; offset, residual sum and
/// activation belong to the product before them (layer profiles of TensorRT: NVIDIA/TensorRT issues
/// 3842 and 4020 [read]).
class TITANIA_API ImageBuilder {
 public:
  ImageBuilder(std::string name, const Shape& input, std::string source = "");

  ImageBuilder& convolution(const std::string& name,
                            std::int64_t channels,
                            std::int64_t kernel,
                            std::int64_t stride,
                            std::int64_t padding,
                            Offset offset);
  /// Takes the image as one vector.
  ImageBuilder& linear(const std::string& name, std::int64_t outputs, Offset offset = Offset::bias);
  /// A function of every element by itself.
  ImageBuilder& activation();
  ImageBuilder& max_pool(std::int64_t kernel, std::int64_t stride, std::int64_t padding = 0);
  ImageBuilder& mean_pool(std::int64_t kernel, std::int64_t stride);
  /// Adds an earlier image of the same shape.
  ImageBuilder& residual();

  /// What comes out so far; setting it starts a second branch.
  [[nodiscard]] const Shape& shape() const { return shape_; }
  ImageBuilder& resume(const Shape& shape);

  /// All of it; its unit is an image, or an inference where the input is a vector.
  [[nodiscard]] const Workload& workload() const { return workload_; }

 private:
  void offset(Offset offset);
  [[nodiscard]] double elements() const;

  Workload workload_;
  Shape shape_;
};

}  // namespace titania::zoo
