#include "circuit/relaxation/lines.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;
using detail::load;
using detail::store;

constexpr double kLargest = 1e290;          // of r s: no overflow below
constexpr std::size_t kPanelsTogether = 4;  // hides the latency of divisions

/// One step of an elimination.
struct Step {
  double f;        // 1 / (1 + r s)
  double h;        // r / (1 + r s)
  double carried;  // s / (1 + r s), seen from the next node
};

Step eliminate(double r, double s) {
  if (r == 0) return {1, 0, s};
  if (std::isinf(r)) return {0, s > 0 ? 1 / s : 0, 0};
  if (std::isinf(s)) return {0, 0, 1 / r};
  if (r * s > kLargest) return {0, 1 / s, 1 / r};
  const double f = 1 / (1 + r * s);
  return {f, r * f, s * f};
}

/// Copies kLanes rows into blocks and adds up the columns.
TITANIA_CLONES void fill_panel(
    const double* g, std::size_t cols, std::size_t rows, double* panel, double* sums) {
  const std::size_t blocks = blocks_for(cols);
  double edge[kLanes];
  for (std::size_t n = 0; n < blocks; ++n) {
    double* out = panel + n * kBlock;
    Lanes sum = load<Lanes>(sums + n * kLanes);
    const std::size_t used = std::min(kLanes, cols - n * kLanes);
    for (std::size_t k = 0; k < kLanes; ++k) {
      const double* row = g + k * cols + n * kLanes;
      if (k >= rows || used < kLanes) {
        for (std::size_t c = 0; c < kLanes; ++c) edge[c] = k < rows && c < used ? row[c] : 0.0;
        row = edge;
      }
      const Lanes values = load<Lanes>(row);
      sum += values;
      store(out + k * kLanes, values);
    }
    store(sums + n * kLanes, sum);
  }
}

/// Elimination along the word lines of `Count` neighbouring panels with the same r everywhere, all
/// but the last step; carried becomes the conductance seen from the first node.
template <std::size_t Count>
TITANIA_INLINE void eliminate_panels(
    const double* g, const BlockLayout& layout, double r, double* carried, double* f) {
  Lanes s[Count];
  for (std::size_t p = 0; p < Count; ++p) s[p] = load<Lanes>(carried + p * kLanes);
  const Lanes one = Lanes{} + 1.0;
  for (std::size_t n = layout.blocks; n-- > 0;) {
    Lanes block[Count][kLanes];
    for (std::size_t p = 0; p < Count; ++p) {
      const double* from = g + p * layout.panel_size() + n * kBlock;
      for (std::size_t k = kLanes; k-- > 0;) block[p][k] = load<Lanes>(from + k * kLanes);
      transpose(block[p]);
    }
    const std::size_t used = std::min(kLanes, layout.cols - n * kLanes);
    for (std::size_t k = kLanes; k-- > 0;) {
      for (std::size_t p = 0; p < Count; ++p) {
        Lanes passes = one;
        if (k < used) {
          s[p] += block[p][k];
          if (n + k > 0) {
            passes = 1.0 / (1.0 + r * s[p]);
            s[p] *= passes;
          }
        }
        store(f + p * layout.panel_size() + n * kBlock + k * kLanes, passes);
      }
    }
  }
  for (std::size_t p = 0; p < Count; ++p) store(carried + p * kLanes, s[p]);
}

TITANIA_CLONES void eliminate_word_lines(
    const double* g, const BlockLayout& layout, double r, double* carried, double* f) {
  const std::size_t size = layout.panel_size();
  std::size_t p = 0;
  for (; p + kPanelsTogether <= layout.panels; p += kPanelsTogether) {
    eliminate_panels<kPanelsTogether>(g + p * size, layout, r, carried + p * kLanes, f + p * size);
  }
  for (; p < layout.panels; ++p) {
    eliminate_panels<1>(g + p * size, layout, r, carried + p * kLanes, f + p * size);
  }
}

/// Elimination along all bit lines with the same r, all but the last step.
TITANIA_CLONES void eliminate_bit_lines(const double* g,
                                        const BlockLayout& layout,
                                        double r,
                                        double* carried,
                                        double* reach,
                                        double* f) {
  for (std::size_t p = 0; p < layout.panels; ++p) {
    const std::size_t rows = std::min(kLanes, layout.rows - p * kLanes);
    for (std::size_t n = 0; n < layout.blocks; ++n) {
      const std::size_t block = (p * layout.blocks + n) * kBlock;
      Lanes s = load<Lanes>(carried + n * kLanes);
      Lanes reaches = load<Lanes>(reach + n * kLanes);
      for (std::size_t k = 0; k < kLanes; ++k) {
        if (k < rows) s += load<Lanes>(g + block + k * kLanes);
        if (p * kLanes + k + 1 >= layout.rows) {
          store(f + block + k * kLanes, Lanes{});  // nothing passes from the last row to padding
          continue;
        }
        const Lanes passes = 1.0 / (1.0 + r * s);
        s *= passes;
        reaches *= passes;
        store(f + block + k * kLanes, passes);
      }
      store(carried + n * kLanes, s);
      store(reach + n * kLanes, reaches);
    }
  }
}

/// Whether eliminate() along every line is the plain formula with the same r.
bool is_plain(std::optional<double> r, const std::vector<double>& far, double largest_sum) {
  const auto is_finite = [](double x) { return std::isfinite(x); };
  return r && std::isfinite(*r) && *r * largest_sum < kLargest &&
         std::all_of(far.begin(), far.end(), is_finite);
}

void finish_line(std::size_t line, double r, double seen, LineFactors& out) {
  const Step last = eliminate(r, seen);
  out.near_f[line] = last.f;
  out.near_h[line] = last.h;
  out.seen[line] = last.carried;
}

LineFactors make_factors(std::size_t size, std::size_t count, const auto& far_resistance) {
  LineFactors out;
  out.f = Buffer(size);
  out.near_h.assign(padded(count), 0.0);
  out.near_f.assign(padded(count), 1.0);
  out.far.assign(padded(count), 0.0);
  out.seen.assign(padded(count), 0.0);
  for (std::size_t k = 0; k < count; ++k) out.far[k] = 1 / far_resistance(k);
  return out;
}

void prepare_word_lines(PreparedLines& lines, const LineResistances& wires) {
  const BlockLayout& layout = lines.layout;
  LineFactors out = make_factors(layout.size(), layout.rows,
                                 [&](std::size_t i) { return wires.word_line_right(i); });
  std::vector<double> carried = out.far;
  if (const auto r = wires.inner_word_line(); is_plain(r, out.far, lines.total)) {
    out.r = *r;
    eliminate_word_lines(lines.g.data(), layout, *r, carried.data(), out.f.data());
  } else {
    out.h = Buffer(layout.size());
    std::ranges::fill(out.f.values(), 1.0);
    out.h.clear();
    for (std::size_t i = 0; i < layout.rows; ++i) {
      for (std::size_t j = layout.cols; j-- > 0;) {
        carried[i] += lines.g[layout.at(i, j)];
        if (j == 0) break;
        const Step step = eliminate(wires.word_line(i, j), carried[i]);
        carried[i] = step.carried;
        out.f[layout.at_transposed(i, j)] = step.f;
        out.h[layout.at_transposed(i, j)] = step.h;
      }
    }
  }
  for (std::size_t i = 0; i < layout.rows; ++i) {
    finish_line(i, wires.word_line(i, 0), carried[i], out);
  }
  lines.word_lines = std::move(out);
}

void prepare_bit_lines(PreparedLines& lines, const LineResistances& wires) {
  const BlockLayout& layout = lines.layout;
  LineFactors out = make_factors(layout.size(), layout.cols,
                                 [&](std::size_t j) { return wires.bit_line_top(j); });
  std::vector<double> carried = out.far;
  lines.reach.assign(padded(layout.cols), 1.0);
  const std::size_t last = layout.rows - 1;
  if (const auto r = wires.inner_bit_line(); is_plain(r, out.far, lines.total)) {
    out.r = *r;
    eliminate_bit_lines(lines.g.data(), layout, *r, carried.data(), lines.reach.data(),
                        out.f.data());
  } else {
    out.h = Buffer(layout.size());
    out.f.clear();
    out.h.clear();
    for (std::size_t i = 0; i < layout.rows; ++i) {
      layout.for_row(i, [&](std::size_t j, std::size_t at) {
        carried[j] += lines.g[at];
        if (i == last) return;
        const Step step = eliminate(wires.bit_line(i, j), carried[j]);
        carried[j] = step.carried;
        lines.reach[j] *= step.f;
        out.f[at] = step.f;
        out.h[at] = step.h;
      });
    }
  }
  for (std::size_t j = 0; j < layout.cols; ++j) {
    finish_line(j, wires.bit_line(last, j), carried[j], out);
    lines.reach[j] *= out.near_f[j];
  }
  lines.bit_lines = std::move(out);
}

}  // namespace

PreparedLines prepare_lines(MatrixView g, const LineResistances& wires) {
  PreparedLines lines;
  lines.layout = BlockLayout(g.rows(), g.cols());
  lines.g = Buffer(lines.layout.size());
  std::vector<double> sums(padded(g.cols()), 0.0);
  for (std::size_t p = 0; p < lines.layout.panels; ++p) {
    fill_panel(g.data() + p * kLanes * g.cols(), g.cols(), std::min(kLanes, g.rows() - p * kLanes),
               lines.g.data() + p * lines.layout.panel_size(), sums.data());
  }
  for (const double s : sums) lines.total += s;
  lines.column_sums = std::move(sums);
  prepare_word_lines(lines, wires);
  prepare_bit_lines(lines, wires);
  for (const auto* factors : {&lines.word_lines, &lines.bit_lines}) {
    for (const double far : factors->far) lines.is_shorted |= std::isinf(far);
  }
  return lines;
}

}  // namespace titania::circuit
