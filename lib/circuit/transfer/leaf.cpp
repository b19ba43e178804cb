#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <span>

#include "circuit/transfer/few.hpp"
#include "circuit/transfer/lanes.hpp"
#include "circuit/transfer/tree.hpp"

namespace titania::circuit {

namespace {

// Stands for a broken segment, ohm: no current will flow through it, so that any value does but 0,
// with which the loose port behind it would look like an ideal source.
constexpr double kStump = 1;

double unless_broken(double r) { return std::isinf(r) ? kStump : r; }

/// Calls write(x, y) for every part of H that is stored.
void for_each_part(const PortCounts& counts, const auto& write) {
  for (const Group x : kAllGroups) {
    for (const Group y : kAllGroups) {
      if (y <= x && counts[x] * counts[y] > 0) write(x, y);
    }
  }
}

using EightBlock = BlockOf<Eight>;

/// Regions of one shape, up to eight, as one block of eights.
class LeafMaker {
 public:
  LeafMaker(const Crosspoints& points, std::span<const Region> regions)
      : points_(points), regions_(regions) {}

  /// `inside` is relative to the corner of the regions.
  EightBlock make(const Region& inside) {  // NOLINT(misc-no-recursion)
    if (inside.rows <= kFew && inside.cols <= kFew) return make_crosspoints(inside);
    const Halves halves = halve(inside);
    const EightBlock first = make(halves.first);
    const EightBlock second = make(halves.second);
    static const Needs needs = Needs::all();
    return Merge<EightAtOnce>(first, out_port(halves.along), second, in_port(halves.along), needs)
        .join();
  }

  /// The first `used` of the eight, at the end of `blocks`.
  void extract(const EightBlock& block, std::size_t used, std::vector<Block>& blocks) {
    const std::size_t first = blocks.size();
    for (std::size_t lane = 0; lane < used; ++lane) blocks.emplace_back(block.counts());
    for_each_part(block.counts(), [&](Group x, Group y) {
      const Eight* from = block.part(x, y).data;
      std::array<double*, detail::kLanes> to;
      for (std::size_t n = 0; n < used; ++n) to[n] = blocks[first + n].part(x, y).data;
      for (std::size_t k = 0; k < block.count(x) * block.count(y); ++k) {
        for (std::size_t n = 0; n < used; ++n) to[n][k] = from[k].lane[n];
      }
    });
  }

 private:
  EightBlock make_crosspoints(const Region& inside) {
    FewCells cells;
    cells.rows = inside.rows;
    cells.cols = inside.cols;
    for (std::size_t lane = 0; lane < detail::kLanes; ++lane) {
      const Region& region = regions_[std::min(lane, regions_.size() - 1)];
      for (std::size_t k = 0; k < inside.rows * inside.cols; ++k) {
        const std::size_t row = region.row + inside.row + k / inside.cols;
        const std::size_t col = region.col + inside.col + k % inside.cols;
        const std::size_t at = row * points_.cols + col;
        cells.g[k].lane[lane] = points_.g[at];
        cells.r_word[k].lane[lane] = unless_broken(points_.r_word[at]);
        cells.r_bit[k].lane[lane] = unless_broken(points_.r_bit[at]);
      }
    }
    const Region& first = regions_[0];
    EightBlock block(ports_of(
        points_, {first.row + inside.row, first.col + inside.col, inside.rows, inside.cols}));
    make_few(cells, block);
    return block;
  }

  const Crosspoints& points_;
  std::span<const Region> regions_;
};

/// Lines joined by a cell are one piece.
Pieces find_pieces(const Crosspoints& points, const Region& region, const PortCounts& counts) {
  std::vector<std::size_t> joined(region.rows + region.cols);
  std::iota(joined.begin(), joined.end(), std::size_t{0});
  const auto find = [&](std::size_t line) {
    while (joined[line] != line) line = joined[line] = joined[joined[line]];
    return line;
  };
  for (std::size_t i = 0; i < region.rows; ++i) {
    for (std::size_t j = 0; j < region.cols; ++j) {
      if (points.g[(region.row + i) * points.cols + region.col + j] > 0) {
        joined[find(region.rows + j)] = find(i);
      }
    }
  }
  Pieces pieces;
  for (const Group x : kAllGroups) {
    const bool is_bit_line = x == bit_in || x == bit_out;
    for (std::size_t k = 0; k < counts[x]; ++k) {
      pieces[x].push_back(find(is_bit_line ? region.rows + k : k));
    }
  }
  return pieces;
}

}  // namespace

Halves halve(const Region& region) {
  Halves halves{region, region, Along::bit_lines};
  if (region.rows >= region.cols) {
    halves.first.rows = (region.rows + 1) / 2;
    halves.second.row += halves.first.rows;
    halves.second.rows -= halves.first.rows;
  } else {
    halves.along = Along::word_lines;
    halves.first.cols = (region.cols + 1) / 2;
    halves.second.col += halves.first.cols;
    halves.second.cols -= halves.first.cols;
  }
  return halves;
}

PortCounts ports_of(const Crosspoints& points, const Region& region) {
  const bool word_lines_end = points.word_lines_end && region.col + region.cols == points.cols;
  const bool bit_lines_end = points.bit_lines_end && region.row + region.rows == points.rows;
  PortCounts counts{};
  counts[word_in] = region.rows;
  counts[bit_in] = region.cols;
  counts[word_out] = word_lines_end ? 0 : region.rows;
  counts[bit_out] = bit_lines_end ? 0 : region.cols;
  return counts;
}

std::vector<Block> make_leaves(const Crosspoints& points, const std::vector<Region>& regions) {
  std::vector<Block> leaves;
  for (std::size_t first = 0; first < regions.size(); first += detail::kLanes) {
    const std::size_t used = std::min<std::size_t>(detail::kLanes, regions.size() - first);
    LeafMaker maker(points, std::span(regions).subspan(first, used));
    const EightBlock block = maker.make({0, 0, regions[0].rows, regions[0].cols});
    maker.extract(block, used, leaves);
    if (!points.may_be_broken) continue;
    for (std::size_t k = first; k < first + used; ++k) {
      leaves[k].pieces = find_pieces(points, regions[k], block.counts());
    }
  }
  return leaves;
}

}  // namespace titania::circuit
