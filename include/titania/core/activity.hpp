#pragma once

#include <tuple>

#include "titania/core/config.hpp"

namespace titania {

/// What happened while some inputs were processed: counts of events, and the energies that only
/// the solved circuit knows.  The energy model needs nothing else from a simulation, so a figure
/// can be checked from an Activity written by hand.  Everything adds up over arrays and layers.
struct Activity {
  static constexpr const char* type_name = "Activity";
  double inputs = 0;
  double sequential_reads = 0;
  double array_reads = 0;
  double read_time = 0;
  double cell_energy = 0;
  double wire_energy = 0;
  double line_energy = 0;
  double array_charge = 0;
  double amplifier_charge = 0;
  double dac_conversions = 0;
  double dac_clipped = 0;
  double adc_conversions = 0;
  double adc_clipped = 0;
  double additions = 0;
  double multiplications = 0;
  double comparisons = 0;
  double buffer_bytes = 0;
  double samples = 0;
  double integrations = 0;
  double adc_steps = 0;
  double shift_adds = 0;
  double register_bytes = 0;
  double memory_bytes = 0;
  double link_bytes = 0;
  double hop_bytes = 0;
  double chip_link_bytes = 0;
  double switch_bytes = 0;
  double dram_bytes = 0;
  double host_bytes = 0;
  double digital_macs = 0;
  double softmax_elements = 0;
  double norm_elements = 0;
  double activation_elements = 0;
  double cells_written = 0;
  double static_time = 0;
  double cell_energy_variance = 0;
  double wire_energy_variance = 0;
  double array_charge_variance = 0;

  TITANIA_API Activity& operator+=(const Activity& other);
  bool operator==(const Activity&) const = default;
};

/// What happened `factor` times.
[[nodiscard]] TITANIA_API Activity scaled(Activity activity, double factor);

/// The circuits that have to be there, whether they are busy or not: what area is counted from.
struct Hardware {
  static constexpr const char* type_name = "Hardware";
  double arrays = 0;
  double cells = 0;
  double dacs = 0;
  double adcs = 0;
  double digital_lanes = 0;
  double buffer_bytes = 0;
  double columns = 0;
  double cores = 0;
  double tiles = 0;
  double chips = 0;
  double boards = 0;
  double switch_ports = 0;
  double memory_bytes = 0;
  double vector_lanes = 0;

  TITANIA_API Hardware& operator+=(const Hardware& other);
  bool operator==(const Hardware&) const = default;
};

/// What writing the cells cost.
struct ProgramActivity {
  static constexpr const char* type_name = "ProgramActivity";
  double cells = 0;
  double clipped = 0;
  double pulses = 0;
  double energy = 0;
  double energy_low = 0;
  double energy_high = 0;
  double time = 0;

  TITANIA_API ProgramActivity& operator+=(const ProgramActivity& other);
  bool operator==(const ProgramActivity&) const = default;
};

template <>
inline constexpr auto fields<Activity> = std::tuple{
    field("inputs", &Activity::inputs, "", closed(0, inf), "Input vectors (inferences)."),
    field("sequential_reads",
          &Activity::sequential_reads,
          "",
          closed(0, inf),
          "Reads that follow one another; arrays read at the same moment count once."),
    field(
        "array_reads", &Activity::array_reads, "", closed(0, inf), "Reads summed over all arrays."),
    field("read_time",
          &Activity::read_time,
          "s",
          closed(0, inf),
          "Duration of the sequential reads."),
    field("cell_energy",
          &Activity::cell_energy,
          "J",
          closed(0, inf),
          "Heat in the cells, v i t of the solved voltages and currents."),
    field("wire_energy",
          &Activity::wire_energy,
          "J",
          closed(0, inf),
          "Heat in the line segments and in the source and sense resistances, solved."),
    field("line_energy",
          &Activity::line_energy,
          "J",
          closed(0, inf),
          "Charging of the driven lines, C V^2 each read."),
    field("array_charge",
          &Activity::array_charge,
          "C",
          closed(0, inf),
          "Charge through the arrays, into them at some lines and out at others, solved."),
    field("amplifier_charge",
          &Activity::amplifier_charge,
          "C",
          closed(0, inf),
          "Charge that the amplifiers must be able to sink: full scale of every conversion, times "
          "the read."),
    field("dac_conversions",
          &Activity::dac_conversions,
          "",
          closed(0, inf),
          "Word lines driven, summed over reads."),
    field("adc_conversions", &Activity::adc_conversions, "", closed(0, inf), "Outputs digitised."),
    field("dac_clipped",
          &Activity::dac_clipped,
          "",
          closed(0, inf),
          "Inputs outside the converters' range, each counted once."),
    field("adc_clipped",
          &Activity::adc_clipped,
          "",
          closed(0, inf),
          "Outputs outside the converter's range."),
    field("additions",
          &Activity::additions,
          "",
          closed(0, inf),
          "Digital additions: partial sums over arrays, biases."),
    field("multiplications",
          &Activity::multiplications,
          "",
          closed(0, inf),
          "Digital multiplications: rescaling of an output."),
    field("comparisons", &Activity::comparisons, "", closed(0, inf), "Digital comparisons: ReLU."),
    field("buffer_bytes",
          &Activity::buffer_bytes,
          "B",
          closed(0, inf),
          "Bytes written to or read from the on-chip buffers."),
    field("samples", &Activity::samples, "", closed(0, inf), "Columns sampled and held."),
    field("integrations", &Activity::integrations, "", closed(0, inf), "Steps of integrators."),
    field("adc_steps",
          &Activity::adc_steps,
          "",
          closed(0, inf),
          "Decision steps of converters that work step by step."),
    field("shift_adds",
          &Activity::shift_adds,
          "",
          closed(0, inf),
          "Partial results of bits and slices shifted and added."),
    field("register_bytes",
          &Activity::register_bytes,
          "B",
          closed(0, inf),
          "Bytes written to or read from registers beside the arrays."),
    field("memory_bytes",
          &Activity::memory_bytes,
          "B",
          closed(0, inf),
          "Bytes written to or read from the memories of tiles (eDRAM, SRAM)."),
    field("link_bytes",
          &Activity::link_bytes,
          "B",
          closed(0, inf),
          "Bytes on the bus inside a tile."),
    field("hop_bytes",
          &Activity::hop_bytes,
          "B",
          closed(0, inf),
          "Bytes on the network between tiles, times hops."),
    field(
        "chip_link_bytes", &Activity::chip_link_bytes, "B", closed(0, inf), "Bytes between chips."),
    field("switch_bytes",
          &Activity::switch_bytes,
          "B",
          closed(0, inf),
          "Bytes between boards, times the switches they pass."),
    field("dram_bytes",
          &Activity::dram_bytes,
          "B",
          closed(0, inf),
          "Bytes read from or written to off-chip memory."),
    field("host_bytes", &Activity::host_bytes, "B", closed(0, inf), "Bytes to and from the host."),
    field("digital_macs",
          &Activity::digital_macs,
          "",
          closed(0, inf),
          "MACs of digital units: operands that both change."),
    field("softmax_elements",
          &Activity::softmax_elements,
          "",
          closed(0, inf),
          "Elements of softmax."),
    field("norm_elements", &Activity::norm_elements, "", closed(0, inf), "Elements normalised."),
    field("activation_elements",
          &Activity::activation_elements,
          "",
          closed(0, inf),
          "Elements through GELU or SiLU."),
    field("cells_written", &Activity::cells_written, "", closed(0, inf), "Cells written."),
    field("static_time",
          &Activity::static_time,
          "s",
          closed(0, inf),
          "Time for which the hardware's static power belongs to these inputs."),
    field("cell_energy_variance",
          &Activity::cell_energy_variance,
          "J2",
          closed(0, inf),
          "Square of the standard error of cell_energy; 0 if every input was solved."),
    field("wire_energy_variance",
          &Activity::wire_energy_variance,
          "J2",
          closed(0, inf),
          "The same of wire_energy."),
    field("array_charge_variance",
          &Activity::array_charge_variance,
          "C2",
          closed(0, inf),
          "The same of array_charge."),
};

template <>
inline constexpr auto fields<Hardware> = std::tuple{
    field("arrays", &Hardware::arrays, "", closed(0, inf), "Crossbar arrays."),
    field("cells", &Hardware::cells, "", closed(0, inf), "Cells of all arrays."),
    field("dacs", &Hardware::dacs, "", closed(0, inf), "Word-line drivers with their DAC."),
    field("adcs", &Hardware::adcs, "", closed(0, inf), "Converters, each with its amplifier."),
    field("digital_lanes",
          &Hardware::digital_lanes,
          "",
          closed(0, inf),
          "Outputs with an adder, a multiplier and a comparator of their own."),
    field("buffer_bytes", &Hardware::buffer_bytes, "B", closed(0, inf), "On-chip buffers."),
    field("columns", &Hardware::columns, "", closed(0, inf), "Bit lines of all arrays."),
    field("cores",
          &Hardware::cores,
          "",
          closed(0, inf),
          "Groups of arrays that share converters and registers."),
    field("tiles", &Hardware::tiles, "", closed(0, inf), "Tiles."),
    field("chips", &Hardware::chips, "", closed(0, inf), "Chips."),
    field("boards", &Hardware::boards, "", closed(0, inf), "Boards, each with a share of a host."),
    field("switch_ports",
          &Hardware::switch_ports,
          "",
          closed(0, inf),
          "Ports of the switches that join the boards."),
    field("memory_bytes", &Hardware::memory_bytes, "B", closed(0, inf), "Memories of tiles."),
    field("vector_lanes",
          &Hardware::vector_lanes,
          "",
          closed(0, inf),
          "Lanes of digital vector units."),
};

template <>
inline constexpr auto fields<ProgramActivity> = std::tuple{
    field("cells", &ProgramActivity::cells, "", closed(0, inf), "Cells written."),
    field("clipped",
          &ProgramActivity::clipped,
          "",
          closed(0, inf),
          "Targets outside the cell's own range, written to its nearer end."),
    field("pulses", &ProgramActivity::pulses, "", closed(0, inf), "Write pulses."),
    field("energy",
          &ProgramActivity::energy,
          "J",
          closed(0, inf),
          "Heat in selected and half-selected cells [derived]."),
    field("energy_low", &ProgramActivity::energy_low, "J", closed(0, inf), "Low end."),
    field("energy_high", &ProgramActivity::energy_high, "J", closed(0, inf), "High end."),
    field("time", &ProgramActivity::time, "s", closed(0, inf), "One cell after the other."),
};

}  // namespace titania
