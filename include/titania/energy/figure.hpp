#pragma once

#include <array>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/quantity.hpp"

namespace titania::energy {

/// How a figure came about.
enum class Kind {
  specified,  ///< a data sheet, a published table, or a setting
  measured,
  fitted,        ///< a model fitted to measurements of this kind of work
  estimated,     ///< from component figures or data sheets
  extrapolated,  ///< a model used for another kind of work than it was fitted to
};

/// A constant that a result rests on: value in base SI units, the points that it lies below and
/// above with 5 % each, how it came about, and who says so.
struct TITANIA_API Figure {
  static constexpr const char* type_name = "Figure";
  double value = 0;
  double low = 0;
  double high = 0;
  std::string unit = "";
  Kind kind = Kind::estimated;
  std::string source = "";

  [[nodiscard]] Quantity quantity() const { return {value, low, high}; }
  Figure& operator*=(double factor);
  /// Known exactly: a definition, a setting, or what a simulation computed.
  [[nodiscard]] static Figure exact(double value, std::string unit, std::string source);
  /// Known within a factor.
  [[nodiscard]] static Figure within(
      double value, double factor, std::string unit, Kind kind, std::string source);

  /// low <= value <= high, and a source unless all are 0.
  void check(std::string_view path) const;
  bool operator==(const Figure&) const = default;
};

/// Whether a source carries a mark that nobody read it where it was published: "[recall]" from
/// memory, "[second-hand]", "[estimate]" of ours, "[choice]".  A mark speaks of the value; a range
/// that is chosen is written in words.
[[nodiscard]] TITANIA_API bool is_recalled(std::string_view source);

/// Throws ConfigError unless the figure is in `unit`; a figure of 0 without a unit is in every one.
TITANIA_API void require_unit(const Figure& figure, std::string_view unit, std::string_view path);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::Kind> = std::array{
    std::pair{energy::Kind::specified, "specified"}, std::pair{energy::Kind::measured, "measured"},
    std::pair{energy::Kind::fitted, "fitted"}, std::pair{energy::Kind::estimated, "estimated"},
    std::pair{energy::Kind::extrapolated, "extrapolated"}};

template <>
inline constexpr auto fields<energy::Figure> = [] {
  using T = energy::Figure;
  return std::tuple{
      field("value", &T::value, "", closed(0, inf), "Nominal, in base SI units."),
      field("low", &T::low, "", closed(0, inf), "5 % lie below."),
      field("high", &T::high, "", closed(0, inf), "5 % lie above."),
      field("unit", &T::unit, "", any_value, "Base SI unit: J, W, s, m2, 1/s, B, B/s."),
      field("kind", &T::kind, "", any_value, "How the figure came about."),
      field("source", &T::source, "", any_value, "Who says so."),
  };
}();

}  // namespace titania
