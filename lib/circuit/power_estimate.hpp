#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "titania/circuit/solve.hpp"
#include "titania/core/error.hpp"
#include "titania/core/random.hpp"

namespace titania::circuit {

/// Numbers of `sample` of `batch` inputs, drawn without replacement, in rising order.
inline std::vector<std::size_t> draw_inputs(std::size_t batch,
                                            std::size_t sample,
                                            std::uint64_t seed) {
  std::vector<double> uniform(sample);
  RandomStream(seed, "power sample").uniform(uniform);
  std::vector<std::size_t> order(batch);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t k = 0; k < sample; ++k) {
    const auto left = static_cast<double>(batch - k);
    std::swap(order[k], order[k + static_cast<std::size_t>(uniform[k] * left)]);
  }
  order.resize(sample);
  std::ranges::sort(order);
  return order;
}

/// Mean and its standard error, with the correction for a finite batch.
inline void estimate(const std::vector<Power>& powers,
                     std::size_t batch,
                     double Power::* part,
                     PowerEstimate& out) {
  const auto n = static_cast<double>(powers.size());
  double sum = 0;
  for (const Power& p : powers) sum += p.*part;
  const double mean = sum / n;
  double squares = 0;
  for (const Power& p : powers) squares += (p.*part - mean) * (p.*part - mean);
  const double left_out = 1 - n / static_cast<double>(batch);
  out.mean.*part = mean;
  out.standard_error.*part = left_out > 0 ? std::sqrt(squares / (n - 1) / n * left_out) : 0;
}

/// Solves a sample of a batch by any network.
PowerEstimate estimate_power_of(const auto& network,
                                MatrixView v,
                                std::size_t sample,
                                std::uint64_t seed,
                                std::span<const double> v_bit_line,
                                const SolveOptions& options) {
  if (sample > v.rows() || (sample < 2 && sample != v.rows()) || sample == 0) {
    throw ArgumentError("sample = " + std::to_string(sample) + ": must be in [2, " +
                        std::to_string(v.rows()) + "], the inputs of the batch");
  }
  Matrix chosen(sample, v.cols());
  const auto inputs = draw_inputs(v.rows(), sample, seed);
  for (std::size_t k = 0; k < sample; ++k) {
    std::ranges::copy(v.row(inputs[k]), chosen.row(k).begin());
  }
  const auto powers = network.solve(chosen, v_bit_line, options, {.power = true}).power;
  PowerEstimate result{{}, {}, sample, v.rows()};
  for (const auto part : {&Power::sources, &Power::cells, &Power::wires, &Power::terminals}) {
    estimate(powers, v.rows(), part, result);
  }
  return result;
}

}  // namespace titania::circuit
