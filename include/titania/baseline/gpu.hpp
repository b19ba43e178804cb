#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/figure.hpp"

namespace titania::baseline {

/// Number formats that a GPU computes in.
enum class Precision { fp32, tf32, fp16, bf16, fp8, int8, fp4 };

/// Kinds of work.  What software makes of a GPU differs from one to the next.
enum class WorkKind {
  other,    ///< bare products and small networks; nothing was fitted to them: physics
  serving,  ///< a language-model server: many requests under way, its own scheduling
  vision,   ///< a convolutional network, its layers fused
};

/// What a GPU could do in one number format.  1 MAC = 2 operations; dense, without sparsity.
struct TITANIA_API PeakRate {
  static constexpr const char* type_name = "PeakRate";
  Precision precision = Precision::fp16;
  energy::Figure rate = energy::Figure::exact(1e14, "1/s", "[choice]");

  /// Unit, and that it is positive.
  void check(std::string_view path) const;
  bool operator==(const PeakRate&) const = default;
};

/// What software makes of a number format.
struct TITANIA_API Arithmetic {
  static constexpr const char* type_name = "Arithmetic";
  Precision precision = Precision::fp16;
  energy::Figure e_op =
      energy::Figure::within(1e-12, 1.4, "J", energy::Kind::estimated, "[choice]");
  energy::Figure eta_compute =
      energy::Figure::within(0.4, 1.4, "", energy::Kind::estimated, "[choice]");

  /// Units, and that the share of the peak can be reached.
  void check(std::string_view path) const;
  bool operator==(const Arithmetic&) const = default;
};

/// What one software stack makes of a GPU in one kind of work.
struct TITANIA_API Calibration {
  static constexpr const char* type_name = "Calibration";
  WorkKind work = WorkKind::other;
  std::string stack = "";
  energy::Figure active_power =
      energy::Figure::within(200, 1.4, "W", energy::Kind::estimated, "[choice]");
  energy::Figure eta_memory =
      energy::Figure::within(0.65, 1.25, "", energy::Kind::estimated, "[choice]");
  energy::Figure act_reuse = energy::Figure::within(2, 2, "", energy::Kind::estimated, "[choice]");
  energy::Figure t_launch =
      energy::Figure::within(5e-6, 2, "s", energy::Kind::estimated, "[choice]");
  energy::Figure t_request = {};
  energy::Figure t_collective =
      energy::Figure::within(15e-6, 2, "s", energy::Kind::estimated, "[choice]");
  energy::Figure collective_bandwidth =
      energy::Figure::within(1e11, 3, "B/s", energy::Kind::estimated, "[choice]");
  energy::Figure expert_imbalance =
      energy::Figure::within(0.15, 2, "", energy::Kind::estimated, "[choice]");
  bool graph = false;
  double kernel_factor = 1;
  std::vector<Arithmetic> arithmetic = {};

  /// Units, shares at most 1, no format twice.
  void check(std::string_view path) const;
  /// Its figures in a format; bf16 without figures of its own has those of fp16.
  /// Throws ArgumentError if it has none.
  [[nodiscard]] const Arithmetic& in(Precision precision) const;
  /// Whether a figure was fitted to, or measured in, this kind of work on this GPU.
  [[nodiscard]] bool is_fitted() const;
  bool operator==(const Calibration&) const = default;
};

/// A GPU board or module, or a system of several, as far as its energy is concerned.  Figures are
/// per GPU, at the board: what NVML reports.
struct TITANIA_API Gpu {
  static constexpr const char* type_name = "Gpu";
  std::string name = "gpu";
  std::string title = "";
  std::string release = "";
  std::string node = "";
  std::int64_t count = 1;
  energy::Figure memory = energy::Figure::exact(80e9, "B", "[choice]");
  energy::Figure memory_bandwidth = energy::Figure::exact(1e12, "B/s", "[choice]");
  energy::Figure tdp = energy::Figure::exact(500, "W", "[choice]");
  energy::Figure idle_power =
      energy::Figure::within(100, 1.3, "W", energy::Kind::estimated, "[choice]");
  energy::Figure e_byte =
      energy::Figure::within(64e-12, 1.4, "J", energy::Kind::estimated, "[choice]");
  energy::Figure host_power =
      energy::Figure::within(150, 1.4, "W", energy::Kind::estimated, "[choice]");
  energy::Figure die_area = {};
  std::vector<PeakRate> peaks = {};
  std::vector<Calibration> calibrations = {Calibration{}};

  /// Units, positive bandwidth and power limit, no format and no kind of work twice, and a
  /// calibration for other work.
  void check(std::string_view path) const;
  /// Its peak in a format; bf16 without one of its own has that of fp16.
  /// Throws ArgumentError if the GPU has none.
  [[nodiscard]] const energy::Figure& peak(Precision precision) const;
  /// Its calibration for that kind of work, or the one for other work: physics.
  [[nodiscard]] const Calibration& calibration(WorkKind work) const;
  bool operator==(const Gpu&) const = default;
};

/// The GPUs of lib/baseline/gpus.csv, each with its default stacks.
[[nodiscard]] TITANIA_API const std::vector<Gpu>& gpus();

/// The GPU of that name; with a stack of lib/baseline/gpu_stacks.csv, calibrated to that software
/// for the work that it does, and to the GPU's default stacks for the rest.
/// Throws ArgumentError with the nearest names for an unknown GPU, and for a stack of which nothing
/// is known on this GPU.
[[nodiscard]] TITANIA_API Gpu gpu(std::string_view name, std::string_view stack = "");

/// All that is known of a GPU: its calibration for other work, then every stack's.
[[nodiscard]] TITANIA_API const std::vector<Calibration>& calibrations(std::string_view name);

}  // namespace titania::baseline

namespace titania {

template <>
inline constexpr auto enum_names<baseline::Precision> = std::array{
    std::pair{baseline::Precision::fp32, "fp32"}, std::pair{baseline::Precision::tf32, "tf32"},
    std::pair{baseline::Precision::fp16, "fp16"}, std::pair{baseline::Precision::bf16, "bf16"},
    std::pair{baseline::Precision::fp8, "fp8"},   std::pair{baseline::Precision::int8, "int8"},
    std::pair{baseline::Precision::fp4, "fp4"}};

template <>
inline constexpr auto enum_names<baseline::WorkKind> =
    std::array{std::pair{baseline::WorkKind::other, "other"},
               std::pair{baseline::WorkKind::serving, "serving"},
               std::pair{baseline::WorkKind::vision, "vision"}};

template <>
inline constexpr auto fields<baseline::PeakRate> = [] {
  using T = baseline::PeakRate;
  return std::tuple{
      field("precision", &T::precision, "", any_value, "Number format."),
      field("rate", &T::rate, "1/s", any_value, "Dense operations per second."),
  };
}();

template <>
inline constexpr auto fields<baseline::Arithmetic> = [] {
  using T = baseline::Arithmetic;
  return std::tuple{
      field("precision", &T::precision, "", any_value, "Number format."),
      field("e_op", &T::e_op, "J", any_value, "Energy of a useful operation."),
      field("eta_compute", &T::eta_compute, "", any_value, "Share of the peak reached."),
  };
}();

template <>
inline constexpr auto fields<baseline::Calibration> = [] {
  using T = baseline::Calibration;
  return std::tuple{
      field("work", &T::work, "", any_value, "Kind of work."),
      field("stack", &T::stack, "", any_value,
            "Software; empty: physics, or your own measurement."),
      field("active_power", &T::active_power, "W", any_value,
            "With kernels resident: clocks, leakage.  Not the idle power."),
      field("eta_memory", &T::eta_memory, "", any_value, "Share of the bandwidth reached."),
      field("act_reuse", &T::act_reuse, "", any_value,
            "Activations between layers go through DRAM once in so many times."),
      field("t_launch", &T::t_launch, "s", any_value, "Launch of one kernel."),
      field("t_request", &T::t_request, "s", any_value,
            "Scheduling per sequence and step of a language-model server."),
      field("t_collective", &T::t_collective, "s", any_value,
            "One exchange between GPUs that share a batch, however little."),
      field("collective_bandwidth", &T::collective_bandwidth, "B/s", any_value,
            "Per GPU, reached in exchanges."),
      field("expert_imbalance", &T::expert_imbalance, "", any_value,
            "Time that the GPU with the busiest experts takes longer, per doubling of the GPUs."),
      field("graph", &T::graph, "", any_value, "Whether a graph hides the launches."),
      field("kernel_factor", &T::kernel_factor, "", left_open(0, 100),
            "Kernels launched over those of fused software."),
      field("arithmetic", &T::arithmetic, "", any_value, "By number format."),
  };
}();

template <>
inline constexpr auto fields<baseline::Gpu> = [] {
  using T = baseline::Gpu;
  return std::tuple{
      field("name", &T::name, "", any_value, "Key; constants are named after it."),
      field("title", &T::title, "", any_value, "Name in full."),
      field("release", &T::release, "", any_value, "Date of release."),
      field("node", &T::node, "", any_value, "Process."),
      field("count", &T::count, "", closed(1, 1e6), "GPUs of a system; 1 for a board."),
      field("memory", &T::memory, "B", any_value, "DRAM."),
      field("memory_bandwidth", &T::memory_bandwidth, "B/s", any_value, "Of its DRAM."),
      field("tdp", &T::tdp, "W", any_value, "Power limit."),
      field("idle_power", &T::idle_power, "W", any_value, "With a context, nothing running."),
      field("e_byte", &T::e_byte, "J", any_value, "Energy of a byte from or to DRAM."),
      field("host_power", &T::host_power, "W", any_value, "Share of the server without GPUs."),
      field("die_area", &T::die_area, "m2", any_value, "Silicon of the GPU without its DRAM."),
      field("peaks", &T::peaks, "", any_value, "By number format."),
      field("calibrations", &T::calibrations, "", any_value, "By kind of work."),
  };
}();

}  // namespace titania
