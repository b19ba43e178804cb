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

}  // namespace

void Arithmetic::check(std::string_view path) const {
  const auto at = [&](const char* name) { return detail::join(path, name); };
  require_unit(peak, "1/s", at("peak"));
  require_positive(peak, at("peak"));
  require_unit(e_op, "J", at("e_op"));
  require_share(eta_compute, at("eta_compute"));
}

void Gpu::check(std::string_view path) const {
  const auto at = [&](const char* name) { return detail::join(path, name); };
  require_unit(memory, "B", at("memory"));
  require_unit(memory_bandwidth, "B/s", at("memory_bandwidth"));
  require_unit(e_byte, "J", at("e_byte"));
  require_unit(act_reuse, "", at("act_reuse"));
  for (const auto& [name, figure] : {std::pair{"tdp", &tdp}, {"idle_power", &idle_power},
                                     {"active_power", &active_power}, {"host_power", &host_power}})
    require_unit(*figure, "W", at(name));
  for (const auto& [name, figure] : {std::pair{"t_launch", &t_launch}, {"t_request", &t_request}})
    require_unit(*figure, "s", at(name));
  for (const auto& [name, figure] :
       {std::pair{"memory", &memory}, {"memory_bandwidth", &memory_bandwidth}, {"tdp", &tdp},
        {"act_reuse", &act_reuse}})
    require_positive(*figure, at(name));
  require_share(eta_memory, at("eta_memory"));
  for (std::size_t k = 0; k < arithmetic.size(); ++k) {
    const auto same = std::ranges::find(arithmetic, arithmetic[k].precision, &Arithmetic::precision);
    if (same - arithmetic.begin() == static_cast<std::ptrdiff_t>(k)) continue;
    throw ConfigError(detail::join(at("arithmetic"), k) + ".precision = '" +
                      name_of(arithmetic[k].precision) + "': is there already");
  }
}

const Arithmetic& Gpu::in(Precision precision) const {
  auto found = std::ranges::find(arithmetic, precision, &Arithmetic::precision);
  if (found == arithmetic.end() && precision == Precision::bf16) {
    found = std::ranges::find(arithmetic, Precision::fp16, &Arithmetic::precision);
  }
  if (found != arithmetic.end()) return *found;
  std::string known;
  for (const auto& a : arithmetic) known += (known.empty() ? "" : ", ") + std::string(name_of(a.precision));
  throw ArgumentError("precision = '" + std::string(name_of(precision)) + "': " + name +
                      " has figures for " + (known.empty() ? "none" : known));
}

}  // namespace titania::baseline
