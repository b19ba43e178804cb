// A nonlinear network that changes, begins near its solution, or has currents injected.
#include "circuit/nonlinear/solve.hpp"

#include <cmath>
#include <memory>
#include <vector>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/generate.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using circuit::Cell;
using circuit::CellChange;
using circuit::NonlinearNetwork;
using circuit::Solution;

namespace {

const Wires kWires{.r_word_line = 20, .r_bit_line = 30, .r_source = 50, .r_sense = 70};

/// i = g (v + 2 v^3), known only to itself.
class Own final : public CellLaw {
 public:
  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    for (std::size_t k = 0; k < g.size(); ++k) {
      i[k] = g[k] * v[k] * (1 + 2 * v[k] * v[k]);
      slope[k] = g[k] * (1 + 6 * v[k] * v[k]);
    }
  }
};

std::vector<Cell> cells() {
  return {circuit::Sinh{0.25},
          circuit::Cubic{2.0},
          circuit::CustomCell{std::make_shared<Own>()},
          circuit::OneTransistorOneResistor{.cell = circuit::Sinh{0.25}},
          circuit::OneSelectorOneResistor{},
          circuit::Linear{}};
}

}  // namespace

TEST_CASE("a nonlinear network with changed cells solves as one made afresh does, to the bit") {
  test::Generate generate(3);
  const Matrix v = generate.matrix(3, 14, -0.4, 0.6);
  for (const Wires& wires : {Wires{}, kWires}) {
    for (const Cell& cell : cells()) {
      Matrix g = generate.matrix(14, 11, 1e-6, 1e-4);
      NonlinearNetwork network(g, wires, cell);
      g(2, 3) = 5e-5;
      g(13, 10) = 0;
      network.update(std::vector<CellChange>{{2, 3, 1e-3}, {13, 10, 0}, {2, 3, 5e-5}});
      CHECK(Matrix(network.conductance()) == g);
      const Solution changed = network.solve(v);
      CHECK(changed.i_bit_line == NonlinearNetwork(g, wires, cell).solve(v).i_bit_line);
      CHECK_THROWS_AS(network.update(std::vector<CellChange>{{14, 0, 0}}), ArgumentError);
    }
  }
}

TEST_CASE("a solve that begins at the last solution takes fewer sweeps to the same currents") {
  test::Generate generate(4);
  const Matrix v = generate.matrix(5, 32, 0.2, 0.6);
  for (const Cell& cell : {Cell{circuit::Sinh{0.25}}, Cell{circuit::Cubic{2.0}}}) {
    Matrix g = generate.matrix(32, 32, 1e-5, 1e-4);
    NonlinearNetwork network(g, kWires, cell);
    const Solution before = network.solve(v, {}, {}, {.nodes = true});
    const Solution same = network.solve_from(*before.nodes, v);
    CHECK(same.report.iterations == 1);
    network.update(std::vector<CellChange>{{7, 8, 2e-5}});
    const Solution cold = network.solve(v);
    const Solution warm = network.solve_from(*before.nodes, v);
    CHECK(warm.report.converged);
    CHECK(warm.report.iterations < cold.report.iterations);
    CHECK(test::largest_difference(warm.i_bit_line.values(), cold.i_bit_line.values()) <
          2e-10 * test::largest(cold.i_bit_line.values()));
  }
}

TEST_CASE(
    "a start that is far off costs sweeps and no digits, and one of the wrong shape is refused") {
  test::Generate generate(5);
  const Matrix g = generate.matrix(9, 7, 1e-5, 1e-4);
  const Matrix v = generate.matrix(2, 9, -0.5, 0.5);
  const NonlinearNetwork network(g, kWires, circuit::Sinh{0.25});
  const Matrix far = generate.matrix(2, 63, -3, 3);
  const Solution cold = network.solve(v);
  const Solution solved = network.solve_from({far, far, {}}, v);
  CHECK(test::largest_difference(solved.i_bit_line.values(), cold.i_bit_line.values()) <
        2e-10 * test::largest(cold.i_bit_line.values()));
  CHECK_THROWS_WITH(network.solve_from({Matrix(1, 63), far, {}}, v),
                    Catch::Contains("start.v_word_line has shape (1, 63), expected (2, 63)"));
  CHECK_THROWS_AS(network.solve_from({far, Matrix(2, 63, std::nan("")), {}}, v), ArgumentError);
}

TEST_CASE("small injected currents reach the outputs as a change of the cells' law would") {
  // Currents J = s f(v) are those of cells whose conductances grow by s: the difference of two
  // solves, up to terms of the second order in s.
  test::Generate generate(6);
  const Matrix v = generate.matrix(20, 12, -0.3, 0.5);
  for (const Wires& wires : {Wires{}, kWires}) {
    for (const Cell& cell : cells()) {
      if (std::holds_alternative<circuit::OneTransistorOneResistor>(cell) ||
          std::holds_alternative<circuit::OneSelectorOneResistor>(cell)) {
        continue;  // whose currents are not proportional to g
      }
      const Matrix g = generate.matrix(12, 10, 1e-5, 1e-4);
      const Matrix pattern = generate.matrix(12, 10, -1, 1);
      const NonlinearNetwork network(g, wires, cell);
      const auto response = [&](double s) {
        return network
            .solve_with_injection(
                v,
                [&](std::size_t, std::span<const double> v_cell, std::span<double> i) {
                  const Matrix at(std::vector<double>(v_cell.begin(), v_cell.end()), 12, 10);
                  const auto now = circuit::evaluate(cell, g, at);
                  for (std::size_t k = 0; k < i.size(); ++k) {
                    i[k] = s * pattern.values()[k] * now.current.values()[k];
                  }
                })
            .i_bit_line;
      };
      const auto changed = [&](double s) {
        Matrix other = g;
        for (std::size_t k = 0; k < g.size(); ++k) {
          other.values()[k] *= 1 + s * pattern.values()[k];
        }
        return NonlinearNetwork(other, wires, cell).solve(v).i_bit_line;
      };
      const double s = 1e-4;
      const Matrix quiet = network.solve(v).i_bit_line;
      const Matrix first = response(s);
      const Matrix exact = changed(s);
      const double effect = test::largest_difference(exact.values(), quiet.values());
      CHECK(effect > 1e-6 * test::largest(quiet.values()));
      CHECK(test::largest_difference(first.values(), exact.values()) < 1e-3 * effect);
    }
  }
}

TEST_CASE("injection leaves power and nodes as they are without it, input by input") {
  test::Generate generate(7);
  const Matrix g = generate.matrix(6, 5, 1e-5, 1e-4);
  const Matrix v = generate.matrix(37, 6, -0.5, 0.5);
  const NonlinearNetwork network(g, kWires, circuit::Sinh{0.25});
  const auto none = [](std::size_t, std::span<const double>, std::span<double> i) {
    std::ranges::fill(i, 0.0);
  };
  const Solution quiet = network.solve(v, {}, {}, {.power = true, .nodes = true});
  const Solution injected =
      network.solve_with_injection(v, none, 1e-8, {.power = true, .nodes = true});
  CHECK(injected.i_bit_line == quiet.i_bit_line);
  CHECK(injected.i_word_line == quiet.i_word_line);
  CHECK(injected.nodes->v_word_line == quiet.nodes->v_word_line);
  CHECK(injected.nodes->i_cell == quiet.nodes->i_cell);
  REQUIRE(injected.power.size() == 37);
  for (std::size_t k = 0; k < 37; ++k) CHECK(injected.power[k].cells == quiet.power[k].cells);
}
