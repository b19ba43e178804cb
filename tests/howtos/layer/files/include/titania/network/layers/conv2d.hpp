#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/shape.hpp"
#include "titania/network/pass.hpp"
#include "titania/zoo/image_builder.hpp"

namespace titania {

/// A convolution of an image without padding, one pixel at a time; the products on crossbars.
struct TITANIA_API Conv2d {
  static constexpr const char* type_name = "Conv2d";
  Matrix weight = {};                            ///< (out_channels, in_channels kernel kernel)
  std::optional<std::vector<double>> bias = {};  ///< (out_channels)
  std::int64_t kernel = 3;
  std::int64_t height = 1;
  std::int64_t width = 1;

  void check(std::string_view path) const;
  [[nodiscard]] MatrixView matrix() const { return weight; }
  [[nodiscard]] Shape input() const;
  [[nodiscard]] Shape output(const network::Place& place) const;
  [[nodiscard]] Matrix run(Matrix x, const network::Pass& pass) const;
  [[nodiscard]] Activity events(const Shape& input, double inputs) const;
  void describe(zoo::ImageBuilder& builder, const std::string& name) const;
  [[nodiscard]] std::string text() const { return "Conv2d(...)"; }
  bool operator==(const Conv2d&) const = default;

 private:
  [[nodiscard]] Shape result() const;
};

template <>
inline constexpr auto fields<Conv2d> = [] {
  using T = Conv2d;
  return std::tuple{
      field("weight", &T::weight, "", finite, "(out_channels, in_channels kernel kernel)."),
      field("bias", &T::bias, "", finite, "(out_channels,), or None."),
      field("kernel", &T::kernel, "", closed(1, 1e3), "Rows and columns of a window."),
      field("height", &T::height, "", closed(1, 1e6), "Rows of the image."),
      field("width", &T::width, "", closed(1, 1e6), "Columns of the image."),
  };
}();

}  // namespace titania
