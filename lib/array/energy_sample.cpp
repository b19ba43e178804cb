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
  double energy = 0;    // J, of the whole batch
  double variance = 0;  // J^2
};

/// One kind of heat of a batch, from that of some of its inputs.
Estimated estimate(std::span<const circuit::Heat> heat,
                   double circuit::Heat::* kind,
                   double batch,
                   double t_read) {
  const auto n = static_cast<double>(heat.size());
  double sum = 0;
  for (const auto& h : heat) sum += h.*kind;
  double squares = 0;
  for (const auto& h : heat) squares += (h.*kind - sum / n) * (h.*kind - sum / n);
  return {batch / n * sum * t_read, batch * (batch - n) / n * squares / (n - 1) * t_read * t_read};
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

Activity heat_activity(std::span<const circuit::Heat> heat, std::size_t batch, double t_read) {
  Activity activity;
  if (heat.size() == batch) {
    for (const auto& h : heat) {
      activity.cell_energy += h.cells * t_read;
      activity.wire_energy += h.wires * t_read;
    }
    return activity;
  }
  const auto inputs = static_cast<double>(batch);
  const Estimated cells = estimate(heat, &circuit::Heat::cells, inputs, t_read);
  const Estimated wires = estimate(heat, &circuit::Heat::wires, inputs, t_read);
  activity.cell_energy = cells.energy;
  activity.cell_energy_variance = cells.variance;
  activity.wire_energy = wires.energy;
  activity.wire_energy_variance = wires.variance;
  return activity;
}

double sum_of_squares(std::span<const double> values) {
  return squares_of(values.data(), values.size());
}

}  // namespace titania
