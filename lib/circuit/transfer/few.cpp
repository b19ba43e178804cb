#include "circuit/transfer/few.hpp"

// The currents x of a few cells in closed form.  Cell a sees e_a o, what the ports give, less the
// drops that all cells cause in the segments shared with it:
//
//     x = G (E o - R x),    X = (1 + G R)^-1 G,    H = E^T X E + C,
//
// R_ab the resistance between the driver and the nearer of two cells on one word line, or between
// the amplifier and the nearer on one bit line.  A column of E holds, at the cells of its line, 1
// for a port word_in, -1 for bit_in, and for word_out and bit_out the resistance -R_aa and R_aa of
// the line up to the cell.  C passes a line's voltage and current on: 1 between its ends, and minus
// its resistance at its far end.  1 + G R is similar to 1 + a positive semidefinite matrix, so that
// its pivots are at least 1.

namespace titania::circuit {

namespace {

using detail::Lanes;

constexpr std::size_t kCells = kFew * kFew;

/// The parts of H that are stored.
struct Parts {
  EightView part[kGroups][kGroups];
};

/// The cells with what a line's resistance is from its near side up to each of them.
struct Shared {
  Lanes g[kCells];
  Lanes word[kCells];
  Lanes bit[kCells];
};

TITANIA_INLINE void add_up(const FewCells& cells, Shared& shared) {
  for (std::size_t k = 0; k < cells.rows * cells.cols; ++k) {
    shared.g[k] = detail::load<Lanes>(cells.g[k].lane);
    shared.word[k] = detail::load<Lanes>(cells.r_word[k].lane);
    shared.bit[k] = detail::load<Lanes>(cells.r_bit[k].lane);
    if (k % cells.cols > 0) shared.word[k] += shared.word[k - 1];
    if (k >= cells.cols) shared.bit[k] += shared.bit[k - cells.cols];
  }
}

/// X = (1 + G R)^-1 G
TITANIA_INLINE void solve_cells(const FewCells& cells,
                                const Shared& shared,
                                Lanes (&x)[kCells][kCells]) {
  const std::size_t cols = cells.cols;
  const std::size_t n = cells.rows * cols;
  Lanes m[kCells][kCells];
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      const std::size_t near = a < b ? a : b;
      Lanes r = {};
      if (a / cols == b / cols) r += shared.word[near];
      if (a % cols == b % cols) r += shared.bit[near];
      m[a][b] = shared.g[a] * r;
      x[a][b] = Lanes{};
    }
    m[a][a] += 1.0;
    x[a][a] = shared.g[a];
  }
  for (std::size_t k = 0; k < n; ++k) {
    const Lanes inverse = 1.0 / m[k][k];
    for (std::size_t b = 0; b < n; ++b) {
      m[k][b] *= inverse;
      x[k][b] *= inverse;
    }
    for (std::size_t a = 0; a < n; ++a) {
      if (a == k) continue;
      const Lanes factor = m[a][k];
      for (std::size_t b = 0; b < n; ++b) {
        m[a][b] -= factor * m[k][b];
        x[a][b] -= factor * x[k][b];
      }
    }
  }
}

/// A column of E: what 1 at port `line` of a group does to the cells.
TITANIA_INLINE void see_port(const FewCells& cells,
                             const Shared& shared,
                             Group group,
                             std::size_t line,
                             Lanes (&e)[kCells]) {
  const bool is_word = group == word_in || group == word_out;
  for (std::size_t a = 0; a < cells.rows * cells.cols; ++a) {
    e[a] = Lanes{};
    if ((is_word ? a / cells.cols : a % cells.cols) != line) continue;
    if (group == word_in) e[a] += 1.0;
    if (group == bit_in) e[a] -= 1.0;
    if (group == word_out) e[a] -= shared.word[a];
    if (group == bit_out) e[a] += shared.bit[a];
  }
}

/// The diagonal of a part of C.
TITANIA_INLINE Lanes
pass_on(const FewCells& cells, const Shared& shared, Group x, Group y, std::size_t line) {
  Lanes c = {};
  if (x == word_out && y == word_in) c += 1.0;
  if (x == bit_out && y == bit_in) c += 1.0;
  if (x == word_out && y == word_out) c -= shared.word[(line + 1) * cells.cols - 1];
  if (x == bit_out && y == bit_out) c -= shared.bit[(cells.rows - 1) * cells.cols + line];
  return c;
}

TITANIA_CLONES void write_few(const FewCells& cells, const PortCounts& counts, const Parts& out) {
  const std::size_t n = cells.rows * cells.cols;
  Shared shared;
  Lanes x[kCells][kCells];
  add_up(cells, shared);
  solve_cells(cells, shared, x);
  for (const Group to : kAllGroups) {
    for (std::size_t q = 0; q < counts[to]; ++q) {
      Lanes e[kCells];
      Lanes current[kCells];  // of the cells, for 1 at this port
      see_port(cells, shared, to, q, e);
      for (std::size_t a = 0; a < n; ++a) {
        current[a] = Lanes{};
        for (std::size_t b = 0; b < n; ++b) current[a] += x[a][b] * e[b];
      }
      for (const Group from : kAllGroups) {
        if (from < to) continue;
        for (std::size_t p = 0; p < counts[from]; ++p) {
          Lanes h = p == q ? pass_on(cells, shared, from, to, p) : Lanes{};
          see_port(cells, shared, from, p, e);
          for (std::size_t a = 0; a < n; ++a) h += e[a] * current[a];
          detail::store(out.part[from][to](p, q).lane, h);
        }
      }
    }
  }
}

}  // namespace

void make_few(const FewCells& cells, BlockOf<Eight>& out) {
  Parts parts;
  for (const Group x : kAllGroups) {
    for (const Group y : kAllGroups) {
      if (y <= x) parts.part[x][y] = out.part(x, y);
    }
  }
  write_few(cells, out.counts(), parts);
}

}  // namespace titania::circuit
