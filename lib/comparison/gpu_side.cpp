#include "comparison/gpu_side.hpp"

#include <optional>
#include <utility>

#include "titania/baseline/gpu_run.hpp"
#include "titania/core/text.hpp"

namespace titania::comparison::detail {

GpuSide run_on(const baseline::Gpu& gpu,
               const Workload& workload,
               double batch,
               const energy::Conditions& conditions) {
  baseline::GpuRun run{.conditions = conditions};
  std::optional<GpuSide> best;
  for (double sets = 1; sets <= batch; sets *= 2) {
    run.batch = batch / sets;
    energy::EnergyReport report = baseline::gpu_inference(gpu, workload, run);
    if (best && report.energy() >= best->report.energy()) break;
    if (sets > 1) report.conditions += ", " + to_text(sets) + " sets of them alike";
    report.throughput *= sets;
    const auto each =
        static_cast<double>(gpus_needed(gpu, baseline::gpu_work(workload, run.batch), run));
    best = GpuSide{std::move(report), sets * each};
  }
  return *std::move(best);
}

}  // namespace titania::comparison::detail
