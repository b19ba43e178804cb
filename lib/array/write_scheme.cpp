#include "titania/array/write_scheme.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "titania/core/error.hpp"

namespace titania {

namespace {

constexpr int kAmplitudes = 32;         // points of the average over a ramp
constexpr double kSmallVoltage = 0.01;  // V, at which the law's curvature is taken

/// Mean over a ramp of the power in every cell, summed over the cells (W), for one share of the
/// full amplitude.
struct RampPower {
  double ohmic = 0;
  double law = 0;
  double sinh = 0;
};

RampPower ramp_power(MatrixView g, const CellLaw& law, double v_start, double v_stop) {
  const std::size_t cells = g.size();
  std::vector<double> v(cells, kSmallVoltage);
  std::vector<double> current(cells);
  std::vector<double> slope(cells);
  law.evaluate(g.values(), v, current, slope);
  std::vector<double> b(cells);  // 1/V: (g / b) sinh(b v) has the law's cubic term
  for (std::size_t k = 0; k < cells; ++k) {
    const double ohmic = g.values()[k] * kSmallVoltage;
    const double share = ohmic > 0 ? (current[k] / ohmic - 1) / (kSmallVoltage * kSmallVoltage) : 0;
    b[k] = std::sqrt(6 * std::max(share, 0.0));
  }

  RampPower mean;
  for (int a = 0; a < kAmplitudes; ++a) {
    const double amplitude = v_start + (v_stop - v_start) * (a + 0.5) / kAmplitudes;
    std::fill(v.begin(), v.end(), amplitude);
    law.evaluate(g.values(), v, current, slope);
    for (std::size_t k = 0; k < cells; ++k) {
      const double conductance = g.values()[k];
      const double ohmic = conductance * amplitude * amplitude;
      mean.ohmic += ohmic;
      mean.law += current[k] * amplitude;
      mean.sinh += b[k] > 0 ? conductance / b[k] * std::sinh(b[k] * amplitude) * amplitude : ohmic;
    }
  }
  mean.ohmic /= kAmplitudes;
  mean.law /= kAmplitudes;
  mean.sinh /= kAmplitudes;
  return mean;
}

}  // namespace

ProgramActivity WriteScheme::cost(MatrixView g, const device::Model& device) const {
  const auto law = device::law(device);
  const RampPower selected = ramp_power(g, *law, v_start, v_stop);
  const RampPower half = ramp_power(g, *law, v_start / 2, v_stop / 2);
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
