#include "circuit/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "titania/core/config.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;

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
  const double f = 1 / (1 + r * s);
  return {f, 1 / (1 / r + s), s * f};
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

/// Solves `Count` neighbouring word lines together, which hides the latency of the recurrences.
/// `Value` is computed on, `Stored` lies in memory.
template <int Count, class Value, class Stored>
TITANIA_INLINE void solve_word_lines(const PreparedLines& lines,
                                     const Drives& drives,
                                     const double* rises,
                                     std::size_t first,
                                     double* drops) {
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data() + first * cols;
  const double* f = lines.word_lines.f.data() + first * cols;
  const double* h = lines.word_lines.h.data() + first * cols;
  const auto* v = reinterpret_cast<const Stored*>(drives.v_word_line) + first;
  const auto* injected = reinterpret_cast<const Stored*>(drives.injected);
  if (injected) injected += first * cols;
  const auto* b = reinterpret_cast<const Stored*>(rises) + first * cols;
  auto* u = reinterpret_cast<Stored*>(drops) + first * cols;

  Value y[Count] = {};
  double passes[Count] = {};  // f of the segment to the right
  for (std::size_t j = cols; j-- > 0;) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      Value q = g[k] * (v[i] - drives.v_bit_line[j] - b[k]);
      if (injected) q += injected[k];
      y[i] = q + passes[i] * y[i];
      passes[i] = f[k];
      u[k] = y[i];
    }
  }
  Value drop[Count] = {};
  for (std::size_t j = 0; j < cols; ++j) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      drop[i] = f[k] * drop[i] + h[k] * u[k];
      u[k] = drop[i];
    }
  }
}

/// Elimination along all bit lines, through word lines [first, first + count), top to bottom.
template <class Value, class Stored>
TITANIA_INLINE void eliminate_bit_lines(const PreparedLines& lines,
                                        const Drives& drives,
                                        Relaxation& state,
                                        std::size_t first,
                                        std::size_t count) {
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data();
  const double* f = lines.bit_lines.f.data();
  const auto* v = reinterpret_cast<const Stored*>(drives.v_word_line);
  const auto* injected = reinterpret_cast<const Stored*>(drives.injected);
  const auto* u = reinterpret_cast<const Stored*>(state.u.data());
  auto* next = reinterpret_cast<Stored*>(state.next.data());
  for (std::size_t i = first; i < first + count; ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      Value q = g[k] * (v[i] - drives.v_bit_line[j] - u[k]);
      if (injected) q += injected[k];
      next[k] = i > 0 ? q + f[k - cols] * next[k - cols] : q;
    }
  }
}

/// Substitution along all bit lines, bottom to top, with the currents and imbalances that result.
template <class Value, class Stored>
TITANIA_INLINE void substitute_bit_lines(const PreparedLines& lines,
                                         const Drives& drives,
                                         Relaxation& state) {
  const std::size_t rows = lines.rows;
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data();
  const double* f = lines.bit_lines.f.data();
  const double* h = lines.bit_lines.h.data();
  const auto* v = reinterpret_cast<const Stored*>(drives.v_word_line);
  const auto* injected = reinterpret_cast<const Stored*>(drives.injected);
  const auto* u = reinterpret_cast<const Stored*>(state.u.data());
  const auto* before = reinterpret_cast<const Stored*>(state.b.data());
  auto* next = reinterpret_cast<Stored*>(state.next.data());
  auto* current = reinterpret_cast<Stored*>(state.current.data());
  auto* flow = reinterpret_cast<Stored*>(state.flow.data());
  auto* imbalance = reinterpret_cast<Stored*>(state.imbalance.data());
  std::fill(state.flow.begin(), state.flow.end(), 0.0);
  std::fill(state.current.begin(), state.current.end(), 0.0);
  std::fill(state.imbalance.begin(), state.imbalance.end(), 0.0);
  Value largest{};
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      const Value below = i + 1 < rows ? Value(next[k + cols]) : Value{};
      const Value rise = f[k] * below + h[k] * next[k];
      next[k] = rise;
      Value cell = g[k] * (v[i] - drives.v_bit_line[j] - u[k] - rise);
      if (injected) cell += injected[k];
      current[j] += cell;
      flow[j] += magnitude(cell);
      const Value missing = magnitude(Value(g[k] * (before[k] - rise)));
      imbalance[j] += missing;
      largest = largest < missing ? missing : largest;
    }
  }
  *reinterpret_cast<Stored*>(state.largest.data()) = largest;
}

template <int Together, class Value, class Stored>
TITANIA_INLINE void sweep(const PreparedLines& lines, const Drives& drives, Relaxation& state) {
  // The elimination along the bit lines follows the word lines while they are in the cache.
  std::size_t i = 0;
  for (; i + Together <= lines.rows; i += Together) {
    solve_word_lines<Together, Value, Stored>(lines, drives, state.b.data(), i, state.u.data());
    eliminate_bit_lines<Value, Stored>(lines, drives, state, i, Together);
  }
  for (; i < lines.rows; ++i) {
    solve_word_lines<1, Value, Stored>(lines, drives, state.b.data(), i, state.u.data());
    eliminate_bit_lines<Value, Stored>(lines, drives, state, i, 1);
  }
  substitute_bit_lines<Value, Stored>(lines, drives, state);
}

// Word lines solved together: enough to hide a multiply-add's latency, few enough for registers.
TITANIA_CLONES void sweep_lanes(const PreparedLines& lines,
                                const Drives& drives,
                                Relaxation& state) {
  sweep<4, Lanes, detail::StoredLanes>(lines, drives, state);
}

TITANIA_CLONES void sweep_single(const PreparedLines& lines,
                                 const Drives& drives,
                                 Relaxation& state) {
  sweep<16, double, double>(lines, drives, state);
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
