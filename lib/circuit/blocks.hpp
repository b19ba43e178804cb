#pragma once

#include <cstddef>

#include "core/buffer.hpp"
#include "core/kernel.hpp"

/// @file
/// Matrices of an array cut into square blocks of kLanes x kLanes values.
///
/// A block fills whole vectors along the rows or, transposed in registers, along the columns, and
/// a panel of kLanes rows is one run of memory.  Rows and columns are padded to whole blocks.

namespace titania::circuit {

inline constexpr auto kLanes = static_cast<std::size_t>(detail::kLanes);
inline constexpr std::size_t kBlock = kLanes * kLanes;

[[nodiscard]] constexpr std::size_t blocks_for(std::size_t count) {
  return (count + kLanes - 1) / kLanes;
}
[[nodiscard]] constexpr std::size_t padded(std::size_t count) { return blocks_for(count) * kLanes; }

using detail::Buffer;

/// Where the elements of a matrix cut into blocks are.
struct BlockLayout {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::size_t panels = 0;  ///< of kLanes rows
  std::size_t blocks = 0;  ///< of one panel

  BlockLayout() = default;
  BlockLayout(std::size_t rows_, std::size_t cols_)
      : rows(rows_), cols(cols_), panels(blocks_for(rows_)), blocks(blocks_for(cols_)) {}

  [[nodiscard]] std::size_t size() const { return panels * blocks * kBlock; }
  [[nodiscard]] std::size_t panel_size() const { return blocks * kBlock; }
  [[nodiscard]] std::size_t at(std::size_t i, std::size_t j) const {
    return (i / kLanes * blocks + j / kLanes) * kBlock + i % kLanes * kLanes + j % kLanes;
  }
  /// In blocks that are stored transposed.
  [[nodiscard]] std::size_t at_transposed(std::size_t i, std::size_t j) const {
    return (i / kLanes * blocks + j / kLanes) * kBlock + j % kLanes * kLanes + i % kLanes;
  }
  /// Row i without its columns beyond the last: calls body(j, index).
  void for_row(std::size_t i, const auto& body) const {
    const std::size_t first = at(i, 0);
    for (std::size_t j = 0; j < cols; ++j) body(j, first + j / kLanes * kBlock + j % kLanes);
  }
};

/// Transposes a block in registers.
TITANIA_INLINE void transpose(detail::Lanes (&block)[kLanes]) {
  static_assert(kLanes == 8);
  using detail::Lanes;
  Lanes a[8];
  for (int k = 0; k < 4; ++k) {  // pairs of neighbours
    a[2 * k] = __builtin_shufflevector(block[2 * k], block[2 * k + 1], 0, 8, 2, 10, 4, 12, 6, 14);
    a[2 * k + 1] =
        __builtin_shufflevector(block[2 * k], block[2 * k + 1], 1, 9, 3, 11, 5, 13, 7, 15);
  }
  Lanes b[8];
  for (const int k : {0, 1, 4, 5}) {
    b[k] = __builtin_shufflevector(a[k], a[k + 2], 0, 1, 8, 9, 4, 5, 12, 13);
    b[k + 2] = __builtin_shufflevector(a[k], a[k + 2], 2, 3, 10, 11, 6, 7, 14, 15);
  }
  for (int k = 0; k < 4; ++k) {
    block[k] = __builtin_shufflevector(b[k], b[k + 4], 0, 1, 2, 3, 8, 9, 10, 11);
    block[k + 4] = __builtin_shufflevector(b[k], b[k + 4], 4, 5, 6, 7, 12, 13, 14, 15);
  }
}

}  // namespace titania::circuit
