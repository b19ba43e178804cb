// Changed cells of a network against a network made afresh.
#include "circuit/network_impl.hpp"

#include <vector>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using circuit::CellChange;
using circuit::LinearNetwork;
using circuit::Method;

namespace {

const Wires kWires{.r_word_line = 2, .r_bit_line = 3, .r_source = 5, .r_sense = 7};

/// Solves everything that a network prepares something for.
std::vector<Matrix> solves(const LinearNetwork& network, MatrixView v, bool ideal) {
  std::vector<Matrix> all;
  const std::vector<double> v_bit(network.cols(), 0.01);
  for (const Method method : {Method::automatic, Method::transfer, Method::direct}) {
    if (ideal && method == Method::transfer) continue;
    const auto s = network.solve(v, {}, {.method = method});
    all.push_back(s.i_bit_line);
    all.push_back(s.i_word_line);
    all.push_back(network.solve(v, v_bit, {.method = method}).i_bit_line);
  }
  return all;
}

}  // namespace

TEST_CASE("a network with changed cells solves as one made afresh does, to the bit") {
  test::Generate generate(3);
  const Matrix v = generate.matrix(5, 21, -0.2, 0.3);
  for (const Wires& wires : {Wires{}, kWires}) {
    Matrix g = generate.matrix(21, 18, 1e-6, 1e-4);
    LinearNetwork network(g, wires);
    (void)solves(network, v, wires.ideal());  // so that everything has been prepared
    for (const std::size_t count : {0, 1, 5, 200}) {
      CAPTURE(wires.ideal(), count);
      std::vector<CellChange> changes;
      for (std::size_t k = 0; k < count; ++k) {
        const auto row = static_cast<std::size_t>(generate.uniform(0, 21));
        const auto col = static_cast<std::size_t>(generate.uniform(0, 18));
        g(row, col) = k % 4 == 0 ? 0.0 : generate.uniform(1e-6, 1e-4);
        changes.push_back({row, col, g(row, col)});
      }
      network.update(changes);
      CHECK(Matrix(network.conductance()) == g);
      CHECK(solves(network, v, wires.ideal()) == solves(LinearNetwork(g, wires), v, wires.ideal()));
    }
  }
}

TEST_CASE("the error bound of a product follows the cells that have changed") {
  Matrix g(4, 3, 1e-5);
  LinearNetwork network(g, {});
  network.update(std::vector<CellChange>{{2, 1, 1.0}});
  g(2, 1) = 1.0;
  const Matrix v(1, 4, 0.1);
  CHECK(network.solve(v).report.error_bound == LinearNetwork(g, {}).solve(v).report.error_bound);
  network.update(std::vector<CellChange>{{2, 1, 1e-5}});
  CHECK(network.solve(v).report.error_bound ==
        LinearNetwork(Matrix(4, 3, 1e-5), {}).solve(v).report.error_bound);
}

TEST_CASE("a change that is not allowed is refused by name, and changes nothing") {
  LinearNetwork network(Matrix(4, 3, 1e-5), kWires);
  const auto refuse = [&](CellChange bad, const char* text) {
    const std::vector<CellChange> changes{{0, 0, 2e-5}, bad};
    CHECK_THROWS_WITH(network.update(changes), Catch::Contains(text));
    CHECK(Matrix(network.conductance()) == Matrix(4, 3, 1e-5));
  };
  refuse({4, 0, 1e-5}, "changes[1] is cell (4, 0)");
  refuse({0, 3, 1e-5}, "(0, 3)");
  refuse({1, 1, -1e-5}, "changes[1].g");
  refuse({1, 1, inf}, "must be finite");
}
