#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/adc.hpp"
#include "titania/energy/component.hpp"
#include "titania/energy/driver.hpp"
#include "titania/energy/figure.hpp"
#include "titania/energy/report.hpp"
#include "titania/mapping/number_format.hpp"

/// @file
/// An accelerator of crossbars as one config: arrays, converters, hierarchy, memories, links, and a
/// row for everything that costs energy, area or static power (docs/explanation/accelerators.md).

namespace titania::accelerator {

/// Heat of a cell during one read: `energy`, or else conductance v_read^2 input_square t_read.
struct TITANIA_API CellRead {
  static constexpr const char* type_name = "CellRead";
  energy::Figure energy = {};
  energy::Figure conductance = {};
  energy::Figure input_square = {};
  double line_capacitance = 0;

  void check(std::string_view path) const;
  bool operator==(const CellRead&) const = default;
};

/// What feeds the currents of a read: supply, driver, cell, wire, amplifier, ground.  The charge of
/// one cell and read is conductance v_read input_mean t_read, that of a conversion full_scale
/// t_read; titania/energy/driver.hpp says what they cost.
struct TITANIA_API Supply {
  static constexpr const char* type_name = "Supply";
  energy::Driver driver = energy::Driver::linear;
  bool bipolar = true;
  energy::Figure input_mean = {};
  energy::Figure full_scale = {};

  void check(std::string_view path) const;
  bool operator==(const Supply&) const = default;
};

/// A neuron that samples and integrates bit k of an input 2^k times, and decides its output bit by
/// bit (NeuRRAM).  A longer input than `segment_bits` is converted in several segments.  The output
/// has `extra_bits` more than the input.
struct Neuron {
  static constexpr const char* type_name = "Neuron";
  int segment_bits = 4;
  int extra_bits = 2;
  double t_sample = 0;
  double t_integrate = 0;
  double t_adc_step = 0;
  bool operator==(const Neuron&) const = default;
};

/// How cells are written: `pulses` per cell, verification included.
struct TITANIA_API CellWrite {
  static constexpr const char* type_name = "CellWrite";
  energy::Figure pulse_energy = {};
  energy::Figure pulses = {};
  double t_pulse = 0;
  double cells_at_once = 1;
  std::optional<double> endurance = {};

  void check(std::string_view path) const;
  bool operator==(const CellWrite&) const = default;
};

/// A number of the accelerator that is a choice, and what else it could as well have been.
struct TITANIA_API Alternative {
  static constexpr const char* type_name = "Alternative";
  std::string field = "vector_lanes";
  std::vector<double> values = {};
  std::string source = "";
  bool operator==(const Alternative&) const = default;
};

/// Everything that decides what a workload costs on chips of crossbars, and how long it takes.
struct TITANIA_API Accelerator {
  static constexpr const char* type_name = "Accelerator";
  std::string name = "accelerator";
  std::string title = "";
  std::vector<std::string> citations = {};
  std::string built = "";
  double node = 65e-9;
  std::optional<double> v_dd = {};

  int rows = 128;
  int cols = 128;
  mapping::NumberFormat format = {};  ///< its own; a workload brings its bits
  int reads_per_slice = 1;

  double v_read = 0.1;
  double t_read = 100e-9;
  CellRead cell_read = {};
  std::optional<Supply> supply = {};
  std::optional<energy::AdcModel> adc_model = {};
  int adc_bits = 8;
  double adcs_per_array = 1;
  double t_conversion = 1e-9;
  std::optional<Neuron> neuron = {};
  bool pipelined = true;
  energy::Figure timing = {1, 0.8, 1.5, "", energy::Kind::estimated, "[choice]"};

  int arrays_per_core = 1;
  int cores_per_tile = 1;
  int tiles_per_chip = 1;
  int chips_per_board = 1;
  double memory_bytes = 65536;
  double memory_bandwidth = inf;
  double link_bandwidth = inf;
  double hops = 1;
  double chip_link_bandwidth = inf;
  std::optional<double> dram_bandwidth = {};
  double host_bandwidth = inf;
  double vector_lanes = 1;
  double clock = 1e9;
  bool streaming = false;
  double power_gating = 0;
  energy::Figure t_request = {};

  CellWrite write = {};
  std::vector<energy::Component> components = {};
  std::vector<Alternative> alternatives = {};

  /// Arrays of a core, a tile, a chip.
  [[nodiscard]] double arrays_per_tile() const;
  [[nodiscard]] double arrays_per_chip() const;

  /// A supply needs its figures and the conductance of cells.  Rows of the list: no two of one
  /// name, and no latency, which the accelerator's own times are.
  void check(std::string_view path) const;
  bool operator==(const Accelerator&) const = default;
};

/// The same accelerator with another value of one number, "vector_lanes" say.  Throws ArgumentError
/// for a field that is none or no number, ConfigError for a value out of its range.
[[nodiscard]] TITANIA_API Accelerator with_number(Accelerator accelerator,
                                                  std::string_view field,
                                                  double value);
/// That number with its unit, "51.2 GB/s"; "none" if the accelerator has none.
[[nodiscard]] TITANIA_API std::string number_text(const Accelerator& accelerator,
                                                  std::string_view field);

/// Every component of the accelerator at its node: its own rows, the converter of `adc_model`, and
/// the cells and lines.  Throws ArgumentError for bits that the model does not hold for.
[[nodiscard]] TITANIA_API std::vector<energy::Component> components(const Accelerator& accelerator);

/// What one chip does and draws with every array, link and lane busy, in its own number format.
struct TITANIA_API Peak {
  static constexpr const char* type_name = "Peak";
  double operations = 0;
  double power = 0;
  double area = 0;

  /// Operations per joule, and per second and square metre; 1 MAC = 2 operations.
  [[nodiscard]] double efficiency() const { return operations / power; }
  [[nodiscard]] double density() const { return operations / area; }
  bool operator==(const Peak&) const = default;
};

/// Table arithmetic: sums of the rows at their rates, up to a boundary.
[[nodiscard]] TITANIA_API Peak peak(const Accelerator& accelerator,
                                    energy::Boundary boundary = energy::Boundary::chip);

}  // namespace titania::accelerator

namespace titania {

template <>
inline constexpr auto fields<accelerator::CellRead> = [] {
  using T = accelerator::CellRead;
  return std::tuple{
      field("energy", &T::energy, "J", any_value, "Of one cell and read; or the next two."),
      field("conductance", &T::conductance, "S", any_value, "Mean of all cells in use."),
      field("input_square", &T::input_square, "", any_value,
            "Mean square of the inputs over that of v_read."),
      field("line_capacitance", &T::line_capacitance, "F", closed(0, 1e-9),
            "Of a word line, per cell."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Supply> = [] {
  using T = accelerator::Supply;
  return std::tuple{
      field("driver", &T::driver, "", any_value, "Where the word lines' current comes from.",
            "[choice]"),
      field("bipolar", &T::bipolar, "", any_value, "Word lines are driven either way.", "[choice]"),
      field("input_mean", &T::input_mean, "", any_value,
            "Mean magnitude of the inputs over v_read; of signed ones the half or more that the "
            "lines do not pass on to one another."),
      field("full_scale", &T::full_scale, "A", any_value,
            "Largest current of a conversion, which its amplifier must be able to sink."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Neuron> = [] {
  using T = accelerator::Neuron;
  return std::tuple{
      field("segment_bits", &T::segment_bits, "bit", closed(1, 16),
            "Bits of an input, with its sign, that one conversion joins."),
      field("extra_bits", &T::extra_bits, "bit", closed(0, 16),
            "Bits of the output beyond those of the input."),
      field("t_sample", &T::t_sample, "s", closed(0, 1),
            "Of what begins a segment: precharge and reset of the capacitors."),
      field("t_integrate", &T::t_integrate, "s", closed(0, 1),
            "Of one sample and its integration, the pulse of the read included."),
      field("t_adc_step", &T::t_adc_step, "s", closed(0, 1), "Of one decision."),
  };
}();

template <>
inline constexpr auto fields<accelerator::CellWrite> = [] {
  using T = accelerator::CellWrite;
  return std::tuple{
      field("pulse_energy", &T::pulse_energy, "J", any_value, "Of one cell and pulse."),
      field("pulses", &T::pulses, "", any_value, "Per cell, reads to verify included."),
      field("t_pulse", &T::t_pulse, "s", closed(0, 1e3), "Length of a pulse."),
      field("cells_at_once", &T::cells_at_once, "", closed(1, 1e9),
            "Cells of an array that are written together."),
      field("endurance", &T::endurance, "", left_open(0, inf), "Writes that a cell survives."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Alternative> = [] {
  using T = accelerator::Alternative;
  return std::tuple{
      field("field", &T::field, "", any_value, "Name of a number of the accelerator."),
      field("values", &T::values, "", any_value, "What it could be instead."),
      field("source", &T::source, "", any_value, "Why that, or \"[choice]\"."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Accelerator> = [] {
  using T = accelerator::Accelerator;
  return std::tuple{
      field("name", &T::name, "", any_value, "Name; its constants begin with it."),
      field("title", &T::title, "", any_value, "What it is."),
      field("citations", &T::citations, "", any_value, "Where its figures come from."),
      field("built", &T::built, "", any_value,
            "What of it was built and measured, \"one chip\"; empty: nothing, a design study."),
      field("node", &T::node, "m", closed(7e-9, 130e-9), "CMOS node; rows follow it.", "[choice]"),
      field("v_dd", &T::v_dd, "V", left_open(0, 10), "Supply.  None: usual for the node.",
            "[recall]"),
      field("rows", &T::rows, "", closed(1, 65536), "Word lines of an array.", "[choice]"),
      field("cols", &T::cols, "", closed(1, 65536), "Bit lines of an array.", "[choice]"),
      flattened(&T::format),
      field(
          "reads_per_slice", &T::reads_per_slice, "", closed(1, 65536),
          "Reads that share the cells among them: groups of rows, or one for each pair of signs."),
      field("v_read", &T::v_read, "V", left_open(0, 10), "Voltage of the largest input.",
            "Prezioso 2015, Fahimi 2021: read at 0.1 V"),
      field("t_read", &T::t_read, "s", left_open(0, 1), "Duration of a read.",
            "[choice] 100 ns, as in ISAAC"),
      field("cell_read", &T::cell_read, "", any_value, "Heat of the cells."),
      field("supply", &T::supply, "", any_value,
            "What feeds the cells.  None: the rows of its publication, whatever they include."),
      field(
          "adc_model", &T::adc_model, "", any_value,
          "Converter whose row follows adc_bits, t_conversion and node.  None: a row of the list."),
      field("adc_bits", &T::adc_bits, "bit", closed(1, 24), "Resolution, effective.", "[choice]"),
      field("adcs_per_array", &T::adcs_per_array, "", left_open(0, 65536),
            "Converters; below 1, arrays take turns.", "[choice]"),
      field("t_conversion", &T::t_conversion, "s", closed(0, 1), "Of one conversion."),
      field("neuron", &T::neuron, "", any_value, "Converter that works step by step."),
      field("pipelined", &T::pipelined, "", any_value,
            "The next read overlaps the conversion of the last one."),
      field("timing", &T::timing, "", any_value, "Real times over those counted here.", "[choice]"),
      field("arrays_per_core", &T::arrays_per_core, "", closed(1, 1e6), "Arrays."),
      field("cores_per_tile", &T::cores_per_tile, "", closed(1, 1e6), "Cores."),
      field("tiles_per_chip", &T::tiles_per_chip, "", closed(1, 1e6), "Tiles."),
      field("chips_per_board", &T::chips_per_board, "", closed(1, 1e6), "Chips beside one host."),
      field("memory_bytes", &T::memory_bytes, "B", closed(0, 1e12), "Memory of a tile."),
      field("memory_bandwidth", &T::memory_bandwidth, "B/s", left_open(0, inf), "Of a tile."),
      field("link_bandwidth", &T::link_bandwidth, "B/s", left_open(0, inf),
            "Of a tile's bus, and of its share of the network."),
      field("hops", &T::hops, "", closed(0, 1e4), "Between the tiles of two layers."),
      field("chip_link_bandwidth", &T::chip_link_bandwidth, "B/s", left_open(0, inf),
            "Of a chip to the next."),
      field("dram_bandwidth", &T::dram_bandwidth, "B/s", left_open(0, inf),
            "Of a chip's own DRAM.  None: it has no DRAM."),
      field("host_bandwidth", &T::host_bandwidth, "B/s", left_open(0, inf), "Of the host link."),
      field("vector_lanes", &T::vector_lanes, "", left_open(0, 1e9),
            "Elements that a tile computes per clock without weights."),
      field("clock", &T::clock, "1/s", left_open(0, 1e12), "Of the vector units."),
      field("streaming", &T::streaming, "", any_value,
            "A layer starts as soon as its first inputs are there."),
      field("power_gating", &T::power_gating, "", closed(0, 1),
            "Share of the static power that is off while idle: the weights stay."),
      field("t_request", &T::t_request, "s", any_value,
            "Scheduling per inference of a batch and step, while which the chips wait.",
            "[choice] none"),
      field("write", &T::write, "", any_value, "How cells are written."),
      field("components", &T::components, "", any_value,
            "A row for everything that costs energy, area or static power."),
      field("alternatives", &T::alternatives, "", any_value,
            "Numbers of it that are choices, and what else they could be."),
  };
}();

template <>
inline constexpr auto fields<accelerator::Peak> = [] {
  using T = accelerator::Peak;
  return std::tuple{
      field("operations", &T::operations, "1/s", closed(0, inf), "Two per MAC."),
      field("power", &T::power, "W", closed(0, inf), "With everything busy."),
      field("area", &T::area, "m2", closed(0, inf), "Of the chip."),
  };
}();

}  // namespace titania
