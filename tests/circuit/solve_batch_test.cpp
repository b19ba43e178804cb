#include <algorithm>
#include <cmath>
#include <thread>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using circuit::LinearNetwork;

TEST_CASE("an input gives the same bits in any batch, on any number of threads") {
  test::Generate generate(1);
  const Matrix g = generate.sparse(37, 29, 1e-6, 1e-3, 0.1);
  const Wires wires{.r_word_line = 5.0, .r_bit_line = 2.0, .r_source = 10.0};
  const LinearNetwork network(g, wires);
  Matrix v = generate.matrix(211, 37, -0.1, 0.2);
  for (std::size_t i = 0; i < 37; ++i) v(3, i) *= 1e-6;  // converges at a sweep of its own
  const auto whole = network.solve(v, {}, {}, {.power = true, .nodes = true});
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    for (const std::size_t piece : {1, 7, 100, 211}) {
      for (std::size_t first = 0; first < v.rows(); first += piece) {
        const std::size_t count = std::min(piece, v.rows() - first);
        const auto part =
            network.solve(v.view().rows(first, count), {}, {}, {.power = true, .nodes = true});
        for (std::size_t k = 0; k < count; ++k) {
          REQUIRE(std::ranges::equal(part.i_bit_line.row(k), whole.i_bit_line.row(first + k)));
          REQUIRE(std::ranges::equal(part.i_word_line.row(k), whole.i_word_line.row(first + k)));
          REQUIRE(std::ranges::equal(part.nodes->v_bit_line.row(k),
                                     whole.nodes->v_bit_line.row(first + k)));
          REQUIRE(part.power[k].wires == whole.power[first + k].wires);
        }
      }
    }
  }
}

TEST_CASE("one network is solved by several threads at once") {
  test::Generate generate(2);
  const LinearNetwork network(generate.matrix(40, 40, 1e-5, 1e-4),
                              {.r_word_line = 3.0, .r_bit_line = 3.0});
  const Matrix v = generate.matrix(64, 40, 0, 0.2);
  const Matrix expected = network.solve(v).i_bit_line;
  std::vector<Matrix> results(4);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results) {
      threads.emplace_back([&] { result = network.solve(v).i_bit_line; });
    }
  }
  for (const auto& result : results) CHECK(result == expected);
}

TEST_CASE("injected currents reach the outputs as the exact change of the circuit does") {
  test::Generate generate(3);
  const Matrix g = generate.matrix(12, 9, 1e-5, 1e-4);
  const Wires wires{.r_word_line = 20.0, .r_bit_line = 15.0, .r_sense = 40.0};
  const LinearNetwork network(g, wires);
  const Matrix v = generate.matrix(3, 12, -0.2, 0.2);
  const double delta = 1e-9;  // S, small enough for the third order to vanish
  const circuit::SolveOptions exact{circuit::Method::automatic, 1e-14, 10000};
  for (const std::size_t cell : {0u, 40u, 107u}) {
    const auto noisy = network.solve_with_injection(
        v,
        [&](std::size_t, std::span<const double> v_cell, std::span<double> i) {
          std::ranges::fill(i, 0.0);
          i[cell] = v_cell[cell] * delta;
        },
        1e-13);
    const auto quiet = network.solve(v);
    Matrix up = g;
    Matrix down = g;
    up.values()[cell] += delta;
    down.values()[cell] -= delta;
    const Matrix above = circuit::solve(up, v, wires, {}, exact).i_bit_line;
    const Matrix below = circuit::solve(down, v, wires, {}, exact).i_bit_line;
    for (std::size_t k = 0; k < above.size(); ++k) {
      const double response = noisy.i_bit_line.values()[k] - quiet.i_bit_line.values()[k];
      const double brute = (above.values()[k] - below.values()[k]) / 2;
      CAPTURE(cell, k, response, brute);
      CHECK(std::fabs(response - brute) <= 1e-6 * 0.2 * delta);
    }
  }
}

TEST_CASE("what relaxation does not reach in time is factorised and still meets the tolerance") {
  test::Generate generate(4);
  const Matrix g = generate.sparse(20, 20, 1e-6, 1e-2, 0.3);
  const Matrix v = generate.matrix(2, 20, 0, 1);
  const Wires wires{.r_word_line = 10.0, .r_bit_line = 10.0};
  const auto s = circuit::solve(g, v, wires, {}, {.max_iterations = 1});
  CAPTURE(s.report.iterations, s.report.error_bound);
  CHECK(s.report.method == circuit::Method::direct);
  CHECK(s.report.converged);
  CHECK(s.report.error_bound <= 1e-10);
  CHECK(circuit::solve(g, v, wires).report.method == circuit::Method::iterative);
}
