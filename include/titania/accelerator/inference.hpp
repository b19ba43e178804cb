#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/accelerator/accelerator.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/conditions.hpp"
#include "titania/energy/report.hpp"

namespace titania::accelerator {

/// How an accelerator is used: what is charged to one inference.
struct TITANIA_API Run {
  static constexpr const char* type_name = "AcceleratorRun";
  double batch = 1;
  energy::Conditions conditions = {.boundary = energy::Boundary::wall};
  double lifetime = 3 * 365.25 * 86400;
  std::optional<double> refresh_period = {};
  bool operator==(const Run&) const = default;
};

/// Where the layers of one row of a workload lie.  Counts are of one layer and one copy; arrays are
/// of all `count` layers, experts and copies.
struct LayerPlace {
  static constexpr const char* type_name = "LayerPlace";
  std::string name = "linear";
  double row_blocks = 1;
  double col_blocks = 1;
  double copies = 1;
  double arrays = 1;
  double cells = 0;
  int weight_slices = 1;
  double interval = 0;
  bool operator==(const LayerPlace&) const = default;
};

/// What a workload occupies.
struct TITANIA_API Deployment {
  static constexpr const char* type_name = "Deployment";
  int input_phases = 1;
  double arrays = 0;
  double cores = 0;
  double tiles = 0;
  double chips = 0;
  double boards = 0;
  double cells = 0;
  double utilisation = 0;
  double area_m2 = 0;
  std::vector<LayerPlace> layers = {};
  bool operator==(const Deployment&) const = default;
};

/// Cuts every matrix into blocks of one array, stores every expert, and copies the layers that
/// bound the throughput into the arrays of the last chip that are free.
/// Throws ArgumentError for a workload without layers, or a weight wider than an array.
[[nodiscard]] TITANIA_API Deployment deploy(const Accelerator& accelerator,
                                            const Workload& workload);

/// Events of one inference, layer by layer in the order of the workload, then attention and host.
struct LayerActivity {
  std::string layer;
  Activity activity;
};
[[nodiscard]] TITANIA_API std::vector<LayerActivity> activities(const Accelerator& accelerator,
                                                                const Workload& workload,
                                                                const Run& run = {});

/// One inference of a workload on an accelerator.
struct TITANIA_API Inference {
  energy::EnergyReport report;
  Deployment deployment;
  Activity activity;              ///< of one inference
  double latency = 0;             ///< s, of one inference among a batch
  double throughput = 0;          ///< 1/s
  double programming_energy = 0;  ///< J, once for all cells
  double programming_time = 0;    ///< s, all arrays together

  /// Writes that a cell takes within the run's lifetime.
  double writes = 1;
};

/// Energy, latency and throughput of one inference (docs/explanation/accelerators.md):
///
///     throughput = min(batch / sum of layer times, 1 / slowest stage),
///     latency    = batch / throughput,
///     E = events + static power (1 + (1 - power_gating) (1 / duty - 1)) / throughput
///         + writes programming_energy / (lifetime duty throughput),    then losses.
///
/// Throws ArgumentError for a workload without layers, and for a cache that fits nowhere.
[[nodiscard]] TITANIA_API Inference inference(const Accelerator& accelerator,
                                              const Workload& workload,
                                              const Run& run = {});

}  // namespace titania::accelerator

namespace titania {

template <>
inline constexpr auto fields<accelerator::Run> = [] {
  using T = accelerator::Run;
  return std::tuple{
      field("batch", &T::batch, "", closed(1, 1e9), "Inferences under way together."),
      flattened(&T::conditions),
      field("lifetime", &T::lifetime, "s", left_open(0, inf),
            "Time over which writing the weights is shared out.", "[choice] 3 years"),
      field("refresh_period", &T::refresh_period, "s", left_open(0, inf),
            "Time after which drift asks for new writing.  None: never."),
  };
}();

template <>
inline constexpr auto fields<accelerator::LayerPlace> = [] {
  using T = accelerator::LayerPlace;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name of the layer."),
      field("row_blocks", &T::row_blocks, "", closed(0, inf), "Arrays along the inputs."),
      field("col_blocks", &T::col_blocks, "", closed(0, inf), "Arrays along the outputs."),
      field("copies", &T::copies, "", closed(0, inf), "Copies that share the products."),
      field("arrays", &T::arrays, "", closed(0, inf), "Arrays of all layers, experts, copies."),
      field("cells", &T::cells, "", closed(0, inf), "Cells in use in them."),
      field("weight_slices", &T::weight_slices, "", closed(1, inf), "Cells along a weight."),
      field("interval", &T::interval, "s", closed(0, inf), "From one product to the next."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Deployment> = [] {
  using T = accelerator::Deployment;
  return std::tuple{
      field("input_phases", &T::input_phases, "", closed(1, inf), "Reads along an input."),
      field("arrays", &T::arrays, "", closed(0, inf), "Arrays in use."),
      field("cores", &T::cores, "", closed(0, inf), "Cores in use."),
      field("tiles", &T::tiles, "", closed(0, inf), "Tiles in use."),
      field("chips", &T::chips, "", closed(0, inf), "Chips."),
      field("boards", &T::boards, "", closed(0, inf), "Boards."),
      field("cells", &T::cells, "", closed(0, inf), "Cells that hold weights, copies included."),
      field("utilisation", &T::utilisation, "", closed(0, 1),
            "Cells that hold weights over all cells of the arrays in use."),
      field("area_m2", &T::area_m2, "m2", closed(0, inf), "Area of all chips."),
      field("layers", &T::layers, "", any_value, "Layer by layer."),
  };
}();

}  // namespace titania
