#pragma once

#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// An uncertain constant in a product: its 5 % and 95 % points over its nominal value, and the
/// exponent it enters with.
struct Factor {
  static constexpr const char* type_name = "Factor";
  std::string constant = "constant";
  double low = 1;
  double high = 1;
  double power = 1;
  bool operator==(const Factor&) const = default;
};

/// A product of uncertain constants, which remembers them, so that code reads as the formula and
/// every constant can be moved afterwards:
///
///     const Estimate t = bytes / (eta_memory * bandwidth);
///     const Estimate e = active_power * t;
///
/// A constant moves together wherever its name appears.
class TITANIA_API Estimate {
 public:
  /// A number known exactly.
  Estimate(double value = 0) : value_(value) {}  // NOLINT(google-explicit-constructor)
  /// An uncertain constant.
  Estimate(std::string_view constant, const Quantity& quantity);
  Estimate(std::string_view constant, const Figure& figure)
      : Estimate(constant, figure.quantity()) {}

  [[nodiscard]] double value() const noexcept { return value_; }
  [[nodiscard]] const std::vector<Factor>& factors() const noexcept { return factors_; }
  /// Nominal value with its 5 % and 95 % points: the factors' logarithms add as independent ones.
  [[nodiscard]] Quantity quantity() const;

  /// Takes the factor up without changing the value.
  Estimate& multiply(const Factor& factor);

  Estimate& operator*=(const Estimate& other) { return combine(other, 1); }
  Estimate& operator/=(const Estimate& other) { return combine(other, -1); }
  friend Estimate operator*(Estimate a, const Estimate& b) { return a *= b; }
  friend Estimate operator/(Estimate a, const Estimate& b) { return a /= b; }

 private:
  Estimate& combine(const Estimate& other, double power);

  double value_ = 0;
  std::vector<Factor> factors_;
};

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto fields<energy::Factor> = [] {
  using T = energy::Factor;
  return std::tuple{
      field("constant", &T::constant, "", any_value, "Name of the constant."),
      field("low", &T::low, "", closed(0, inf), "5 % point over the nominal value."),
      field("high", &T::high, "", closed(0, inf), "95 % point over the nominal value."),
      field("power", &T::power, "", closed(-16, 16), "Exponent it enters with."),
  };
}();

}  // namespace titania
