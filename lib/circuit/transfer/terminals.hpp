#pragma once

#include <span>

#include "circuit/segments.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// What a crossbar of linear cells is to its terminals: i_bit = v T - v_bit S and
/// i_word = v Y - v_bit T^T.  Blocks that were not asked for are empty.
struct TerminalBlocks {
  Matrix transfer;  ///< T (rows, cols), S
  Matrix driver;    ///< Y (rows, rows), S
  Matrix sense;     ///< S (cols, cols), S
};

struct WantedBlocks {
  bool driver = false;
  bool sense = false;
};

/// Computes them by hierarchical merging, for conductances g (rows * cols), S.
[[nodiscard]] TerminalBlocks merge_crossbar(std::span<const double> g,
                                            const Segments& segments,
                                            WantedBlocks wanted);

}  // namespace titania::circuit
