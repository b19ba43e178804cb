#include "core/elementary.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/catch.hpp"
#include "support/generate.hpp"

using namespace titania;

namespace {

/// Error in units in the last place of the exact value.
template <class Real>
double ulp_error(Real got, long double exact) {
  const Real rounded = static_cast<Real>(exact);
  const Real ulp = std::nextafter(std::fabs(rounded), std::numeric_limits<Real>::infinity()) -
                   std::fabs(rounded);
  return static_cast<double>(std::fabs(static_cast<long double>(got) - exact) / ulp);
}

}  // namespace

TEST_CASE("exp is within 1.1 ulp") {
  test::Generate generate(1);
  double worst = 0;
  for (int k = 0; k < 300000; ++k) {
    const double x = generate.uniform(-700, 700);
    worst =
        std::max(worst, ulp_error(detail::exp_kernel(x), std::exp(static_cast<long double>(x))));
  }
  for (int k = 0; k < 300000; ++k) {
    const double x = generate.uniform(-1, 1);
    worst =
        std::max(worst, ulp_error(detail::exp_kernel(x), std::exp(static_cast<long double>(x))));
  }
  CHECK(worst < 1.1);
  CHECK(detail::exp_kernel(0.0) == 1.0);
  CHECK(detail::exp_kernel(-1e6) > 0.0);
  CHECK(std::isfinite(detail::exp_kernel(1e6)));
}

TEST_CASE("sinh and cosh are within 4 ulp, next to 0 too, and lanes give the bits of doubles") {
  test::Generate generate(3);
  double worst = 0;
  for (const double range : {700.0, 3.0, 0.4, 1e-5, 1e-200}) {
    for (int k = 0; k < 100000; ++k) {
      const double x = generate.uniform(-range, range);
      const auto [sinh, cosh] = detail::sinh_cosh_kernel(x);
      worst = std::max({worst, ulp_error(sinh, std::sinh(static_cast<long double>(x))),
                        ulp_error(cosh, std::cosh(static_cast<long double>(x)))});
      if (k >= 1000) continue;
      const auto lanes = detail::sinh_cosh_kernel(detail::Lanes{} + x);
      REQUIRE(lanes.sinh[5] == sinh);
      REQUIRE(lanes.cosh[2] == cosh);
    }
  }
  CHECK(worst < 4.0);
  CHECK(detail::sinh_cosh_kernel(0.0).sinh == 0.0);
  CHECK(detail::sinh_cosh_kernel(0.0).cosh == 1.0);
  CHECK(std::isfinite(detail::sinh_cosh_kernel(1e6).sinh));
  CHECK(std::isfinite(detail::sinh_cosh_kernel(-1e6).cosh));
}

TEST_CASE("log is within 1 ulp, in both precisions") {
  test::Generate generate(2);
  double worst = 0;
  double worst_float = 0;
  for (int k = 0; k < 300000; ++k) {
    const double x = std::exp(generate.uniform(-300, 300));
    const double y = generate.uniform(0.5, 2);
    worst =
        std::max({worst, ulp_error(detail::log_kernel(x), std::log(static_cast<long double>(x))),
                  ulp_error(detail::log_kernel(y), std::log(static_cast<long double>(y)))});
    const auto u = static_cast<float>(generate.uniform(0x1p-32, 1));
    worst_float = std::max(worst_float,
                           ulp_error(detail::log_kernel(u), std::log(static_cast<long double>(u))));
  }
  CHECK(worst < 1.0);
  CHECK(worst_float < 1.1);
  CHECK(detail::log_kernel(1.0) == 0.0);
  CHECK(detail::log_kernel(1.0f) == 0.0f);
}

TEST_CASE("sine and cosine of a quarter turn are within 2.5 ulp") {
  test::Generate generate(3);
  const long double half_pi = std::acos(-1.0L) / 2;
  double worst = 0;
  for (int k = 0; k < 300000; ++k) {
    const auto t = static_cast<float>(generate.uniform(-0.5, 0.5));
    worst = std::max({worst, ulp_error(detail::sin_quarter(t), std::sin(half_pi * t)),
                      ulp_error(detail::cos_quarter(t), std::cos(half_pi * t))});
  }
  CHECK(worst < 2.5);
}
