#pragma once

#include <algorithm>
#include <cstddef>

#include "circuit/nonlinear/cell_kernels.hpp"
#include "circuit/nonlinear/state.hpp"

/// @file
/// The sweeps of nonlinear_state.hpp, for any law with a tangent().

namespace titania::circuit {

/// Voltage between the terminals of the cells from (i, j) on.
template <class Cells, class Value>
TITANIA_INLINE auto across(const LaneDrives& drives, std::size_t i, std::size_t j) {
  return detail::load<Value>(drives.v_word_line + i * kWidth<Value>) -
         detail::load<Cells>(drives.v_bit_line + j);
}

/// Tangents of word line i: sources f + D u into q, slopes D into d.
template <class Value, class Law>
TITANIA_INLINE void linearise_word_line(const Law& law,
                                        const LaneDrives& drives,
                                        const NonlinearState& state,
                                        std::size_t cols,
                                        std::size_t i,
                                        double* q,
                                        double* d) {
  constexpr std::size_t width = kWidth<Value>;
  for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
    const std::size_t k = i * cols + j;
    const auto u = detail::load<Values>(state.u_before.data() + k * width);
    const auto b = detail::load<Values>(state.b.data() + k * width);
    const Values v = across<Cells, Value>(drives, i, j) - u - b;
    const auto t = tangent<Cells, Values>(law, k, k * width, v);
    detail::store(q + j * width, Values(t.current + t.slope * u));
    detail::store(d + j * width, t.slope);
  });
}

/// Solves `Count` neighbouring word lines from their tangents, which q and d hold and lose.
template <int Count, class Value>
TITANIA_INLINE void solve_word_lines(
    const WireLines& lines, std::size_t first, double* q, double* d, double* u) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  const double* r = lines.word.data() + first * cols;
  Value s[Count] = {};
  Value y[Count] = {};
  for (int i = 0; i < Count; ++i) s[i] += lines.word_far[first + i];
  for (std::size_t j = cols; j-- > 0;) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      s[i] += detail::load<Value>(d + k * width);
      y[i] += detail::load<Value>(q + k * width);
      const Value f = 1.0 / (1.0 + r[k] * s[i]);
      s[i] *= f;
      y[i] *= f;
      detail::store(d + k * width, f);
      detail::store(q + k * width, Value(r[k] * y[i]));
    }
  }
  Value drop[Count] = {};
  for (std::size_t j = 0; j < cols; ++j) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      drop[i] = detail::load<Value>(d + k * width) * drop[i] + detail::load<Value>(q + k * width);
      detail::store(u + k * width, drop[i]);
    }
  }
}

template <class Value, class Law>
TITANIA_INLINE void word_half_sweep(const Law& law,
                                    const WireLines& lines,
                                    const LaneDrives& drives,
                                    NonlinearState& state) {
  const std::size_t stride = lines.cols * kWidth<Value>;
  double* q = state.strip.data();
  double* d = q + kStrip * stride;
  for (std::size_t i = 0; i < lines.rows;) {
    const std::size_t count = i + kStrip <= lines.rows ? kStrip : 1;
    for (std::size_t n = 0; n < count; ++n) {
      linearise_word_line<Value>(law, drives, state, lines.cols, i + n, q + n * stride,
                                 d + n * stride);
    }
    if (count == kStrip) {
      solve_word_lines<kStrip, Value>(lines, i, q, d, state.u.data() + i * stride);
    } else {
      solve_word_lines<1, Value>(lines, i, q, d, state.u.data() + i * stride);
    }
    i += count;
  }
}

/// Elimination along all bit lines, top to bottom.
template <class Value, class Law>
TITANIA_INLINE void eliminate_bit_lines(const Law& law,
                                        const WireLines& lines,
                                        const LaneDrives& drives,
                                        NonlinearState& state) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  double* carried_s = state.carried.data();
  double* carried_y = carried_s + cols * width;
  for (std::size_t j = 0; j < cols; ++j) {
    std::fill_n(carried_s + j * width, width, lines.bit_far[j]);
    std::fill_n(carried_y + j * width, width, 0.0);
  }
  for (std::size_t i = 0; i < lines.rows; ++i) {
    for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
      const std::size_t k = i * cols + j;
      const std::size_t at = k * width;
      const auto u = detail::load<Values>(state.u.data() + at);
      const auto b = detail::load<Values>(state.b_before.data() + at);
      const Values v = across<Cells, Value>(drives, i, j) - u - b;
      const auto t = tangent<Cells, Values>(law, k, at, v);
      const auto r = detail::load<Cells>(lines.bit.data() + k);
      const Values s = t.slope + detail::load<Values>(carried_s + j * width);
      const Values f = 1.0 / (1.0 + r * s);
      const Values y = f * (t.current + t.slope * b + detail::load<Values>(carried_y + j * width));
      detail::store(state.slope.data() + at, t.slope);
      detail::store(state.factor.data() + at, f);
      detail::store(state.rise.data() + at, Values(r * y));
      detail::store(carried_s + j * width, Values(f * s));
      detail::store(carried_y + j * width, y);
    });
  }
  std::copy_n(carried_y, cols * width, state.bottom.data());
}

/// Substitution along all bit lines, bottom to top, with the change that results.
template <class Value>
TITANIA_INLINE void substitute_bit_lines(const WireLines& lines, NonlinearState& state) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  for (auto* sums : {&state.change, &state.slope_sum}) {
    std::fill_n(sums->data(), cols * width, 0.0);
  }
  if (state.coarse) state.coarse->start_sums();
  for (std::size_t i = lines.rows; i-- > 0;) {
    LaneCorrection::Rows rows{nullptr, nullptr, 0};
    if (state.coarse) rows = state.coarse->row(i);
    for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
      const std::size_t at = (i * cols + j) * width;
      auto b = detail::load<Values>(state.rise.data() + at);
      if (i + 1 < lines.rows) {
        b += detail::load<Values>(state.factor.data() + at) *
             detail::load<Values>(state.b.data() + at + cols * width);
      }
      detail::store(state.b.data() + at, b);
      const auto before = detail::load<Values>(state.b_before.data() + at);
      const auto slope = detail::load<Values>(state.slope.data() + at);
      const Values missing = slope * (before - b);
      const auto add = [&](double* sums, Values term) TITANIA_INLINE_LAMBDA {
        double* sum = sums + j * width;
        detail::store(sum, Values(detail::load<Values>(sum) + term));
      };
      add(state.change.data(), magnitude(missing));
      add(state.slope_sum.data(), slope);
      if (rows.first) {
        const Values second = missing * rows.weight;
        add(rows.first, missing - second);
        add(rows.second, second);
      }
    });
  }
}

template <class Value, class Law>
TITANIA_INLINE void bit_half_sweep(const Law& law,
                                   const WireLines& lines,
                                   const LaneDrives& drives,
                                   NonlinearState& state) {
  eliminate_bit_lines<Value>(law, lines, drives, state);
  substitute_bit_lines<Value>(lines, state);
}

/// Currents and imbalances after a sweep.  `before`, `between` and `after` are the law before the
/// sweep, between its halves and after it.
template <class Value, class Law>
TITANIA_INLINE void check_sweep(const Law& before,
                                const Law& between,
                                const Law& after,
                                const WireLines& lines,
                                const LaneDrives& drives,
                                NonlinearState& state) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  for (auto* sums : {&state.current, &state.flow, &state.imbalance, &state.worst}) {
    std::fill_n(sums->data(), cols * width, 0.0);
  }
  for (std::size_t i = 0; i < lines.rows; ++i) {
    for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
      const std::size_t k = i * cols + j;
      const std::size_t at = k * width;
      const Values terminals = Values{} + across<Cells, Value>(drives, i, j);
      const auto u_old = detail::load<Values>(state.u_before.data() + at);
      const auto b_old = detail::load<Values>(state.b_before.data() + at);
      const auto u = detail::load<Values>(state.u.data() + at);
      const auto b = detail::load<Values>(state.b.data() + at);
      const auto word = tangent<Cells, Values>(before, k, at, Values(terminals - u_old - b_old));
      const auto bit = tangent<Cells, Values>(between, k, at, Values(terminals - u - b_old));
      const auto cell = tangent<Cells, Values>(after, k, at, Values(terminals - u - b));
      const Values in_word =
          magnitude(Values(word.current - cell.current + word.slope * (u_old - u)));
      const Values in_bit = magnitude(Values(bit.current - cell.current + bit.slope * (b_old - b)));
      const Values terms = magnitude(cell.current) +
                           cell.slope * (magnitude(terminals) + magnitude(u) + magnitude(b));
      detail::store(state.i_cell.data() + at, cell.current);
      const auto add = [&](std::vector<double>& sums, Values term) TITANIA_INLINE_LAMBDA {
        double* sum = sums.data() + j * width;
        detail::store(sum, Values(detail::load<Values>(sum) + term));
      };
      add(state.current, cell.current);
      add(state.flow, terms);
      // A missing current divides among the terminals; the sum of a bit line's cells, which stands
      // for the current of its terminal, misses what is missing at its nodes beside that.
      add(state.imbalance, in_word + 2.0 * in_bit);
      double* worst = state.worst.data() + j * width;
      const Values largest = -lesser(Values(-in_word), Values(-in_bit));
      detail::store(worst, Values(-lesser(Values(-largest), Values(-detail::load<Values>(worst)))));
    });
  }
}

/// Current and slope of all cells at given voltages.
template <class Value, class Law>
TITANIA_INLINE void evaluate_cells(
    const Law& law, std::size_t cells, const double* v, double* current, double* slope) {
  constexpr std::size_t width = kWidth<Value>;
  for_each_cell<Value>(cells, [&]<class Cells, class Values>(std::size_t k) TITANIA_INLINE_LAMBDA {
    const auto t = tangent<Cells, Values>(law, k, k * width, detail::load<Values>(v + k * width));
    detail::store(current + k * width, t.current);
    detail::store(slope + k * width, t.slope);
  });
}

}  // namespace titania::circuit
