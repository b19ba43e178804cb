#pragma once

#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// Digital logic and buffers beside the arrays: partial sums and biases, rescaling of outputs,
/// ReLU, activations in SRAM.
struct TITANIA_API Digital {
  static constexpr const char* type_name = "Digital";
  Quantity addition = {};        ///< J
  Quantity multiplication = {};  ///< J
  Quantity comparison = {};      ///< J
  Quantity buffer_byte = {};     ///< J per byte written or read
  Quantity latency = {};         ///< s per sequential read: one of each, one after the other
  Quantity lane_area = {};       ///< m2 per output
  Quantity buffer_area = {};     ///< m2 per byte

  [[nodiscard]] static Digital of(const Technology& technology);
  [[nodiscard]] std::vector<Term> terms(const Activity& activity, const Hardware& hardware) const;
};

}  // namespace titania::energy
