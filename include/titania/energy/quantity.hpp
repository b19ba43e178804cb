#pragma once

#include <string>
#include <string_view>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

/// Standard deviations between the middle of a normal distribution and its 95 % point:
/// sqrt(2) inverf(0.9) (DLMF 7.17).
inline constexpr double kNormal95 = 1.6448536269514722;

/// A figure with its range: the nominal value, and what it lies below and above with 5 % each.
struct Quantity {
  static constexpr const char* type_name = "Quantity";
  double value = 0;
  double low = 0;
  double high = 0;

  /// The same figure without a range, for what the simulation itself computed.
  [[nodiscard]] static Quantity exact(double x) { return {x, x, x}; }

  /// A figure known within a factor.
  [[nodiscard]] static Quantity within(double x, double factor) {
    return {x, x / factor, x * factor};
  }

  Quantity& operator*=(double factor) {
    value *= factor;
    low *= factor;
    high *= factor;
    return *this;
  }
  void check(std::string_view path) const {
    if (low <= value && value <= high) return;
    throw ConfigError(std::string(path) + ": low = " + to_text(low) +
                      ", value = " + to_text(value) + ", high = " + to_text(high) +
                      ": must be in ascending order");
  }
  friend Quantity operator*(Quantity q, double factor) { return q *= factor; }
  friend Quantity operator*(double factor, Quantity q) { return q *= factor; }
  bool operator==(const Quantity&) const = default;
};

/// Percentiles of a sum of quantities.
struct Percentiles {
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
};

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Quantity> = std::tuple{
    field("value", &energy::Quantity::value, "", closed(0, inf), "Nominal."),
    field("low", &energy::Quantity::low, "", closed(0, inf), "5 % lie below."),
    field("high", &energy::Quantity::high, "", closed(0, inf), "5 % lie above."),
};

}  // namespace titania
