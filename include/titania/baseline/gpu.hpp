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
enum class Precision { fp32, tf32, fp16, bf16, fp8, int8 };

/// Kinds of work that constants are fitted to.
enum class WorkKind {
  other,
  serving,  ///< a language-model server: many requests under way, graphs, its own scheduling
  vision,   ///< a convolutional network as MLPerf runs it
};

/// What a GPU does in one number format.  1 MAC = 2 operations; peaks without sparsity.
struct TITANIA_API Arithmetic {
  static constexpr const char* type_name = "Arithmetic";
  Precision precision = Precision::fp16;
  energy::Figure peak = energy::Figure::exact(1e14, "1/s", "[choice]");
  energy::Figure e_op =
      energy::Figure::within(1e-12, 1.4, "J", energy::Kind::estimated, "[choice]");
  energy::Figure eta_compute =
      energy::Figure::within(0.4, 1.4, "", energy::Kind::estimated, "[choice]");

  /// Units, and that the peak and the share of it can be reached.
  void check(std::string_view path) const;
  bool operator==(const Arithmetic&) const = default;
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
  energy::Figure active_power =
      energy::Figure::within(200, 1.4, "W", energy::Kind::estimated, "[choice]");
  energy::Figure e_byte =
      energy::Figure::within(64e-12, 1.4, "J", energy::Kind::estimated, "[choice]");
  energy::Figure eta_memory =
      energy::Figure::within(0.65, 1.25, "", energy::Kind::estimated, "[choice]");
  energy::Figure act_reuse = energy::Figure::within(2, 2, "", energy::Kind::estimated, "[choice]");
  energy::Figure t_launch =
      energy::Figure::within(5e-6, 2, "s", energy::Kind::estimated, "[choice]");
  energy::Figure t_request = {};
  energy::Figure host_power =
      energy::Figure::within(150, 1.4, "W", energy::Kind::estimated, "[choice]");
  std::vector<Arithmetic> arithmetic = {};
  WorkKind fitted_to = WorkKind::other;

  /// Units, positive bandwidth and power limit, no format twice.
  void check(std::string_view path) const;
  /// Its figures in a format; bf16 without figures of its own has those of fp16.
  /// Throws ArgumentError if the GPU has none.
  [[nodiscard]] const Arithmetic& in(Precision precision) const;
  bool operator==(const Gpu&) const = default;
};

/// The GPUs of lib/baseline/gpus.csv.
[[nodiscard]] TITANIA_API const std::vector<Gpu>& gpus();

/// The GPU of that name; throws ArgumentError with the nearest names for an unknown one.
[[nodiscard]] TITANIA_API const Gpu& gpu(std::string_view name);

}  // namespace titania::baseline

namespace titania {

template <>
inline constexpr auto enum_names<baseline::Precision> = std::array{
    std::pair{baseline::Precision::fp32, "fp32"}, std::pair{baseline::Precision::tf32, "tf32"},
    std::pair{baseline::Precision::fp16, "fp16"}, std::pair{baseline::Precision::bf16, "bf16"},
    std::pair{baseline::Precision::fp8, "fp8"},   std::pair{baseline::Precision::int8, "int8"}};

template <>
inline constexpr auto enum_names<baseline::WorkKind> =
    std::array{std::pair{baseline::WorkKind::other, "other"},
               std::pair{baseline::WorkKind::serving, "serving"},
               std::pair{baseline::WorkKind::vision, "vision"}};

template <>
inline constexpr auto fields<baseline::Arithmetic> = [] {
  using T = baseline::Arithmetic;
  return std::tuple{
      field("precision", &T::precision, "", any_value, "Number format."),
      field("peak", &T::peak, "1/s", any_value, "Dense operations per second."),
      field("e_op", &T::e_op, "J", any_value, "Energy of a useful operation."),
      field("eta_compute", &T::eta_compute, "", any_value, "Share of the peak reached."),
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
      field("active_power", &T::active_power, "W", any_value,
            "With kernels resident: clocks, leakage.  Not the idle power."),
      field("e_byte", &T::e_byte, "J", any_value, "Energy of a byte from or to DRAM."),
      field("eta_memory", &T::eta_memory, "", any_value, "Share of the bandwidth reached."),
      field("act_reuse", &T::act_reuse, "", any_value,
            "Activations between layers go through DRAM once in so many times."),
      field("t_launch", &T::t_launch, "s", any_value, "Launch of one kernel."),
      field("t_request", &T::t_request, "s", any_value,
            "Scheduling per sequence and step of a language-model server."),
      field("host_power", &T::host_power, "W", any_value, "Share of the server without GPUs."),
      field("arithmetic", &T::arithmetic, "", any_value, "By number format."),
      field("fitted_to", &T::fitted_to, "", any_value, "Work that the fitted figures belong to."),
  };
}();

}  // namespace titania
