#include "titania/mapping/differential_pair.hpp"

#include <algorithm>
#include <cmath>

#include "support/catch.hpp"
#include "support/generate.hpp"

using namespace titania;
using mapping::DifferentialPair;

namespace {

constexpr ConductanceRange kRange{10e-6, 100e-6};

}  // namespace

TEST_CASE("weights become conductances inside the range and come back to 1e-14") {
  test::Generate generate(1);
  const Matrix w = generate.matrix(5, 7, -2, 2);
  const DifferentialPair pair;
  const double scale = pair.scale(w);
  const Matrix g = pair.conductances(w, scale, kRange);
  REQUIRE(g.rows() == 7);
  REQUIRE(g.cols() == 10);
  for (const double x : g.values()) {
    CHECK(x >= kRange.g_min);
    CHECK(x <= kRange.g_max);
  }
  const Matrix back = pair.weights(g, scale, kRange);
  for (std::size_t k = 0; k < w.size(); ++k) {
    CHECK(back.values()[k] == Approx(w.values()[k]).margin(1e-14));
  }
  for (std::size_t in = 0; in < 7; ++in) {
    for (std::size_t out = 0; out < 5; ++out) {
      // The idle cell of a pair rests.
      CHECK(std::min(g(in, 2 * out), g(in, 2 * out + 1)) == kRange.g_min);
      CHECK((g(in, 2 * out) > g(in, 2 * out + 1)) == (w(out, in) > 0));
    }
  }
}

TEST_CASE(
    "the scale is the largest magnitude, or what is asked for, and larger weights are clipped") {
  const Matrix w({0.5, -3.0, 1.0, 2.0}, 2, 2);
  CHECK(DifferentialPair{}.scale(w) == 3.0);
  CHECK(DifferentialPair{.w_max = 1.0}.scale(w) == 1.0);
  CHECK(DifferentialPair{}.scale(Matrix(2, 2, 0.0)) == 1.0);
  const Matrix g = DifferentialPair{}.conductances(w, 1.0, kRange);
  CHECK(g(1, 1) == kRange.g_max);  // -3 clipped to -1
  CHECK(DifferentialPair{}.weights(g, 1.0, kRange)(0, 1) == Approx(-1.0));
}
