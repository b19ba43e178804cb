#pragma once

#include "titania/baseline/gpu.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/conditions.hpp"
#include "titania/energy/report.hpp"

/// @file
/// The GPU's side of a comparison at one batch.

namespace titania::comparison::detail {

struct GpuSide {
  energy::EnergyReport report;
  double gpus = 1;  ///< of all sets
};

/// The batch on one set of GPUs, or split over as many sets alike as take least energy: whoever
/// runs them would do so.
[[nodiscard]] GpuSide run_on(const baseline::Gpu& gpu,
                             const Workload& workload,
                             double batch,
                             const energy::Conditions& conditions);

}  // namespace titania::comparison::detail
