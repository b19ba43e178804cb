#pragma once

#include <cstdint>
#include <string>

#include "titania/core/export.hpp"

namespace titania {

/// Shape of one input on its way through a network: an image of some channels.  A vector is an
/// image of one pixel, its features the channels.
struct TITANIA_API Shape {
  std::int64_t channels = 1;
  std::int64_t height = 1;
  std::int64_t width = 1;

  [[nodiscard]] bool is_vector() const { return height == 1 && width == 1; }
  [[nodiscard]] std::int64_t elements() const { return channels * height * width; }

  /// The places that a window of size x size takes when it moves by `stride` over the image with
  /// `padding` pixels added at every edge; channels as they are.
  [[nodiscard]] Shape windows(std::int64_t size, std::int64_t stride, std::int64_t padding) const;

  /// "(784,)" or "(3, 32, 32)".
  [[nodiscard]] std::string text() const;

  bool operator==(const Shape&) const = default;
};

}  // namespace titania
