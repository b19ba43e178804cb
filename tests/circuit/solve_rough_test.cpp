// What a solve claims, on arrays drawn to break it, against the star-mesh reduction in long double,
// which is exact for any resistances.
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "support/catch.hpp"
#include "support/rough_arrays.hpp"
#include "support/star_mesh.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/transfer.hpp"

using namespace titania;
using circuit::Method;
using circuit::SolveOptions;
using test::StarMesh;
using Real = StarMesh::Real;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

/// NaN if one is.
Real largest(const auto& values) {
  Real x = 0;
  for (const Real value : values) x = std::fabs(value) <= x ? x : std::fabs(value);
  return x;
}

Real largest_difference(std::span<const double> got, const std::vector<Real>& exact) {
  REQUIRE(got.size() == exact.size());
  std::vector<Real> difference(exact);
  for (std::size_t j = 0; j < exact.size(); ++j) difference[j] -= got[j];
  return largest(difference);
}

std::vector<Real> exact_currents(const test::RoughArray& a) {
  return StarMesh(a.g, a.wires).bit_line_currents(a.v.values(), a.v_bit.values());
}

/// Solves, and checks that every error lies within the bound.
circuit::SolveReport check_bound(const test::RoughArray& a,
                                 const std::vector<Real>& exact,
                                 const SolveOptions& options) {
  const auto s = circuit::solve(a.g, a.v, a.wires, a.v_bit.values(), options);
  const Real error = largest_difference(s.i_bit_line.values(), exact);
  const Real scale = largest(s.i_bit_line.values());
  const double bound = s.report.error_bound;
  CAPTURE(name_of(s.report.method), options.tolerance, s.report.iterations, s.report.converged,
          bound, static_cast<double>(error / scale));
  CHECK((bound == kOpen || error <= bound * scale));
  CHECK(bound >= 0);
  return s.report;
}

}  // namespace

TEST_CASE("the error bound holds on rough arrays, however few sweeps or digits are asked for") {
  test::RoughArrays arrays(1);
  for (int round = 0; round < 4000; ++round) {
    const auto a = arrays.next(round % 40 == 0 ? 24 : 9);
    const auto exact = exact_currents(a);
    const double tolerance = arrays.decades(-14, 0);
    CAPTURE(round, a.g.rows(), a.g.cols());
    for (const int sweeps : {1, 2, 5, 500}) {
      check_bound(a, exact, {Method::iterative, tolerance, sweeps, true});
    }
  }
}

TEST_CASE("the error bound of the factorisation holds on rough arrays") {
  test::RoughArrays arrays(2);
  int refused = 0;
  for (int round = 0; round < 4000; ++round) {
    const auto a = arrays.next(round % 40 == 0 ? 24 : 9);
    CAPTURE(round, a.g.rows(), a.g.cols());
    try {
      check_bound(a, exact_currents(a), {Method::direct, 1e-10, 1, true});
    } catch (const std::runtime_error&) {  // cells of 1e-12 S between wires of 1e6 S
      ++refused;
    }
  }
  CHECK(refused < 8);
}

TEST_CASE("what is said to have converged is within the tolerance, or as near as rounding allows") {
  test::RoughArrays arrays(3);
  int reached = 0;
  for (int round = 0; round < 2000; ++round) {
    auto a = arrays.next(9);
    const double tolerance = arrays.decades(-9, -2);
    const auto exact = exact_currents(a);
    const auto report = check_bound(a, exact, {Method::iterative, tolerance, 500, true});
    CAPTURE(round, tolerance, report.error_bound);
    // Where currents are differences of much larger ones, the bound says so.
    if (report.converged && report.error_bound <= tolerance) ++reached;
    if (!report.converged) CHECK(report.error_bound > tolerance);
  }
  CHECK(reached > 1800);
}

TEST_CASE("small voltages are solved like large ones") {
  test::RoughArrays arrays(4);
  for (int round = 0; round < 200; ++round) {
    auto a = arrays.next(9);
    CAPTURE(round);
    for (const double scale : {1e-60, 1e-160}) {
      auto small = a;
      for (Matrix* v : {&small.v, &small.v_bit}) {
        for (double& x : v->values()) x *= scale;
      }
      check_bound(small, exact_currents(small), {Method::iterative, 1e-10, 500, true});
      check_bound(small, exact_currents(small), {Method::iterative, 1e-10, 1, true});
    }
  }
}

TEST_CASE("no current but an unfinished one has no bound") {
  // The driven word line reaches the sensed bit line through a floating pair only, so that the
  // first sweep finds nothing there.
  const Matrix g({1e-4, 0, 1e-4, 1e-4}, 2, 2);
  Wires wires{.r_word_line = 1e3, .r_bit_line = 1e3};
  wires.r_source = std::vector<double>{0, kOpen};
  wires.r_sense = std::vector<double>{kOpen, 0};
  const Matrix v({1.0, 0.0}, 1, 2);
  const auto exact = StarMesh(g, wires).bit_line_currents(v.values());
  REQUIRE(exact[1] > 1e-5);
  for (int sweeps = 1; sweeps < 12; ++sweeps) {
    const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-10, sweeps, true});
    CAPTURE(sweeps, s.report.error_bound, s.i_bit_line(0, 1));
    const Real error = largest_difference(s.i_bit_line.values(), exact);
    CHECK((s.report.error_bound == kOpen || error <= s.report.error_bound * s.i_bit_line(0, 1)));
    if (s.report.converged) break;
  }
}

TEST_CASE("an array without a way out carries nothing, and every method says so") {
  Wires wires{.r_word_line = 1.0, .r_bit_line = 1.0};
  wires.r_sense = kOpen;
  for (const auto method : {Method::iterative, Method::direct, Method::automatic}) {
    SolveOptions options;
    options.method = method;
    const auto s = circuit::solve(Matrix(5, 4, 1e-4), Matrix(1, 5, 0.7), wires, {}, options);
    CHECK(s.report.converged);
    CHECK(s.report.error_bound == 0);
    CHECK(largest(s.i_bit_line.values()) == 0);
    CHECK(largest(s.i_word_line.values()) <= 1e-15);
  }
}

TEST_CASE("transfer matrices of rough arrays are exact to 1e-12, all but a few in a thousand") {
  test::RoughArrays arrays(5);
  int poor = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto a = arrays.next(round % 40 == 0 ? 24 : 9);
    const StarMesh exact(a.g, a.wires);
    const circuit::TransferMatrix t(a.g, a.wires);
    Real error = 0;
    Real scale = 0;
    for (std::size_t i = 0; i < a.g.rows(); ++i) {
      for (std::size_t j = 0; j < a.g.cols(); ++j) {
        const Real difference = std::fabs(exact.transfer(i, j) - t.matrix()(i, j));
        scale = std::max(scale, exact.transfer(i, j));
        error = difference <= error ? error : difference;
      }
    }
    CAPTURE(round, a.g.rows(), a.g.cols(), static_cast<double>(error / scale));
    // Segments of very different resistance between floating lines cost digits.
    CHECK(error <= 1e-6L * scale);
    if (error > 1e-12L * scale + 1e-15L * largest(a.g.values())) ++poor;
  }
  CHECK(poor <= 12);
}

TEST_CASE("sweeps end where a mesh would overshoot: few rough arrays are left to a factorisation") {
  test::RoughArrays arrays(6);
  int unfinished = 0;
  for (int round = 0; round < 3000; ++round) {
    const auto a = arrays.next(9);
    const auto s =
        circuit::solve(a.g, a.v, a.wires, a.v_bit.values(), {Method::iterative, 1e-8, 500, true});
    CAPTURE(round, s.report.error_bound);
    for (const double i : s.i_bit_line.values()) CHECK(std::isfinite(i));
    if (!s.report.converged) ++unfinished;
  }
  CHECK(unfinished <= 3);
}
