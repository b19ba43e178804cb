#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/baseline/gpu.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/conditions.hpp"
#include "titania/energy/report.hpp"

namespace titania::baseline {

/// How moving data and computing share the time of a step.
enum class Overlap {
  none,  ///< one after the other: fits serving data better
  full,  ///< the longer of the two hides the other
};

/// How a GPU runs a workload.
struct TITANIA_API GpuRun {
  static constexpr const char* type_name = "GpuRun";
  double batch = 1;
  std::optional<Precision> precision = {};
  std::optional<std::int64_t> gpus = {};
  std::optional<WorkKind> work = {};
  std::optional<double> kernels = {};
  std::optional<bool> graph = {};
  std::optional<double> t_request = {};
  Overlap overlap = Overlap::none;
  energy::Conditions conditions = {};

  /// A GPU's figures begin at the board.
  void check(std::string_view path) const;
  bool operator==(const GpuRun&) const = default;
};

/// What a batch computes and moves; from a Workload, or by hand for work that is no list of layers.
struct GpuWork {
  static constexpr const char* type_name = "GpuWork";
  double operations = 0;
  double weight_bytes = 0;
  double activation_bytes = 0;
  double other_bytes = 0;
  double resident_weight_bytes = 0;
  double resident_bytes = 0;
  double expert_bytes = 0;
  double expert_operations = 0;
  double kernels = 2;
  double collectives = 0;
  double collective_bytes = 0;
  std::int64_t bits = 8;
  std::string unit = "inference";
  bool operator==(const GpuWork&) const = default;
};

/// What `batch` inferences of a workload are to a GPU.
[[nodiscard]] TITANIA_API GpuWork gpu_work(const Workload& workload, double batch);

/// GPUs that hold the weights and what `batch` inferences keep, in 90 % of their memory [choice]: a
/// power of two, and whole systems.  Throws ArgumentError if run.gpus are too few for it.
[[nodiscard]] TITANIA_API std::int64_t gpus_needed(const Gpu& gpu,
                                                   const GpuWork& work,
                                                   const GpuRun& run);

/// Energy of one inference out of a batch; its latency is that of the whole step:
///
///     bytes = weights + B (other + activations / act_reuse)
///     t = bytes / (eta_memory bandwidth N) + B operations / (eta_compute peak N)
///         + kernels kernel_factor t_launch (1 - graph) + B t_request
///         + collectives t_collective + 2 (N - 1) / N B collective_bytes / collective_bandwidth
///         + expert_imbalance log2(N) (time of the experts),    the last two if N > 1
///     E = N active_power t + e_byte bytes + e_op B operations,   at most N tdp t
///         + N idle_power (1 / duty - 1) t
///
/// From the wall on the host's power over t / duty, and the losses of the site.
/// active_power is what the chip draws with kernels resident, which is not its idle power.  The
/// constants are those of the GPU's calibration for the kind of work; where nothing was fitted to
/// it on this GPU, the report is `extrapolated` and their ranges are at least a factor 3. Constants
/// are named "gpu/parameter".
[[nodiscard]] TITANIA_API energy::EnergyReport gpu_inference(const Gpu& gpu,
                                                             const GpuWork& work,
                                                             const GpuRun& run = {});
[[nodiscard]] TITANIA_API energy::EnergyReport gpu_inference(const Gpu& gpu,
                                                             const Workload& workload,
                                                             const GpuRun& run = {});

/// One report per batch.
[[nodiscard]] TITANIA_API std::vector<energy::EnergyReport> batch_curve(
    const Gpu& gpu, const Workload& workload, std::span<const double> batches, GpuRun run = {});

/// Smallest power of two at which doubling the batch saves less than 1 % per inference, or no
/// longer fits into `run.gpus`.
[[nodiscard]] TITANIA_API double saturated_batch(const Gpu& gpu,
                                                 const Workload& workload,
                                                 GpuRun run = {});

}  // namespace titania::baseline

namespace titania {

template <>
inline constexpr auto enum_names<baseline::Overlap> = std::array{
    std::pair{baseline::Overlap::none, "none"}, std::pair{baseline::Overlap::full, "full"}};

template <>
inline constexpr auto fields<baseline::GpuRun> = [] {
  using T = baseline::GpuRun;
  return std::tuple{
      field("batch", &T::batch, "", closed(1, 1e15), "Inferences computed together."),
      field("precision", &T::precision, "", any_value,
            "Number format.  None: the narrowest of the GPU that holds the workload's bits."),
      field("gpus", &T::gpus, "", closed(1, 1e9),
            "GPUs that share the batch, without replicas.  None: as few as hold it."),
      field("work", &T::work, "", any_value,
            "Kind of work.  None: serving for tokens, vision for images, other for the rest."),
      field("kernels", &T::kernels, "", closed(0, 1e9),
            "Kernels launched per batch.  None: the workload's times the stack's factor."),
      field("graph", &T::graph, "", any_value, "Launches hidden by a graph.  None: the stack's."),
      field("t_request", &T::t_request, "s", closed(0, 1),
            "Scheduling per sequence and step.  None: the GPU's when serving, else 0."),
      field("overlap", &T::overlap, "", any_value, "Of moving data and computing."),
      flattened(&T::conditions),
  };
}();

template <>
inline constexpr auto fields<baseline::GpuWork> = [] {
  using T = baseline::GpuWork;
  return std::tuple{
      field("operations", &T::operations, "", closed(0, inf), "Per inference; 1 MAC = 2."),
      field("weight_bytes", &T::weight_bytes, "B", closed(0, inf), "Weights read per batch."),
      field("activation_bytes", &T::activation_bytes, "B", closed(0, inf),
            "Per inference, between layers, written and read."),
      field("other_bytes", &T::other_bytes, "B", closed(0, inf),
            "Moved per inference: first input, last output, keys and values."),
      field("resident_weight_bytes", &T::resident_weight_bytes, "B", closed(0, inf),
            "Kept in memory for all."),
      field("resident_bytes", &T::resident_bytes, "B", closed(0, inf),
            "Kept in memory for each inference under way."),
      field("expert_bytes", &T::expert_bytes, "B", closed(0, inf),
            "Of weight_bytes, those of experts."),
      field("expert_operations", &T::expert_operations, "", closed(0, inf),
            "Of operations, those of experts."),
      field("kernels", &T::kernels, "", closed(0, 1e9), "Kernels launched per batch."),
      field("collectives", &T::collectives, "", closed(0, 1e9),
            "Exchanges per batch between the GPUs that share it."),
      field("collective_bytes", &T::collective_bytes, "B", closed(0, inf),
            "Partial sums per inference that they exchange."),
      field("bits", &T::bits, "bit", closed(1, 64), "Widest operand."),
      field("unit", &T::unit, "", any_value, "What one inference is."),
  };
}();

}  // namespace titania
