#include "titania/energy/figure.hpp"

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::energy {

Figure Figure::exact(double value, std::string unit, std::string source) {
  return {value, value, value, std::move(unit), Kind::specified, std::move(source)};
}

Figure Figure::within(
    double value, double factor, std::string unit, Kind kind, std::string source) {
  return {value, value / factor, value * factor, std::move(unit), kind, std::move(source)};
}

void Figure::check(std::string_view path) const {
  quantity().check(path);
  if (high == 0 || !source.empty()) return;
  throw ConfigError(std::string(path) + " = " + to_text(value, unit) +
                    ": needs a source; say where it comes from, or \"[choice]\"");
}

void require_unit(const Figure& figure, std::string_view unit, std::string_view path) {
  if (figure.unit == unit || (figure.high == 0 && figure.unit.empty())) return;
  throw ConfigError(std::string(path) + ".unit = '" + figure.unit + "': must be '" +
                    std::string(unit) + "'");
}

}  // namespace titania::energy
