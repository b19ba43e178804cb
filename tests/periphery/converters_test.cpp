#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

using namespace titania;
using periphery::Adc;
using periphery::Dac;

TEST_CASE("a bipolar DAC has 2^bits - 1 levels with both ends and zero, a unipolar one 2^bits") {
  test::Generate generate(1);
  std::vector<double> x(20000);
  for (double& value : x) value = generate.uniform(-2.5, 2.5);
  x.insert(x.end(), {-2, 0, 2});
  std::vector<double> v(x.size());
  for (const bool unipolar : {false, true}) {
    const Dac dac{.bits = 4, .unipolar = unipolar};
    dac.convert(x, 2.0, 0.1, v);
    const std::set<double> levels(v.begin(), v.end());
    CHECK(levels.size() == (unipolar ? 16 : 15));
    CHECK(*levels.begin() == Approx(unipolar ? 0.0 : -0.1));
    CHECK(*levels.rbegin() == Approx(0.1));
    CHECK(levels.count(0.0) == 1);
  }
}

TEST_CASE("rounding is to the nearest level, and clipping is counted beyond half a step") {
  const Dac dac{.bits = 3};  // levels -3 ... 3 thirds
  const std::vector<double> x{0.0, 0.16, 0.17, 0.34, 1.0, 1.1, 1.2, -5.0};
  std::vector<double> v(x.size());
  CHECK(dac.convert(x, 1.0, 3.0, v) == 2);
  const std::vector<double> expected{0, 0, 1, 1, 3, 3, 3, -3};
  for (std::size_t k = 0; k < v.size(); ++k) CHECK(v[k] == Approx(expected[k]).margin(1e-15));
}

TEST_CASE("the error of an ADC is at most half a step, and its RMS a step over root 12") {
  test::Generate generate(2);
  std::vector<double> i(200000);
  for (double& value : i) value = generate.uniform(-1e-6, 1e-6);
  for (const int bits : {4, 8, 12}) {
    auto out = i;
    CHECK(Adc{.bits = bits}.convert(out, 1e-6) == 0);
    const double step = 1e-6 / (std::ldexp(1.0, bits - 1) - 1);
    double square = 0;
    for (std::size_t k = 0; k < i.size(); ++k) {
      REQUIRE(std::fabs(out[k] - i[k]) <= step / 2 * (1 + 1e-9));
      square += (out[k] - i[k]) * (out[k] - i[k]) / static_cast<double>(i.size());
    }
    CHECK(std::sqrt(square) == Approx(step / std::sqrt(12.0)).epsilon(0.02));
  }
}

TEST_CASE("an ideal converter neither rounds nor clips") {
  const std::vector<double> x{-7.0, 0.123456789, 9.0};
  std::vector<double> v(3);
  CHECK(Dac{.bits = std::nullopt}.convert(x, 2.0, 0.1, v) == 0);
  for (std::size_t k = 0; k < 3; ++k) CHECK(v[k] == Approx(x[k] * 0.05).epsilon(1e-15));
  auto i = x;
  CHECK(Adc{.bits = std::nullopt}.convert(i, 1.0) == 0);
  CHECK(i == x);
}
