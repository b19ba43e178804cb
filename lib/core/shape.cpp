#include "titania/core/shape.hpp"

namespace titania {

Shape Shape::windows(std::int64_t size, std::int64_t stride, std::int64_t padding) const {
  const auto places = [&](std::int64_t length) {
    return (length + 2 * padding - size) / stride + 1;
  };
  return {channels, places(height), places(width)};
}

std::string Shape::text() const {
  const std::string first = "(" + std::to_string(channels) + ",";
  if (is_vector()) return first + ")";
  return first + " " + std::to_string(height) + ", " + std::to_string(width) + ")";
}

}  // namespace titania
