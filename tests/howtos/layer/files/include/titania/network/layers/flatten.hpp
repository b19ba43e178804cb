#pragma once

#include <string>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/shape.hpp"
#include "titania/network/pass.hpp"
#include "titania/zoo/image_builder.hpp"

namespace titania {

/// An image as one vector; costs nothing.
struct Flatten {
  static constexpr const char* type_name = "Flatten";

  [[nodiscard]] Shape output(const network::Place& place) const {
    return {place.input().elements()};
  }
  [[nodiscard]] Matrix run(Matrix x, const network::Pass& /*pass*/) const { return x; }
  void describe(zoo::ImageBuilder& /*builder*/, const std::string& /*name*/) const {}
  bool operator==(const Flatten&) const = default;
};

template <>
inline constexpr auto fields<Flatten> = std::tuple<>{};

}  // namespace titania
