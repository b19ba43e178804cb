#include "titania/core/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace titania {

namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

/// Levenshtein distance: how many letters to change, add or drop.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substitute = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitute});
    }
  }
  return row.back();
}

}  // namespace

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

std::string expected_one_of(std::string_view unknown, const std::vector<std::string>& names) {
  std::string text = "expected one of {";
  for (const auto& name : names) text += (&name == &names.front() ? "" : ", ") + name;
  text += "}";
  const std::string wanted = lower(unknown);
  const auto distance = [&](const std::string& name) { return edit_distance(wanted, lower(name)); };
  auto hint = std::ranges::min_element(names, {}, distance);
  if (hint != names.end() && distance(*hint) > 1 + hint->size() / 4) {
    hint = std::ranges::find_if(names, [&](const std::string& name) {
      return wanted.size() >= 3 && lower(name).find(wanted) != std::string::npos;
    });
  }
  if (hint != names.end()) text += "; did you mean '" + *hint + "'?";
  return text;
}

}  // namespace titania
