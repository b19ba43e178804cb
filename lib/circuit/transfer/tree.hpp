#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/transfer/block.hpp"
#include "circuit/transfer/merge.hpp"
#include "circuit/transfer/open.hpp"

/// @file
/// Blocks of any size by hierarchical merging: halves of halves, down to single crosspoints.
///
/// Merging n x n crosspoints costs of the order of n^3 and there are (N / n)^2 such blocks, so the
/// whole costs of the order of N^3, most of it in the last few merges.

namespace titania::circuit {

/// Crosspoints with their conductances and the segments on the near sides of their nodes.  Column 0
/// is next to the driver and row 0 next to the amplifier.
struct Crosspoints {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> g;       ///< (rows, cols), S
  std::vector<double> r_word;  ///< (rows, cols), ohm, towards the driver; may be infinite
  std::vector<double> r_bit;   ///< (rows, cols), ohm, towards the amplifier; may be infinite
  bool word_lines_end = true;  ///< beyond the last column; else the block has `out` ports there
  bool bit_lines_end = true;   ///< beyond the last row
  bool may_be_broken = false;  ///< whether broken segments are to be looked for
};

/// Some rows and columns of them.
struct Region {
  std::size_t row = 0;
  std::size_t col = 0;
  std::size_t rows = 0;
  std::size_t cols = 0;
};

/// The blocks near the root of a tree by level, without the root's; empty before they are made.
using UpperBlocks = std::vector<std::vector<Block>>;

struct Place {
  std::size_t row = 0;
  std::size_t col = 0;
};

/// All crosspoints as one block, of which only `needs` is computed.  Of the blocks that are there
/// already, those with a changed place in them are made again; none is left unless `keep`.
[[nodiscard]] Block merge_all(const Crosspoints& points,
                              const Needs& needs,
                              std::span<const Place> changed,
                              bool keep,
                              UpperBlocks& blocks);

/// What that takes, multiply-adds; everything is made if `blocks` is empty.
[[nodiscard]] double merge_operations(const Crosspoints& points,
                                      const Needs& needs,
                                      std::span<const Place> changed,
                                      const UpperBlocks& blocks);

/// Blocks of regions of one shape that lie alike towards the far ends, eight at a time.  Only the
/// segments on the near sides may be broken; the ports there are then to be loosened.
[[nodiscard]] std::vector<Block> make_leaves(const Crosspoints& points,
                                             const std::vector<Region>& regions);

/// A region in two, and the lines that pass from the first to the second half.
struct Halves {
  Region first;
  Region second;
  Along along;
};
[[nodiscard]] Halves halve(const Region& region);

/// Numbers of the ports that a region has.
[[nodiscard]] PortCounts ports_of(const Crosspoints& points, const Region& region);

}  // namespace titania::circuit
