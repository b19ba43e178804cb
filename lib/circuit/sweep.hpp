#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "circuit/relaxation.hpp"
#include "core/kernel.hpp"
#include "core/parallel.hpp"

/// @file
/// Several inputs relaxed side by side, each stopped by itself.

namespace titania::circuit {

// Sweeps after which relaxation is given up: a factorisation is cheaper then.
inline constexpr int kMaxSweeps = 2000;
// Multiply-adds per cell and input of a typical solve: decides about threads, never about results.
inline constexpr double kOperationsPerCell = 100;

inline constexpr double kEpsilon = 2.3e-16;

/// Writes one input's values into its lane.
inline void pack(std::span<const double> values,
                 std::size_t lane,
                 std::size_t lanes,
                 std::span<double> out) {
  for (std::size_t k = 0; k < values.size(); ++k) out[k * lanes + lane] = values[k];
}

/// Reads one input's values out of its lane.
inline void unpack(std::span<const double> values,
                   std::size_t lane,
                   std::size_t lanes,
                   std::span<double> out) {
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = values[k * lanes + lane];
}

/// How far one input is from balance after a sweep.
struct Balance {
  double imbalance = 0;        ///< sum over all nodes, A
  double largest_current = 0;  ///< largest bit-line current, A
  double flow = 0;             ///< sum over all bit lines of Relaxation::flow, A
  double largest_flow = 0;     ///< the largest of them, A

  /// Rounding in a bit-line current, A: each cell's terms are rounded, here and in the lines that
  /// feed it, and a current is a sum of about as many terms as there are lines.
  [[nodiscard]] double rounding(const PreparedLines& lines) const {
    return kEpsilon * (2 * flow + static_cast<double>(lines.rows + lines.cols) * largest_flow);
  }
};

inline Balance balance_of(const Relaxation& state, std::size_t lane) {
  Balance balance;
  for (std::size_t k = lane; k < state.current.size(); k += state.lanes) {
    balance.imbalance += state.imbalance[k];
    balance.largest_current = std::max(balance.largest_current, std::fabs(state.current[k]));
    balance.flow += state.flow[k];
    balance.largest_flow = std::max(balance.largest_flow, state.flow[k]);
  }
  return balance;
}

/// Largest current missing at one node after a sweep, A.
inline double largest_imbalance(const PreparedLines& lines,
                                const Relaxation& state,
                                std::size_t lane) {
  double largest = 0;
  for (std::size_t k = 0; k < lines.g.size(); ++k) {
    const std::size_t at = k * state.lanes + lane;
    largest = std::max(largest, lines.g[k] * std::fabs(state.next[at] - state.b[at]));
  }
  return largest;
}

/// Sweeps until every input has been handed to done(lane, sweeps, balance, reached), each at its
/// own end, so that an input's result does not depend on the others beside it.
void sweep_until(const PreparedLines& lines,
                 const Drives& drives,
                 Relaxation& state,
                 std::size_t used,
                 int max_sweeps,
                 const auto& is_enough,
                 const auto& done) {
  std::vector<bool> finished(used, false);
  std::size_t left = used;
  for (int sweep = 1; left > 0; ++sweep) {
    relax(lines, drives, state);
    detail::poll_progress();
    for (std::size_t lane = 0; lane < used; ++lane) {
      if (finished[lane]) continue;
      const Balance balance = balance_of(state, lane);
      const bool reached = is_enough(lane, balance);  // a NaN is never enough
      if (!reached && sweep < max_sweeps) continue;
      finished[lane] = true;
      --left;
      done(lane, sweep, balance, reached);
    }
  }
}

}  // namespace titania::circuit
