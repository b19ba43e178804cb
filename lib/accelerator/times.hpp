#pragma once

#include <vector>

#include "accelerator/plan.hpp"

/// @file
/// How long an inference takes, layer by layer.

namespace titania::accelerator::detail {

/// s, of one inference.
struct LayerTime {
  double arrays = 0;  ///< reads and conversions
  double vector = 0;  ///< digital units
  double links = 0;   ///< buses, networks, chip and host links
  double memory = 0;  ///< DRAM
  double stage = 0;   ///< until the next inference may enter

  [[nodiscard]] double sum() const { return arrays + vector + links + memory; }
};

/// In the order of `activities`, which are those of the plan.
[[nodiscard]] std::vector<LayerTime> times(const Accelerator& accelerator,
                                           const Plan& plan,
                                           const std::vector<LayerActivity>& activities);

}  // namespace titania::accelerator::detail
