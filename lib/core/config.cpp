#include "titania/core/config.hpp"

#include <algorithm>
#include <cmath>

#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania {

std::string to_text(const Bounds& bounds) {
  return (bounds.low_open ? "(" : "[") + to_text(bounds.low) + ", " + to_text(bounds.high) + "]";
}

namespace detail {

void throw_out_of_range(std::string_view path,
                        double value,
                        std::string_view unit,
                        const Bounds& bounds) {
  const std::string suffix = unit.empty() ? "" : " " + std::string(unit);
  throw ConfigError(std::string(path) + " = " + to_text(value, unit) + ": must be " +
                    (bounds == finite ? "finite" : "in " + to_text(bounds) + suffix));
}

void throw_bad_enum(std::string_view path, const std::vector<std::string>& names) {
  throw ConfigError(std::string(path) + ": " + expected_one_of("", names));
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
