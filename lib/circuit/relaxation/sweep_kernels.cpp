#include "circuit/relaxation/sweep_kernels.hpp"

#include <algorithm>

#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;
using detail::load;
using detail::store;

/// A row of the correction of the rises.
using Correction = Prolongation::Rows;

Correction correction_of(const Rises& rises, std::size_t i) {
  return rises.correction ? rises.correction->row(i) : Correction{nullptr, nullptr, 0};
}

/// Eight rises beginning at column j, whose uncorrected values are at b.
TITANIA_INLINE Lanes corrected(const double* b, const Correction& row, std::size_t j) {
  const Lanes first = load<Lanes>(row.first + j);
  return load<Lanes>(b) + (first + row.weight * (load<Lanes>(row.second + j) - first));
}

// Comparisons of vectors would be made element by element.
TITANIA_INLINE Lanes magnitude(Lanes x) {
  using Bits = long long __attribute__((vector_size(sizeof(Lanes))));
  return (Lanes)((Bits)x & 0x7fffffffffffffffLL);
}
/// The larger, to rounding; NaN if one is.
TITANIA_INLINE Lanes larger(Lanes a, Lanes b) { return 0.5 * (a + b + magnitude(a - b)); }

/// Word lines of `Count` neighbouring panels, and the elimination along the bit lines through them.
template <std::size_t Count>
TITANIA_INLINE void solve_panels(const Sweep& s, std::size_t first_panel) {
  const PreparedLines& lines = s.lines;
  const LineFactors& words = lines.word_lines;
  const BlockLayout& layout = lines.layout;
  const std::size_t size = layout.panel_size();
  const std::size_t blocks = layout.blocks;
  const std::size_t first_row = first_panel * kLanes;
  // Copies: the compiler cannot know that a store leaves the originals alone.
  const std::size_t origin = first_panel * size;
  const double* const g = lines.g.data() + origin;
  const double* const f = words.f.data() + origin;
  const double* const h = words.h.data() ? words.h.data() + origin : nullptr;
  const double* const f_bit = lines.bit_lines.f.data() + origin;
  const double* const injected = s.drives.injected ? s.drives.injected + origin : nullptr;
  const double* const before = s.before.b + origin;
  const double* const v_bit_line = s.drives.v_bit_line;
  double* const next = s.next + origin;
  double* const drops = s.u ? s.u + origin : nullptr;
  double* const panel = s.panel;
  const double r = words.r;

  Correction corrections[Count * kLanes];
  for (std::size_t k = 0; k < Count * kLanes; ++k) {
    corrections[k] = correction_of(s.before, std::min(first_row + k, layout.rows - 1));
  }
  Lanes v[Count];
  Lanes y[Count] = {};
  Lanes passes[Count] = {};
  for (std::size_t p = 0; p < Count; ++p) {
    v[p] = load<Lanes>(s.drives.v_word_line + first_row + p * kLanes);
  }

  // Elimination from the far end.
  for (std::size_t n = blocks; n-- > 0;) {
    const Lanes v_bit = load<Lanes>(v_bit_line + n * kLanes);
    Lanes q[Count][kLanes];
    for (std::size_t p = 0; p < Count; ++p) {
      const std::size_t block = p * size + n * kBlock;
      for (std::size_t k = kLanes; k-- > 0;) {  // memory is read in one direction
        const std::size_t at = block + k * kLanes;
        const Correction& row = corrections[p * kLanes + k];
        const Lanes b =
            row.first ? corrected(before + at, row, n * kLanes) : load<Lanes>(before + at);
        q[p][k] = load<Lanes>(g + at) * (v[p][k] - v_bit - b);
        if (injected) q[p][k] += load<Lanes>(injected + at);
      }
      transpose(q[p]);
    }
    for (std::size_t k = kLanes; k-- > 0;) {
      for (std::size_t p = 0; p < Count; ++p) {
        const std::size_t at = p * size + n * kBlock + k * kLanes;
        y[p] = q[p][k] + passes[p] * y[p];
        passes[p] = load<Lanes>(f + at);
        store(panel + at, y[p]);
      }
    }
  }

  // Substitution from the driver on, then the elimination along the bit lines.
  Lanes drop[Count];
  for (std::size_t p = 0; p < Count; ++p) {
    drop[p] = load<Lanes>(words.near_h.data() + first_row + p * kLanes) * y[p];
  }
  for (std::size_t n = 0; n < blocks; ++n) {
    Lanes u[Count][kLanes];
    for (std::size_t k = 0; k < kLanes; ++k) {
      for (std::size_t p = 0; p < Count; ++p) {
        if (n + k > 0) {
          const std::size_t at = p * size + n * kBlock + k * kLanes;
          const Lanes passed = load<Lanes>(f + at);
          const Lanes through = h ? load<Lanes>(h + at) : r * passed;
          drop[p] = passed * drop[p] + through * load<Lanes>(panel + at);
        }
        u[p][k] = drop[p];
      }
    }
    const Lanes v_bit = load<Lanes>(v_bit_line + n * kLanes);
    Lanes above = {};
    Lanes f_above = {};
    if (first_panel > 0) {
      const double* last_above = next - size + n * kBlock + kBlock - kLanes;
      above = load<Lanes>(last_above);
      f_above = load<Lanes>(f_bit - size + n * kBlock + kBlock - kLanes);
    }
    for (std::size_t p = 0; p < Count; ++p) {
      transpose(u[p]);
      for (std::size_t k = 0; k < kLanes; ++k) {
        const std::size_t at = p * size + n * kBlock + k * kLanes;
        Lanes q = load<Lanes>(g + at) * (v[p][k] - v_bit - u[p][k]);
        if (injected) q += load<Lanes>(injected + at);
        above = q + f_above * above;  // below the last row nothing is read any more
        f_above = load<Lanes>(f_bit + at);
        store(next + at, above);
        if (drops) store(drops + at, u[p][k]);
      }
    }
  }
  for (std::size_t p = 0; p < Count; ++p) {  // what the terminals on both ends deliver
    const std::size_t i = first_row + p * kLanes;
    store(s.i_word + i, Lanes(load<Lanes>(words.near_f.data() + i) * y[p] +
                              load<Lanes>(words.far.data() + i) * drop[p]));
  }
}

}  // namespace

TITANIA_CLONES void solve_word_lines(std::span<const Sweep> sweeps) {
  const std::size_t panels = sweeps.front().lines.layout.panels;
  std::size_t p = 0;
  for (; p + kPanelsTogether <= panels; p += kPanelsTogether) {
    for (const Sweep& s : sweeps) solve_panels<kPanelsTogether>(s, p);
  }
  for (; p < panels; ++p) {
    for (const Sweep& s : sweeps) solve_panels<1>(s, p);
  }
}

TITANIA_CLONES void restrict_run(const PreparedLines& lines, const Drives& drives, const Run& run) {
  const std::size_t origin = lines.layout.at(run.first, 0);
  const std::size_t count = run.count;
  const double* const g = lines.g.data() + origin;
  const double* const injected = drives.injected ? drives.injected + origin : nullptr;
  const double* const v = drives.v_word_line + run.first;
  const double* const v_bit_line = drives.v_bit_line;
  const Run here = run;
  for (std::size_t n = lines.layout.blocks; n-- > 0;) {
    const std::size_t j = n * kLanes;
    const Lanes v_bit = load<Lanes>(v_bit_line + j);
    Lanes first = load<Lanes>(here.mesh.first + j);
    Lanes second = load<Lanes>(here.mesh.second + j);
    for (std::size_t k = count; k-- > 0;) {
      const std::size_t at = n * kBlock + k * kLanes;
      Lanes q = load<Lanes>(g + at) * (v[k] - v_bit);
      if (injected) q += load<Lanes>(injected + at);
      first += (1 - here.weights[k]) * q;
      second += here.weights[k] * q;
    }
    store(here.mesh.first + j, first);
    store(here.mesh.second + j, second);
  }
}

TITANIA_CLONES void substitute_run(const Substitution& s, const Run& run) {
  const PreparedLines& lines = s.lines;
  const BlockLayout& layout = lines.layout;
  const LineFactors& bits = lines.bit_lines;
  // Copies: the compiler cannot know that a store leaves the originals alone.
  const std::size_t origin = layout.at(run.first, 0);
  const std::size_t count = run.count;
  const std::size_t blocks = layout.blocks;
  const double* const g = lines.g.data() + origin;
  const double* const f = bits.f.data() + origin;
  const double* const h = bits.h.data() ? bits.h.data() + origin : nullptr;
  const double* const before = s.before.b + origin;
  double* const next = s.next + origin;
  const double r = bits.r;
  const Substitution to = s;
  const Run here = run;
  const bool at_top = here.first == 0;
  const bool at_bottom = here.first + count == layout.rows;
  const double* const below = at_bottom ? nullptr : s.next + layout.at(here.first + count, 0);

  Correction corrections[kLanes];
  Lanes in_row[kLanes] = {};
  for (std::size_t k = 0; k < count; ++k) corrections[k] = correction_of(s.before, here.first + k);
  for (std::size_t n = blocks; n-- > 0;) {  // memory is read in one direction
    const std::size_t j = n * kLanes;
    Lanes rise = {};
    if (below) rise = load<Lanes>(below + n * kBlock);
    Lanes missing = load<Lanes>(to.missing + j);
    Lanes squares = {};
    Lanes mesh_first = {};
    Lanes mesh_second = {};
    for (std::size_t k = count; k-- > 0;) {
      const std::size_t at = n * kBlock + k * kLanes;
      const Lanes y = load<Lanes>(next + at);
      if (at_bottom && k + 1 == count) {
        rise = load<Lanes>(bits.near_h.data() + j) * y;
        store(to.i_bit + j, Lanes(load<Lanes>(bits.near_f.data() + j) * y));
      } else {
        const Lanes passed = load<Lanes>(f + at);
        rise = passed * rise + (h ? load<Lanes>(h + at) : r * passed) * y;
      }
      store(next + at, rise);
      const Correction& row = corrections[k];
      const Lanes change =
          (row.first ? corrected(before + at, row, j) : load<Lanes>(before + at)) - rise;
      const Lanes current = load<Lanes>(g + at) * change;
      missing += magnitude(current);
      squares += change * change;
      in_row[k] += current;
      if (here.weights) {
        mesh_first += (1 - here.weights[k]) * current;
        mesh_second += here.weights[k] * current;
      }
    }
    store(to.missing + j, missing);
    store(to.step + j, larger(load<Lanes>(to.step + j), squares));
    if (here.weights) {
      store(here.mesh.first + j, Lanes(load<Lanes>(here.mesh.first + j) + mesh_first));
      store(here.mesh.second + j, Lanes(load<Lanes>(here.mesh.second + j) + mesh_second));
    }
    if (at_top) {
      const Lanes far = load<Lanes>(bits.far.data() + j);
      store(to.i_bit + j, Lanes(load<Lanes>(to.i_bit + j) + far * rise));
    }
  }
  for (std::size_t k = 0; k < count; ++k) {
    double total = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) total += in_row[k][lane];
    to.i_word[here.first + k] += total;
  }
}

TITANIA_CLONES void add_flow(const PreparedLines& lines,
                             const Drives& drives,
                             const double* u,
                             const double* b,
                             double* sums) {
  const BlockLayout& layout = lines.layout;
  for (std::size_t p = 0; p < layout.panels; ++p) {
    const std::size_t rows = std::min(kLanes, layout.rows - p * kLanes);
    for (std::size_t n = 0; n < layout.blocks; ++n) {
      const Lanes v_bit = load<Lanes>(drives.v_bit_line + n * kLanes);
      Lanes sum = load<Lanes>(sums + n * kLanes);
      for (std::size_t k = 0; k < rows; ++k) {
        const std::size_t at = (p * layout.blocks + n) * kBlock + k * kLanes;
        const Lanes across = drives.v_word_line[p * kLanes + k] - v_bit;
        sum +=
            load<Lanes>(lines.g.data() + at) *
            (magnitude(across) + magnitude(load<Lanes>(u + at)) + magnitude(load<Lanes>(b + at)));
      }
      store(sums + n * kLanes, sum);
    }
  }
}

TITANIA_CLONES double largest_change(const PreparedLines& lines,
                                     const Rises& before,
                                     const double* now,
                                     std::size_t panel) {
  const BlockLayout& layout = lines.layout;
  const std::size_t first = panel * kLanes;
  const std::size_t rows = std::min(kLanes, layout.rows - first);
  Correction corrections[kLanes];
  for (std::size_t k = 0; k < rows; ++k) corrections[k] = correction_of(before, first + k);
  Lanes largest[kLanes] = {};  // one chain of dependent operations per row
  for (std::size_t n = 0; n < layout.blocks; ++n) {
    for (std::size_t k = 0; k < rows; ++k) {
      const std::size_t at = (panel * layout.blocks + n) * kBlock + k * kLanes;
      const Correction& row = corrections[k];
      const Lanes b =
          row.first ? corrected(before.b + at, row, n * kLanes) : load<Lanes>(before.b + at);
      const Lanes current = load<Lanes>(lines.g.data() + at) * (b - load<Lanes>(now + at));
      largest[k] = larger(largest[k], magnitude(current));
    }
  }
  double result = 0;
  for (const Lanes& row : largest) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) result = std::max(result, row[lane]);
  }
  return result;
}

}  // namespace titania::circuit
