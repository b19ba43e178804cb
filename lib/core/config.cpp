#include "titania/core/config.hpp"

#include <algorithm>
#include <cmath>

#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/text.hpp"

namespace titania {

std::string to_text(const Bounds& bounds) {
  return (bounds.low_open ? "(" : "[") + to_text(bounds.low) + ", " + to_text(bounds.high) + "]";
}

namespace detail {

std::string unit_slip(double value, std::string_view unit, const Bounds& bounds) {
  struct Slip {
    std::string_view unit;
    std::string_view meant;
    double per_unit;
    std::string_view exponent;
  };
  constexpr Slip kSlips[] = {{"s", "ns", 1e9, "e-9"}, {"F", "fF", 1e15, "e-15"},
                             {"S", "uS", 1e6, "e-6"}, {"m", "nm", 1e9, "e-9"},
                             {"A", "uA", 1e6, "e-6"}, {"J", "pJ", 1e12, "e-12"}};
  const std::string text = "; " + to_text(value) + " ";
  if (unit == "K" && bounds.contains(value + 273.15)) {
    return text + "C is " + to_text(value + 273.15) + " K";
  }
  if (unit == "1/s" && value > 0 && value < 1 && bounds.contains(1 / value)) {
    return "; once in " + to_text(value) + " s is " + to_text(1 / value) + " 1/s";
  }
  const bool plain = std::isfinite(value) && to_text(value).find('e') == std::string::npos;
  if (!(value > bounds.high) || !plain) return "";
  if (unit.empty() && bounds.high == 1 && value <= 100) {
    return text + "% is " + to_text(value / 100);
  }
  for (const Slip& slip : kSlips) {
    if (slip.unit != unit || !bounds.contains(value / slip.per_unit)) continue;
    return text + std::string(slip.meant) + " is " + to_text(value) + std::string(slip.exponent) +
           " " + std::string(unit);
  }
  return "";
}

void throw_out_of_range(std::string_view path,
                        double value,
                        std::string_view unit,
                        const Bounds& bounds) {
  const std::string suffix = unit.empty() ? "" : " " + std::string(unit);
  throw ConfigError(std::string(path) + " = " + to_text(value, unit) + ": must be " +
                    (bounds == finite ? "finite" : "in " + to_text(bounds) + suffix) +
                    unit_slip(value, unit, bounds));
}

void throw_bad_enum(std::string_view path, const std::vector<std::string>& names) {
  throw ConfigError(std::string(path) + ": " + expected_one_of("", names));
}

void throw_unknown_name(std::string_view path,
                        std::string_view name,
                        const std::vector<std::string>& names) {
  throw ConfigError(std::string(path) + " = '" + std::string(name) +
                    "': " + expected_one_of(name, names));
}

std::string python_text(bool value) { return value ? "True" : "False"; }

std::string python_text(std::int64_t value) { return std::to_string(value); }

std::string python_text(double value) {
  if (value == 0) return "0.0";  // -0.0 equals it, and equal configs have one text
  if (!std::isfinite(value)) return "float('" + to_text(value) + "')";
  const std::string text = to_text(value);
  const bool looks_like_int = text.find_first_not_of("-0123456789") == std::string::npos;
  return looks_like_int ? text + ".0" : text;
}

std::string python_text(const std::string& value) {
  std::string text = "'";
  for (const char c : value) {
    if (c == '\\' || c == '\'') {
      text += std::string("\\") + c;
    } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      constexpr const char* digits = "0123456789abcdef";
      text += std::string("\\x") + digits[(c >> 4) & 15] + digits[c & 15];
    } else {
      text += c;
    }
  }
  return text + "'";
}

std::string python_text(const ScalarOrArray& value) {
  const auto& values = value.values();
  if (value.is_scalar()) return python_text(values[0]);
  const auto list = [&](std::size_t first, std::size_t count) {
    std::string text = "[";
    for (std::size_t k = first; k < first + count; ++k) {
      text += (k > first ? ", " : "") + python_text(values[k]);
    }
    return text + "]";
  };
  if (value.shape().size() == 1) return list(0, values.size());
  std::string text = "[";
  for (std::size_t i = 0; i < value.shape()[0]; ++i) {
    text += (i > 0 ? ", " : "") + list(i * value.shape()[1], value.shape()[1]);
  }
  return text + "]";
}

}  // namespace detail
}  // namespace titania
