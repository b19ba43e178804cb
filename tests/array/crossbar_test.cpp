#include "titania/array/crossbar.hpp"

#include <algorithm>
#include <cmath>
#include <thread>

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/core/units.hpp"

using namespace titania;
using namespace titania::literals;
using test::full_config;
using test::targets;

TEST_CASE("a read with zero wire resistance is a matrix product") {
  Crossbar x({.rows = 5, .cols = 3, .device = device::Ideal{}});
  const Matrix g = targets(5, 3);
  x.program(g);
  const Matrix v = test::Generate(2).matrix(4, 5, -0.1, 0.1);
  const Matrix i = x.read(v);
  for (std::size_t k = 0; k < 4; ++k) {
    for (std::size_t j = 0; j < 3; ++j) {
      double sum = 0;
      for (std::size_t n = 0; n < 5; ++n) sum += g(n, j) * v(k, n);
      CHECK(i(k, j) == Approx(sum).epsilon(1e-14).margin(1e-20));
    }
  }
  CHECK(std::ranges::equal(x.conductance().values(), g.values()));
}

TEST_CASE("the same seed and name give the same array, another seed or name another one") {
  const ArrayConfig config = full_config(20, 12);
  const Matrix g = targets(20, 12);
  const Matrix v = test::Generate(3).matrix(3, 20, 0, 0.1);
  const auto run = [&](std::uint64_t seed, std::string_view name) {
    Crossbar x(config, seed, name);
    x.program(g);
    x.advance(3600);
    return x.read(v);
  };
  const Matrix first = run(1, "a");
  CHECK(run(1, "a") == first);
  CHECK(run(2, "a") != first);
  CHECK(run(1, "b") != first);
}

TEST_CASE("the order of the list of nonidealities does not matter") {
  ArrayConfig config = full_config(9, 7);
  const Matrix g = targets(9, 7);
  const Matrix v = test::Generate(3).matrix(2, 9, 0, 0.1);
  Crossbar a(config, 1);
  std::ranges::reverse(config.nonidealities);
  Crossbar b(config, 1);
  a.program(g);
  b.program(g);
  a.advance(1e5);
  b.advance(1e5);
  CHECK(a.read(v) == b.read(v));
}

TEST_CASE("programming errors are drawn once per programming, read noise afresh for every input") {
  ArrayConfig config{.rows = 6, .cols = 4};
  config.nonidealities = {nonideality::ProgrammingError{}, nonideality::ReadNoise{}};
  Crossbar x(config, 1);
  const Matrix g = targets(6, 4);
  x.program(g);
  const Matrix first(x.conductance());
  const Matrix v(3, 6, 0.1);
  const Matrix i = x.read(v);
  CHECK(Matrix(x.conductance()) == first);  // reading changes nothing
  CHECK_FALSE(std::ranges::equal(i.row(0), i.row(1)));
  CHECK(x.read(v, {.noise = NoiseMode::none}).row(0)[0] ==
        x.read(v, {.noise = NoiseMode::none}).row(1)[0]);
  x.program(g);
  CHECK(Matrix(x.conductance()) != first);
}

TEST_CASE("a target outside the nominal range is refused or clipped, and nothing is lost") {
  Crossbar x({.rows = 2, .cols = 2}, 1);
  const Matrix g(2, 2, 50e-6);
  x.program(g);
  Matrix bad = g;
  bad(0, 1) = 150e-6;
  CHECK_THROWS_WITH(x.program(bad), Catch::Contains("target[0, 1] = 0.00015 S: must be in [1e-05, "
                                                    "1e-04] S, the range of Tio2Passive"));
  CHECK(std::ranges::equal(x.conductance().values(), g.values()));
  const auto activity = x.program(bad, true);
  CHECK(activity.clipped == 1);
  CHECK(x.conductance()(0, 1) == 100e-6);
  bad(0, 1) = std::nan("");
  CHECK_THROWS_AS(x.program(bad, true), ArgumentError);
  CHECK_THROWS_AS(x.program(Matrix(2, 3, 50e-6)), ShapeError);
}

TEST_CASE("a target outside a cell's own range goes to its nearer end and is counted") {
  ArrayConfig config{.rows = 50, .cols = 40};
  config.nonidealities = {nonideality::RangeSpread{.g_min_cv = 0.1, .g_max_cv = 0.1}};
  Crossbar x(config, 1);
  const auto activity = x.program(Matrix(50, 40, 100e-6));
  const auto own = x.planes()[plane::g_max];
  double below = 0;
  for (std::size_t k = 0; k < own.size(); ++k) {
    CHECK(x.conductance().values()[k] == std::min(100e-6, own[k]));
    below += own[k] < 100e-6 ? 1 : 0;
  }
  CHECK(activity.clipped == below);
  CHECK(below > 800);  // about half
}

TEST_CASE("stuck cells keep their conductance whatever is written") {
  ArrayConfig config{.rows = 30, .cols = 30};
  config.nonidealities = {nonideality::StuckCells{.p_on = 0.1, .p_off = 0.1},
                          nonideality::ProgrammingError{.relative = 0.1}};
  Crossbar x(config, 3);
  for (const double target : {20e-6, 80e-6}) {
    x.program(Matrix(30, 30, target));
    for (const auto& cell : x.planes().stuck()) {
      CHECK(x.conductance().values()[cell.index] == cell.conductance);
    }
  }
  CHECK(x.planes().stuck().size() > 100);
}

TEST_CASE("drift is taken from the programmed values, not step by step, and restarts with them") {
  ArrayConfig config{.rows = 8, .cols = 8};
  config.nonidealities = {nonideality::PowerLawDrift{.nu_mean = 0.05, .nu_std = 0.02}};
  Crossbar steps(config, 1);
  Crossbar once(config, 1);
  const Matrix g = targets(8, 8);
  steps.program(g);
  once.program(g);
  for (int k = 0; k < 10; ++k) steps.advance(100);
  once.advance(1000);
  CHECK(std::ranges::equal(steps.conductance().values(), once.conductance().values()));
  CHECK(steps.age() == 1000);
  CHECK(once.conductance()(0, 0) < g(0, 0));
  once.program(g);
  CHECK(once.age() == 0);
  CHECK(std::ranges::equal(once.conductance().values(), g.values()));
  CHECK_THROWS_AS(once.advance(-1), ArgumentError);
  CHECK_THROWS_AS(once.advance(std::nan("")), ArgumentError);
  CHECK_THROWS_AS(once.advance(1, 0), ArgumentError);
}

TEST_CASE("heat makes time run faster") {
  ArrayConfig config{.rows = 4, .cols = 4};
  const nonideality::PowerLawDrift drift{.nu_mean = 0.05, .nu_std = 0};
  config.nonidealities = {drift};
  Crossbar hot(config, 1);
  Crossbar cold(config, 1);
  const Matrix g = targets(4, 4);
  hot.program(g);
  cold.program(g);
  hot.advance(1000, 358.15);
  cold.advance(1000 * drift.acceleration(358.15));
  CHECK(hot.conductance()(1, 1) == Approx(cold.conductance()(1, 1)).epsilon(1e-13));
  CHECK(hot.age() == 1000);
}

TEST_CASE("reads give the same bits for 1, 2, 4 threads and any split of the batch") {
  for (const bool ideal : {false, true}) {
    ArrayConfig config = full_config(24, 18);
    if (ideal) config.wires = {};
    Crossbar x(config, 5);
    x.program(targets(24, 18));
    const Matrix v = test::Generate(4).matrix(150, 24, -0.1, 0.1);
    const Matrix whole = x.read(v, {.index = 1000});
    for (const auto mode : {NoiseMode::first_order, NoiseMode::resolve}) {
      const Matrix expected = x.read(v, {.index = 1000, .noise = mode});
      for (const int threads : {1, 2, 4}) {
        const ThreadLimit limit(threads);
        for (const std::size_t piece : {1, 7, 100, 150}) {
          for (std::size_t first = 0; first < v.rows(); first += piece) {
            const std::size_t count = std::min(piece, v.rows() - first);
            const Matrix part =
                x.read(v.view().rows(first, count), {.index = 1000 + first, .noise = mode});
            for (std::size_t k = 0; k < count; ++k) {
              REQUIRE(std::ranges::equal(part.row(k), expected.row(first + k)));
            }
          }
        }
      }
    }
    // The array's own count does the same.
    Crossbar counted(config, 5);
    counted.program(targets(24, 18));
    (void)counted.read(Matrix(1000, 24, 0.0));
    CHECK(counted.read(v) == whole);
    CHECK(counted.inputs_read() == 1150);
  }
}

TEST_CASE("concurrent readers that pass an index get the bits of a single one") {
  Crossbar x(full_config(24, 18), 5);
  x.program(targets(24, 18));
  const Matrix v = test::Generate(4).matrix(64, 24, 0, 0.1);
  const Matrix expected = x.read(v, {.index = 0});
  std::vector<Matrix> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) {
      threads.emplace_back([&] { result = x.read(v, {.index = 0}); });
    }
  }
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("a copy lives a life of its own, and a state restores one") {
  Crossbar x(full_config(10, 8), 9, "original");
  x.program(targets(10, 8));
  x.advance(50);
  const Matrix v = test::Generate(8).matrix(3, 10, 0, 0.1);
  (void)x.read(v);
  Crossbar copy = x;
  Crossbar restored(x.config(), x.seed(), x.name(), x.state());
  const Matrix next = x.read(v);
  CHECK(copy.read(v) == next);
  CHECK(restored.read(v) == next);
  copy.program(targets(10, 8, 2));
  CHECK_FALSE(std::ranges::equal(copy.conductance().values(), x.conductance().values()));
  x.program(targets(10, 8, 2));
  CHECK(std::ranges::equal(copy.conductance().values(), x.conductance().values()));
  restored.program(targets(10, 8, 2));
  restored.advance(7);
  x.advance(7);
  CHECK(restored.read(v) == x.read(v));
}

namespace {

/// Planes with another first value in one of them.
CellPlanes with(const CellPlanes& planes, std::string_view name, double value) {
  CellPlanes changed(planes.cells());
  for (const auto& plane : planes.all()) {
    const auto values = changed.make(plane.name);
    std::ranges::copy(plane.values, values.begin());
    if (plane.name == name) values[0] = value;
  }
  return changed;
}

}  // namespace

TEST_CASE("writing few cells anew reads as an array written whole, to the bit") {
  for (const bool ideal : {true, false}) {
    for (const auto method : {circuit::Method::automatic, circuit::Method::iterative}) {
      ArrayConfig config{.rows = 24, .cols = 20, .device = device::Ideal{}, .method = method};
      if (!ideal) config.wires = test::kWires;
      config.nonidealities = {nonideality::ReadNoise{}};
      Matrix g = targets(24, 20);
      Crossbar x(config, 4);
      x.program(g);
      const Matrix v = test::Generate(6).matrix(7, 24, -0.1, 0.1);
      const auto everything = [&](const Crossbar& array) {
        return std::vector<Matrix>{array.read(v, {.index = 3}), array.read_pairs(v, {.index = 3}),
                                   array.read(v, {.index = 3, .noise = NoiseMode::none}),
                                   array.read(v, {.index = 3, .noise = NoiseMode::resolve})};
      };
      (void)everything(x);
      const Matrix before(x.conductance());
      const bool is_seen = ideal && method == circuit::Method::iterative;
      const auto owner = is_seen ? x.conductance_owner() : nullptr;  // somebody is looking
      const MatrixView seen = x.conductance();
      g(3, 5) = 20e-6;
      g(23, 19) = 90e-6;
      x.program(g);
      if (owner) CHECK(Matrix(seen) == before);
      Crossbar whole(config, 4);
      whole.program(g);
      CHECK(Matrix(x.conductance()) == g);
      CHECK(everything(x) == everything(whole));
      CHECK(x.measure(v, {.index = 3}).activity == whole.measure(v, {.index = 3}).activity);
    }
  }
}

TEST_CASE("a state that does not fit the array is refused") {
  const ArrayConfig config = full_config(4, 3);
  const Crossbar x(config, 1);
  const auto refuse = [&](const auto& damage) {
    CrossbarState state = x.state();
    damage(state);
    CHECK_THROWS_AS(Crossbar(config, 1, "x", state), ArgumentError);
  };
  CHECK_NOTHROW(Crossbar(config, 1, "x", x.state()));
  refuse([](CrossbarState& s) { s.cells.programmed = Matrix(3, 4, 1e-5); });
  refuse([](CrossbarState& s) { s.cells.programmed(0, 0) = -1; });
  refuse([](CrossbarState& s) { s.cells.programmed(0, 0) = inf; });
  refuse([](CrossbarState& s) { s.planes = CellPlanes(12); });
  refuse([](CrossbarState& s) { s.planes = CellPlanes(13); });
  refuse([](CrossbarState& s) { s.planes.make("unknown"); });
  refuse([](CrossbarState& s) { s.planes.add_stuck({12, 1e-5}); });
  refuse([](CrossbarState& s) { s.planes = with(s.planes, "v_set", std::nan("")); });
  refuse([](CrossbarState& s) { s.cells.clocks.times.pop_back(); });
  refuse([](CrossbarState& s) { s.cells.clocks.times[0] = CellTimes(-1); });
  refuse([](CrossbarState& s) { s.cells.clocks.times[0] = CellTimes(1, {0, 0, 0}); });
  refuse([](CrossbarState& s) { s.cells.clocks.times[0] = {1, std::vector<double>(12, 2)}; });
  refuse([](CrossbarState& s) { s.cells.clocks.age = -1; });
}

TEST_CASE("a read of the wrong shape or of NaN is refused") {
  const Crossbar x({.rows = 3, .cols = 2});
  CHECK_THROWS_WITH(x.read(Matrix(1, 2, 0.1)),
                    Catch::Contains("v has shape (1, 2), expected (batch, 3)"));
  CHECK_THROWS_AS(x.read(Matrix(1, 3, std::nan(""))), ArgumentError);
  CHECK(x.read(Matrix(0, 3)).rows() == 0);
}
