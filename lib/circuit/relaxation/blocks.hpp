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

using detail::transpose;

}  // namespace titania::circuit
