#pragma once

#include <vector>

#include "accelerator/plan.hpp"

/// @file
/// Events of one inference, counted.

namespace titania::accelerator::detail {

/// Reads, conversions and movements of one product in arrays, without what leaves the core; the
/// counts that a simulated Tile keeps.
[[nodiscard]] Activity product_events(const Accelerator& accelerator,
                                      const Format& format,
                                      double in_features,
                                      double out_features);

/// Layer by layer, then "attention" and "host" where there is such work.
[[nodiscard]] std::vector<LayerActivity> events(const Accelerator& accelerator,
                                                const Plan& plan,
                                                const Workload& workload,
                                                double batch);

/// Share of the keys and values of `batch` inferences that does not fit into the tiles' memories.
[[nodiscard]] double cache_outside(const Plan& plan, const Workload& workload, double batch);

/// Every count times `factor`.
[[nodiscard]] Activity scaled(Activity activity, double factor);

}  // namespace titania::accelerator::detail
