#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>

#include "titania/core/cell_law.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/scalar_or_array.hpp"

/// @file
/// What sits at the crosspoints: current against voltage of a cell of conductance g, and a
/// transistor or a selector in series with it.

namespace titania::circuit {

/// Ohm's law, i = g v.
struct TITANIA_API Linear {
  static constexpr const char* type_name = "Linear";
  bool operator==(const Linear&) const = default;
};

/// i = g v0 sinh(v / v0): g is the conductance at small voltages.
struct TITANIA_API Sinh {
  static constexpr const char* type_name = "Sinh";
  double v0 = 0.5;
  bool operator==(const Sinh&) const = default;
};

/// i = g v (1 + c v^2), with one c for all cells or one per cell (rows, cols).
struct TITANIA_API Cubic {
  static constexpr const char* type_name = "Cubic";
  ScalarOrArray c = 1.0;
  bool operator==(const Cubic&) const = default;
};

/// Any smooth law with i = 0 at v = 0 and a slope that is not negative.  Two are equal if they hold
/// the same object; it cannot be written to a file, since a file runs no code.
struct TITANIA_API CustomCell {
  static constexpr const char* type_name = "CustomCell";
  static constexpr bool is_opaque = true;
  std::shared_ptr<const CellLaw> law;

  [[nodiscard]] std::string text() const;
  bool operator==(const CustomCell&) const = default;
};

/// A cell without a device in series.
using PlainCell = std::variant<Linear, Sinh, Cubic, CustomCell>;

/// 1T1R: a cell behind a transistor, which is a resistance of r_on where `on` is 1, and where it is
/// 0 conducts no more than its leakage, g_off.
struct TITANIA_API OneTransistorOneResistor {
  static constexpr const char* type_name = "OneTransistorOneResistor";
  PlainCell cell = Linear{};
  double r_on = 1e3;
  double g_off = 0;
  ScalarOrArray on = 1.0;

  void check(std::string_view path) const;
  bool operator==(const OneTransistorOneResistor&) const = default;
};

/// 1S1R: a cell behind a selector of i = i0 sinh(v / v0).
struct TITANIA_API OneSelectorOneResistor {
  static constexpr const char* type_name = "OneSelectorOneResistor";
  PlainCell cell = Linear{};
  double i0 = 1e-12;
  double v0 = 0.05;
  bool operator==(const OneSelectorOneResistor&) const = default;
};

using Cell =
    std::variant<Linear, Sinh, Cubic, CustomCell, OneTransistorOneResistor, OneSelectorOneResistor>;

/// Throws ConfigError if a value is out of range, an array does not fit rows x cols cells, or a
/// custom cell holds no law.
TITANIA_API void validate_cell(const Cell& cell, std::size_t rows, std::size_t cols);

/// What cells do at given voltages, each (rows, cols).
struct CellCurrents {
  Matrix current;  ///< A, series element included
  Matrix slope;    ///< di/dv, S
};

/// Current and slope of cells of conductance g (S) with v (V) across each and its series element.
/// Throws ArgumentError, ShapeError or ConfigError.
[[nodiscard]] TITANIA_API CellCurrents evaluate(const Cell& cell, MatrixView g, MatrixView v);

/// Conductances (S) of the plain linear cells that these are equal to; none if they are not linear.
[[nodiscard]] TITANIA_API std::optional<Matrix> linear_equivalent(const Cell& cell, MatrixView g);

}  // namespace titania::circuit

namespace titania {

template <>
inline constexpr auto fields<circuit::Linear> = std::tuple{};

template <>
inline constexpr auto fields<circuit::Sinh> = std::tuple{
    field("v0", &circuit::Sinh::v0, "V", left_open(0, 1e3), "Voltage at which the law bends."),
};

template <>
inline constexpr auto fields<circuit::Cubic> = std::tuple{
    field("c", &circuit::Cubic::c, "1/V^2", closed(0, 1e6), "Strength of the cubic term."),
};

template <>
inline constexpr auto fields<circuit::OneTransistorOneResistor> = [] {
  using T = circuit::OneTransistorOneResistor;
  return std::tuple{
      field("cell", &T::cell, "", any_value, "The cell behind the transistor."),
      field("r_on", &T::r_on, "ohm", closed(0, 1e12), "Resistance of a transistor that is on.",
            "[choice]"),
      field("g_off", &T::g_off, "S", closed(0, 1), "Conductance of a transistor that is off."),
      field("on", &T::on, "", closed(0, 1),
            "1 where the transistor is on, 0 where it is off: a scalar, (rows,) or (rows, cols)."),
  };
}();

template <>
inline constexpr auto fields<circuit::OneSelectorOneResistor> = [] {
  using T = circuit::OneSelectorOneResistor;
  return std::tuple{
      field("cell", &T::cell, "", any_value, "The cell behind the selector."),
      field("i0", &T::i0, "A", left_open(0, 1), "Current scale of the selector.", "[choice]"),
      field("v0", &T::v0, "V", left_open(0, 1e3),
            "Voltage scale of the selector: a step of 2.3 v0 is a decade of current.", "[choice]"),
  };
}();

}  // namespace titania
