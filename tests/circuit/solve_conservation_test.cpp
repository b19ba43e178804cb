// Laws that hold for every network: charge, energy, reciprocity, superposition, passivity.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/generate.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using circuit::Method;
using test::largest;

namespace {

struct Shape {
  std::size_t rows, cols;
};
constexpr Shape kShapes[] = {{1, 1}, {1, 17}, {23, 1}, {5, 4}, {16, 16}, {33, 20}, {64, 48}};

/// Wires with a resistance of its own for every segment, some of them zero.
Wires ragged_wires(test::Generate& generate, Shape shape, double scale, Drive drive, Sense sense) {
  const std::size_t extra_col = drive == Drive::both ? 1 : 0;
  const std::size_t extra_row = sense == Sense::both ? 1 : 0;
  Wires wires;
  wires.r_word_line = generate.sparse(shape.rows, shape.cols + extra_col, 0, scale, 0.2);
  wires.r_bit_line = generate.sparse(shape.rows + extra_row, shape.cols, 0, scale, 0.2);
  wires.r_source = std::vector<double>(shape.rows, 10 * scale);
  wires.r_sense = std::vector<double>(shape.cols, 5 * scale);
  wires.drive = drive;
  wires.sense = sense;
  return wires;
}

double sum(std::span<const double> values) {
  double s = 0;
  for (const double x : values) s += x;
  return s;
}

}  // namespace

TEST_CASE("power in equals power out to 1e-10, and charge in equals charge out") {
  test::Generate generate(1);
  for (const Shape shape : kShapes) {
    for (const auto& [drive, sense] :
         {std::pair{Drive::left, Sense::bottom}, std::pair{Drive::both, Sense::both}}) {
      for (const double scale : {1e-6, 1.0, 50.0}) {
        const Wires wires = ragged_wires(generate, shape, scale, drive, sense);
        const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, 0.2);
        const Matrix v = generate.matrix(3, shape.rows, -0.3, 0.3);
        const Matrix v_bit = generate.matrix(1, shape.cols, -0.1, 0.1);
        const auto s =
            circuit::solve(g, v, wires, v_bit.values(), {Method::iterative, 1e-12, 100000},
                           {.power = true, .nodes = true});
        CAPTURE(shape.rows, shape.cols, scale, s.report.iterations, s.report.error_bound);
        for (std::size_t k = 0; k < 3; ++k) {
          const auto& p = s.power[k];
          CHECK(std::fabs(p.sources - p.cells - p.wires - p.terminals) <= 1e-10 * p.sources);
          CHECK(p.cells >= 0);
          CHECK(p.wires >= 0);
          CHECK(p.terminals >= 0);
          const double through = largest(s.nodes->i_cell.row(k)) * static_cast<double>(g.size());
          CHECK(std::fabs(sum(s.i_word_line.row(k)) - sum(s.i_bit_line.row(k))) <= 1e-12 * through);
        }
      }
    }
  }
}

TEST_CASE("currents balance at every node of the solved voltages") {
  test::Generate generate(2);
  const Shape shape{14, 9};
  // No zero segment, so that every branch current follows from the voltages at its ends.
  Wires wires;
  wires.r_word_line = generate.matrix(shape.rows, shape.cols, 1, 5);
  wires.r_bit_line = generate.matrix(shape.rows, shape.cols, 1, 5);
  wires.r_source = 20.0;
  const Matrix g = generate.matrix(shape.rows, shape.cols, 1e-5, 1e-3);
  const Matrix v = generate.matrix(1, shape.rows, -0.2, 0.2);
  for (const auto method : {Method::iterative, Method::direct}) {
    const auto s = circuit::solve(g, v, wires, {}, {method, 1e-12, 10000}, {.nodes = true});
    const auto w = [&](std::size_t i, std::size_t j) {
      return s.nodes->v_word_line(0, i * shape.cols + j);
    };
    const auto b = [&](std::size_t i, std::size_t j) {
      return s.nodes->v_bit_line(0, i * shape.cols + j);
    };
    const auto r_word = [&](std::size_t i, std::size_t j) {
      return wires.r_word_line.at(i * shape.cols + j) + (j == 0 ? 20.0 : 0.0);
    };
    const auto r_bit = [&](std::size_t i, std::size_t j) {
      return wires.r_bit_line.at(i * shape.cols + j);
    };
    double worst = 0;
    for (std::size_t i = 0; i < shape.rows; ++i) {
      for (std::size_t j = 0; j < shape.cols; ++j) {
        const double cell = g(i, j) * (w(i, j) - b(i, j));
        const double left = ((j == 0 ? v(0, i) : w(i, j - 1)) - w(i, j)) / r_word(i, j);
        const double right = j + 1 == shape.cols ? 0 : (w(i, j) - w(i, j + 1)) / r_word(i, j + 1);
        worst = std::max(worst, std::fabs(left - right - cell));
        const double above = i == 0 ? 0 : (b(i - 1, j) - b(i, j)) / r_bit(i - 1, j);
        const double down = (b(i, j) - (i + 1 == shape.rows ? 0 : b(i + 1, j))) / r_bit(i, j);
        worst = std::max(worst, std::fabs(above + cell - down));
      }
    }
    CAPTURE(name_of(method), worst);
    CHECK(worst <= 1e-10 * largest(s.i_bit_line.values()));
  }
}

TEST_CASE("solutions superpose and scale") {
  test::Generate generate(3);
  for (const Shape shape : kShapes) {
    const Wires wires = ragged_wires(generate, shape, 3.0, Drive::left, Sense::bottom);
    const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, 0.1);
    const Matrix a = generate.matrix(1, shape.rows, -0.2, 0.2);
    const Matrix b = generate.matrix(1, shape.rows, -0.2, 0.2);
    Matrix both(1, shape.rows);
    for (std::size_t i = 0; i < shape.rows; ++i) both(0, i) = 2 * a(0, i) - 3 * b(0, i);
    const auto solve = [&](const Matrix& v) {
      return circuit::solve(g, v, wires, {}, {Method::iterative, 1e-12, 100000}).i_bit_line;
    };
    const Matrix ia = solve(a);
    const Matrix ib = solve(b);
    const Matrix i = solve(both);
    const double scale = largest(ia.values()) + largest(ib.values()) + largest(i.values());
    for (std::size_t j = 0; j < shape.cols; ++j) {
      CAPTURE(shape.rows, shape.cols, j);
      CHECK(std::fabs(i(0, j) - 2 * ia(0, j) + 3 * ib(0, j)) <= 1e-10 * scale);
    }
  }
}

TEST_CASE("reciprocity: the transposed network seen from the other side is the same") {
  test::Generate generate(4);
  for (const Shape shape : kShapes) {
    const Matrix g = generate.matrix(shape.rows, shape.cols, 1e-6, 1e-3);
    const Wires wires{.r_word_line = 4.0, .r_bit_line = 7.0, .r_source = 30.0, .r_sense = 11.0};
    // Exciting word line i by 1 V gives at bit line j what exciting bit line j gives at word line
    // i.
    Matrix units(shape.rows, shape.rows);
    for (std::size_t i = 0; i < shape.rows; ++i) units(i, i) = 1;
    const circuit::SolveOptions options{Method::iterative, 1e-12, 100000};
    const Matrix forward = circuit::solve(g, units, wires, {}, options).i_bit_line;
    const Matrix zero(1, shape.rows);
    for (std::size_t j = 0; j < shape.cols; ++j) {
      std::vector<double> v_bit(shape.cols, 0.0);
      v_bit[j] = 1;
      const auto back = circuit::solve(g, zero, wires, v_bit, options);
      for (std::size_t i = 0; i < shape.rows; ++i) {
        CAPTURE(shape.rows, shape.cols, i, j);
        REQUIRE(std::fabs(-back.i_word_line(0, i) - forward(i, j)) <=
                1e-10 * largest(forward.values()));
      }
    }
  }
}

TEST_CASE("zero conductances, zero wires and extreme ratios are ordinary values") {
  test::Generate generate(5);
  const Matrix v = generate.matrix(2, 6, -1, 1);
  SECTION("an array of insulators carries nothing") {
    const Matrix g(6, 5, 0.0);
    const auto s = circuit::solve(g, v, {.r_word_line = 1.0, .r_bit_line = 2.0});
    CHECK(s.report.converged);
    CHECK(s.report.error_bound == 0);
    CHECK(largest(s.i_bit_line.values()) == 0);
  }
  SECTION("ideal wires are a product, by any method") {
    const Matrix g = generate.matrix(6, 5, 0, 1e-3);
    const auto product = circuit::solve(g, v);
    CHECK(product.report.method == Method::ideal);
    const auto direct = circuit::solve(g, v, {}, {}, {Method::direct});
    for (std::size_t k = 0; k < product.i_bit_line.size(); ++k) {
      CHECK(direct.i_bit_line.values()[k] == Approx(product.i_bit_line.values()[k]).epsilon(1e-13));
    }
  }
  SECTION("conductances over twenty decades") {
    Matrix g(6, 5);
    for (double& x : g.values()) x = std::pow(10.0, generate.uniform(-18, 2));
    const auto s = circuit::solve(g, v, {.r_word_line = 1e-3, .r_bit_line = 1e3}, {},
                                  {Method::automatic, 1e-10}, {.power = true});
    CHECK(s.report.converged);
    // The voltage across a cell of 100 S behind 1 kohm is a difference of nearly equal numbers, so
    // rounding alone is about 1e5 epsilon.
    CHECK(s.report.error_bound <= 1e-9);
    CHECK(std::fabs(s.power[0].sources - s.power[0].cells - s.power[0].wires -
                    s.power[0].terminals) <= 1e-9 * s.power[0].sources);
  }
  SECTION("an infinite resistance opens a line") {
    const Matrix g = generate.matrix(6, 5, 1e-4, 1e-3);
    Wires open{.r_word_line = 1.0, .r_bit_line = 1.0};
    open.r_source = std::vector<double>{0, inf, 0, 0, 0, 0};
    const circuit::SolveOptions options{Method::iterative, 1e-11, 100000};
    const auto s = circuit::solve(g, v, open, {}, options);
    const auto reference = circuit::solve(g, v, open, {}, {Method::direct});
    CHECK(s.report.converged);
    CHECK(std::fabs(s.i_word_line(0, 1)) <= 1e-10 * largest(s.i_word_line.values()));
    for (std::size_t k = 0; k < s.i_bit_line.size(); ++k) {
      CHECK(std::fabs(s.i_bit_line.values()[k] - reference.i_bit_line.values()[k]) <=
            1e-9 * largest(s.i_bit_line.values()));
    }
  }
}

TEST_CASE("bad input is refused by name") {
  const Matrix g(2, 3, 1e-4);
  const Matrix v(1, 2, 0.1);
  Matrix bad = g;
  bad(1, 2) = -1e-6;
  CHECK_THROWS_WITH(circuit::solve(bad, v), Catch::Contains("g[1, 2] = -1e-06 S"));
  bad(1, 2) = std::nan("");
  CHECK_THROWS_WITH(circuit::solve(bad, v), Catch::Contains("g[1, 2] = nan S"));
  bad(1, 2) = inf;
  CHECK_THROWS_AS(circuit::solve(bad, v), ArgumentError);
  CHECK_THROWS_WITH(circuit::solve(g, Matrix(1, 3, 0.1)),
                    Catch::Contains("expected (batch, 2) = (batch, word lines)"));
  CHECK_THROWS_WITH(circuit::solve(g, Matrix(1, 2, inf)), Catch::Contains("v[0, 0] = inf V"));
  CHECK_THROWS_AS(circuit::solve(g, v, {.r_word_line = -1.0}), ConfigError);
  CHECK_THROWS_AS(circuit::solve(g, v, {.r_source = std::vector<double>{1, 2, 3}}), ConfigError);
  CHECK_THROWS_AS(circuit::solve(Matrix(0, 3), v), ShapeError);
  CHECK_THROWS_AS(circuit::solve(g, v, {}, std::vector<double>{1}), ShapeError);
  CHECK_THROWS_WITH(circuit::solve(g, v, {.r_word_line = 1.0}, {}, {Method::ideal}),
                    Catch::Contains("only for ideal wires"));
  CHECK_THROWS_AS(circuit::solve(g, v, {}, {}, {Method::automatic, 0.0}), ConfigError);
  const Matrix large(256, 256, 1e-4);
  CHECK_THROWS_WITH(circuit::solve(large, Matrix(1000, 256, 0.1), {}, {}, {}, {.nodes = true}),
                    Catch::Contains("(1000, 256, 256) would take 1.6 GB: must be at most 1 GB"));
}
