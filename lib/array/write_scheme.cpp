#include "titania/array/write_scheme.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "titania/core/error.hpp"

namespace titania {

namespace {

constexpr std::size_t kNodes = 257;     // conductances at which the ramp is integrated
constexpr int kIntervals = 16;          // of the integral over a ramp, by Simpson's rule
constexpr double kSmallVoltage = 0.01;  // V, at which the law's curvature is taken

/// How many cells have which conductance.  A cell between two nodes counts partly for each, so
/// that a sum over the nodes interpolates linearly and Ohm's law stays exact.
struct Census {
  std::vector<double> conductance;  // S
  std::vector<double> cells;
};

Census take_census(std::span<const double> g) {
  const auto [least, most] = std::minmax_element(g.begin(), g.end());
  const double low = *least;
  const double step = (*most - low) / static_cast<double>(kNodes - 1);
  if (!(step > 0)) return {{low}, {static_cast<double>(g.size())}};
  Census census{std::vector<double>(kNodes), std::vector<double>(kNodes, 0.0)};
  for (std::size_t n = 0; n < kNodes; ++n) {
    census.conductance[n] = low + step * static_cast<double>(n);
  }
  for (const double x : g) {
    const double place = (x - low) / step;
    const std::size_t below = std::min(static_cast<std::size_t>(place), kNodes - 2);
    const double share = place - static_cast<double>(below);
    census.cells[below] += 1 - share;
    census.cells[below + 1] += share;
  }
  return census;
}

/// Mean over a ramp of the power in all cells together (W), by three laws.
struct RampPower {
  double ohmic = 0;
  double law = 0;
  double sinh = 0;
};

/// Curvature b (1/V) at small voltages: (g / b) sinh(b v) has the law's cubic term.
std::vector<double> curvature(std::span<const double> g, const CellLaw& law) {
  const std::vector<double> v(g.size(), kSmallVoltage);
  std::vector<double> current(g.size());
  std::vector<double> slope(g.size());
  law.evaluate(g, v, current, slope);
  std::vector<double> b(g.size());
  for (std::size_t n = 0; n < g.size(); ++n) {
    const double ohmic = g[n] * kSmallVoltage;
    const double share = ohmic > 0 ? (current[n] / ohmic - 1) / (kSmallVoltage * kSmallVoltage) : 0;
    b[n] = std::sqrt(6 * std::max(share, 0.0));
  }
  return b;
}

RampPower ramp_power(const Census& census, const CellLaw& law, double v_start, double v_stop) {
  const std::span<const double> g = census.conductance;
  const std::vector<double> b = curvature(g, law);
  std::vector<double> v(g.size());
  std::vector<double> current(g.size());
  std::vector<double> slope(g.size());
  RampPower mean;
  for (int a = 0; a <= kIntervals; ++a) {
    const bool at_end = a == 0 || a == kIntervals;
    const double weight = (at_end ? 1 : a % 2 == 1 ? 4 : 2) / (3.0 * kIntervals);
    const double amplitude = v_start + (v_stop - v_start) * a / kIntervals;
    std::fill(v.begin(), v.end(), amplitude);
    law.evaluate(g, v, current, slope);
    for (std::size_t n = 0; n < g.size(); ++n) {
      const double share = weight * census.cells[n];
      const double ohmic = g[n] * amplitude * amplitude;
      mean.ohmic += share * ohmic;
      mean.law += share * (current[n] * amplitude);
      mean.sinh +=
          share * (b[n] > 0 ? g[n] / b[n] * std::sinh(b[n] * amplitude) * amplitude : ohmic);
    }
  }
  return mean;
}

}  // namespace

ProgramActivity WriteScheme::cost(MatrixView g, const device::Model& device) const {
  const auto law = device::law(device);
  const Census census = take_census(g.values());
  const RampPower selected = ramp_power(census, *law, v_start, v_stop);
  const RampPower half = ramp_power(census, *law, v_start / 2, v_stop / 2);
  // While the other cells of its row and column are written, a cell is half-selected.
  const double others = static_cast<double>(g.rows() + g.cols()) - 2.0;
  const double on_time = static_cast<double>(pulses) * t_pulse;

  ProgramActivity activity;
  activity.cells = static_cast<double>(g.size());
  activity.pulses = activity.cells * static_cast<double>(pulses);
  activity.time = activity.cells * on_time;
  activity.energy = on_time * (selected.law + others * half.law);
  activity.energy_low = on_time * (selected.ohmic + others * half.ohmic);
  activity.energy_high = on_time * (selected.sinh + others * half.sinh);
  return activity;
}

void WriteScheme::check(std::string_view path) const {
  if (v_start <= v_stop) return;
  throw ConfigError(std::string(path) + ": needs v_start <= v_stop");
}

}  // namespace titania
