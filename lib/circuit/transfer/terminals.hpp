#pragma once

#include <cstddef>
#include <memory>
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

/// Computes them by hierarchical merging.
class MergedCrossbar {
 public:
  /// Keeps the blocks near the root, if asked to, so that a change re-merges only those it lies in.
  /// The segments must outlive it.
  MergedCrossbar(const Segments& segments, WantedBlocks wanted, bool keep);
  ~MergedCrossbar();

  /// For conductances g (rows * cols), S, of which those numbered in `changed` differ from the last
  /// call's; all may at the first call, after an exception, and if nothing is kept.
  [[nodiscard]] TerminalBlocks merge(std::span<const double> g,
                                     std::span<const std::size_t> changed);
  /// What that would take, multiply-adds.
  [[nodiscard]] double operations(std::span<const std::size_t> changed) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania::circuit
