// The same bits for any number of threads and any split of a batch, where sums are long: several
// panels, floating lines, accelerated sweeps, transfer matrices.
#include <algorithm>
#include <limits>
#include <string>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/circuit/transfer.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using namespace titania::circuit;

namespace {

struct Boundary {
  std::string name;
  Wires wires;
};

std::vector<Boundary> boundaries(std::size_t rows, std::size_t cols) {
  const Wires plain{.r_word_line = 2.0, .r_bit_line = 1.0};
  std::vector<bool> words(rows, false);
  for (std::size_t i = 0; i < rows; i += 2) words[i] = true;
  std::vector<bool> all_but_one(cols, true);
  all_but_one[cols / 2] = false;
  const Wires harsh{100.0, 100.0, 10.0, 20.0, Drive::both, Sense::both};
  return {{"plain", plain},
          {"every other word line floats", with_open_terminals(plain, rows, cols, words, {})},
          {"all bit lines but one float", with_open_terminals(plain, rows, cols, {}, all_but_one)},
          {"many sweeps", harsh}};
}

void check_bits(const auto& network, const Matrix& v) {
  constexpr SolveOutputs kAll{.power = true, .nodes = true};
  const auto whole = network.solve(v, {}, {}, kAll);
  for (const int threads : {1, 2, 4}) {
    const ThreadLimit limit(threads);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, v.rows()}) {
      CAPTURE(threads, piece);
      for (std::size_t first = 0; first < v.rows(); first += piece) {
        const std::size_t count = std::min(piece, v.rows() - first);
        const auto part = network.solve(v.view().rows(first, count), {}, {}, kAll);
        for (std::size_t k = 0; k < count; ++k) {
          const std::size_t n = first + k;
          REQUIRE(std::ranges::equal(part.i_bit_line.row(k), whole.i_bit_line.row(n)));
          REQUIRE(std::ranges::equal(part.i_word_line.row(k), whole.i_word_line.row(n)));
          REQUIRE(
              std::ranges::equal(part.nodes->v_word_line.row(k), whole.nodes->v_word_line.row(n)));
          REQUIRE(
              std::ranges::equal(part.nodes->v_bit_line.row(k), whole.nodes->v_bit_line.row(n)));
          REQUIRE(std::ranges::equal(part.nodes->i_cell.row(k), whole.nodes->i_cell.row(n)));
          REQUIRE(part.power[k].sources == whole.power[n].sources);
          REQUIRE(part.power[k].terminals == whole.power[n].terminals);
        }
      }
    }
  }
}

}  // namespace

TEST_CASE("floating lines and accelerated sweeps give the same bits however they are computed") {
  test::Generate generate(1);
  const Matrix g = generate.sparse(150, 131, 1e-6, 1e-4, 0.1);
  const Matrix v = generate.matrix(11, 150, -0.1, 0.2);
  for (const Boundary& boundary : boundaries(150, 131)) {
    CAPTURE(boundary.name);
    check_bits(LinearNetwork(g, boundary.wires), v);
  }
}

TEST_CASE("nonlinear cells give the same bits however they are computed, at any boundary") {
  test::Generate generate(2);
  const Matrix g = generate.sparse(50, 43, 1e-6, 1e-4, 0.1);
  const Matrix v = generate.matrix(11, 50, -0.3, 0.5);
  for (const Boundary& boundary : boundaries(50, 43)) {
    CAPTURE(boundary.name);
    check_bits(NonlinearNetwork(g, boundary.wires, Sinh{0.2}), v);
    check_bits(NonlinearNetwork(g, boundary.wires, OneSelectorOneResistor{}), v);
  }
}

TEST_CASE("transfer matrices and their updates have the same bits on any number of threads") {
  test::Generate generate(3);
  const Matrix g = generate.sparse(201, 187, 1e-6, 1e-4, 0.1);
  for (const Boundary& boundary : boundaries(201, 187)) {
    CAPTURE(boundary.name);
    std::vector<Matrix> results;
    for (const int threads : {1, 2, 4}) {
      const ThreadLimit limit(threads);
      TransferMatrix t(g, boundary.wires, {.driver = true, .sense = true});
      t.update(std::vector<CellChange>{{100, 90, 5e-5}, {3, 4, 0.0}});
      results.emplace_back(t.matrix());
      results.emplace_back(t.driver());
      results.emplace_back(t.sense());
    }
    for (std::size_t k = 3; k < results.size(); ++k) CHECK(results[k] == results[k - 3]);
  }
}
