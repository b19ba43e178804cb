#include "titania/energy/figure.hpp"

#include <algorithm>
#include <array>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

namespace {

constexpr std::array<std::string_view, 4> kMarks = {"[recall]", "[second-hand]", "[estimate]",
                                                    "[choice]"};

}  // namespace

Figure Figure::exact(double value, std::string unit, std::string source) {
  return {value, value, value, std::move(unit), Kind::specified, std::move(source)};
}

Figure Figure::within(
    double value, double factor, std::string unit, Kind kind, std::string source) {
  return {value, value / factor, value * factor, std::move(unit), kind, std::move(source)};
}

Figure& Figure::operator*=(double factor) {
  value *= factor;
  low *= factor;
  high *= factor;
  return *this;
}

void Figure::check(std::string_view path) const {
  quantity().check(path);
  if (high == 0 || !source.empty()) return;
  throw ConfigError(std::string(path) + " = " + to_text(value, unit) +
                    ": needs a source; say where it comes from, or \"[choice]\"");
}

bool is_recalled(std::string_view source) {
  return std::ranges::any_of(
      kMarks, [&](std::string_view mark) { return source.find(mark) != source.npos; });
}

void require_unit(const Figure& figure, std::string_view unit, std::string_view path) {
  if (figure.unit == unit || (figure.high == 0 && figure.unit.empty())) return;
  throw ConfigError(std::string(path) + ".unit = '" + figure.unit + "': must be '" +
                    std::string(unit) + "'");
}

}  // namespace titania::energy
