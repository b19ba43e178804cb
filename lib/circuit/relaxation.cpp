#include "circuit/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <type_traits>
#include <utility>

#include "titania/core/config.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;
using detail::load;
using detail::store;

/// One step of an elimination.  `s` is the conductance seen beyond a node (its cell included), `r`
/// the segment on its near side.
struct Step {
  double f;        // 1 / (1 + r s)
  double h;        // r / (1 + r s)
  double carried;  // s / (1 + r s), seen from the next node
};

Step eliminate(double r, double s) {
  if (r == 0) return {1, 0, s};
  if (std::isinf(r)) return {0, s > 0 ? 1 / s : 0, 0};
  if (std::isinf(s)) return {0, 0, 1 / r};
  if (r * s > 1e300) return {0, 1 / s, 1 / r};  // would overflow
  const double f = 1 / (1 + r * s);
  return {f, r * f, s * f};
}

/// Factors along one line; node k of the elimination order is at `index(k)`.
void eliminate_line(std::size_t nodes,
                    double far_resistance,
                    const auto& index,
                    std::span<const double> g,
                    std::span<const double> r,
                    LineFactors& out) {
  double carried = 1 / far_resistance;
  for (std::size_t k = 0; k < nodes; ++k) {
    const std::size_t at = index(k);
    const Step step = eliminate(r[at], g[at] + carried);
    out.f[at] = step.f;
    out.h[at] = step.h;
    carried = step.carried;
  }
}

TITANIA_INLINE double magnitude(double x) { return std::fabs(x); }
TITANIA_INLINE Lanes magnitude(Lanes x) { return x < 0 ? -x : x; }

/// Doubles that one place of a Value takes in memory.
template <class Value>
inline constexpr std::size_t kWidth = sizeof(Value) / sizeof(double);

/// Solves `Count` neighbouring word lines together, which hides the latency of the recurrences.
template <int Count, class Value>
TITANIA_INLINE void solve_word_lines(const PreparedLines& lines,
                                     const Drives& drives,
                                     Relaxation& state,
                                     std::size_t first) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data() + first * cols;
  const double* f = lines.word_lines.f.data() + first * cols;
  const double* h = lines.word_lines.h.data() + first * cols;
  const double* b = state.b.data() + first * cols * width;
  const double* v = drives.v_word_line + first * width;
  double* u = state.u.data() + first * cols * width;
  const double* injected = drives.injected;
  if (injected) injected += first * cols * width;

  const auto source = [&](int i, std::size_t j) {
    const std::size_t k = i * cols + j;
    Value q =
        g[k] * (load<Value>(v + i * width) - drives.v_bit_line[j] - load<Value>(b + k * width));
    if (injected) q += load<Value>(injected + k * width);
    return q;
  };
  Value y[Count];
  for (int i = 0; i < Count; ++i) {
    y[i] = source(i, cols - 1);
    store(u + (i * cols + cols - 1) * width, y[i]);
  }
  for (std::size_t j = cols - 1; j-- > 0;) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      y[i] = source(i, j) + f[k + 1] * y[i];
      store(u + k * width, y[i]);
    }
  }
  Value drop[Count] = {};
  for (std::size_t j = 0; j < cols; ++j) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      drop[i] = f[k] * drop[i] + h[k] * load<Value>(u + k * width);
      store(u + k * width, drop[i]);
    }
  }
}

/// Calls body<Cells, Values>(j) over the cells j of one word line: one cell against the lanes of a
/// batch, or as many cells as there are lanes against one input.
template <class Value>
TITANIA_INLINE void for_each_cell(std::size_t cols, const auto& body) {
  std::size_t j = 0;
  if constexpr (std::is_same_v<Value, Lanes>) {
    for (; j < cols; ++j) body.template operator()<double, Lanes>(j);
  } else {
    constexpr auto lanes = static_cast<std::size_t>(detail::kLanes);
    for (; j + lanes <= cols; j += lanes) body.template operator()<Lanes, Lanes>(j);
    for (; j < cols; ++j) body.template operator()<double, double>(j);
  }
}

/// Elimination along all bit lines, through word lines [first, first + count), top to bottom.
template <class Value>
TITANIA_INLINE void eliminate_bit_lines(const PreparedLines& lines,
                                        const Drives& drives,
                                        Relaxation& state,
                                        std::size_t first,
                                        std::size_t count) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t cols = lines.cols;
  for (std::size_t i = first; i < first + count; ++i) {
    const double* g = lines.g.data() + i * cols;
    const double* u = state.u.data() + i * cols * width;
    const double* injected = drives.injected ? drives.injected + i * cols * width : nullptr;
    const double* f = i > 0 ? lines.bit_lines.f.data() + (i - 1) * cols : nullptr;
    const double* above = i > 0 ? state.next.data() + (i - 1) * cols * width : nullptr;
    double* here = state.next.data() + i * cols * width;
    const Value v = load<Value>(drives.v_word_line + i * width);
    for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
      const std::size_t k = j * width;
      Values q =
          load<Cells>(g + j) * (v - load<Cells>(drives.v_bit_line + j) - load<Values>(u + k));
      if (injected) q += load<Values>(injected + k);
      if (i > 0) q += load<Cells>(f + j) * load<Values>(above + k);
      store(here + k, q);
    });
  }
}

/// Substitution along all bit lines, bottom to top, with the currents and imbalances that result.
template <class Value>
TITANIA_INLINE void substitute_bit_lines(const PreparedLines& lines,
                                         const Drives& drives,
                                         Relaxation& state) {
  constexpr std::size_t width = kWidth<Value>;
  const std::size_t rows = lines.rows;
  const std::size_t cols = lines.cols;
  for (auto* sums : {&state.current, &state.flow, &state.imbalance}) {
    std::fill(sums->begin(), sums->end(), 0.0);
  }
  double* current = state.current.data();
  double* flow = state.flow.data();
  double* imbalance = state.imbalance.data();
  for (std::size_t i = rows; i-- > 0;) {
    const std::size_t first = i * cols;
    const double* g = lines.g.data() + first;
    const double* f = lines.bit_lines.f.data() + first;
    const double* h = lines.bit_lines.h.data() + first;
    const double* u = state.u.data() + first * width;
    const double* before = state.b.data() + first * width;
    const double* below = i + 1 < rows ? state.next.data() + (first + cols) * width : nullptr;
    const double* injected = drives.injected ? drives.injected + first * width : nullptr;
    double* here = state.next.data() + first * width;
    const Value v = load<Value>(drives.v_word_line + i * width);
    for_each_cell<Value>(cols, [&]<class Cells, class Values>(std::size_t j) TITANIA_INLINE_LAMBDA {
      const std::size_t k = j * width;
      const auto conductance = load<Cells>(g + j);
      Values rise = load<Cells>(h + j) * load<Values>(here + k);
      if (below) rise += load<Cells>(f + j) * load<Values>(below + k);
      store(here + k, rise);
      const auto across = Values(v - load<Cells>(drives.v_bit_line + j));
      const auto drop = load<Values>(u + k);
      Values cell = conductance * (across - drop - rise);
      const Values terms = conductance * (magnitude(across) + magnitude(drop) + magnitude(rise));
      if (injected) cell += load<Values>(injected + k);
      const Values missing = magnitude(Values(conductance * (load<Values>(before + k) - rise)));
      store(current + k, Values(load<Values>(current + k) + cell));
      store(flow + k, Values(load<Values>(flow + k) + terms));
      store(imbalance + k, Values(load<Values>(imbalance + k) + missing));
    });
  }
}

template <int Together, class Value>
TITANIA_INLINE void sweep(const PreparedLines& lines, const Drives& drives, Relaxation& state) {
  // The elimination along the bit lines follows the word lines while they are in the cache.
  std::size_t i = 0;
  for (; i + Together <= lines.rows; i += Together) {
    solve_word_lines<Together, Value>(lines, drives, state, i);
    eliminate_bit_lines<Value>(lines, drives, state, i, Together);
  }
  for (; i < lines.rows; ++i) {
    solve_word_lines<1, Value>(lines, drives, state, i);
    eliminate_bit_lines<Value>(lines, drives, state, i, 1);
  }
  substitute_bit_lines<Value>(lines, drives, state);
}

// Word lines solved together: enough to hide a multiply-add's latency, few enough for registers.
TITANIA_CLONES void sweep_lanes(const PreparedLines& lines,
                                const Drives& drives,
                                Relaxation& state) {
  sweep<4, Lanes>(lines, drives, state);
}

TITANIA_CLONES void sweep_single(const PreparedLines& lines,
                                 const Drives& drives,
                                 Relaxation& state) {
  sweep<4, double>(lines, drives, state);
}

}  // namespace

PreparedLines prepare_lines(std::span<const double> g, const Segments& segments) {
  const std::size_t rows = segments.rows;
  const std::size_t cols = segments.cols;
  PreparedLines lines{rows, cols, {g.begin(), g.end()}, {}, {}};
  for (LineFactors* factors : {&lines.word_lines, &lines.bit_lines}) {
    factors->f.resize(g.size());
    factors->h.resize(g.size());
  }
  for (std::size_t i = 0; i < rows; ++i) {  // from the far end to the driver
    eliminate_line(
        cols, segments.word_line_right[i], [&](std::size_t k) { return (i + 1) * cols - 1 - k; }, g,
        segments.word_line, lines.word_lines);
  }
  for (std::size_t j = 0; j < cols; ++j) {  // from the top to the amplifier
    eliminate_line(
        rows, segments.bit_line_top[j], [&](std::size_t k) { return k * cols + j; }, g,
        segments.bit_line, lines.bit_lines);
  }
  return lines;
}

void relax(const PreparedLines& lines, const Drives& drives, Relaxation& state) {
  if (state.lanes == 1) {
    sweep_single(lines, drives, state);
  } else {
    sweep_lanes(lines, drives, state);
  }
  std::swap(state.b, state.next);
}

}  // namespace titania::circuit
