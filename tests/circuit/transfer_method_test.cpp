// Solving by products with the transfer matrix, and power from a sample of a batch.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/rough_arrays.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using circuit::LinearNetwork;
using circuit::Method;

namespace {

double largest_difference(const Matrix& a, const Matrix& b) {
  double x = 0;
  for (std::size_t k = 0; k < a.size(); ++k)
    x = std::max(x, std::fabs(a.values()[k] - b.values()[k]));
  return x;
}

double largest(const Matrix& m) {
  double x = 0;
  for (const double value : m.values()) x = std::max(x, std::fabs(value));
  return x;
}

/// Lines of every kind: own resistances, terminals, some that float.
Wires wires_with_open_lines(std::size_t rows, std::size_t cols) {
  Wires wires{.r_word_line = 2.0, .r_bit_line = 3.0, .r_source = 5.0, .r_sense = 1.0};
  std::vector<bool> words(rows, false);
  std::vector<bool> bits(cols, false);
  words[1] = bits[0] = true;
  return with_open_terminals(wires, rows, cols, words, bits);
}

}  // namespace

TEST_CASE("products with the transfer matrix are what relaxation gives, for driven bit lines too") {
  test::Generate generate(1);
  const Matrix g = generate.sparse(23, 17, 1e-6, 1e-3, 0.2);
  const Matrix v = generate.matrix(5, 23, -0.2, 0.3);
  const Matrix bits = generate.matrix(1, 17, -0.1, 0.1);
  const Wires plain{.r_word_line = 2.0, .r_bit_line = 3.0};
  const Wires both{
      .r_word_line = 2.0, .r_bit_line = 3.0, .drive = Drive::both, .sense = Sense::both};
  for (const Wires& wires : {plain, both, wires_with_open_lines(23, 17), Wires{}}) {
    const LinearNetwork network(g, wires);
    const auto expected = network.solve(v, bits.values(), {Method::direct, 1e-9});
    const auto s = network.solve(v, bits.values(), {Method::transfer});
    const double scale = largest(expected.i_bit_line);
    const double estimate = s.report.error_estimate.value_or(s.report.error_bound);
    CAPTURE(estimate, s.report.residual);
    CHECK(largest_difference(s.i_bit_line, expected.i_bit_line) <= 1e-10 * scale);
    CHECK(largest_difference(s.i_word_line, expected.i_word_line) <= 1e-10 * scale);
    CHECK(s.report.residual <= 1e-12);
    CHECK(estimate <= 1e-11);
    CHECK(s.report.converged);
  }
}

TEST_CASE("the report says that the transfer matrix was used, and power comes from relaxation") {
  test::Generate generate(2);
  const LinearNetwork network(generate.matrix(20, 12, 1e-5, 1e-4),
                              {.r_word_line = 3.0, .r_bit_line = 3.0});
  const Matrix v = generate.matrix(3, 20, 0, 0.2);
  CHECK(network.solve(v, {}, {Method::transfer}).report.method == Method::transfer);
  CHECK(network.solve(v).report.method == Method::iterative);
  const auto with_power = network.solve(v, {}, {Method::transfer}, {.power = true});
  CHECK(with_power.report.method == Method::iterative);
  CHECK(with_power.power.size() == 3);
  const auto bits_only = network.solve(v, {}, {Method::transfer}, {.i_word_line = false});
  CHECK(bits_only.i_word_line.size() == 0);
  CHECK(bits_only.report.method == Method::transfer);
}

TEST_CASE("a product with the transfer matrix gives an input the same bits in any batch") {
  test::Generate generate(3);
  const LinearNetwork network(generate.matrix(40, 33, 1e-5, 1e-4),
                              {.r_word_line = 3.0, .r_bit_line = 3.0});
  const Matrix v = generate.matrix(101, 40, -0.2, 0.2);
  const auto whole = network.solve(v, {}, {Method::transfer});
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    const LinearNetwork again(network.conductance(), network.wires());
    for (const std::size_t piece : {1, 7, 101}) {
      for (std::size_t first = 0; first < v.rows(); first += piece) {
        const std::size_t count = std::min(piece, v.rows() - first);
        const auto part = again.solve(v.view().rows(first, count), {}, {Method::transfer});
        for (std::size_t k = 0; k < count; ++k) {
          REQUIRE(std::ranges::equal(part.i_bit_line.row(k), whole.i_bit_line.row(first + k)));
          REQUIRE(std::ranges::equal(part.i_word_line.row(k), whole.i_word_line.row(first + k)));
        }
      }
    }
  }
}

TEST_CASE("power of a sample is that of the batch within its standard error") {
  test::Generate generate(4);
  const Matrix g = generate.matrix(24, 18, 1e-5, 1e-4);
  const Wires wires{.r_word_line = 5.0, .r_bit_line = 5.0, .r_source = 20.0};
  const Matrix v = generate.matrix(400, 24, 0, 0.3);
  const auto check = [&](const auto& network) {
    const auto all = network.solve(v, {}, {}, {.power = true}).power;
    circuit::Power mean;
    for (const auto part : {&circuit::Power::sources, &circuit::Power::cells,
                            &circuit::Power::wires, &circuit::Power::terminals}) {
      for (const auto& p : all) mean.*part += p.*part / 400;
      int outside = 0;
      for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const auto e = network.estimate_power(v, 50, seed);
        const double error = std::fabs(e.mean.*part - mean.*part);
        CHECK(error <= 5 * e.standard_error.*part);
        outside += error > e.standard_error.*part ? 1 : 0;
        CHECK(e.standard_error.*part > 0);
      }
      CHECK(outside >= 1);   // it is not too wide
      CHECK(outside <= 15);  // nor too narrow
      const auto whole = network.estimate_power(v, 400);
      CHECK(whole.standard_error.*part == 0);
      CHECK(whole.mean.*part == Approx(mean.*part).epsilon(1e-12));
    }
    CHECK_THROWS_WITH(network.estimate_power(v, 1),
                      Catch::Contains("sample = 1: must be in [2, 400]"));
    CHECK_THROWS_WITH(network.estimate_power(v, 401), Catch::Contains("sample = 401"));
  };
  check(LinearNetwork(g, wires));
  check(circuit::NonlinearNetwork(g, wires, circuit::Sinh{0.2}));
}

TEST_CASE("cells that bend have no transfer matrix") {
  const Matrix g(3, 2, 1e-4);
  const circuit::NonlinearNetwork network(g, {.r_word_line = 1.0}, circuit::Sinh{0.2});
  CHECK_THROWS_WITH(network.solve(Matrix(1, 3, 0.1), {}, {Method::transfer}),
                    Catch::Contains("method = 'transfer': only for linear cells, but these are"));
}

TEST_CASE("a transfer matrix that lost its digits is noticed") {
  test::RoughArrays arrays(5);
  int refused = 0;
  for (int round = 0; round < 1200; ++round) {
    const auto a = arrays.next(round % 40 == 0 ? 24 : 9);
    const LinearNetwork network(a.g, a.wires);
    const circuit::SolveOptions options{.method = Method::transfer, .allow_unconverged = true};
    refused += network.solve(a.v, {}, options).report.converged ? 0 : 1;
  }
  CHECK(refused >= 1);
  CHECK(refused <= 12);
}
