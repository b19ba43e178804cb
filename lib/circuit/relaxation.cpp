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
template <int Count, class Lane>
TITANIA_INLINE void solve_word_lines(const PreparedLines& lines,
                                     const Drives<Lane>& drives,
                                     const Lane* b,
                                     std::size_t first,
                                     Lane* u) {
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data() + first * cols;
  const double* f = lines.word_lines.f.data() + first * cols;
  const double* h = lines.word_lines.h.data() + first * cols;
  const Lane* injected = drives.injected ? drives.injected + first * cols : nullptr;
  b += first * cols;
  u += first * cols;

  Lane y[Count] = {};
  double passes[Count] = {};  // f of the segment to the right
  for (std::size_t j = cols; j-- > 0;) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      Lane q = g[k] * (drives.v_word_line[first + i] - drives.v_bit_line[j] - b[k]);
      if (injected) q += injected[k];
      y[i] = q + passes[i] * y[i];
      passes[i] = f[k];
      u[k] = y[i];
    }
  }
  Lane drop[Count] = {};
  for (std::size_t j = 0; j < cols; ++j) {
    for (int i = 0; i < Count; ++i) {
      const std::size_t k = i * cols + j;
      drop[i] = f[k] * drop[i] + h[k] * u[k];
      u[k] = drop[i];
    }
  }
}

/// Solves all bit lines together, row by row.
template <class Lane>
TITANIA_INLINE void solve_bit_lines(const PreparedLines& lines,
                                    const Drives<Lane>& drives,
                                    const Lane* u,
                                    Relaxation<Lane>& state) {
  const std::size_t rows = lines.rows;
  const std::size_t cols = lines.cols;
  const double* g = lines.g.data();
  const double* f = lines.bit_lines.f.data();
  const double* h = lines.bit_lines.h.data();
  const double* v_bit = drives.v_bit_line;
  Lane* next = state.next.data();

  for (std::size_t i = 0; i < rows; ++i) {
    const Lane v = drives.v_word_line[i];
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      Lane q = g[k] * (v - v_bit[j] - u[k]);
      if (drives.injected) q += drives.injected[k];
      next[k] = i > 0 ? q + f[k - cols] * next[k - cols] : q;
    }
  }

  Lane* current = state.current.data();
  Lane* imbalance = state.imbalance.data();
  std::fill_n(current, cols, Lane{});
  std::fill_n(imbalance, cols, Lane{});
  Lane largest{};
  for (std::size_t i = rows; i-- > 0;) {
    const Lane v = drives.v_word_line[i];
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      const Lane below = i + 1 < rows ? next[k + cols] : Lane{};
      const Lane rise = f[k] * below + h[k] * next[k];
      next[k] = rise;
      Lane cell = g[k] * (v - v_bit[j] - u[k] - rise);
      if (drives.injected) cell += drives.injected[k];
      current[j] += cell;
      const Lane missing = magnitude(g[k] * (state.b[k] - rise));
      imbalance[j] += missing;
      largest = largest < missing ? missing : largest;
    }
  }
  state.largest_imbalance = largest;
}

/// Registers for about 32 values in flight.
template <class Lane>
inline constexpr int kWordLinesTogether = 32 * sizeof(double) / sizeof(Lane) / 2;

template <class Lane>
TITANIA_INLINE void relax_once(const PreparedLines& lines,
                               const Drives<Lane>& drives,
                               Relaxation<Lane>& state) {
  constexpr int together = kWordLinesTogether<Lane>;
  std::size_t i = 0;
  for (; i + together <= lines.rows; i += together) {
    solve_word_lines<together>(lines, drives, state.b.data(), i, state.u.data());
  }
  for (; i < lines.rows; ++i) {
    solve_word_lines<1>(lines, drives, state.b.data(), i, state.u.data());
  }
  solve_bit_lines(lines, drives, state.u.data(), state);
}

TITANIA_CLONES void relax_lanes(const PreparedLines& lines,
                                const Drives<Lanes>& drives,
                                Relaxation<Lanes>& state) {
  relax_once(lines, drives, state);
}

TITANIA_CLONES void relax_single(const PreparedLines& lines,
                                 const Drives<double>& drives,
                                 Relaxation<double>& state) {
  relax_once(lines, drives, state);
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

void relax(const PreparedLines& lines, const Drives<Lanes>& drives, Relaxation<Lanes>& state) {
  relax_lanes(lines, drives, state);
  std::swap(state.b, state.next);
}

void relax(const PreparedLines& lines, const Drives<double>& drives, Relaxation<double>& state) {
  relax_single(lines, drives, state);
  std::swap(state.b, state.next);
}

}  // namespace titania::circuit
