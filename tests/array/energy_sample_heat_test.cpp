// Heat of reads from the actual inputs and conductances: exact, and estimated from a sample.
#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "array/energy_sample.hpp"
#include "circuit/heat_forms.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/statistics.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/io/preset.hpp"
#include "titania/tile/tile.hpp"

using namespace titania;
using test::full_config;
using test::kWires;
using test::targets;

namespace {

constexpr double kInf = std::numeric_limits<double>::infinity();

/// sum v i over the cells of all inputs, from solved node voltages, W.
double cell_power(MatrixView g, MatrixView v, const Wires& wires) {
  const auto s = circuit::solve(g, v, wires, {}, {.tolerance = 1e-13, .allow_unconverged = true},
                                {.nodes = true});
  double sum = 0;
  for (std::size_t k = 0; k < s.nodes->i_cell.size(); ++k) {
    sum += s.nodes->i_cell.values()[k] *
           (s.nodes->v_word_line.values()[k] - s.nodes->v_bit_line.values()[k]);
  }
  return sum;
}

/// sum v i over the sources, W; bit lines are grounded.
double source_power(MatrixView g, MatrixView v, const Wires& wires) {
  const auto s = circuit::solve(g, v, wires, {}, {.tolerance = 1e-13, .allow_unconverged = true});
  double sum = 0;
  for (std::size_t k = 0; k < v.size(); ++k) sum += v.values()[k] * s.i_word_line.values()[k];
  return sum;
}

Activity measured(const Crossbar& x, MatrixView v, ReadOptions options = {}) {
  options.index = options.index.value_or(0);
  return x.measure(v, options).activity;
}

/// Estimates from many samples, and the variances they come with.
struct Estimates {
  std::vector<double> energies;
  std::vector<double> variances;
};

/// The estimates scatter around the truth by what they say themselves.
void check_estimates(const Estimates& e, double exact) {
  const auto energy = test::moments(e.energies);
  const auto variance = test::moments(e.variances);
  const double error = std::sqrt(energy.variance);
  CHECK(error > 1e-4 * exact);
  CHECK(std::fabs(energy.mean - exact) < 5 * error / std::sqrt(energy.count));
  const double scatter = std::sqrt(2 / energy.count) * energy.variance;
  const double spread = std::sqrt(variance.variance / variance.count);
  CHECK(std::fabs(variance.mean - energy.variance) < 5 * std::hypot(scatter, spread));
  std::size_t inside = 0;
  for (std::size_t k = 0; k < e.energies.size(); ++k) {
    const double distance = std::fabs(e.energies[k] - exact) / std::sqrt(e.variances[k]);
    REQUIRE(distance < 5);
    inside += distance < 2 ? 1 : 0;
  }
  CHECK(static_cast<double>(inside) > 0.92 * energy.count);  // 0.954 of a normal error
}

/// Inputs whose heat differs as that of pictures does: some dark, some bright.
Matrix uneven(std::size_t batch, std::size_t rows) {
  Matrix v = test::Generate(4).matrix(batch, rows, -0.1, 0.1);
  for (std::size_t k = 0; k < batch; ++k) {
    for (double& x : v.row(k)) x *= 0.2 + static_cast<double>(k % 7) / 7;
  }
  return v;
}

}  // namespace

TEST_CASE("the exact heat is the sum of v i over cells, for any wires and every method") {
  std::vector<Wires> kinds{{},
                           kWires,
                           {.r_word_line = 2.0, .r_bit_line = 0.0},
                           {.r_word_line = 0.0, .r_bit_line = 0.0, .r_sense = 500.0},
                           {.r_word_line = 300.0, .r_bit_line = 900.0, .r_source = 3e3}};
  kinds.push_back(kWires);
  kinds.back().drive = Drive::both;
  kinds.back().sense = Sense::both;
  kinds.push_back(kWires);
  kinds.back().r_source =
      std::vector<double>{10, 20, kInf, 40, 50, 60, 70, 80, 90, 100, 110};  // one floats
  const Matrix g = targets(11, 14);
  const Matrix v = test::Generate(3).matrix(13, 11, -0.1, 0.1);
  for (const Wires& wires : kinds) {
    for (const auto method : {circuit::Method::iterative, circuit::Method::transfer}) {
      CAPTURE(to_string(wires), static_cast<int>(method));
      Crossbar x({.rows = 11, .cols = 14, .wires = wires, .method = method, .t_read = 1.0});
      x.program(g);
      const double cells = cell_power(g, v, wires);
      const double sources = source_power(g, v, wires);
      const Activity read = measured(x, v);
      CHECK(read.cell_energy == Approx(cells).epsilon(1e-9));
      CHECK(read.wire_energy == Approx(sources - cells).epsilon(1e-8).margin(1e-12 * sources));
      CHECK(read.cell_energy_variance == 0);
      CHECK(read.wire_energy_variance == 0);
      CHECK(x.measure_pairs(v).activity == read);
    }
  }
}

TEST_CASE("heat is that of the cells as they are now: stuck, drifted, spread") {
  for (const bool ideal : {true, false}) {
    ArrayConfig config = full_config(30, 20);
    config.method = circuit::Method::transfer;
    config.t_read = 1.0;
    if (ideal) config.wires = {};
    Crossbar x(config, 5);
    x.program(targets(30, 20));
    x.advance(1e5);
    const Matrix v = test::Generate(8).matrix(9, 30, -0.1, 0.1);
    const Activity a = measured(x, v, {.noise = NoiseMode::none});
    CHECK(a.cell_energy == Approx(cell_power(x.conductance(), v, config.wires)).epsilon(1e-9));
  }
}

TEST_CASE("forms of heat hold where wires take nearly all of it, and nearly nothing") {
  const Matrix g = targets(24, 33);
  const Matrix v = test::Generate(2).matrix(20, 24, -0.1, 0.1);
  std::vector<std::size_t> all(20);
  for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
  for (const double r : {1e-3, 1.0, 1e2, 1e4, 1e6}) {
    CAPTURE(r);
    const circuit::LinearNetwork network(g, {.r_word_line = r, .r_bit_line = r});
    const circuit::HeatForms forms(network);
    REQUIRE(forms.is_trusted());
    const auto heat = forms.of(v, all);
    const auto power =
        network.solve(v, {}, {.tolerance = 1e-13, .allow_unconverged = true}, {.power = true})
            .power;
    for (std::size_t k = 0; k < all.size(); ++k) {
      const double wires = power[k].wires + power[k].terminals;
      CHECK(std::fabs(heat[k].heat.cells - power[k].cells) < 3e-11 * power[k].cells);
      CHECK(std::fabs(heat[k].heat.wires - wires) < 3e-11 * power[k].sources);
    }
    const std::vector<std::size_t> some{3, 4, 17};  // each depends on its own voltages alone
    const auto few = forms.of(v, some);
    for (std::size_t k = 0; k < some.size(); ++k) {
      CHECK(few[k].heat.cells == heat[some[k]].heat.cells);
      CHECK(few[k].heat.wires == heat[some[k]].heat.wires);
    }
  }
}

TEST_CASE("heat has the same bits for any thread count and batch split, and moves no current") {
  const Matrix v = uneven(150, 60);
  for (const auto method : {circuit::Method::transfer, circuit::Method::iterative}) {
    for (const auto noise : {NoiseMode::none, NoiseMode::first_order, NoiseMode::resolve}) {
      for (const bool ideal : {true, false}) {
        const std::size_t batch = noise == NoiseMode::resolve && !ideal ? 12 : 150;
        CAPTURE(static_cast<int>(method), static_cast<int>(noise), ideal);
        ArrayConfig config = full_config(60, 48);
        config.method = method;
        config.wires.c_word_line = 1e-15;
        if (ideal) config.wires = {.c_word_line = 1e-15};
        Crossbar x(config, 9);
        x.program(targets(60, 48));
        const MatrixView some = v.view().rows(0, batch);
        const Matrix i = x.read(some, {.index = 0, .noise = noise});
        const Activity exact = measured(x, some, {.noise = noise});
        const ReadOptions sampled{
            .noise = noise, .energy = EnergyMode::sampled, .sample = batch / 4};
        const Activity estimate = measured(x, some, sampled);
        CHECK(estimate.cell_energy_variance > 0);
        CHECK(estimate.line_energy == exact.line_energy);
        for (const int threads : {1, 2, 4}) {
          const ThreadLimit limit(threads);
          CHECK(measured(x, some, {.noise = noise}) == exact);
          CHECK(measured(x, some, sampled) == estimate);
          ReadOptions options = sampled;
          options.index = 0;
          CHECK(x.measure(some, options).outputs == i);
        }
        Activity split;
        for (std::size_t k = 0; k < batch; ++k) {
          split += x.measure(some.rows(k, 1), {.index = k, .noise = noise}).activity;
        }
        CHECK(split.cell_energy == exact.cell_energy);
        CHECK(split.wire_energy == exact.wire_energy);
        CHECK(split.line_energy == exact.line_energy);
      }
    }
  }
}

TEST_CASE("a sample of all inputs is exact, to the bit") {
  Crossbar x({.rows = 20, .cols = 16, .wires = kWires}, 1);
  x.program(targets(20, 16));
  const Matrix v = uneven(40, 20);
  const Activity exact = measured(x, v);
  for (const std::size_t sample : {40, 41, 1000}) {
    CHECK(measured(x, v, {.energy = EnergyMode::sampled, .sample = sample}) == exact);
  }
  const MatrixView few = v.view().rows(0, 16);  // no more than the least sample
  CHECK(measured(x, few, {.energy = EnergyMode::sampled}) == measured(x, few));
  CHECK(measured(x, v, {.energy = EnergyMode::sampled}) != exact);
  CHECK(measured(x, v.view().rows(0, 0), {.energy = EnergyMode::sampled}) == Activity{});
}

TEST_CASE("sampled heat is unbiased and states its own error") {
  constexpr std::size_t kTimes = 2000;
  const Matrix v = uneven(120, 20);
  for (const bool ideal : {true, false}) {
    ArrayConfig config{.rows = 20, .cols = 16, .method = circuit::Method::transfer};
    config.wires = ideal ? Wires{} : kWires;
    Crossbar x(config, 3);
    x.program(targets(20, 16));
    const Activity exact = measured(x, v);
    Estimates cells;
    Estimates wires;
    for (std::size_t k = 0; k < kTimes; ++k) {
      const Activity a =
          measured(x, v, {.index = 1000 * k, .energy = EnergyMode::sampled, .sample = 40});
      cells.energies.push_back(a.cell_energy);
      cells.variances.push_back(a.cell_energy_variance);
      wires.energies.push_back(a.wire_energy);
      wires.variances.push_back(a.wire_energy_variance);
    }
    check_estimates(cells, exact.cell_energy);
    if (!ideal) check_estimates(wires, exact.wire_energy);
  }
}

TEST_CASE("the arrays of a tile draw their own inputs, so that variances add up") {
  test::Generate generate(2);
  TileConfig config = io::preset("ideal");
  config.array.rows = 10;
  config.array.cols = 12;
  const Matrix x = uneven(120, 40);
  Estimates estimates;
  const Matrix weight = generate.matrix(18, 40, -1, 1);
  Tile tile(weight, config, 1);
  tile.calibrate(x);
  REQUIRE(tile.blocks().size() == 12);
  const Activity exact = tile.measure(x).activity;
  for (std::size_t k = 0; k < 1500; ++k) {
    const Activity a =
        tile.measure(x, {.index = 1000 * k, .energy = EnergyMode::sampled, .sample = 40}).activity;
    estimates.energies.push_back(a.cell_energy);
    estimates.variances.push_back(a.cell_energy_variance);
  }
  check_estimates(estimates, exact.cell_energy);
}

TEST_CASE("the heat of a tile is that of its arrays, whatever the split") {
  TileConfig config = io::preset("ideal");
  config.array.rows = 16;
  config.array.cols = 12;
  config.array.wires = kWires;
  const Matrix x = uneven(50, 40);
  Tile tile(test::Generate(2).matrix(18, 40, -1, 1), config, 1);
  tile.calibrate(x);
  const Activity whole = tile.measure(x).activity;
  Activity split;
  for (std::size_t k = 0; k < 50; k += 10) {
    split += tile.measure(x.view().rows(k, 10), {.index = k}).activity;
  }
  CHECK(split.cell_energy == Approx(whole.cell_energy).epsilon(1e-14));  // sums in another order
  CHECK(split.wire_energy == Approx(whole.wire_energy).epsilon(1e-14));
}

TEST_CASE("which inputs are drawn depends on their numbers, and the batch only says how many") {
  const RandomStream stream(5, "x/energy sample");
  const auto choose = [&](std::size_t first, std::size_t batch, std::size_t sample) {
    return choose_inputs(batch, {.energy = EnergyMode::sampled, .sample = sample}, stream, first);
  };
  const auto whole = choose(0, 200, 50);
  CHECK(whole.size() == 50);
  CHECK(std::ranges::is_sorted(whole));
  std::vector<std::size_t> together;
  for (std::size_t first = 0; first < 200; first += 100) {
    const auto from = std::ranges::lower_bound(whole, first);
    const auto to = std::ranges::lower_bound(whole, first + 100);
    for (const std::size_t k : choose(first, 100, static_cast<std::size_t>(to - from))) {
      together.push_back(first + k);
    }
  }
  CHECK(together == whole);
  CHECK(choose_inputs(200, {.energy = EnergyMode::sampled}, stream, 0).size() == 16);
  CHECK(choose_inputs(801, {.energy = EnergyMode::sampled}, stream, 0).size() == 51);
}

TEST_CASE("a sample that tells no error, or that nobody asked for, is refused") {
  const Crossbar x({.rows = 4, .cols = 4});
  const Tile tile(Matrix(2, 4, 0.5), io::preset("ideal"));
  for (const std::size_t sample : {0, 1}) {
    const ReadOptions options{.energy = EnergyMode::sampled, .sample = sample};
    CHECK_THROWS_WITH(
        x.measure(Matrix(9, 4, 0.1), options),
        Catch::Contains("sample = " + std::to_string(sample) + ": must be at least 2"));
    CHECK_THROWS_AS(tile.measure(Matrix(9, 4, 0.1), options), ArgumentError);
  }
  CHECK_THROWS_WITH(x.measure(Matrix(9, 4, 0.1), {.sample = 5}),
                    Catch::Contains("only for energy = sampled"));
  CHECK(x.inputs_read() == 0);
  CHECK(tile.inputs_read() == 0);
}
