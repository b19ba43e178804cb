// The error bound of nonlinear cells on arrays drawn to break it, against Newton in long double on
// the dense nodal equations.
#include <algorithm>
#include <cmath>
#include <limits>

#include "support/catch.hpp"
#include "support/nonlinear_reference.hpp"
#include "support/rough_arrays.hpp"
#include "titania/circuit/nonlinear.hpp"

using namespace titania;
using namespace titania::circuit;
using test::Real;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

/// A rough array that the reference can solve: segments that are finite and positive.
test::RoughArray draw(test::RoughArrays& arrays) {
  test::RoughArray a = arrays.next(5);
  const double r_word = arrays.decades(-1, 4);
  const double r_bit = arrays.decades(-1, 4);
  for (auto [r, mean] : {std::pair{&a.wires.r_word_line, r_word}, {&a.wires.r_bit_line, r_bit}}) {
    if (r->is_scalar()) {
      *r = mean;
      continue;
    }
    Matrix values(r->values(), r->shape()[0], r->shape()[1]);
    for (double& x : values.values()) x = mean * arrays.decades(-1, 1);
    *r = values;
  }
  const double unit = arrays.decades(-5, -3);  // the largest conductance, S
  double most = 0;
  for (const double g : a.g.values()) most = std::max(most, g);
  for (double& g : a.g.values()) g *= most > 0 ? unit / most : 0;
  return a;
}

struct Law {
  Cell cell;
  test::ReferenceLaw reference;
};

std::vector<Law> laws(const Matrix& g, test::RoughArrays& arrays) {
  const std::vector<double> all(g.values().begin(), g.values().end());
  const double v0 = arrays.decades(-1.3, 0);
  const double c = arrays.decades(-1, 2);
  std::vector<double> scaled = all;
  for (double& x : scaled) x *= v0;
  return {{Sinh{v0}, test::sinh_law(scaled, v0)}, {Cubic{c}, test::cubic_law(all, c)}};
}

/// How many solves have a bound that is of use.
int check_bounds(const test::RoughArray& a, const Law& law, const SolveOptions& options) {
  const NonlinearNetwork network(a.g, a.wires, law.cell);
  // The reference starts where a careful solve ends; where there is none, there is nothing to
  // check.
  const auto near =
      network.solve(a.v, a.v_bit.values(), {Method::automatic, 1e-13, 3000, true}, {.nodes = true});
  const test::ReferenceNetwork reference(a.g.rows(), a.g.cols(), a.v.values(), a.v_bit.values(),
                                         a.wires);
  const auto exact = reference.solve(law.reference, near.nodes->v_word_line.values(),
                                     near.nodes->v_bit_line.values());
  if (!(exact.residual <= 1e-17)) return 0;
  for (const Real i : exact.i_bit_line) {
    if (std::isnan(i)) return 0;  // lines that nothing holds: the reference cannot do them
  }
  const auto s = network.solve(a.v, a.v_bit.values(), options);
  Real error = 0;
  Real scale = 0;
  for (std::size_t j = 0; j < a.g.cols(); ++j) {
    const Real difference = std::fabs(exact.i_bit_line[j] - s.i_bit_line(0, j));
    error = difference <= error ? error : difference;
    scale = std::max(scale, Real{std::fabs(s.i_bit_line(0, j))});
  }
  const double bound = s.report.error_bound;
  CAPTURE(law.cell.index(), a.g.rows(), a.g.cols(), name_of(s.report.method), options.tolerance,
          options.max_iterations, s.report.converged, s.report.iterations, bound,
          static_cast<double>(error), static_cast<double>(scale),
          static_cast<double>(error / scale), static_cast<double>(exact.residual));
  const Real slack = 2 * static_cast<Real>(a.g.size()) * exact.residual;
  CHECK((bound == kOpen || error <= bound * scale + slack));
  return bound < 1 ? 1 : 0;
}

}  // namespace

TEST_CASE("the error bound of nonlinear cells holds on rough arrays, however little is asked for") {
  test::RoughArrays arrays(1);
  int useful = 0;
  for (int round = 0; round < 500; ++round) {
    const auto a = draw(arrays);
    const double tolerance = arrays.decades(-14, 0);
    CAPTURE(round);
    for (const Law& law : laws(a.g, arrays)) {
      for (const int sweeps : {1, 3, 1000}) {
        useful += check_bounds(a, law, {Method::iterative, tolerance, sweeps, true});
      }
      useful += check_bounds(a, law, {Method::direct, tolerance, 1000, true});
    }
  }
  CHECK(useful > 2000);
}
