#pragma once

#include <cstddef>

#include "titania/comparison/comparison.hpp"
#include "titania/core/export.hpp"

/// @file
/// How much of a ratio is the memristor's.  A crossbar and a GPU differ in their memories, hosts
/// and software too, and a ratio as built counts all of that.

namespace titania::comparison {

/// The comparison as if the crossbar had what surrounds the GPU: the energy of a byte of its DRAM,
/// the bandwidth of all its GPUs' DRAM shared out over the chips, the power of their hosts over its
/// boards, and the time that their software takes to schedule a request.  All of it as at the last
/// batch; nothing changes on the GPU's side, which stands alone.
/// Throws ArgumentError for a baseline that is none or no GPU.
[[nodiscard]] TITANIA_API Comparison like_for_like(const Comparison& comparison,
                                                   std::size_t baseline = 0);

/// Shares of each side's energy, 0 to 1, that the memristor could touch.
struct MemristorShare {
  double cells = 0;     ///< of the crossbar's, in cells and wires
  double macro = 0;     ///< of the crossbar's, with drivers, converters and logic beside the arrays
  double baseline = 0;  ///< of the baseline's, in moving weights and in products
};
/// Throws ArgumentError for a point or baseline that is none.
[[nodiscard]] TITANIA_API MemristorShare memristor_share(const Comparison& comparison,
                                                         std::size_t point,
                                                         std::size_t baseline = 0);

}  // namespace titania::comparison
