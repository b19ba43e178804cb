#pragma once

#include <vector>

#include "accelerator/plan.hpp"

/// @file
/// Events of one inference, counted.

namespace titania::accelerator::detail {

/// Layer by layer, then "attention" and "host" where there is such work.
[[nodiscard]] std::vector<LayerActivity> events(const Accelerator& accelerator,
                                                const Plan& plan,
                                                const Workload& workload,
                                                double batch);

/// Share of the keys and values of `batch` inferences that does not fit into the tiles' memories.
[[nodiscard]] double cache_outside(const Plan& plan, const Workload& workload, double batch);

}  // namespace titania::accelerator::detail
