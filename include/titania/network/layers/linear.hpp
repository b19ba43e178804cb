#pragma once

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

/// y = W x + b; the product on crossbars, the bias digital.
struct TITANIA_API Linear {
  static constexpr const char* type_name = "Linear";
  Matrix weight = {};                            ///< (out_features, in_features)
  std::optional<std::vector<double>> bias = {};  ///< (out_features)

  void check(std::string_view path) const;
  [[nodiscard]] MatrixView matrix() const { return weight; }
  [[nodiscard]] Shape input() const;
  [[nodiscard]] Shape output(const network::Place& place) const;
  [[nodiscard]] Matrix run(Matrix x, const network::Pass& pass) const;
  [[nodiscard]] Activity events(const Shape& input, double inputs) const;
  void describe(zoo::ImageBuilder& builder, const std::string& name) const;
  [[nodiscard]] std::string text() const;
  bool operator==(const Linear&) const = default;
};

template <>
inline constexpr auto fields<Linear> =
    std::tuple{field("weight", &Linear::weight, "", finite, "(out_features, in_features)."),
               field("bias", &Linear::bias, "", finite, "(out_features,), or None.")};

}  // namespace titania
