#include "titania/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace titania {

std::string to_text(double value) {
  if (std::isnan(value)) return "nan";
  if (std::isinf(value)) return value > 0 ? "inf" : "-inf";
  std::array<char, 32> buffer{};
  const auto [end, _] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return {buffer.data(), end};
}

std::string to_text(double value, std::string_view unit) {
  return unit.empty() ? to_text(value) : to_text(value) + " " + std::string(unit);
}

std::string engineering(double value, std::string_view unit) {
  struct Prefix {
    double factor;
    const char* text;
  };
  static constexpr std::array<Prefix, 12> prefixes{{{1e12, "T"},
                                                    {1e9, "G"},
                                                    {1e6, "M"},
                                                    {1e3, "k"},
                                                    {1, ""},
                                                    {1e-3, "m"},
                                                    {1e-6, "u"},
                                                    {1e-9, "n"},
                                                    {1e-12, "p"},
                                                    {1e-15, "f"},
                                                    {1e-18, "a"},
                                                    {0, ""}}};
  if (value == 0 || !std::isfinite(value)) return to_text(value, unit);
  // 999.6 rounds to 1000, which belongs to the next prefix.
  const auto* prefix = std::find_if(prefixes.begin(), prefixes.end(), [&](const Prefix& p) {
    return std::fabs(value) >= p.factor * 0.9995;
  });
  const double factor = prefix->factor > 0 ? prefix->factor : 1;
  std::array<char, 32> buffer{};
  const auto [end, _] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value / factor,
                                      std::chars_format::general, 3);
  return std::string(buffer.data(), end) + " " + prefix->text + std::string(unit);
}

std::string three_digits(double value) {
  if (value == 0 || !std::isfinite(value)) return to_text(value);
  if (std::fabs(value) >= 1000) {
    const double unit = std::pow(10.0, std::floor(std::log10(std::fabs(value))) - 2);
    return to_text(std::round(value / unit) * unit);
  }
  std::array<char, 32> buffer{};
  const auto [end, _] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                      std::chars_format::general, 3);
  return {buffer.data(), end};
}

std::string pad_left(std::string_view text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + std::string(text);
}

std::string pad_right(std::string_view text, std::size_t width) {
  return std::string(text) + std::string(width > text.size() ? width - text.size() : 0, ' ');
}

}  // namespace titania
