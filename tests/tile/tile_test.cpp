#include "titania/tile/tile.hpp"

#include <algorithm>
#include <cmath>

#include "core/product.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"
#include "titania/io/preset.hpp"

using namespace titania;

TEST_CASE("an ideal tile is a matrix product, for any partition, ragged edges included") {
  test::Generate generate(1);
  for (const int rows : {1, 7, 32, 200}) {
    for (const int cols : {2, 6, 64}) {
      for (const auto& [out, in] :
           {std::pair{1, 1}, std::pair{5, 33}, std::pair{40, 64}, std::pair{65, 31}}) {
        TileConfig config = io::preset("ideal");
        config.array.rows = rows;
        config.array.cols = cols;
        const Matrix w = generate.matrix(out, in, -3, 3);
        const Matrix x = generate.matrix(9, in, -5, 5);
        const Tile tile(w, config, 1);
        const Matrix y = tile.apply(x);
        const Matrix exact = detail::product(x, transposed(w));
        CAPTURE(rows, cols, out, in, tile.blocks().size());
        for (std::size_t k = 0; k < y.size(); ++k) {
          REQUIRE(std::fabs(y.values()[k] - exact.values()[k]) <= 1e-12 * 15 * in);
        }
      }
    }
  }
}

TEST_CASE(
    "a tile gives the same bits for any batch split and thread count, also with several arrays") {
  test::Generate generate(2);
  TileConfig config = io::preset("tio2_passive");
  config.array.rows = 20;
  config.array.cols = 16;
  Tile tile(generate.matrix(13, 45, -1, 1), config, 3);
  const Matrix x = generate.matrix(120, 45, 0, 1);
  tile.calibrate(x);
  tile.advance(86400);
  const Matrix whole = tile.apply(x, {.index = 50});
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    for (const std::size_t piece : {1, 7, 100, 120}) {
      for (std::size_t first = 0; first < x.rows(); first += piece) {
        const std::size_t count = std::min(piece, x.rows() - first);
        const Matrix part = tile.apply(x.view().rows(first, count), {.index = 50 + first});
        for (std::size_t k = 0; k < count; ++k) {
          REQUIRE(std::ranges::equal(part.row(k), whole.row(first + k)));
        }
      }
    }
  }
  Tile again(generate.matrix(13, 45, -1, 1), config, 3);
  CHECK(again.apply(x, {.index = 50}) != whole);  // other weights
}

TEST_CASE("calibration takes the ranges from data, and fixed ranges stay") {
  test::Generate generate(3);
  TileConfig config = io::preset("ideal");
  config.dac.bits = 8;
  config.adc.bits = 8;
  const Matrix w = generate.matrix(6, 10, -1, 1);
  Tile tile(w, config, 1);
  CHECK_FALSE(tile.ranges());
  const Matrix x = generate.matrix(50, 10, 0, 4);
  tile.calibrate(x);
  CHECK(tile.ranges()->input == *std::ranges::max_element(x.values()));
  CHECK(tile.measure(x).activity.adc_clipped == 0);
  Matrix larger = x;
  for (double& value : larger.values()) value *= 3;
  Tile narrow = tile;
  const Activity activity = narrow.measure(larger).activity;
  double outside = 0;
  for (const double value : larger.values()) {
    outside += value > tile.ranges()->input * (1 + 0.5 / 127) ? 1 : 0;
  }
  CHECK(activity.dac_clipped == outside);
  config.adc.range = 1e-6;
  Tile fixed(w, config, 1);
  fixed.calibrate(x);
  CHECK(fixed.ranges()->current == std::vector<double>{1e-6});
  CHECK_THROWS_AS(tile.calibrate(Matrix(0, 10)), ShapeError);
  CHECK_THROWS_AS(tile.calibrate(Matrix(2, 9)), ShapeError);
  CHECK_THROWS_AS(tile.calibrate(Matrix(2, 10, 0.0)), ArgumentError);
  CHECK(std::ranges::all_of(tile.apply(Matrix(1, 10, 0.0)).values(),
                            [](double y) { return y == 0; }));
}

TEST_CASE("until calibrated, the ranges follow every input and nothing is clipped") {
  test::Generate generate(6);
  TileConfig config = io::preset("ideal");
  config.array.rows = 32;
  config.dac.bits = 8;
  config.adc.bits = 10;
  const Matrix w = generate.matrix(8, 64, 0.2, 1);
  Tile tile(w, config, 1);
  for (const double unit : {1e-6, 1.0, 1e4}) {  // inputs of one sign, in any unit
    const Matrix x = generate.matrix(5, 64, 0, unit);
    const Matrix exact = detail::product(x, transposed(w));
    const auto [y, activity] = tile.measure(x);
    CHECK(activity.dac_clipped == 0);
    CHECK(activity.adc_clipped == 0);
    for (std::size_t k = 0; k < y.size(); ++k) {
      CHECK(y.values()[k] == Approx(exact.values()[k]).epsilon(0.01));
    }
    for (std::size_t k = 0; k < x.rows(); ++k) {  // an input does not depend on its batch
      CHECK(std::ranges::equal(tile.apply(x.view().rows(k, 1)).values(), y.row(k)));
    }
  }
  CHECK(std::ranges::all_of(tile.apply(Matrix(1, 64)).values(), [](double y) { return y == 0; }));
}

TEST_CASE("converters alone leave an error of their size") {
  test::Generate generate(4);
  TileConfig config = io::preset("ideal");
  config.dac.bits = 12;
  const Matrix w = generate.matrix(8, 16, -1, 1);
  const Matrix x = generate.matrix(200, 16, -1, 1);
  const Matrix exact = detail::product(x, transposed(w));
  for (const int bits : {6, 8, 10}) {
    config.adc.bits = bits;
    Tile tile(w, config, 1);
    tile.calibrate(x);
    const Matrix y = tile.apply(x);
    const double full_scale = *std::ranges::max_element(
        exact.values(), {}, [](double value) { return std::fabs(value); });
    const double step = std::fabs(full_scale) / (std::ldexp(1.0, bits - 1) - 1);
    double worst = 0;
    for (std::size_t k = 0; k < y.size(); ++k) {
      worst = std::max(worst, std::fabs(y.values()[k] - exact.values()[k]));
    }
    CAPTURE(bits);
    CHECK(worst <= 0.5 * step * 1.2 + 16.0 / 4095);  // half a step, and the DAC's
    CHECK(worst > 0.3 * step);
  }
}

TEST_CASE("a tile counts its events") {
  TileConfig config = io::preset("tio2_passive");
  config.array.rows = 20;
  config.array.cols = 16;
  Tile tile(Matrix(13, 45, 0.5), config, 3);  // 3 x 2 arrays
  REQUIRE(tile.blocks().size() == 6);
  const Activity a = tile.measure(Matrix(5, 45, 0.5)).activity;
  CHECK(a.inputs == 5);
  CHECK(a.sequential_reads == 5);
  CHECK(a.array_reads == 30);
  CHECK(a.read_time == Approx(5 * 100e-9));
  CHECK(a.dac_conversions == 5 * 2 * 45);  // every input drives two arrays
  CHECK(a.adc_conversions == 5 * 3 * 13);  // every output is converted in three
  CHECK(a.additions == 5 * 2 * 13);
  CHECK(a.multiplications == 5 * 13);
  CHECK(a.buffer_bytes == 5 * (45 + 13));
  CHECK(a.cell_energy > 0);
  CHECK(a.wire_energy > 0);
  CHECK(a.line_energy > 0);
  const Hardware h = tile.hardware();
  CHECK(h.arrays == 6);
  CHECK(h.cells == 45 * 2 * 13);
  CHECK(h.dacs == 90);
  CHECK(h.adcs == 39);
  CHECK(tile.last_program().cells == 45 * 2 * 13);
}

TEST_CASE("the effective weight is what the conductances stand for") {
  test::Generate generate(5);
  TileConfig config = io::preset("ideal");
  config.array.rows = 10;
  config.array.cols = 8;
  const Matrix w = generate.matrix(9, 23, -2, 2);
  const Tile ideal(w, config, 1);
  const Matrix back = ideal.effective_weight();
  for (std::size_t k = 0; k < w.size(); ++k) {
    CHECK(back.values()[k] == Approx(w.values()[k]).margin(1e-13));
  }
  const Tile real(w, io::preset("tio2_passive"), 1);
  double square = 0;
  const Matrix written = real.effective_weight();
  for (std::size_t k = 0; k < w.size(); ++k) {
    square += std::pow(written.values()[k] - w.values()[k], 2) / static_cast<double>(w.size());
  }
  CHECK(std::sqrt(square) > 0.005);
  CHECK(std::sqrt(square) < 0.5);
}

TEST_CASE("bad weights, inputs and configs are refused by name") {
  const TileConfig config = io::preset("tio2_passive");
  Matrix w(2, 3, 0.5);
  CHECK_THROWS_WITH(Tile(Matrix(0, 3), config), Catch::Contains("must not be empty"));
  w(1, 2) = std::nan("");
  CHECK_THROWS_WITH(Tile(w, config), Catch::Contains("weight[1, 2] = nan"));
  w(1, 2) = 1;
  const Tile tile(w, config);
  CHECK_THROWS_WITH(tile.apply(Matrix(4, 2)), Catch::Contains("expected (batch, 3)"));
  CHECK_THROWS_WITH(tile.apply(Matrix(1, 3, inf)), Catch::Contains("x[0, 0] = inf"));
  TileConfig bad = config;
  bad.adc.bits = 1;
  CHECK_THROWS_WITH(Tile(w, bad),
                    Catch::Contains("TileConfig.adc.bits = 1 bit: must be in [2, 24]"));
}
