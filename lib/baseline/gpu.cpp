#include "titania/baseline/gpu.hpp"

#include <algorithm>

#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::baseline {

namespace {

using energy::Figure;
using energy::require_unit;

void require_positive(const Figure& figure, std::string_view path) {
  if (figure.low > 0) return;
  throw ConfigError(std::string(path) + ".low = " + to_text(figure.low, figure.unit) +
                    ": must be above 0");
}

void require_share(const Figure& figure, std::string_view path) {
  require_unit(figure, "", path);
  require_positive(figure, path);
  if (figure.high <= 1) return;
  throw ConfigError(std::string(path) + ".high = " + to_text(figure.high) + ": must be at most 1");
}

/// What a field's figure has to be.
struct Rule {
  const char* field;
  const Figure& figure;
  const char* unit;
  bool positive;
};

}  // namespace

void Arithmetic::check(std::string_view path) const {
  const auto at = [&](const char* name) { return detail::join(path, name); };
  require_unit(peak, "1/s", at("peak"));
  require_positive(peak, at("peak"));
  require_unit(e_op, "J", at("e_op"));
  require_share(eta_compute, at("eta_compute"));
}

void Gpu::check(std::string_view path) const {
  const auto at = [&](const char* field) { return detail::join(path, field); };
  const Rule rules[] = {
      {"memory", memory, "B", true},
      {"memory_bandwidth", memory_bandwidth, "B/s", true},
      {"tdp", tdp, "W", true},
      {"idle_power", idle_power, "W", false},
      {"active_power", active_power, "W", false},
      {"e_byte", e_byte, "J", false},
      {"act_reuse", act_reuse, "", true},
      {"t_launch", t_launch, "s", false},
      {"t_request", t_request, "s", false},
      {"host_power", host_power, "W", false},
  };
  for (const Rule& rule : rules) {
    require_unit(rule.figure, rule.unit, at(rule.field));
    if (rule.positive) require_positive(rule.figure, at(rule.field));
  }
  require_share(eta_memory, at("eta_memory"));
  for (auto format = arithmetic.begin(); format != arithmetic.end(); ++format) {
    if (std::ranges::find(arithmetic, format->precision, &Arithmetic::precision) == format)
      continue;
    throw ConfigError(at("arithmetic") + ": has '" + name_of(format->precision) + "' twice");
  }
}

const Arithmetic& Gpu::in(Precision precision) const {
  auto found = std::ranges::find(arithmetic, precision, &Arithmetic::precision);
  if (found == arithmetic.end() && precision == Precision::bf16) {
    found = std::ranges::find(arithmetic, Precision::fp16, &Arithmetic::precision);
  }
  if (found != arithmetic.end()) return *found;
  std::string known;
  for (const auto& a : arithmetic)
    known += (known.empty() ? "" : ", ") + std::string(name_of(a.precision));
  throw ArgumentError("precision = '" + std::string(name_of(precision)) + "': " + name +
                      " has figures for " + (known.empty() ? "none" : known));
}

}  // namespace titania::baseline
