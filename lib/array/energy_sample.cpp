#include "array/energy_sample.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "core/kernel.hpp"
#include "titania/core/error.hpp"

// n of N inputs, drawn without replacement, estimate the energy of all by N times their mean, with
// no bias, and the variance of that by N^2 (1 - n / N) s^2 / n, s^2 the variance between them
// (Cochran, Sampling Techniques, 3rd ed., 1977, theorem 2.2).  Every array draws its own inputs, so
// that the errors of several arrays are independent and their variances add up.

namespace titania {

namespace {

constexpr std::size_t kLeastSample = 16;
constexpr std::size_t kOneIn = 16;

struct Estimated {
  double sum = 0;       // of the whole batch
  double variance = 0;  // of that
};

/// What `value` says of some inputs of a batch, for all of them.
Estimated estimate(std::span<const Drawn> drawn, double batch, const auto& value) {
  const auto n = static_cast<double>(drawn.size());
  double sum = 0;
  for (const auto& d : drawn) sum += value(d);
  if (n == batch) return {sum, 0};
  double squares = 0;
  for (const auto& d : drawn) squares += (value(d) - sum / n) * (value(d) - sum / n);
  return {batch / n * sum, batch * (batch - n) / n * squares / (n - 1)};
}

TITANIA_CLONES double squares_of(const double* values, std::size_t count) {
  detail::Lanes sums = {};
  std::size_t k = 0;
  for (; k + detail::kLanes <= count; k += detail::kLanes) {
    const auto x = detail::load<detail::Lanes>(values + k);
    sums += x * x;
  }
  double sum = 0;
  for (; k < count; ++k) sum += values[k] * values[k];
  for (int lane = 0; lane < detail::kLanes; ++lane) sum += sums[lane];
  return sum;
}

}  // namespace

void ReadOptions::check() const {
  if (!sample) return;
  const std::string given = "sample = " + std::to_string(*sample);
  if (*sample < 2) {
    throw ArgumentError(given + ": must be at least 2 inputs, or nothing tells the error");
  }
  if (energy != EnergyMode::sampled) {
    throw ArgumentError(given + ": only for energy = sampled");
  }
}

std::vector<std::size_t> choose_inputs(std::size_t batch,
                                       const ReadOptions& options,
                                       const RandomStream& stream,
                                       std::uint64_t index) {
  std::vector<std::size_t> inputs(batch);
  std::iota(inputs.begin(), inputs.end(), std::size_t{0});
  if (options.energy == EnergyMode::exact) return inputs;
  const std::size_t share = (batch + kOneIn - 1) / kOneIn;
  const std::size_t sample = options.sample.value_or(std::max(kLeastSample, share));
  if (sample >= batch) return inputs;

  std::vector<double> priority(batch);
  stream.uniform(priority, 0, index);
  std::ranges::nth_element(inputs, inputs.begin() + static_cast<std::ptrdiff_t>(sample),
                           [&](std::size_t a, std::size_t b) {
                             return priority[a] != priority[b] ? priority[a] < priority[b] : a < b;
                           });
  inputs.resize(sample);
  std::ranges::sort(inputs);
  return inputs;
}

Activity drawn_activity(std::span<const Drawn> drawn, std::size_t batch, double t_read) {
  const auto inputs = static_cast<double>(batch);
  const auto of = [&](const auto& value) { return estimate(drawn, inputs, value); };
  const Estimated cells = of([&](const Drawn& d) { return d.heat.cells * t_read; });
  const Estimated wires = of([&](const Drawn& d) { return d.heat.wires * t_read; });
  const Estimated charge = of([&](const Drawn& d) { return d.current * t_read; });
  Activity activity;
  activity.cell_energy = cells.sum;
  activity.cell_energy_variance = cells.variance;
  activity.wire_energy = wires.sum;
  activity.wire_energy_variance = wires.variance;
  activity.array_charge = charge.sum;
  activity.array_charge_variance = charge.variance;
  return activity;
}

double sum_of_squares(std::span<const double> values) {
  return squares_of(values.data(), values.size());
}

}  // namespace titania
