// What feeds the currents of a read: every loop once.
#include "titania/energy/driver.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/core/error.hpp"
#include "titania/energy/components.hpp"
#include "titania/tile/tile.hpp"

using namespace titania;
using energy::Driver;
using energy::EnergyReport;
using energy::Technology;

namespace {

constexpr double kTime = 100e-9;

/// What is drawn and turned to heat in one read, added up line by line, J.
struct Loops {
  double supply = 0;
  double drivers = 0;
  double amplifiers = 0;
  double array = 0;
};

Loops add_up(const circuit::Solution& solution, MatrixView v, double rail) {
  Loops loops;
  for (std::size_t b = 0; b < v.rows(); ++b) {
    for (std::size_t k = 0; k < v.cols(); ++k) {
      const double volts = v(b, k);
      const double i = solution.i_word_line(b, k);
      if (i > 0) loops.supply += rail * i * kTime;
      loops.drivers += (i > 0 ? rail / 2 - volts : rail / 2 + volts) * std::fabs(i) * kTime;
      loops.array += volts * i * kTime;
    }
    for (const double i : solution.i_bit_line.row(b)) {
      if (i < 0) loops.supply += rail * -i * kTime;
      loops.amplifiers += rail / 2 * std::fabs(i) * kTime;
    }
  }
  return loops;
}

double energy_of(const EnergyReport& report, const std::string& item) {
  double sum = 0;
  for (const auto& term : report.terms) sum += term.item == item ? term.energy.value : 0;
  return sum;
}

}  // namespace

TEST_CASE("what the supply gives is what cells, wires, drivers and amplifiers turn to heat") {
  const bool is_bipolar = GENERATE(true, false);
  ArrayConfig config{.rows = 12, .cols = 10, .t_read = kTime};
  config.wires = GENERATE(Wires{}, test::kWires);
  config.method = config.wires.ideal()
                      ? circuit::Method::automatic
                      : GENERATE(circuit::Method::transfer, circuit::Method::iterative);
  Crossbar x(config, 1);
  const Matrix g = test::targets(12, 10);
  x.program(g);
  const Matrix v = test::Generate(3).matrix(6, 12, is_bipolar ? -0.1 : 0.0, 0.1);
  const circuit::Solution solution = circuit::solve(g, v, config.wires);
  const Loops loops = add_up(solution, v, 1.1);
  REQUIRE(loops.supply == Approx(loops.drivers + loops.amplifiers + loops.array).epsilon(1e-9));

  const bool pairs = GENERATE(true, false);
  Activity activity = (pairs ? x.measure_pairs(v) : x.measure(v)).activity;
  activity.inputs = 1;
  const EnergyReport report = energy::report(activity, {}, {.v_dd = 1.1, .unipolar = !is_bipolar});
  const double heat = energy_of(report, "cells") + energy_of(report, "line resistance");
  CHECK(heat == Approx(loops.array).epsilon(1e-8));
  CHECK(energy_of(report, "drivers") == Approx(loops.drivers + loops.amplifiers).epsilon(1e-8));
  CHECK(1.1 * activity.array_charge == Approx(loops.supply).epsilon(1e-8));
}

TEST_CASE("a sample of the inputs says how well it knows the charge") {
  ArrayConfig config{.rows = 12, .cols = 10, .t_read = kTime};
  Crossbar x(config, 1);
  const Matrix v = test::Generate(4).matrix(400, 12, -0.1, 0.1);
  const double exact = x.measure(v, {.index = 0}).activity.array_charge;
  const Activity some =
      x.measure(v, {.index = 0, .energy = EnergyMode::sampled, .sample = 100}).activity;
  const double error = std::sqrt(some.array_charge_variance);
  CHECK(error > 0);
  CHECK(error < 0.05 * exact);
  CHECK(std::fabs(some.array_charge - exact) < 3 * error);
}

TEST_CASE("a rail takes its volts per coulomb, and what it delivers is not booked twice") {
  Activity a;
  a.inputs = 1;
  a.array_charge = 100e-12;
  a.cell_energy = 4e-12;
  a.wire_energy = 1e-12;
  const auto drivers = [&](Driver driver, bool unipolar) {
    const Technology t{.v_dd = 1.0, .unipolar = unipolar, .driver = driver, .v_read = 0.1};
    return energy_of(energy::report(a, {}, t), "drivers");
  };
  CHECK(drivers(Driver::linear, false) == Approx(95e-12));
  CHECK(drivers(Driver::linear, true) == Approx(95e-12));
  CHECK(drivers(Driver::low_rail, false) == Approx(100e-12 * 0.4 / 0.8 - 5e-12));
  CHECK(drivers(Driver::low_rail, true) == Approx(100e-12 * 0.3 / 0.8 - 5e-12));
  CHECK(drivers(Driver::switched, false) == Approx(100e-12 * 0.2 / 0.8 - 5e-12));
  CHECK(drivers(Driver::switched, true) == Approx(100e-12 * 0.1 / 0.8 - 5e-12));
}

TEST_CASE("reads above the supply are fed from a rail above it, and say so") {
  const auto c = energy::driver_component(Driver::linear, 1.0, 0.6, true);
  CHECK(c.energy.value == Approx(1.4));
  CHECK_THAT(c.energy.source, Catch::Contains("above the supply"));
  CHECK(energy::driver_component(Driver::linear, 1.0, 0.6, false).energy.value == Approx(1.0));
}

TEST_CASE("an activity with more heat than its charge can bring is refused") {
  Activity a;
  a.inputs = 1;
  a.cell_energy = 4e-12;
  CHECK_THROWS_WITH(energy::report(a, {}, {}),
                    Catch::Contains("drivers: 0 J spent on array_charge"));
  CHECK_THROWS_WITH(energy::driver_component(Driver::linear, 0, 0.1, true),
                    Catch::Contains("v_dd"));
  CHECK_THROWS_WITH(energy::driver_component(Driver::linear, 1, -1, true),
                    Catch::Contains("v_read"));
  CHECK_THROWS_WITH(energy::amplifier_bias(0), Catch::Contains("v_dd"));
}

TEST_CASE("an amplifier is biased for the full scale that its converter was calibrated to") {
  test::Generate generate(5);
  TileConfig config;
  config.array.rows = 16;
  config.array.cols = 16;
  Tile tile(generate.matrix(8, 16, -1, 1), config, 1);
  const Matrix x = generate.matrix(10, 16, 0, 1);
  tile.calibrate(x);
  const Activity activity = tile.measure(x).activity;
  const double full_scale = tile.ranges()->current.at(0);
  CHECK(activity.amplifier_charge == Approx(10 * 8 * full_scale * 100e-9).epsilon(1e-12));
  const EnergyReport report = energy::report(activity, tile.hardware(), config.technology());
  CHECK(energy_of(report, "amplifier bias") == Approx(8 * full_scale * 100e-9 * 1.1));
}
