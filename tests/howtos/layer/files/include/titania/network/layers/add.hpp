#pragma once

#include <cstdint>
#include <string>
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

/// Adds what an earlier layer gave, digitally.
struct TITANIA_API Add {
  static constexpr const char* type_name = "Add";
  std::int64_t layer = 0;

  [[nodiscard]] std::vector<std::size_t> also() const { return {static_cast<std::size_t>(layer)}; }
  [[nodiscard]] Shape output(const network::Place& place) const;
  [[nodiscard]] Matrix run(Matrix x, const network::Pass& pass) const;
  [[nodiscard]] Activity events(const Shape& input, double inputs) const;
  void describe(zoo::ImageBuilder& builder, const std::string& /*name*/) const {
    builder.residual();
  }
  bool operator==(const Add&) const = default;
};

template <>
inline constexpr auto fields<Add> =
    std::tuple{field("layer", &Add::layer, "", closed(0, 1e6), "Number of the earlier layer.")};

}  // namespace titania
