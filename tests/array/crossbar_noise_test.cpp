// Statistics of read noise, with ideal wires, in pairs, and through wires.
#include <algorithm>
#include <cmath>

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/statistics.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using test::full_config;
using test::targets;

TEST_CASE("read noise has the variance of its formula, with ideal wires") {
  ArrayConfig config{.rows = 10, .cols = 3};
  config.nonidealities = {nonideality::ReadNoise{.relative = 0.05}};
  Crossbar x(config, 6);
  const Matrix g = targets(10, 3);
  x.program(g);
  const Matrix one = test::Generate(5).matrix(1, 10, -0.1, 0.1);
  Matrix v(40000, 10);
  for (std::size_t k = 0; k < v.rows(); ++k) std::ranges::copy(one.row(0), v.row(k).begin());
  const Matrix quiet = x.read(one, {.noise = NoiseMode::none});
  for (const auto mode : {NoiseMode::first_order, NoiseMode::resolve}) {
    const Matrix i = x.read(v, {.index = 0, .noise = mode});
    for (std::size_t j = 0; j < 3; ++j) {
      double variance = 0;
      for (std::size_t n = 0; n < 10; ++n) variance += std::pow(one(0, n) * 0.05 * g(n, j), 2);
      std::vector<double> column;
      for (std::size_t k = 0; k < v.rows(); ++k) column.push_back(i(k, j));
      const auto m = test::moments(column);
      CHECK(std::fabs(m.mean - quiet(0, j)) < 5 * std::sqrt(variance / m.count));
      CHECK(std::fabs(m.variance - variance) < 5 * variance * std::sqrt(2 / m.count));
    }
  }
}

TEST_CASE("noise independent of the conductance has one variance for all cells") {
  ArrayConfig config{.rows = 10, .cols = 4};
  config.nonidealities = {nonideality::ReadNoise{.relative = 0, .absolute = 2e-6}};
  Crossbar x(config, 6);
  x.program(targets(10, 4));
  const Matrix one = test::Generate(5).matrix(1, 10, -0.1, 0.1);
  double variance = 0;
  for (const double volts : one.values()) variance += std::pow(volts * 2e-6, 2);
  Matrix v(40000, 10);
  for (std::size_t k = 0; k < v.rows(); ++k) std::ranges::copy(one.row(0), v.row(k).begin());
  const Matrix quiet = x.read(one, {.noise = NoiseMode::none});
  const Matrix i = x.read(v, {.index = 0});
  for (std::size_t j = 0; j < 4; ++j) {
    std::vector<double> column;
    for (std::size_t k = 0; k < v.rows(); ++k) column.push_back(i(k, j));
    const auto m = test::moments(column);
    CHECK(std::fabs(m.mean - quiet(0, j)) < 5 * std::sqrt(variance / m.count));
    CHECK(std::fabs(m.variance - variance) < 5 * variance * std::sqrt(2 / m.count));
  }
}

TEST_CASE("pairs are differences of neighbouring bit lines") {
  for (const bool ideal : {true, false}) {
    ArrayConfig config = full_config(12, 6);
    if (ideal) config.wires = {};
    Crossbar x(config, 3);
    x.program(targets(12, 6));
    const Matrix v = test::Generate(8).matrix(9, 12, -0.1, 0.1);
    const Matrix i = x.read(v, {.index = 0, .noise = NoiseMode::none});
    const Activity single = x.measure(v, {.noise = NoiseMode::none}).activity;
    const auto [d, paired] = x.measure_pairs(v, {.noise = NoiseMode::none});
    CHECK(single == paired);
    REQUIRE(d.cols() == 3);
    for (std::size_t k = 0; k < 9; ++k) {
      for (std::size_t j = 0; j < 3; ++j) {
        CHECK(std::fabs(d(k, j) - (i(k, 2 * j) - i(k, 2 * j + 1))) < 1e-15 * 12 * 1e-5);
      }
    }
    CHECK(x.inputs_read() == 18);
    // Each input's noise depends on its number alone.
    const Matrix noisy = x.read_pairs(v, {.index = 5});
    CHECK(noisy != d);
    for (std::size_t k = 0; k < 9; ++k) {
      CHECK(std::ranges::equal(x.read_pairs(v.view().rows(k, 1), {.index = 5 + k}).values(),
                               noisy.row(k)));
    }
  }
  CHECK_THROWS_AS(Crossbar(ArrayConfig{.rows = 2, .cols = 3}).read_pairs(Matrix(1, 2)), ShapeError);
}

TEST_CASE("the noise of a pair has the variances of both its lines") {
  ArrayConfig config{.rows = 10, .cols = 4};
  config.nonidealities = {nonideality::ReadNoise{.relative = 0.05, .absolute = 1e-6}};
  Crossbar x(config, 6);
  const Matrix g = targets(10, 4);
  x.program(g);
  const Matrix one = test::Generate(5).matrix(1, 10, -0.1, 0.1);
  Matrix v(40000, 10);
  for (std::size_t k = 0; k < v.rows(); ++k) std::ranges::copy(one.row(0), v.row(k).begin());
  const Matrix quiet = x.read_pairs(one, {.noise = NoiseMode::none});
  for (const auto mode : {NoiseMode::first_order, NoiseMode::resolve}) {
    const Matrix d = x.read_pairs(v, {.index = 0, .noise = mode});
    for (std::size_t j = 0; j < 2; ++j) {
      double variance = 0;
      for (std::size_t n = 0; n < 10; ++n) {
        for (const double cell : {g(n, 2 * j), g(n, 2 * j + 1)}) {
          variance += std::pow(one(0, n), 2) * (std::pow(0.05 * cell, 2) + 1e-12);
        }
      }
      std::vector<double> column;
      for (std::size_t k = 0; k < v.rows(); ++k) column.push_back(d(k, j));
      const auto m = test::moments(column);
      CHECK(std::fabs(m.mean - quiet(0, j)) < 5 * std::sqrt(variance / m.count));
      CHECK(std::fabs(m.variance - variance) < 5 * variance * std::sqrt(2 / m.count));
    }
  }
}

TEST_CASE("through wires, first-order noise is brute force to second order, draw by draw") {
  // Both use the same draws, so they differ by the square of the noise alone.  The larger
  // resistances are out of reach of line relaxation, so the noise is followed by factorisation;
  // such lines swallow more of the first order than of the second.
  struct Case {
    double relative, ohm, limit;
  };
  for (const auto& [relative, ohm, limit] :
       {Case{1e-2, 20, 0.5}, {1e-3, 20, 0.5}, {1e-2, 1e5, 2}, {1e-3, 1e5, 2}}) {
    ArrayConfig config{.rows = 16, .cols = 12};
    config.wires = {.r_word_line = 1.5 * ohm, .r_bit_line = ohm, .r_sense = 50.0};
    config.nonidealities = {nonideality::ReadNoise{.relative = relative}};
    Crossbar x(config, 7);
    x.program(targets(16, 12));
    const Matrix v = test::Generate(6).matrix(20, 16, 0.02, 0.1);
    const Matrix quiet = x.read(v, {.index = 0, .noise = NoiseMode::none});
    const Matrix first = x.read(v, {.index = 0});
    const Matrix exact = x.read(v, {.index = 0, .noise = NoiseMode::resolve});
    double noise = 0;
    double difference = 0;
    for (std::size_t k = 0; k < quiet.size(); ++k) {
      noise += std::pow(exact.values()[k] - quiet.values()[k], 2);
      difference += std::pow(first.values()[k] - exact.values()[k], 2);
    }
    CAPTURE(relative, ohm, std::sqrt(difference / noise));
    CHECK(noise > 0);
    CHECK(std::sqrt(difference / noise) < limit * relative);
  }
}
