#pragma once

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

#include "circuit/relaxation.hpp"
#include "core/kernel.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// Several inputs relaxed side by side, each stopped by itself.

namespace titania::circuit {

using detail::kLanes;
using detail::Lanes;

// Sweeps after which relaxation is given up: a factorisation is cheaper then.
inline constexpr int kMaxSweeps = 2000;
// Multiply-adds per cell and input of a typical solve: decides about threads, never about results.
inline constexpr double kOperationsPerCell = 100;

/// Value of one input among those computed together.
inline double get(const Lanes& lanes, int lane) { return lanes[lane]; }
inline double get(double value, int /*lane*/) { return value; }
inline void set(Lanes& lanes, int lane, double x) { lanes[lane] = x; }
inline void set(double& value, int /*lane*/, double x) { value = x; }

template <class Lane>
std::vector<Lane> pack(MatrixView values, std::size_t first, int used) {
  std::vector<Lane> out(values.cols(), Lane{});
  for (int lane = 0; lane < used; ++lane) {
    const auto row = values.row(first + lane);
    for (std::size_t k = 0; k < row.size(); ++k) set(out[k], lane, row[k]);
  }
  return out;
}

template <class Lane>
void unpack(const std::vector<Lane>& values, int lane, std::span<double> out) {
  for (std::size_t k = 0; k < values.size(); ++k) out[k] = get(values[k], lane);
}

/// How far one input is from balance after a sweep.
struct Balance {
  double imbalance = 0;        // sum over all nodes, A
  double largest_node = 0;     // largest at one node, A
  double largest_current = 0;  // largest bit-line current, A
};

template <class Lane>
Balance balance_of(const Relaxation<Lane>& state, int lane) {
  Balance balance;
  balance.largest_node = get(state.largest_imbalance, lane);
  for (std::size_t j = 0; j < state.current.size(); ++j) {
    balance.imbalance += get(state.imbalance[j], lane);
    balance.largest_current =
        std::max(balance.largest_current, std::fabs(get(state.current[j], lane)));
  }
  return balance;
}

/// Sweeps until every input has been handed to done(lane, state, sweeps, balance, reached), each at
/// its own end, so that an input's result does not depend on the others beside it.
template <class Lane>
void sweep_until(const PreparedLines& lines,
                 const Drives<Lane>& drives,
                 Relaxation<Lane>& state,
                 int used,
                 int max_sweeps,
                 const auto& is_enough,
                 const auto& done) {
  std::vector<bool> finished(used, false);
  int left = used;
  for (int sweep = 1; left > 0; ++sweep) {
    relax(lines, drives, state);
    for (int lane = 0; lane < used; ++lane) {
      if (finished[lane]) continue;
      const Balance balance = balance_of(state, lane);
      const bool reached = is_enough(lane, balance);  // a NaN is never enough
      if (!reached && sweep < max_sweeps) continue;
      finished[lane] = true;
      --left;
      done(lane, state, sweep, balance, reached);
    }
  }
}

}  // namespace titania::circuit
