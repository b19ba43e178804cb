#pragma once

#include <string>
#include <tuple>

#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/shape.hpp"
#include "titania/network/pass.hpp"
#include "titania/zoo/image_builder.hpp"

namespace titania {

/// y = max(x, 0), digital.
struct TITANIA_API Relu {
  static constexpr const char* type_name = "Relu";

  [[nodiscard]] Shape output(const network::Place& place) const { return place.input(); }
  [[nodiscard]] Matrix run(Matrix x, const network::Pass& pass) const;
  [[nodiscard]] Activity events(const Shape& input, double inputs) const;
  void describe(zoo::ImageBuilder& builder, const std::string& name) const;
  bool operator==(const Relu&) const = default;
};

template <>
inline constexpr auto fields<Relu> = std::tuple<>{};

}  // namespace titania
