// Reads by the device's own law.
#include "array/reader.hpp"

#include <cmath>

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/statistics.hpp"
#include "titania/array/cell_of.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using test::targets;

namespace {

ArrayConfig array_config(bool ideal, bool noisy) {
  ArrayConfig config{.rows = 20, .cols = 16};
  if (!ideal) config.wires = test::kWires;
  if (noisy) config.nonidealities = {nonideality::ReadNoise{}};
  return config;
}

constexpr ReadOptions kByDevice{.index = 0, .noise = NoiseMode::none, .law = ReadLaw::device};

}  // namespace

TEST_CASE("a read by the device's law is the solve of its cells") {
  const Matrix v = test::Generate(3).matrix(6, 20, -0.4, 0.4);
  for (const bool ideal : {true, false}) {
    Crossbar x(array_config(ideal, false), 1);
    x.program(targets(20, 16));
    const circuit::NonlinearNetwork network(x.conductance(), x.config().wires,
                                            cell_of(x.config().device));
    const auto solution = network.solve(v, {}, {}, {.power = true});
    const auto [i, activity] = x.measure(v, kByDevice);
    CHECK(i == solution.i_bit_line);
    double cells = 0;
    for (const auto& power : solution.power) cells += power.cells;
    CHECK(activity.cell_energy == Approx(cells * x.config().t_read).epsilon(1e-12));
    const Matrix pairs = x.read_pairs(v, kByDevice);
    for (std::size_t k = 0; k < 6; ++k) CHECK(pairs(k, 3) == i(k, 6) - i(k, 7));
  }
}

TEST_CASE("at small voltages both laws read the same, and TiO2 carries 2 % more at 0.1 V") {
  Crossbar x(array_config(true, false), 1);
  x.program(Matrix(20, 16, 50e-6));
  const auto excess = [&](double volt) {
    const Matrix v(1, 20, volt);
    const double linear = x.read(v, {.noise = NoiseMode::none})(0, 0);
    return x.read(v, kByDevice)(0, 0) / linear - 1;
  };
  CHECK(excess(1e-4) < 1e-7);
  const double c = device::Tio2Passive::cubic_share(50e-6);
  CHECK(excess(0.1) == Approx(c * 0.01).epsilon(1e-12));
}

TEST_CASE("cells that obey Ohm's law are read as by default, to the bit") {
  ArrayConfig config = test::full_config(12, 10);
  config.device = device::Vteam{};
  config.nonidealities = {nonideality::ReadNoise{}};
  Crossbar x(config, 2);
  x.program(Matrix(12, 10, 5e-3));
  const Matrix v = test::Generate(4).matrix(5, 12, -0.1, 0.1);
  CHECK(x.read(v, {.index = 3, .law = ReadLaw::device}) == x.read(v, {.index = 3}));
}

TEST_CASE("noise of a read by the device's law is that of solving again, to first order") {
  for (const bool ideal : {true, false}) {
    ArrayConfig config = array_config(ideal, true);
    config.nonidealities = {nonideality::ReadNoise{.relative = 1e-4}};
    Crossbar x(config, 5);
    x.program(targets(20, 16));
    const Matrix v = test::Generate(6).matrix(8, 20, -0.4, 0.4);
    const auto read = [&](NoiseMode noise) {
      return x.read(v, {.index = 9, .noise = noise, .law = ReadLaw::device});
    };
    const Matrix quiet = read(NoiseMode::none);
    const Matrix first = read(NoiseMode::first_order);
    const Matrix resolved = read(NoiseMode::resolve);
    const double effect = test::largest_difference(resolved.values(), quiet.values());
    CHECK(effect > 0);
    CHECK(test::largest_difference(first.values(), resolved.values()) < 2e-3 * effect);
  }
}

TEST_CASE("reads by the device's law have the same bits on any number of threads and any split") {
  ArrayConfig config = test::full_config(20, 16);
  Crossbar x(config, 7);
  x.program(targets(20, 16));
  const Matrix v = test::Generate(8).matrix(19, 20, -0.4, 0.4);
  for (const NoiseMode noise : {NoiseMode::none, NoiseMode::first_order, NoiseMode::resolve}) {
    const ReadOptions options{.index = 100, .noise = noise, .law = ReadLaw::device};
    const Matrix whole = x.read(v, options);
    for (const int threads : {1, 2, 4}) {
      const ThreadLimit limit(threads);
      CHECK(x.read(v, options) == whole);
    }
    ReadOptions sampled = options;
    sampled.energy = EnergyMode::sampled;
    sampled.sample = 5;
    CHECK(x.measure(v, sampled).outputs == whole);
    for (const std::size_t k : {0, 7, 18}) {
      ReadOptions one = options;
      one.index = 100 + k;
      CHECK(std::ranges::equal(x.read(v.view().rows(k, 1), one).values(), whole.row(k)));
    }
  }
}
