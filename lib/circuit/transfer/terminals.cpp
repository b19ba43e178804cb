#include "circuit/transfer/terminals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "circuit/transfer/tree.hpp"

// Lines that are driven or sensed at both ends are cut in the middle, so that every block still has
// its terminals on its near sides; the halves meet at the end.  Then all `in` ports of the array
// are terminals, with H = [Y_LL Y_LB; Y_BL Y_BB] and currents into the array.

namespace titania::circuit {

namespace {

bool is_infinite(double r) { return std::isinf(r); }

bool any_finite(const std::vector<double>& r) { return !std::ranges::all_of(r, is_infinite); }

bool any_infinite(const std::vector<double>& r) { return std::ranges::any_of(r, is_infinite); }

/// A block of the array with the lines that its terminals belong to, in the ports' order.
struct Terminals {
  Block block;
  std::vector<std::size_t> rows;  // of ports word_in
  std::vector<std::size_t> cols;  // of ports bit_in
  Cut open_rows;                  // ports of which the first segment is broken
  Cut open_cols;
};

void remove(std::vector<std::size_t>& lines, const Cut& cut) {
  std::size_t k = 0;
  std::erase_if(lines, [&](std::size_t) { return cut[k++]; });
}

void append(auto& list, const auto& more) { list.insert(list.end(), more.begin(), more.end()); }

/// Adds sign * part to the places of its lines: both ends of a line are one terminal.
void fold(detail::ConstView part,
          double sign,
          const std::vector<std::size_t>& rows,
          const std::vector<std::size_t>& cols,
          Matrix& out) {
  for (std::size_t i = 0; i < part.rows; ++i) {
    for (std::size_t j = 0; j < part.cols; ++j) out(rows[i], cols[j]) += sign * part(i, j);
  }
}

/// Sets the diagonal of a folded block, of which row i is the lines' currents for 1 V at line i:
/// what enters there leaves at the other lines and, row i of `passed`, at those of the other kind.
/// All terms have one sign.  The two ends of a line of low resistance would cancel instead.
void balance_charge(Matrix& block, const auto& passed) {
  for (std::size_t i = 0; i < block.rows(); ++i) {
    double sum = passed(i);
    for (std::size_t k = 0; k < block.cols(); ++k) {
      if (k != i) sum -= block(i, k);
    }
    block(i, i) = sum;
  }
}

}  // namespace

class MergedCrossbar::Impl {
 public:
  Impl(const Segments& s, WantedBlocks wanted, bool keep)
      : s_(s),
        wanted_(wanted),
        keep_(keep),
        both_drive_(any_finite(s.word_line_right)),
        both_sense_(any_finite(s.bit_line_top)),
        may_be_broken_(any_infinite(s.word_line) || any_infinite(s.bit_line) ||
                       (both_drive_ && any_infinite(s.word_line_right)) ||
                       (both_sense_ && any_infinite(s.bit_line_top))),
        middle_col_(both_drive_ ? (s.cols + 1) / 2 : s.cols),
        middle_row_(both_sense_ ? s.rows / 2 : 0) {
    needs_.add(bit_in, word_in);
    if (wanted.driver) needs_.add(word_in, word_in);
    if (wanted.sense) needs_.add(bit_in, bit_in);
    if (may_be_broken_) needs_ = Needs::all();
  }

  TerminalBlocks merge(std::span<const double> g, std::span<const std::size_t> changed) {
    if (!is_complete_) {
      for (UpperBlocks& blocks : upper_) blocks.clear();
    }
    is_complete_ = false;
    g_ = g;
    changed_ = changed;
    TerminalBlocks blocks = folded(terminals());
    is_complete_ = keep_;
    return blocks;
  }

  [[nodiscard]] double operations(std::span<const std::size_t> changed) const {
    static const UpperBlocks none;
    double sum = 0;
    for (const bool top : {false, true}) {
      for (const bool right : {false, true}) {
        if ((top && !both_sense_) || (right && !both_drive_)) continue;
        sum += merge_operations(extent(top, right), quarter_needs(), places(top, right, changed),
                                is_complete_ ? upper_[2 * top + right] : none);
      }
    }
    return sum;
  }

 private:
  /// All of it, every `in` port a terminal.
  Terminals terminals() {
    Terminals all = both_sense_ ? meet_bottom_and_top() : half(false);
    if (may_be_broken_) {
      Block& block = all.block;
      block = loosened(block, word_in, all.open_rows);
      block = loosened(block, bit_in, all.open_cols);
      block = settled(std::move(block));
      remove(all.rows, all.open_rows);
      remove(all.cols, all.open_cols);
    }
    return all;
  }

  Terminals meet_bottom_and_top() {
    Terminals bottom = half(false);
    Terminals top = half(true);
    std::vector<double> r;
    for (const std::size_t j : bottom.cols) {
      r.push_back(middle_row_ > 0 ? s_.bit_line[(middle_row_ - 1) * s_.cols + j]
                                  : s_.bit_line_top[j]);
    }
    return meet(std::move(bottom), std::move(top), bit_out, std::move(r), needs_);
  }

  /// All columns of the rows that are sensed at the bottom, or at the top.
  Terminals half(bool top) {
    if (!both_drive_) return quarter(top, false);
    Terminals left = quarter(top, false);
    Terminals right = quarter(top, true);
    std::vector<double> r;
    for (const std::size_t i : left.rows) {
      r.push_back(middle_col_ < s_.cols ? s_.word_line[i * s_.cols + middle_col_]
                                        : s_.word_line_right[i]);
    }
    return meet(std::move(left), std::move(right), word_out, std::move(r), half_needs());
  }

  [[nodiscard]] Needs half_needs() const { return both_sense_ ? needs_.with(bit_out) : needs_; }
  [[nodiscard]] Needs quarter_needs() const {
    return both_drive_ ? half_needs().with(word_out) : half_needs();
  }

  /// Crosspoints of a quarter, yet without values.
  [[nodiscard]] Crosspoints extent(bool top, bool right) const {
    return {top ? middle_row_ : s_.rows - middle_row_,
            right ? s_.cols - middle_col_ : middle_col_,
            {},
            {},
            {},
            !both_drive_,
            !both_sense_,
            may_be_broken_};
  }
  /// Those of some cells that lie in a quarter, counted from its terminals.
  [[nodiscard]] std::vector<Place> places(bool top,
                                          bool right,
                                          std::span<const std::size_t> cells) const {
    std::vector<Place> list;
    for (const std::size_t cell : cells) {
      const std::size_t i = cell / s_.cols;
      const std::size_t j = cell % s_.cols;
      if ((i < middle_row_) != top || (j >= middle_col_) != right) continue;
      list.push_back({top ? i : s_.rows - 1 - i, right ? s_.cols - 1 - j : j});
    }
    return list;
  }

  /// The rows and columns nearest to one kind of terminals each.
  Terminals quarter(bool top, bool right) {
    Terminals quarter;
    for (std::size_t i = top ? 0 : middle_row_; i < (top ? middle_row_ : s_.rows); ++i) {
      quarter.rows.push_back(i);
    }
    for (std::size_t j = right ? middle_col_ : 0; j < (right ? s_.cols : middle_col_); ++j) {
      quarter.cols.push_back(j);
    }
    if (!top) std::ranges::reverse(quarter.rows);
    if (right) std::ranges::reverse(quarter.cols);

    Crosspoints points = extent(top, right);
    for (const std::size_t i : quarter.rows) {
      for (const std::size_t j : quarter.cols) {
        points.g.push_back(g_[i * s_.cols + j]);
        points.r_word.push_back(right ? right_of(i, j) : s_.word_line[i * s_.cols + j]);
        points.r_bit.push_back(top ? above(i, j) : s_.bit_line[i * s_.cols + j]);
      }
    }
    quarter.block = merge_all(points, quarter_needs(), places(top, right, changed_), keep_,
                              upper_[2 * top + right]);
    for (std::size_t i = 0; i < points.rows; ++i) {
      quarter.open_rows.push_back(points.cols > 0 && is_infinite(points.r_word[i * points.cols]));
    }
    for (std::size_t j = 0; j < points.cols; ++j) {
      quarter.open_cols.push_back(points.rows > 0 && is_infinite(points.r_bit[j]));
    }
    return quarter;
  }

  [[nodiscard]] double right_of(std::size_t i, std::size_t j) const {
    return j + 1 < s_.cols ? s_.word_line[i * s_.cols + j + 1] : s_.word_line_right[i];
  }
  [[nodiscard]] double above(std::size_t i, std::size_t j) const {
    return i > 0 ? s_.bit_line[(i - 1) * s_.cols + j] : s_.bit_line_top[j];
  }

  /// Joins `out` ports to `out` ports through resistances r.
  Terminals meet(Terminals a, Terminals b, Group at, std::vector<double> r, const Needs& needs) {
    // No current flows through a broken wire; through one between two ideal sources it may be any,
    // so let it be none there too.
    const detail::ConstView z_a = std::as_const(a.block).part(at, at);
    const detail::ConstView z_b = std::as_const(b.block).part(at, at);
    Cut cut;
    for (std::size_t k = 0; k < r.size(); ++k) {
      cut.push_back(is_infinite(r[k]) || r[k] - z_a(k, k) - z_b(k, k) == 0);
    }
    if (std::ranges::find(cut, true) != cut.end()) {
      a.block = without(a.block, at, cut);
      b.block = without(b.block, at, cut);
      std::size_t k = 0;
      std::erase_if(r, [&](double) { return cut[k++]; });
    }
    Terminals both;
    both.block = Merge<Dense>(a.block, at, b.block, at, needs).meet(r);
    if (may_be_broken_) {
      number_pieces(a.block, at, b.block, at, both.block);
      both.block = settled(std::move(both.block));
    }
    for (const Terminals* side : {&a, &b}) {
      append(both.rows, side->rows);
      append(both.cols, side->cols);
      append(both.open_rows, side->open_rows);
      append(both.open_cols, side->open_cols);
    }
    return both;
  }

  [[nodiscard]] TerminalBlocks folded(const Terminals& all) const {
    TerminalBlocks blocks;
    blocks.transfer = Matrix(s_.rows, s_.cols);
    fold(std::as_const(all.block).part(word_in, bit_in), -1, all.rows, all.cols, blocks.transfer);
    if (wanted_.driver) {
      blocks.driver = Matrix(s_.rows, s_.rows);
      fold(std::as_const(all.block).part(word_in, word_in), 1, all.rows, all.rows, blocks.driver);
      balance_charge(blocks.driver, [&](std::size_t i) {
        const auto row = blocks.transfer.row(i);
        return std::accumulate(row.begin(), row.end(), 0.0);
      });
    }
    if (wanted_.sense) {
      blocks.sense = Matrix(s_.cols, s_.cols);
      fold(std::as_const(all.block).part(bit_in, bit_in), 1, all.cols, all.cols, blocks.sense);
      std::vector<double> sums(s_.cols, 0.0);
      for (std::size_t i = 0; i < s_.rows; ++i) {
        for (std::size_t j = 0; j < s_.cols; ++j) sums[j] += blocks.transfer(i, j);
      }
      balance_charge(blocks.sense, [&](std::size_t j) { return sums[j]; });
    }
    return blocks;
  }

  const Segments& s_;
  WantedBlocks wanted_;
  bool keep_;
  bool both_drive_;
  bool both_sense_;
  bool may_be_broken_;
  std::size_t middle_col_;  // the first that is driven from the right
  std::size_t middle_row_;  // the first that is sensed at the bottom
  Needs needs_;
  std::array<UpperBlocks, 4> upper_;  // of the quarters
  bool is_complete_ = false;          // the blocks are those of the conductances
  std::span<const double> g_;         // of this merge
  std::span<const std::size_t> changed_;
};

MergedCrossbar::MergedCrossbar(const Segments& segments, WantedBlocks wanted, bool keep)
    : impl_(std::make_unique<Impl>(segments, wanted, keep)) {}
MergedCrossbar::~MergedCrossbar() = default;

TerminalBlocks MergedCrossbar::merge(std::span<const double> g,
                                     std::span<const std::size_t> changed) {
  return impl_->merge(g, changed);
}

double MergedCrossbar::operations(std::span<const std::size_t> changed) const {
  return impl_->operations(changed);
}

}  // namespace titania::circuit
