// The claimed error bound against a dense long double solution that shares no code with the
// library.
#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/generate.hpp"
#include "support/reference_solver.hpp"
#include "titania/circuit/solve.hpp"

using namespace titania;
using circuit::Method;
using test::largest;

namespace {

struct Case {
  std::size_t rows, cols;
  double r, g_low, g_high;
};

constexpr Case kCases[] = {
    {1, 1, 1, 1e-5, 1e-4},    {1, 9, 5, 1e-5, 1e-4},    {9, 1, 5, 1e-5, 1e-4},
    {7, 5, 2, 1e-5, 1e-4},    {12, 12, 10, 1e-3, 1e-2}, {10, 13, 100, 1e-6, 1e-3},
    {8, 8, 1e-3, 1e-9, 1e-3}, {13, 6, 1, 1e-12, 1},
};

/// Error of every current relative to the largest, by the definition of error_bound.
double true_error(std::span<const double> got, const std::vector<double>& exact) {
  double error = 0;
  for (std::size_t j = 0; j < exact.size(); ++j)
    error = std::max(error, std::fabs(got[j] - exact[j]));
  return error / largest(exact);
}

Wires wires_of(const Case& c, Drive drive, Sense sense) {
  Wires wires;
  wires.r_word_line = c.r;
  wires.r_bit_line = 1.7 * c.r;
  wires.r_source = 3 * c.r;
  wires.r_sense = 0.5 * c.r;
  wires.drive = drive;
  wires.sense = sense;
  return wires;
}

}  // namespace

TEST_CASE("the error bound holds, at every tolerance, for every shape and sign of inputs") {
  test::Generate generate(5);
  for (const Case& c : kCases) {
    for (const auto& [drive, sense] :
         {std::pair{Drive::left, Sense::bottom}, std::pair{Drive::both, Sense::bottom},
          std::pair{Drive::left, Sense::both}, std::pair{Drive::both, Sense::both}}) {
      const Wires wires = wires_of(c, drive, sense);
      const Matrix g = generate.sparse(c.rows, c.cols, c.g_low, c.g_high, 0.3);
      for (const double low : {0.0, -0.2}) {
        const Matrix v = generate.matrix(1, c.rows, low, 0.2);
        const auto exact = test::reference_currents(g, v.values(), wires);
        if (largest(exact) == 0) continue;
        for (const double tolerance : {1e-2, 1e-4, 1e-7, 1e-10, 1e-13}) {
          for (const auto method : {Method::iterative, Method::direct}) {
            circuit::SolveOptions options{method, tolerance, 100000, /*allow_unconverged=*/true};
            const auto s = circuit::solve(g, v, wires, {}, options);
            const double error = true_error(s.i_bit_line.values(), exact);
            CAPTURE(c.rows, c.cols, c.r, tolerance, name_of(method), s.report.iterations,
                    s.report.error_bound, error);
            // The reference itself rounds at about 1e-18 / (wire resistance * conductance).
            CHECK(error <= s.report.error_bound + 1e-15);
            if (method == Method::iterative) {
              CHECK(s.report.converged);
              CHECK(s.report.error_bound <= std::max(tolerance, 1e-11));
            }
          }
        }
      }
    }
  }
}

TEST_CASE("one sweep is not enough for rough cells and strong wires, and the report says so") {
  test::Generate generate(6);
  const Matrix g = generate.sparse(20, 20, 1e-6, 1e-2, 0.3);
  const Matrix v = generate.matrix(1, 20, 0, 0.2);
  const Wires wires{.r_word_line = 10.0, .r_bit_line = 10.0};
  const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-10, 1, true});
  const auto exact = test::reference_currents(g, v.values(), wires);
  const double error = true_error(s.i_bit_line.values(), exact);
  CAPTURE(error, s.report.error_bound);
  CHECK_FALSE(s.report.converged);
  CHECK(s.report.iterations == 1);
  CHECK(error > 1e-5);
  CHECK(error <= s.report.error_bound);
  try {
    (void)circuit::solve(g, v, wires, {}, {Method::iterative, 1e-10, 1});
    FAIL("nothing was thrown");
  } catch (const circuit::ConvergenceError& e) {
    CHECK(e.report().error_bound == s.report.error_bound);
    CHECK(e.report().iterations == 1);
  }
}

TEST_CASE("line relaxation is accurate to 1e-12 for every wire resistance down to zero") {
  test::Generate generate(7);
  const Matrix g = generate.matrix(9, 11, 1e-6, 1e-4);
  const Matrix v = generate.matrix(1, 9, 0, 0.2);
  for (const double r : {10.0, 1.0, 1e-2, 1e-5}) {
    const Wires wires{.r_word_line = r, .r_bit_line = r};
    const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-13, 1000});
    CAPTURE(r);
    // Dense elimination loses digits as the wires' conductance grows: 1e-19 / (r g).
    CHECK(true_error(s.i_bit_line.values(), test::reference_currents(g, v.values(), wires)) <
          1e-12);
  }
  // Towards zero resistance the drops vanish linearly, without noise: compare with the product.
  const auto ideal = circuit::solve(g, v);
  for (const double r : {1e-8, 1e-12, 1e-100, 1e-300}) {
    const Wires wires{.r_word_line = r, .r_bit_line = r};
    const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-13, 1000});
    CAPTURE(r);
    CHECK(true_error(s.i_bit_line.values(),
                     {ideal.i_bit_line.values().begin(), ideal.i_bit_line.values().end()}) <
          1e-13 + 100 * r * 1e-4 * 11);
  }
}
