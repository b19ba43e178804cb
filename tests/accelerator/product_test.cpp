#include "support/catch.hpp"
#include "support/workloads.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/core/error.hpp"
#include "titania/io/accelerator.hpp"

// Slices, phases, conversions and partial sums, counted by hand.

using namespace titania;
using accelerator::Accelerator;
using mapping::Coding;

namespace {

Workload matrix(std::int64_t in, std::int64_t out, std::int64_t bits) {
  return {.layers = {{.name = "matrix", .in_features = in, .out_features = out}},
          .weight_bits = static_cast<double>(bits),
          .activation_bits = bits};
}

Activity of(const Accelerator& chip, const Workload& workload) {
  return accelerator::activities(chip, workload).at(0).activity;
}

}  // namespace

TEST_CASE("ISAAC cuts a 16-bit weight into 8 cells and applies an input bit by bit") {
  const Accelerator isaac = io::accelerator("isaac");
  const Activity a = of(isaac, matrix(256, 16, 16));
  CHECK(a.sequential_reads == 16);
  CHECK(a.array_reads == 2 * 16);                // two blocks of 128 rows
  CHECK(a.dac_conversions == 256 * 16);          // every row, every bit
  CHECK(a.adc_conversions == 2 * 128 * 16);      // every column of both, every bit
  CHECK(a.shift_adds == 2 * 16 * (8 * 16 - 1));  // joins of each output and block
  CHECK(a.additions == 16);                      // one partial sum to add
  CHECK(a.samples == a.adc_conversions);
  // Inputs, and results of 8 bits, 7 slices of 2 and 15 phases of 1 beyond the first.
  CHECK(a.register_bytes == (256 * 16 + 2 * 16 * (8 + 7 * 2 + 15)) / 8.0);
  CHECK(a.cell_energy == Approx(256 * 128 * 16 * isaac.cell_read.energy.value));
}

TEST_CASE("fewer bits take fewer slices and reads") {
  const Accelerator isaac = io::accelerator("isaac");
  const Activity a = of(isaac, matrix(128, 16, 5));
  CHECK(a.sequential_reads == 5);
  CHECK(a.adc_conversions == 16 * 3 * 5);
  const auto d = accelerator::deploy(isaac, matrix(128, 16, 5));
  CHECK(d.layers.at(0).weight_slices == 3);
  CHECK(d.input_phases == 5);
  CHECK(d.cells == 128 * 16 * 3);
}

TEST_CASE("every layer is cut by its own number format") {
  const Accelerator isaac = io::accelerator("isaac");  // 2 bits per cell, an offset and no pair
  Workload mixed = matrix(128, 16, 16);
  mixed.layers.push_back(mixed.layers.front());
  mixed.layers[1].weight_bits = 4.25;  // of which a cell holds no fraction
  const auto d = accelerator::deploy(isaac, mixed);
  CHECK(d.layers.at(0).weight_slices == 8);
  CHECK(d.layers.at(1).weight_slices == 3);
  CHECK(d.layers.at(0).cells == 128 * 16 * 8);
  CHECK(d.layers.at(1).cells == 128 * 16 * 3);
  const auto events = accelerator::activities(isaac, mixed);
  CHECK(events.at(0).activity.adc_conversions == 16 * 8 * 16);
  CHECK(events.at(1).activity.adc_conversions == 16 * 3 * 16);
  mixed.weight_bits = 4.25;
  mixed.layers[0].weight_bits = 16;
  mixed.layers[1].weight_bits.reset();
  CHECK(accelerator::deploy(isaac, mixed).layers == d.layers);
  CHECK_THAT(accelerator::inference(isaac, mixed).report.conditions,
             Catch::Contains("16-bit weights in 8 columns, 4.25-bit weights in 3 columns"));
}

TEST_CASE("a pair keeps the sign out of its slices, and is converted once or twice") {
  Accelerator chip = io::accelerator("isaac");
  chip.format.coding = Coding::pair;
  const Workload work = matrix(128, 16, 9);
  CHECK(accelerator::deploy(chip, work).cells == 128 * 16 * 2 * 4);
  CHECK(of(chip, work).adc_conversions == 16 * 4 * 9);
  chip.format.coding = Coding::pair_digital;
  CHECK(accelerator::deploy(chip, work).cells == 128 * 16 * 2 * 4);
  CHECK(of(chip, work).adc_conversions == 2 * 16 * 4 * 9);
}

TEST_CASE("converters that are shared make an array wait") {
  Accelerator chip = io::accelerator("tio2_edge");
  chip.link_bandwidth = chip.memory_bandwidth = inf;
  const Workload work = matrix(128, 64, 8);
  const auto interval = [&](double adcs) {
    chip.adcs_per_array = adcs;
    return accelerator::deploy(chip, work).layers.at(0).interval;
  };
  CHECK(interval(64) == Approx(chip.t_read));
  CHECK(interval(8) == Approx(chip.t_read));
  CHECK(interval(4) == Approx(16 * chip.t_conversion));
  CHECK(interval(0.25) == Approx(256 * chip.t_conversion));
  chip.pipelined = false;
  CHECK(interval(4) == Approx(chip.t_read + 16 * chip.t_conversion));
}

TEST_CASE("a weight wider than an array is refused") {
  Accelerator chip = io::accelerator("isaac");
  chip.cols = 4;
  CHECK_THROWS_WITH(accelerator::deploy(chip, matrix(8, 8, 16)),
                    Catch::Contains("needs 8 columns") && Catch::Contains("has 4"));
}
