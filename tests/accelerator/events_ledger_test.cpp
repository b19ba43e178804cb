#include <algorithm>
#include <cmath>
#include <string>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/accelerator/inference.hpp"
#include "titania/energy/components.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/io/preset.hpp"
#include "titania/network/network.hpp"
#include "titania/tile/tile.hpp"

// The events that a simulated tile counts are those that the accelerator charges.

using namespace titania;
using accelerator::Accelerator;

namespace {

/// What both count; the rest belongs to one of them alone.
void check_equal(const Activity& simulated, const Activity& counted, double inputs) {
  for (double Activity::* count :
       {&Activity::sequential_reads, &Activity::array_reads, &Activity::read_time,
        &Activity::dac_conversions, &Activity::adc_conversions, &Activity::additions,
        &Activity::multiplications, &Activity::buffer_bytes}) {
    REQUIRE(simulated.*count == Approx(inputs * counted.*count).epsilon(1e-12));
  }
}

Accelerator of_size(int rows, int cols) {
  Accelerator a = io::accelerator("tio2_edge");
  a.rows = rows;
  a.cols = cols;
  a.adcs_per_array = cols / 2;
  return a;
}

}  // namespace

TEST_CASE("a simulated tile counts the events that the accelerator charges") {
  test::Generate generate(11);
  for (const auto& [rows, cols] : {std::pair{128, 128}, std::pair{16, 32}, std::pair{7, 6}}) {
    for (const auto& [out, in] : {std::pair{1, 1}, std::pair{10, 64}, std::pair{65, 131}}) {
      CAPTURE(rows, cols, out, in);
      TileConfig config = io::preset("ideal");
      config.array.rows = rows;
      config.array.cols = cols;
      const Tile tile(generate.matrix(out, in, -1, 1), config, 1);
      const Accelerator chip = of_size(rows, cols);

      const Activity simulated = tile.measure(generate.matrix(5, in, -1, 1)).activity;
      const auto layers = accelerator::activities(chip, tile.workload());
      check_equal(simulated, layers.at(0).activity, 5);

      const Hardware hardware = tile.hardware();
      const auto deployment = accelerator::deploy(chip, tile.workload());
      CHECK(deployment.arrays == hardware.arrays);
      CHECK(deployment.cells == hardware.cells);
    }
  }
}

TEST_CASE("so does a simulated network, layer by layer") {
  test::Generate generate(12);
  const Network network({Linear{generate.matrix(70, 200, -1, 1), {}}, Relu{},
                         Linear{generate.matrix(10, 70, -1, 1), {}}},
                        io::preset("tio2_passive"), 3);
  const auto measured = network.measure(generate.matrix(4, 200, -1, 1));
  const auto layers = accelerator::activities(of_size(128, 128), network.workload());
  for (std::size_t k = 0; k < measured.layers.size(); ++k) {
    check_equal(measured.layers[k].activity, layers.at(k).activity, 4);
  }
}

TEST_CASE("the heat of linear cells is that of their mean conductance and mean square input") {
  test::Generate generate(13);
  const Tile tile(generate.matrix(64, 128, -1, 1), io::preset("ideal"), 1);
  const Matrix x = generate.matrix(400, 128, -1, 1);
  const Activity simulated = tile.measure(x).activity;

  // What drives the lines is each input over its largest magnitude.
  double square = 0;
  for (std::size_t b = 0; b < x.rows(); ++b) {
    double sum = 0;
    double largest = 0;
    for (const double value : x.row(b)) {
      sum += value * value;
      largest = std::max(largest, std::fabs(value));
    }
    square += sum / (largest * largest) / static_cast<double>(x.size());
  }
  double conductance = 0;
  const MatrixView g = tile.array(0).conductance();
  for (const double value : g.values()) conductance += value / static_cast<double>(g.size());

  Accelerator chip = io::accelerator("tio2_edge");
  chip.v_read = tile.config().v_read;
  chip.t_read = tile.config().array.t_read;
  chip.cell_read.conductance = energy::Figure::exact(conductance, "S", "the tile");
  chip.cell_read.input_square = energy::Figure::exact(square, "", "the inputs");
  const auto layers = accelerator::activities(chip, tile.workload());
  CHECK(simulated.cell_energy / 400 == Approx(layers.at(0).activity.cell_energy).epsilon(0.01));
}

TEST_CASE("the charge of linear cells is that of their mean conductance and mean input") {
  test::Generate generate(15);
  Tile tile(generate.matrix(64, 128, -1, 1), io::preset("ideal"), 1);
  const Matrix x = generate.matrix(400, 128, 0, 1);
  tile.calibrate(x);
  const Activity simulated = tile.measure(x).activity;
  double mean = 0;
  for (const double value : x.values()) {
    mean += value / tile.ranges()->input / static_cast<double>(x.size());
  }
  double conductance = 0;
  const MatrixView g = tile.array(0).conductance();
  for (const double value : g.values()) conductance += value / static_cast<double>(g.size());

  Accelerator chip = io::accelerator("tio2_edge");
  chip.v_read = tile.config().v_read;
  chip.t_read = tile.config().array.t_read;
  chip.cell_read.conductance = energy::Figure::exact(conductance, "S", "the tile");
  chip.supply->input_mean = energy::Figure::exact(mean, "", "the inputs");
  chip.supply->full_scale =
      energy::Figure::exact(tile.ranges()->current.at(0), "A", "the calibration");
  const Activity counted = accelerator::activities(chip, tile.workload()).at(0).activity;
  CHECK(simulated.array_charge / 400 == Approx(counted.array_charge).epsilon(0.01));
  CHECK(simulated.amplifier_charge / 400 == Approx(counted.amplifier_charge).epsilon(1e-12));
}

TEST_CASE("the macro of the accelerator costs what the tile's own report says") {
  test::Generate generate(14);
  const Tile tile(generate.matrix(64, 128, -1, 1), io::preset("tio2_passive"), 1);
  const Activity simulated = tile.measure(generate.matrix(3, 128, -1, 1)).activity;
  const auto own = energy::report(simulated, tile.hardware(), tile.config().technology());
  const auto chip = accelerator::inference(io::accelerator("tio2_edge"), tile.workload(),
                                           {.conditions = {.boundary = energy::Boundary::macro}});
  const auto energy = [](const energy::EnergyReport& report, const std::string& item) {
    double sum = 0;
    for (const auto& term : report.terms) {
      if (term.item == item && term.component != "static power") sum += term.energy.value;
    }
    return sum;
  };
  for (const std::string item : {"DAC", "amplifier", "rescaling", "buffers"}) {
    CAPTURE(item);
    CHECK(energy(own, item) > 0);
    CHECK(energy(chip.report, item) == Approx(energy(own, item)));
  }
  // Its amplifiers sleep between reads; a macro alone reads all the time.
  const auto conversions = [&](const energy::EnergyReport& report) {
    return report.component("ADC and amplifiers").energy() - energy(report, "amplifier bias") -
           energy(report, "amplifier wake-up");
  };
  CHECK(conversions(chip.report) == Approx(conversions(own)));
}
