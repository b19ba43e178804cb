// Crossbars of nonlinear cells: SPICE goldens, a dense long-double reference, conservation, bits.
#include "titania/circuit/nonlinear.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/generate.hpp"
#include "support/golden.hpp"
#include "support/nonlinear_reference.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using namespace titania::circuit;
using test::largest;
using test::largest_difference;
using test::Real;

namespace {

/// A law of a user's, i = g sinh(v), which may be wrong on purpose.
class UserLaw : public CellLaw {
 public:
  explicit UserLaw(double slope_sign = 1, double offset = 0) : sign_(slope_sign), offset_(offset) {}
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      i[k] = g[k] * std::sinh(v[k]) + offset_;
      slope[k] = sign_ * g[k] * std::cosh(v[k]);
    }
  }

 private:
  double sign_;
  double offset_;
};

struct LawCase {
  const char* name;
  Cell cell;
  test::ReferenceLaw reference;
  double range;  // V
};

std::vector<LawCase> laws(const Matrix& g) {
  const std::vector<double> all(g.values().begin(), g.values().end());
  const auto scaled = [&](double factor) {
    std::vector<double> out = all;
    for (double& x : out) x *= factor;
    return out;
  };
  const auto ohm = test::cubic_law(all, 0);
  return {
      {"sinh", Sinh{0.25}, test::sinh_law(scaled(0.25), 0.25), 0.5},
      {"steep sinh", Sinh{0.05}, test::sinh_law(scaled(0.05), 0.05), 0.5},
      {"cubic", Cubic{3.0}, test::cubic_law(all, 3), 0.5},
      {"custom", CustomCell{std::make_shared<UserLaw>()}, test::sinh_law(all, 1), 0.5},
      {"1T1R", OneTransistorOneResistor{Sinh{0.2}, 2e3},
       test::in_series(test::sinh_law(scaled(0.2), 0.2), test::cubic_law({1 / 2e3}, 0)), 0.5},
      {"1S1R", OneSelectorOneResistor{Linear{}, 1e-12, 0.05},
       test::in_series(ohm, test::sinh_law({1e-12}, 0.05)), 1.0},
      {"steep 1S1R", OneSelectorOneResistor{Linear{}, 1e-15, 0.025},
       test::in_series(ohm, test::sinh_law({1e-15}, 0.025)), 1.5},
      {"1S1R of sinh", OneSelectorOneResistor{Sinh{0.3}, 1e-10, 0.04},
       test::in_series(test::sinh_law(scaled(0.3), 0.3), test::sinh_law({1e-10}, 0.04)), 1.0},
  };
}

struct Boundary {
  const char* name;
  Wires wires;
};

std::vector<Boundary> boundaries(std::size_t rows, std::size_t cols) {
  Wires plain{.r_word_line = 3.0, .r_bit_line = 5.0};
  Wires harsh{.r_word_line = 60.0, .r_bit_line = 90.0, .r_source = 100.0, .r_sense = 50.0};
  Wires both = plain;
  both.drive = Drive::both;
  both.sense = Sense::both;
  both.r_source = 20.0;
  both.r_sense = 10.0;
  Wires floating = plain;
  std::vector<double> source(rows, 0.0);
  std::vector<double> sense(cols, 0.0);
  for (std::size_t i = 1; i < rows; i += 2) source[i] = inf;
  for (std::size_t j = 0; j + 1 < cols; j += 2) sense[j] = inf;
  floating.r_source = source;
  floating.r_sense = sense;
  Wires sneak = plain;  // one line each way, all else floats
  std::fill(source.begin() + 1, source.end(), inf);
  std::fill(sense.begin(), sense.end() - 1, inf);
  sneak.r_source = source;
  sneak.r_sense = sense;
  return {
      {"plain", plain}, {"harsh", harsh}, {"both", both}, {"floating", floating}, {"sneak", sneak}};
}

}  // namespace

TEST_CASE("SPICE goldens of sinh cells agree to 1e-8 of the largest current, nodes too") {
  const auto method = GENERATE(Method::automatic, Method::iterative, Method::direct);
  const std::string size = GENERATE("2x3", "4x4", "16x8", "32x32");
  CAPTURE(size, name_of(method));
  const auto file = test::golden("spice_sinh_" + size + ".json");
  const auto& in = file["inputs"];
  const Wires wires{.r_word_line = in["r_wl"].get<double>(),
                    .r_bit_line = in["r_bl"].get<double>(),
                    .r_source = in["r_driver"].get<double>(),
                    .r_sense = in["r_sense"].get<double>()};
  const NonlinearNetwork network(test::matrix(in["conductances"]), wires,
                                 Sinh{in["vo"].get<double>()});
  SolveOptions options;
  options.method = method;
  const auto s = network.solve(test::row(in["applied_voltages"]), {}, options, {.nodes = true});
  const auto& out = file["ngspice"];
  const Matrix i_out = test::row(out["output_currents"]);
  const Matrix i_in = test::row(out["input_currents"]);
  const Matrix v_word = test::matrix(out["v_word"]);
  CAPTURE(s.report.iterations, s.report.error_bound);
  CHECK(s.report.converged);
  CHECK(largest_difference(s.i_bit_line.values(), i_out.values()) <=
        1e-8 * largest(i_out.values()));
  CHECK(largest_difference(s.i_word_line.values(), i_in.values()) <= 1e-8 * largest(i_in.values()));
  CHECK(largest_difference(s.nodes->v_word_line.values(), v_word.values()) <=
        1e-8 * largest(v_word.values()));
  CHECK(largest_difference(s.nodes->v_bit_line.values(), test::matrix(out["v_bit"]).values()) <=
        1e-8 * largest(v_word.values()));
}

TEST_CASE("every law under every boundary is the dense long-double solution, within its bound") {
  test::Generate generate(1);
  const std::size_t rows = 6;
  const std::size_t cols = 5;
  const Matrix g = generate.matrix(rows, cols, 1e-5, 1e-3);
  const Matrix v_bit = generate.matrix(1, cols, -0.05, 0.05);
  for (const LawCase& law : laws(g)) {
    for (const Boundary& boundary : boundaries(rows, cols)) {
      const NonlinearNetwork network(g, boundary.wires, law.cell);
      const Matrix v = generate.matrix(2, rows, -0.3 * law.range, law.range);
      for (const double tolerance : {1e-4, 1e-10}) {
        const auto s = network.solve(v, v_bit.values(), {Method::automatic, tolerance, 20000},
                                     {.nodes = true});
        const double scale = largest(s.i_bit_line.row(0));
        const test::ReferenceNetwork reference(rows, cols, v.row(0), v_bit.values(),
                                               boundary.wires);
        const auto exact =
            reference.solve(law.reference, s.nodes->v_word_line.row(0), s.nodes->v_bit_line.row(0));
        Real error = 0;
        for (std::size_t j = 0; j < cols; ++j) {
          error = std::max(error, std::fabs(exact.i_bit_line[j] - s.i_bit_line(0, j)));
        }
        CAPTURE(law.name, boundary.name, tolerance, name_of(s.report.method), s.report.iterations,
                s.report.error_bound, static_cast<double>(error), scale);
        CHECK(exact.residual <= 1e-18);  // A: what long double leaves of a wire's current
        CHECK(s.report.converged);
        CHECK(s.report.error_bound <= std::max(tolerance, 1e-9));
        CHECK(error <= s.report.error_bound * scale + 60 * exact.residual);
      }
    }
  }
}

TEST_CASE("the damped Newton reference gives the same solution") {
  test::Generate generate(2);
  const Matrix g = generate.matrix(6, 5, 1e-5, 1e-3);
  for (const LawCase& law : laws(g)) {
    for (const Boundary& boundary : boundaries(6, 5)) {
      const NonlinearNetwork network(g, boundary.wires, law.cell);
      const Matrix v = generate.matrix(1, 6, -0.3 * law.range, law.range);
      const auto relaxed = network.solve(v);
      const auto newton = network.solve(v, {}, {Method::direct, 1e-10, 1000});
      CAPTURE(law.name, boundary.name, newton.report.iterations, newton.report.error_bound,
              name_of(relaxed.report.method), relaxed.report.iterations);
      CHECK(newton.report.converged);
      CHECK(newton.report.method == Method::direct);
      CHECK(largest_difference(newton.i_bit_line.values(), relaxed.i_bit_line.values()) <=
            (newton.report.error_bound + relaxed.report.error_bound) *
                largest(relaxed.i_bit_line.values()));
    }
  }
}

TEST_CASE("power in equals power out, charge in equals charge out, and no cell gives energy") {
  test::Generate generate(3);
  const Matrix g = generate.sparse(13, 21, 1e-5, 1e-3, 0.1);
  for (const LawCase& law : laws(g)) {
    for (const Boundary& boundary : boundaries(13, 21)) {
      const NonlinearNetwork network(g, boundary.wires, law.cell);
      const Matrix v = generate.matrix(3, 13, -law.range, law.range);
      const Matrix v_bit = generate.matrix(1, 21, -0.1, 0.1);
      const auto s = network.solve(v, v_bit.values(), {Method::automatic, 1e-12, 20000},
                                   {.power = true, .nodes = true});
      for (std::size_t k = 0; k < 3; ++k) {
        const auto& p = s.power[k];
        CAPTURE(law.name, boundary.name, k, p.sources, p.cells, p.wires, p.terminals,
                s.report.error_bound);
        CHECK(std::fabs(p.sources - p.cells - p.wires - p.terminals) <= 1e-10 * p.sources);
        CHECK(p.cells >= 0);
        double sum = 0;
        double all = 0;
        for (const double i : s.i_word_line.row(k)) sum += i;
        for (const double i : s.i_bit_line.row(k)) sum -= i;
        for (const double i : s.nodes->i_cell.row(k)) all += std::fabs(i);
        CHECK(std::fabs(sum) <= 1e-12 * all);
        for (std::size_t c = 0; c < g.size(); ++c) {
          const double across = s.nodes->v_word_line(k, c) - s.nodes->v_bit_line(k, c);
          REQUIRE(across * s.nodes->i_cell(k, c) >= -1e-15 * std::fabs(s.nodes->i_cell(k, c)));
        }
      }
    }
  }
}

TEST_CASE("cells that bend far beyond the voltages are linear cells") {
  test::Generate generate(4);
  const Matrix g = generate.sparse(20, 30, 1e-6, 1e-3, 0.2);
  const Matrix v = generate.matrix(3, 20, -0.2, 0.2);
  for (const Boundary& boundary : boundaries(20, 30)) {
    const Matrix linear =
        LinearNetwork(g, boundary.wires).solve(v, {}, {Method::automatic, 1e-12, 20000}).i_bit_line;
    for (const Cell& cell : {Cell(Sinh{1e3}), Cell(Cubic{0.0})}) {
      const auto s =
          NonlinearNetwork(g, boundary.wires, cell).solve(v, {}, {Method::automatic, 1e-12, 20000});
      CAPTURE(boundary.name, cell.index(), s.report.error_bound);
      // (v / v0)^2 / 6 = 7e-9 of each cell's current.
      const double allowed = std::holds_alternative<Sinh>(cell) ? 1e-8 : 1e-10;
      CHECK(largest_difference(s.i_bit_line.values(), linear.values()) <=
            allowed * largest(linear.values()));
    }
  }
}

TEST_CASE("linear cells behind transistors are solved as linear cells") {
  test::Generate generate(5);
  const Matrix g = generate.matrix(6, 5, 1e-5, 1e-3);
  const Matrix v = generate.matrix(2, 6, 0, 0.2);
  const Wires wires{.r_word_line = 3.0, .r_bit_line = 5.0};
  const OneTransistorOneResistor cell{Linear{}, 2e3, 1e-9, std::vector<double>{1, 0, 1, 1, 0, 1}};
  const auto s = NonlinearNetwork(g, wires, cell).solve(v);
  const auto expected = circuit::solve(*linear_equivalent(cell, g), v, wires);
  CHECK(s.i_bit_line == expected.i_bit_line);
  CHECK(s.report.method == expected.report.method);
  CHECK(std::fabs(s.i_word_line(0, 1)) <= 0.2 * 5e-9);
}

TEST_CASE("ideal wires leave every cell its own current") {
  test::Generate generate(6);
  const Matrix g = generate.matrix(4, 3, 1e-5, 1e-3);
  const Matrix v = generate.matrix(1, 4, -0.2, 0.2);
  const std::vector<double> v_bit{0.1, 0, -0.1};
  const auto s = NonlinearNetwork(g, {}, Sinh{0.1}).solve(v, v_bit, {}, {.power = true});
  for (std::size_t j = 0; j < 3; ++j) {
    double sum = 0;
    for (std::size_t i = 0; i < 4; ++i)
      sum += g(i, j) * 0.1 * std::sinh((v(0, i) - v_bit[j]) / 0.1);
    CHECK(s.i_bit_line(0, j) == Approx(sum).epsilon(1e-14));
  }
  CHECK(s.report.converged);
  CHECK(s.report.iterations == 0);
  CHECK(s.power[0].wires == 0);
  CHECK(s.power[0].cells == Approx(s.power[0].sources));
}

TEST_CASE(
    "an input of nonlinear cells gives the same bits in any batch, on any number of threads") {
  test::Generate generate(7);
  const Matrix g = generate.sparse(19, 14, 1e-5, 1e-3, 0.1);
  const Wires wires{.r_word_line = 5.0, .r_bit_line = 2.0, .r_source = 10.0};
  for (const LawCase& law : laws(g)) {
    const NonlinearNetwork network(g, wires, law.cell);
    Matrix v = generate.matrix(41, 19, -0.1, law.range);
    for (std::size_t i = 0; i < 19; ++i) v(3, i) *= 1e-3;  // converges at a sweep of its own
    const auto whole = network.solve(v, {}, {}, {.power = true, .nodes = true});
    for (const int threads : {1, 2, 4}) {
      const ThreadLimit limit(threads);
      for (const std::size_t piece : {1, 7, 41}) {
        for (std::size_t first = 0; first < v.rows(); first += piece) {
          const std::size_t count = std::min(piece, v.rows() - first);
          const auto part =
              network.solve(v.view().rows(first, count), {}, {}, {.power = true, .nodes = true});
          for (std::size_t k = 0; k < count; ++k) {
            CAPTURE(law.name, threads, piece, first, k);
            REQUIRE(std::ranges::equal(part.i_bit_line.row(k), whole.i_bit_line.row(first + k)));
            REQUIRE(std::ranges::equal(part.nodes->v_word_line.row(k),
                                       whole.nodes->v_word_line.row(first + k)));
            REQUIRE(part.power[k].cells == whole.power[first + k].cells);
          }
        }
      }
    }
  }
}

TEST_CASE("a few sweeps solve arrays of any size, some more those of steep selectors") {
  test::Generate generate(9);
  const Wires wires{.r_word_line = 1.0, .r_bit_line = 1.0};
  for (const std::size_t n : {64, 128, 256}) {
    const Matrix g = generate.matrix(n, n, 1e-6, 1e-4);
    const Matrix v = generate.matrix(1, n, 0, 0.2);
    for (const double v0 : {0.5, 0.25, 0.1}) {
      const auto s = NonlinearNetwork(g, wires, Sinh{v0}).solve(v);
      CAPTURE(n, v0, s.report.error_bound);
      CHECK(s.report.method == Method::iterative);
      CHECK(s.report.iterations <= (v0 < 0.2 ? 8 : 7));
    }
  }
  for (const std::size_t n : {64, 128}) {
    const Matrix g = generate.matrix(n, n, 1e-5, 1e-3);
    const Matrix v = generate.matrix(1, n, 0, 1);
    for (const double i0 : {1e-12, 1e-15}) {
      const auto s =
          NonlinearNetwork(g, wires, OneSelectorOneResistor{Linear{}, i0, 0.025}).solve(v);
      CAPTURE(n, i0, s.report.error_bound);
      CHECK(s.report.method == Method::iterative);
      CHECK(s.report.iterations <= 15);
    }
  }
}

TEST_CASE("one sweep is not enough, and the report of nonlinear cells says so") {
  test::Generate generate(8);
  const Matrix g = generate.matrix(12, 12, 1e-4, 1e-3);
  const Matrix v = generate.matrix(1, 12, 0, 0.5);
  const NonlinearNetwork network(g, {.r_word_line = 20.0, .r_bit_line = 20.0}, Sinh{0.1});
  const auto s = network.solve(v, {}, {Method::iterative, 1e-10, 1, true});
  const auto exact = network.solve(v);
  const double error = largest_difference(s.i_bit_line.values(), exact.i_bit_line.values());
  CHECK_FALSE(s.report.converged);
  CHECK(s.report.iterations == 1);
  CHECK(error > 1e-3 * largest(exact.i_bit_line.values()));
  CHECK(error <= s.report.error_bound * largest(s.i_bit_line.values()));
}

TEST_CASE("a custom law that is wrong is refused by name") {
  const Matrix g(3, 2, 1e-4);
  const Matrix v(1, 3, 0.1);
  const Wires wires{.r_word_line = 1.0, .r_bit_line = 1.0};
  const auto solve = [&](double sign, double offset) {
    return NonlinearNetwork(g, wires, CustomCell{std::make_shared<UserLaw>(sign, offset)}).solve(v);
  };
  CHECK(solve(1, 0).report.converged);
  CHECK_THROWS_WITH(solve(-1, 0), Catch::Contains("cell law: slope = -0.0001") &&
                                      Catch::Contains("must be finite and not negative"));
  CHECK_THROWS_WITH(solve(1, std::nan("")),
                    Catch::Contains("cell law: current = nan A at 0.1 V: must be finite"));
  CHECK_THROWS_AS(solve(1, inf), ArgumentError);
  CHECK_THROWS_WITH(solve(1, 1e-6),
                    Catch::Contains("cell: current[0] = 1e-06 A at 0 V: must be 0"));
  CHECK_THROWS_WITH(NonlinearNetwork(g, wires, CustomCell{}), Catch::Contains("holds no law"));
}

TEST_CASE("bad input to nonlinear cells is refused by name") {
  const Matrix g(2, 3, 1e-4);
  const NonlinearNetwork network(g, {.r_word_line = 1.0}, Sinh{});
  CHECK_THROWS_WITH(network.solve(Matrix(1, 3, 0.1)),
                    Catch::Contains("expected (batch, 2) = (batch, word lines)"));
  CHECK_THROWS_AS(network.solve(Matrix(1, 2, std::nan(""))), ArgumentError);
  CHECK_THROWS_AS(network.solve(Matrix(1, 2, 0.1), std::vector<double>{1}), ShapeError);
  CHECK_THROWS_AS(NonlinearNetwork(Matrix(2, 3, -1), {}, Sinh{}), ArgumentError);
  CHECK_THROWS_AS(NonlinearNetwork(g, {.r_word_line = -1.0}, Sinh{}), ConfigError);
}
