#pragma once

#include <cstddef>
#include <memory>
#include <span>

#include "titania/circuit/cell_change.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// What to compute beside the transfer matrix, and to keep.
struct TransferOptions {
  bool driver = false;  ///< the word-line currents of driven word lines, hence the source power
  bool sense = false;   ///< the currents of driven bit lines
  /// Keep the upper blocks of the merging, about 30 times the memory of g, so that update() merges
  /// only the parts of the array anew that have changed.
  bool keep_tree = false;
};

/// A crossbar of linear cells as its terminals see it, wires included:
///
///     i_bit_line = v T - v_bit_line S,      i_word_line = v Y - v_bit_line T^T,
///
/// v (rows,) and v_bit_line (cols,) in V, currents in A, bit-line currents positive out of the
/// array and word-line currents into it, both ends of a line together.  A line whose terminal
/// resistance or whose segment next to the terminal is infinite floats; its current is 0.
///
/// Exact to rounding, about 1e-14, for any shape and any segments of one order of size; segments or
/// cells that differ by many decades around floating lines can cost digits (1e-7 was the worst of
/// 20000 arrays drawn for that), which Method::transfer notices and reports.  Computed by merging
/// halves of halves of the array in hybrid form, which takes about as long as 50 products of (rows,
/// cols) by (cols, cols) for large square arrays, and about 50 times the memory of g meanwhile.
class TITANIA_API TransferMatrix {
 public:
  /// g (rows, cols): conductances in S, finite and not negative.
  /// Throws ArgumentError, ShapeError or ConfigError naming what is wrong.
  explicit TransferMatrix(MatrixView g, const Wires& wires = {}, TransferOptions options = {});
  ~TransferMatrix();
  TransferMatrix(TransferMatrix&&) noexcept;
  TransferMatrix& operator=(TransferMatrix&&) noexcept;

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::size_t cols() const noexcept;
  /// The conductances it stands for (rows, cols), S.
  [[nodiscard]] MatrixView conductance() const noexcept;
  [[nodiscard]] const Wires& wires() const noexcept;

  /// T (rows, cols), S.
  [[nodiscard]] MatrixView matrix() const noexcept;
  /// Y (rows, rows), S, symmetric; empty unless asked for in the options.
  [[nodiscard]] MatrixView driver() const noexcept;
  /// S (cols, cols), S, symmetric; empty unless asked for in the options.
  [[nodiscard]] MatrixView sense() const noexcept;

  /// Gives cells new conductances; of several for one cell the last counts.
  ///
  /// Few changed cells cost about one read each: by reciprocity it gives both vectors of a rank-one
  /// correction.  Where merging costs less, and before corrections add up to more than rounding,
  /// the array is merged afresh, or with keep_tree the blocks that have changed.  Throws
  /// ArgumentError naming what is wrong; after an exception, nothing has changed.
  void update(std::span<const CellChange> changes);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania::circuit
