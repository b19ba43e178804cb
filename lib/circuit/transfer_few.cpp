#include "circuit/transfer_few.hpp"

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

/// The ports of a block in a row, and what each does to the cells.
struct Ports {
  Lanes e[4 * kFew][kCells];
  std::size_t first[kGroups];  // of each group
};

/// An array of views of the parts of H that are stored.
struct Parts {
  EightView part[kGroups][kGroups];
};

TITANIA_CLONES void solve_few(const FewCells& cells, const PortCounts& counts, const Parts& out) {
  const std::size_t rows = cells.rows;
  const std::size_t cols = cells.cols;
  const std::size_t n = rows * cols;
  Lanes word[kCells];  // from the driver's side
  Lanes bit[kCells];   // from the amplifier's side
  Lanes g[kCells];
  for (std::size_t k = 0; k < n; ++k) {
    g[k] = detail::load<Lanes>(cells.g[k].lane);
    word[k] = detail::load<Lanes>(cells.r_word[k].lane);
    bit[k] = detail::load<Lanes>(cells.r_bit[k].lane);
    if (k % cols > 0) word[k] += word[k - 1];
    if (k >= cols) bit[k] += bit[k - cols];
  }

  Lanes m[kCells][kCells];
  Lanes x[kCells][kCells];
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = 0; b < n; ++b) {
      const std::size_t near = a < b ? a : b;
      Lanes shared = {};
      if (a / cols == b / cols) shared += word[near];
      if (a % cols == b % cols) shared += bit[near];
      m[a][b] = g[a] * shared;
      x[a][b] = Lanes{};
    }
    m[a][a] += 1.0;
    x[a][a] = g[a];
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

  Ports ports;
  std::size_t next = 0;
  for (const Group group : kAllGroups) {
    ports.first[group] = next;
    for (std::size_t line = 0; line < counts[group]; ++line, ++next) {
      for (std::size_t a = 0; a < n; ++a) {
        const bool is_word = group == word_in || group == word_out;
        Lanes value = {};
        if ((is_word ? a / cols : a % cols) == line) {
          if (group == word_in) value += 1.0;
          if (group == bit_in) value -= 1.0;
          if (group == word_out) value -= word[a];
          if (group == bit_out) value += bit[a];
        }
        ports.e[next][a] = value;
      }
    }
  }

  for (const Group to : kAllGroups) {
    for (std::size_t q = 0; q < counts[to]; ++q) {
      Lanes current[kCells];  // of the cells, for 1 at this port
      for (std::size_t a = 0; a < n; ++a) {
        current[a] = Lanes{};
        for (std::size_t b = 0; b < n; ++b) current[a] += x[a][b] * ports.e[ports.first[to] + q][b];
      }
      for (const Group from : kAllGroups) {
        if (from < to) continue;
        for (std::size_t p = 0; p < counts[from]; ++p) {
          Lanes h = {};
          for (std::size_t a = 0; a < n; ++a) h += ports.e[ports.first[from] + p][a] * current[a];
          if (p == q) {
            if (from == word_out && to == word_in) h += 1.0;
            if (from == bit_out && to == bit_in) h += 1.0;
            if (from == word_out && to == word_out) h -= word[p * cols + cols - 1];
            if (from == bit_out && to == bit_out) h -= bit[(rows - 1) * cols + p];
          }
          detail::store(out.part[from][to](p, q).lane, h);
        }
      }
    }
  }
}

}  // namespace

void make_few(const FewCells& cells, const BlockOf<Eight>& out) {
  Parts parts;
  for (const Group x : kAllGroups) {
    for (const Group y : kAllGroups) {
      if (y <= x) parts.part[x][y] = out.part(x, y);
    }
  }
  solve_few(cells, out.counts(), parts);
}

}  // namespace titania::circuit
