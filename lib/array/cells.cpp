#include "array/cells.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania {

namespace {

using detail::shape_text;

// A target this much outside the range, relative to its end, is meant to lie at the end:
// 10 * 1e-6 is less than 1e-5.
constexpr double kTargetRounding = 1e-12;

bool is_inside(double g, const ConductanceRange& range) {
  return g >= range.g_min * (1 - kTargetRounding) && g <= range.g_max * (1 + kTargetRounding);
}

std::size_t cells_of(const ArrayConfig& config) {
  return static_cast<std::size_t>(config.rows) * static_cast<std::size_t>(config.cols);
}

}  // namespace

Cells::Cells(const ArrayConfig& config, const ArrayStreams& streams)
    : config_(config),
      streams_(streams),
      planes_(cells_of(config)),
      state_{Matrix(config.rows, config.cols), {}, 0} {
  const ConductanceRange nominal = device::range(config_.device);
  device::fabricate(config_.device, planes_, streams_("device"));
  for (const auto& effect : config_.nonidealities) {
    nonideality::at_fabrication(effect, planes_, nominal, streams_(nonideality::name(effect)));
  }
  const auto g = state_.programmed.values();
  if (const auto lowest = planes_.find(plane::g_min)) {
    std::ranges::copy(*lowest, g.begin());
  } else {
    std::ranges::fill(g, nominal.g_min);
  }
  stick(g);
  state_.clocks.times.resize(config_.nonidealities.size());
}

Cells::Cells(const ArrayConfig& config,
             const ArrayStreams& streams,
             CellPlanes planes,
             CellState state)
    : config_(config), streams_(streams), planes_(std::move(planes)), state_(std::move(state)) {
  check();
}

void Cells::stick(std::span<double> g) const {
  for (const auto& cell : planes_.stuck()) g[cell.index] = cell.conductance;
}

void Cells::check_target(MatrixView target, bool clip, const ConductanceRange& nominal) const {
  if (target.rows() != state_.programmed.rows() || target.cols() != state_.programmed.cols()) {
    throw ShapeError("target has shape " + shape_text(target) + ", expected " +
                     shape_text(state_.programmed) + " = (word lines, bit lines)");
  }
  for (std::size_t k = 0; k < target.size(); ++k) {
    const double g = target.values()[k];
    if (is_inside(g, nominal) || (clip && !std::isnan(g))) continue;
    throw ArgumentError("target" + detail::place_text(k, target.cols()) + " = " + to_text(g, "S") +
                        ": must be in [" + to_text(nominal.g_min) + ", " + to_text(nominal.g_max) +
                        "] S, the range of " + device::name(config_.device) +
                        "; clip=True moves it to the nearer end");
  }
}

Cells::Programmed Cells::programmed(MatrixView target, bool clip) const {
  const ConductanceRange nominal = device::range(config_.device);
  check_target(target, clip, nominal);
  const auto own_min = planes_.find(plane::g_min);
  const auto own_max = planes_.find(plane::g_max);
  Programmed result{{Matrix(target), {}, state_.programmings + 1}, 0};
  const auto g = result.state.programmed.values();
  for (std::size_t k = 0; k < g.size(); ++k) {
    const double wanted = g[k];
    const double nearest = std::clamp(wanted, nominal.g_min, nominal.g_max);
    g[k] = own_min && own_max ? std::clamp(nearest, (*own_min)[k], (*own_max)[k]) : nearest;
    result.clipped += g[k] != nearest || !is_inside(wanted, nominal) ? 1 : 0;
  }
  for (const auto& effect : config_.nonidealities) {
    nonideality::at_program(effect, g, streams_(nonideality::name(effect)), state_.programmings);
  }
  stick(g);
  result.state.clocks.times.resize(config_.nonidealities.size());
  return result;
}

CellClocks Cells::later(double seconds, double temperature) const {
  if (!(seconds >= 0 && std::isfinite(seconds))) {
    throw ArgumentError("seconds = " + to_text(seconds, "s") + ": must be in [0, inf) s");
  }
  // Below it, nobody has seen the devices drift; above it they are fired.
  constexpr Bounds allowed = closed(150, 2000);
  if (!allowed.contains(temperature)) {
    throw ArgumentError("temperature = " + to_text(temperature, "K") + ": must be in " +
                        to_text(allowed) + " K" + detail::unit_slip(temperature, "K", allowed));
  }
  CellClocks clocks = state_.clocks;
  clocks.age += seconds;
  for (std::size_t k = 0; k < clocks.times.size(); ++k) {
    clocks.times[k].advance(seconds *
                            nonideality::acceleration(config_.nonidealities[k], temperature));
  }
  return clocks;
}

Matrix Cells::conductance(const Matrix& programmed, const std::vector<CellTimes>& times) const {
  Matrix g = programmed;
  for (std::size_t k = 0; k < times.size(); ++k) {
    nonideality::at_age(config_.nonidealities[k], g.values(), planes_, times[k]);
  }
  return g;
}

std::vector<double> Cells::read_variance(std::span<const double> g) const {
  std::vector<double> variance(g.size(), 0.0);
  bool noisy = false;
  for (const auto& effect : config_.nonidealities) {
    noisy = nonideality::add_read_variance(effect, g, variance) || noisy;
  }
  if (!noisy) variance.clear();
  return variance;
}

void Cells::check() const {
  const auto require = [](bool holds, const std::string& what) {
    if (!holds) throw ArgumentError("the state does not fit the array: " + what);
  };
  const std::size_t cells = cells_of(config_);
  const auto is_finite = [](double x) { return std::isfinite(x); };
  const auto is_not_negative = [](double x) { return std::isfinite(x) && x >= 0; };

  require(state_.programmed.rows() == static_cast<std::size_t>(config_.rows) &&
              state_.programmed.cols() == static_cast<std::size_t>(config_.cols),
          "shape of the conductances");
  require(std::ranges::all_of(state_.programmed.values(), is_not_negative), "a conductance");

  require(planes_.cells() == cells, "number of cells");
  for (const auto& plane : planes_.all()) {
    require(plane.values.size() == cells, "size of the plane '" + plane.name + "'");
    require(std::ranges::all_of(plane.values, is_finite),
            "a value of the plane '" + plane.name + "'");
  }
  for (const auto& cell : planes_.stuck()) {
    require(cell.index < cells && is_not_negative(cell.conductance), "a stuck cell");
  }
  // Every plane that fabrication would make must be there, and no other.
  std::vector<PlaneKey> expected = device::plane_keys(config_.device);
  for (const auto& effect : config_.nonidealities) {
    const auto keys = nonideality::plane_keys(effect);
    expected.insert(expected.end(), keys.begin(), keys.end());
  }
  for (const PlaneKey& key : expected) {
    require(planes_.find(key).has_value(), "no plane '" + std::string(key.name) + "'");
  }
  require(planes_.all().size() == expected.size(), "a plane that nothing draws");

  const auto& clocks = state_.clocks;
  require(is_not_negative(clocks.age), "the age");
  require(clocks.times.size() == config_.nonidealities.size(), "number of nonidealities");
  for (const CellTimes& times : clocks.times) {
    require(is_not_negative(times.now()), "a time");
    require(times.is_uniform() || times.written().size() == cells, "number of times");
    const auto is_past = [&](double t) { return t >= 0 && t <= times.now(); };
    require(std::ranges::all_of(times.written(), is_past), "a time of writing");
  }
}

}  // namespace titania
