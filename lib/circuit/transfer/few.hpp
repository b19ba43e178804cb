#pragma once

#include <cstddef>

#include "circuit/transfer/lanes.hpp"

namespace titania::circuit {

/// Largest side of a block in closed form.
inline constexpr std::size_t kFew = 2;

/// Up to kFew x kFew crosspoints, eight times.
struct FewCells {
  std::size_t rows = 0;
  std::size_t cols = 0;
  Eight g[kFew * kFew];       ///< (rows, cols), S
  Eight r_word[kFew * kFew];  ///< (rows, cols), ohm, towards the driver
  Eight r_bit[kFew * kFew];   ///< (rows, cols), ohm, towards the amplifier
};

/// Writes H of such a block.
void make_few(const FewCells& cells, BlockOf<Eight>& out);

}  // namespace titania::circuit
