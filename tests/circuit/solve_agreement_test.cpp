// The methods against each other, and against long double, from 10 ohm to exactly 0.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/star_mesh.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/transfer.hpp"

using namespace titania;
using circuit::Method;
using circuit::TransferMatrix;
using test::StarMesh;
using Real = StarMesh::Real;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

Real largest(const auto& values) {
  Real x = 0;
  for (const Real value : values) x = std::fabs(value) <= x ? x : std::fabs(value);
  return x;
}

Real largest_difference(const auto& a, const auto& b) {
  REQUIRE(a.size() == b.size());
  std::vector<Real> difference(a.begin(), a.end());
  for (std::size_t j = 0; j < b.size(); ++j) difference[j] -= b[j];
  return largest(difference);
}

std::vector<double> times(std::span<const double> v, MatrixView m) {
  std::vector<double> out(m.cols(), 0.0);
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) out[j] += v[i] * m(i, j);
  }
  return out;
}

/// Cells of which a fifth are 0 S, with a word line and a bit line of nothing else.
Matrix cells_with_gaps(test::Generate& generate, std::size_t rows, std::size_t cols) {
  Matrix g = generate.sparse(rows, cols, 1e-6, 1e-3, 0.2);
  for (double& x : g.row(rows / 2)) x = 0;
  for (std::size_t i = 0; i < rows; ++i) g(i, cols / 3) = 0;
  return g;
}

void check_against_long_double(const Matrix& g, const Wires& wires, const Matrix& v) {
  const auto exact = StarMesh(g, wires).bit_line_currents(v.values());
  const Real scale = largest(exact);
  const auto iterative = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-13, 1000});
  const auto direct = circuit::solve(g, v, wires, {}, {Method::direct, 1e-8});
  const auto product = times(v.values(), TransferMatrix(g, wires).matrix());
  CHECK(largest_difference(iterative.i_bit_line.values(), exact) <= 1e-12L * scale);
  CHECK(largest_difference(product, exact) <= 1e-12L * scale);
  // One of nodes loses digits as wires conduct better: the weaker reference.
  CHECK(largest_difference(direct.i_bit_line.values(), exact) <= 1e-9L * scale);
}

void check_iterative_against_transfer(std::size_t n, double r, double g_max) {
  CAPTURE(n, r, g_max);
  test::Generate generate(n);
  const Matrix g = generate.sparse(n, n, g_max / 100, g_max, 0.05);
  const Wires wires{.r_word_line = r, .r_bit_line = r};
  const Matrix v = generate.matrix(1, n, -0.1, 0.2);
  const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-13, 1000});
  const TransferMatrix t(g, wires, {.driver = true});
  CHECK(largest_difference(times(v.values(), t.matrix()), s.i_bit_line.values()) <=
        1e-11L * largest(s.i_bit_line.values()));
  CHECK(largest_difference(times(v.values(), t.driver()), s.i_word_line.values()) <=
        1e-11L * largest(s.i_word_line.values()));
}

}  // namespace

TEST_CASE("every method agrees with long double from 10 ohm to exactly 0") {
  test::Generate generate(1);
  for (const std::size_t cols : {16, 21}) {
    const Matrix g = cells_with_gaps(generate, 24, cols);
    const Matrix v = generate.matrix(1, 24, -0.3, 0.3);
    for (const double r : {10.0, 1.0, 0.1, 1e-3, 1e-6, 1e-9, 1e-13, 1e-100, 0.0}) {
      CAPTURE(cols, r);
      check_against_long_double(g, {r, r}, v);
      check_against_long_double(g, {r, 0.0, 5 * r, r, Drive::both, Sense::bottom}, v);
      check_against_long_double(g, {0.0, r, r, 0.0, Drive::left, Sense::both}, v);
      check_against_long_double(g, {r, 2 * r, 0.0, 0.0, Drive::both, Sense::both}, v);
    }
  }
}

TEST_CASE("iterative and transfer agree with long double at 64 x 64, gaps and islands included") {
  test::Generate generate(2);
  const std::size_t n = 64;
  const Matrix g = cells_with_gaps(generate, n, n);
  const Matrix v = generate.matrix(1, n, -0.3, 0.3);
  for (const double r : {10.0, 1e-6, 0.0}) {
    // Lines 3 have no terminal, 5 no wire between their cells.
    Matrix words(n, n, r);
    Matrix bits(n, n, r);
    for (std::size_t k = 0; k < n; ++k) words(5, k) = bits(k, 5) = kOpen;
    std::vector<double> ends(n, r);
    ends[3] = kOpen;
    Wires wires{.r_word_line = words, .r_bit_line = bits};
    wires.r_source = wires.r_sense = ends;
    CAPTURE(r);
    check_against_long_double(g, wires, v);
  }
}

TEST_CASE("iterative and transfer agree to 1e-11 up to 512 x 512") {
  for (const std::size_t n : {100, 256}) {
    check_iterative_against_transfer(n, 1, 1e-4);
    check_iterative_against_transfer(n, 10, 1e-3);
  }
  check_iterative_against_transfer(512, 1, 1e-4);
}

TEST_CASE("iterative and transfer agree to 1e-11 at 1024 x 1024", "[.long]") {
  check_iterative_against_transfer(1024, 1, 1e-4);
  check_iterative_against_transfer(1024, 10, 1e-3);
}
