#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"

namespace titania::baseline {

/// A GPU or GPU module, as far as its energy is concerned.  Dense peak figures.
struct Gpu {
  static constexpr const char* type_name = "Gpu";
  std::string name = "GPU";
  std::string release = "";
  std::string node = "";
  double memory_bandwidth = 1e12;
  double tdp = 500;
  double idle_power = 100;
  double active_power = 200;
  std::optional<double> peak_fp16 = {};
  std::optional<double> peak_int8 = {};
  std::optional<double> e_op_fp16 = {};
  std::optional<double> e_op_int8 = {};
  double e_byte = 64e-12;
  double eta_compute = 0.4;
  double eta_memory = 0.65;
  double t_launch = 5e-6;
  energy::Kind kind = energy::Kind::estimated;
  energy::Boundary boundary = energy::Boundary::board;
  double range_factor = 1.4;
  std::string source = "";
  std::string notes = "";
  bool operator==(const Gpu&) const = default;
};

enum class Precision { int8, fp16 };

/// How a GPU runs a workload.
struct GpuRun {
  static constexpr const char* type_name = "GpuRun";
  double batch = 1;
  Precision precision = Precision::int8;
  double kernels = 2;
  double kernels_high = 6;
  double t_request = 0;
  double hidden_traffic = 0;
  bool same_work = false;
  bool operator==(const GpuRun&) const = default;
};

/// Rows of lib/baseline/gpus.csv.
[[nodiscard]] TITANIA_API const std::vector<Gpu>& gpus();

/// The row of that name; throws ArgumentError for an unknown one.
[[nodiscard]] TITANIA_API const Gpu& gpu(std::string_view name);

/// What a batch computes and moves; from a Workload, or by hand for work that is no list of layers.
struct GpuWork {
  double macs = 0;          ///< per inference
  double weight_bytes = 0;  ///< read once per batch
  double other_bytes = 0;   ///< moved per inference
};

[[nodiscard]] TITANIA_API GpuWork gpu_work(const Workload& workload, const GpuRun& run);

/// Energy of one inference out of a batch; its latency is that of the whole batch:
///
///     t = bytes / (eta_memory bandwidth) + flops / (eta_compute peak) + kernels t_launch
///         + batch t_request
///     E = active_power t + e_byte bytes + e_op flops,   at most tdp t
///
/// active_power is what the chip draws with kernels resident (clocks, leakage), which is not its
/// idle power.  A fit to one kind of work used for another is labelled `extrapolated` and its range
/// widened to a factor 2 [choice].
/// Throws ArgumentError if the GPU has no figure for the precision.
[[nodiscard]] TITANIA_API energy::EnergyReport gpu_inference(const Gpu& gpu,
                                                             const GpuWork& work,
                                                             const GpuRun& run = {});
[[nodiscard]] TITANIA_API energy::EnergyReport gpu_inference(const Gpu& gpu,
                                                             const Workload& workload,
                                                             const GpuRun& run = {});

/// Smallest power of two at which doubling the batch saves less than 1 % per inference.
[[nodiscard]] TITANIA_API double saturated_batch(const Gpu& gpu,
                                                 const Workload& workload,
                                                 GpuRun run = {});

}  // namespace titania::baseline

namespace titania {

template <>
inline constexpr auto enum_names<baseline::Precision> = std::array{
    std::pair{baseline::Precision::int8, "int8"}, std::pair{baseline::Precision::fp16, "fp16"}};

template <>
inline constexpr auto fields<baseline::Gpu> = [] {
  using T = baseline::Gpu;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name."),
      field("release", &T::release, "", any_value, "Date of release."),
      field("node", &T::node, "", any_value, "Process."),
      field("memory_bandwidth", &T::memory_bandwidth, "B/s", left_open(0, inf), "Of its DRAM."),
      field("tdp", &T::tdp, "W", left_open(0, inf), "Power limit."),
      field("idle_power", &T::idle_power, "W", closed(0, inf), "With a context, nothing running."),
      field("active_power", &T::active_power, "W", closed(0, inf), "With kernels resident."),
      field("peak_fp16", &T::peak_fp16, "1/s", left_open(0, inf), "Dense operations per second."),
      field("peak_int8", &T::peak_int8, "1/s", left_open(0, inf), "Dense operations per second."),
      field("e_op_fp16", &T::e_op_fp16, "J", closed(0, inf), "Energy of a useful operation."),
      field("e_op_int8", &T::e_op_int8, "J", closed(0, inf), "Energy of a useful operation."),
      field("e_byte", &T::e_byte, "J", closed(0, inf), "Energy of a byte from or to DRAM."),
      field("eta_compute", &T::eta_compute, "", left_open(0, 1), "Share of the peak reached."),
      field("eta_memory", &T::eta_memory, "", left_open(0, 1), "Share of the bandwidth reached."),
      field("t_launch", &T::t_launch, "s", closed(0, 1), "Launch of one kernel."),
      field("kind", &T::kind, "", any_value, "How these figures came about."),
      field("boundary", &T::boundary, "", any_value, "What they include."),
      field("range_factor", &T::range_factor, "", closed(1, 100), "Uncertainty."),
      field("source", &T::source, "", any_value, "Who says so."),
      field("notes", &T::notes, "", any_value, "What else to know."),
  };
}();

template <>
inline constexpr auto fields<baseline::GpuRun> = [] {
  using T = baseline::GpuRun;
  return std::tuple{
      field("batch", &T::batch, "", closed(1, 1e15), "Inferences computed together."),
      field("precision", &T::precision, "", any_value, "Number format."),
      field("kernels", &T::kernels, "", closed(0, 1e9), "Kernels launched per batch.",
            "[choice] 2 for a small fused network"),
      field("kernels_high", &T::kernels_high, "", closed(0, 1e9),
            "High end of the number of kernels.", "[choice] 6"),
      field("t_request", &T::t_request, "s", closed(0, 1),
            "Scheduling per request; a property of language-model servers, 0 for anything else.",
            "fitted to ML.ENERGY v3: 20 us on H100"),
      field("hidden_traffic", &T::hidden_traffic, "", closed(0, 1),
            "Share of the activations between layers that goes through DRAM; 0 if fused.",
            "[choice] fused"),
      field("same_work", &T::same_work, "", any_value,
            "The work is of the kind the GPU's parameters were fitted to."),
  };
}();

}  // namespace titania
