#include "titania/core/names.hpp"

#include <numeric>

#include "titania/core/error.hpp"

namespace titania {

namespace {

/// A letter as it is compared.
char plain(char c) {
  if (c == '_' || c == ' ') return '-';
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string plain_name(std::string_view name) {
  std::string text(name);
  std::ranges::transform(text, text.begin(), plain);
  return text;
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

constexpr std::size_t kMostHints = 4;

/// The names that hold what was wanted; else the one that takes the fewest letters to change, if
/// they are few.
std::vector<std::string> near(const std::string& wanted, const std::vector<std::string>& names) {
  std::vector<std::string> found;
  for (const auto& name : names) {
    if (wanted.size() >= 3 && plain_name(name).find(wanted) != std::string::npos) {
      found.push_back(name);
    }
  }
  if (!found.empty()) {
    found.resize(std::min(found.size(), kMostHints));
    return found;
  }
  const auto distance = [&](const std::string& name) {
    return edit_distance(wanted, plain_name(name));
  };
  const auto nearest = std::ranges::min_element(names, {}, distance);
  if (nearest != names.end() && distance(*nearest) <= 1 + nearest->size() / 4) {
    found.push_back(*nearest);
  }
  return found;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, plain, plain);
}

std::size_t place_of_name(std::string_view argument,
                          std::string_view name,
                          const std::vector<std::string>& names) {
  const auto found =
      std::ranges::find_if(names, [&](const std::string& n) { return same_name(name, n); });
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  throw ArgumentError(std::string(argument) + " = '" + std::string(name) +
                      "': " + expected_one_of(name, names));
}

std::string expected_one_of(std::string_view unknown, const std::vector<std::string>& names) {
  std::string text = "expected one of {";
  for (const auto& name : names) text += (&name == &names.front() ? "" : ", ") + name;
  text += "}";
  const std::vector<std::string> hints = near(plain_name(unknown), names);
  for (std::size_t k = 0; k < hints.size(); ++k) {
    text += k == 0 ? "; did you mean " : (k + 1 == hints.size() ? " or " : ", ");
    text += "'" + hints[k] + "'";
  }
  return text + (hints.empty() ? "" : "?");
}

}  // namespace titania
