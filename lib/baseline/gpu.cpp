#include "titania/baseline/gpu.hpp"

#include <algorithm>
#include <array>
#include <span>

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

void require(std::span<const Rule> rules, std::string_view path) {
  for (const Rule& rule : rules) {
    const std::string at = detail::join(path, rule.field);
    require_unit(rule.figure, rule.unit, at);
    if (rule.positive) require_positive(rule.figure, at);
  }
}

/// Each of `items` has a member of its own value.
template <class Item, class Key>
void require_distinct(const std::vector<Item>& items, Key Item::* key, const std::string& path) {
  for (auto item = items.begin(); item != items.end(); ++item) {
    if (std::ranges::find(items, (*item).*key, key) == item) continue;
    throw ConfigError(path + ": has '" + name_of((*item).*key) + "' twice");
  }
}

/// The item of a format; bf16 without one of its own has that of fp16.
template <class Item>
const Item& of_format(const std::vector<Item>& items,
                      Precision precision,
                      const std::string& owner) {
  auto found = std::ranges::find(items, precision, &Item::precision);
  if (found == items.end() && precision == Precision::bf16) {
    found = std::ranges::find(items, Precision::fp16, &Item::precision);
  }
  if (found != items.end()) return *found;
  std::string known;
  for (const auto& item : items) {
    known += (known.empty() ? "" : ", ") + std::string(name_of(item.precision));
  }
  throw ArgumentError("precision = '" + std::string(name_of(precision)) + "': " + owner +
                      " has figures for " + (known.empty() ? "none" : known));
}

bool decided(const Figure& figure) {
  return figure.kind == energy::Kind::fitted || figure.kind == energy::Kind::measured;
}

}  // namespace

void PeakRate::check(std::string_view path) const {
  require(std::array{Rule{"rate", rate, "1/s", true}}, path);
}

void Arithmetic::check(std::string_view path) const {
  require_unit(e_op, "J", detail::join(path, "e_op"));
  require_share(eta_compute, detail::join(path, "eta_compute"));
}

void Calibration::check(std::string_view path) const {
  require(std::array{Rule{"active_power", active_power, "W", false},
                     Rule{"act_reuse", act_reuse, "", true}, Rule{"t_launch", t_launch, "s", false},
                     Rule{"t_request", t_request, "s", false},
                     Rule{"t_collective", t_collective, "s", false},
                     Rule{"collective_bandwidth", collective_bandwidth, "B/s", true},
                     Rule{"expert_imbalance", expert_imbalance, "", false}},
          path);
  require_share(eta_memory, detail::join(path, "eta_memory"));
  require_distinct(arithmetic, &Arithmetic::precision, detail::join(path, "arithmetic"));
}

const Arithmetic& Calibration::in(Precision precision) const {
  const std::string owner = stack.empty() ? "the calibration" : "the calibration to " + stack;
  return of_format(arithmetic, precision, owner);
}

bool Calibration::is_fitted() const {
  if (decided(active_power) || decided(eta_memory) || decided(act_reuse) || decided(t_launch) ||
      decided(t_request)) {
    return true;
  }
  return std::ranges::any_of(
      arithmetic, [](const Arithmetic& a) { return decided(a.e_op) || decided(a.eta_compute); });
}

void Gpu::check(std::string_view path) const {
  require(std::array{Rule{"memory", memory, "B", true},
                     Rule{"memory_bandwidth", memory_bandwidth, "B/s", true},
                     Rule{"tdp", tdp, "W", true}, Rule{"idle_power", idle_power, "W", false},
                     Rule{"e_byte", e_byte, "J", false}, Rule{"host_power", host_power, "W", false},
                     Rule{"die_area", die_area, "m2", false}},
          path);
  const std::string at = detail::join(path, "calibrations");
  require_distinct(peaks, &PeakRate::precision, detail::join(path, "peaks"));
  require_distinct(calibrations, &Calibration::work, at);
  if (std::ranges::find(calibrations, WorkKind::other, &Calibration::work) == calibrations.end()) {
    throw ConfigError(at + ": has none for other work");
  }
}

const Figure& Gpu::peak(Precision precision) const {
  return of_format(peaks, precision, name).rate;
}

const Calibration& Gpu::calibration(WorkKind work) const {
  auto found = std::ranges::find(calibrations, work, &Calibration::work);
  if (found == calibrations.end()) {
    found = std::ranges::find(calibrations, WorkKind::other, &Calibration::work);
  }
  if (found != calibrations.end()) return *found;
  throw ArgumentError("gpu '" + name + "': has no calibration for other work");
}

}  // namespace titania::baseline
