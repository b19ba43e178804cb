#include "titania/core/random.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include <Random123/threefry.h>
#undef threefry4x64  // a macro there, a function here

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "support/statistics.hpp"

using namespace titania;

TEST_CASE("Threefry4x64-20 agrees with Random123 on random keys and counters") {
  test::Generate generate(1);
  const auto word = [&] {
    return static_cast<std::uint64_t>(generate.uniform(0, 0x1p53)) * 2048 + 977;
  };
  for (int k = 0; k < 1000; ++k) {
    const std::array<std::uint64_t, 4> key = {word(), word(), word(), word()};
    const std::array<std::uint64_t, 4> counter = {word(), word(), word(), word()};
    const threefry4x64_ctr_t c = {{counter[0], counter[1], counter[2], counter[3]}};
    const threefry4x64_key_t u = {{key[0], key[1], key[2], key[3]}};
    const threefry4x64_ctr_t expected = threefry4x64_R(20, c, u);
    const auto got = titania::threefry4x64(key, counter);
    for (int i = 0; i < 4; ++i) REQUIRE(got[i] == expected.v[i]);
  }
}

TEST_CASE("Threefry4x64-20 of zeros is the published known answer") {
  // Random123, kat_vectors: threefry4x64 20, all zeros.
  const auto x = titania::threefry4x64({0, 0, 0, 0}, {0, 0, 0, 0});
  CHECK(x == std::array<std::uint64_t, 4>{0x09218ebde6c85537, 0x55941f5266d86105,
                                          0x4bd25e16282434dc, 0xee29ec846bd2e40b});
}

TEST_CASE("a normal draw does not depend on how the draws are split") {
  const RandomStream stream(7, "test");
  std::vector<double> whole(5000);
  stream.normal(whole, 3);
  for (const std::size_t piece : {1, 7, 100, 256, 999}) {
    std::vector<double> split(whole.size());
    for (std::size_t first = 0; first < whole.size(); first += piece) {
      const std::size_t count = std::min(piece, whole.size() - first);
      stream.normal(std::span(split).subspan(first, count), 3, first);
    }
    REQUIRE(split == whole);
  }
}

TEST_CASE("a uniform draw does not depend on how the draws are split") {
  const RandomStream stream(7, "test");
  std::vector<double> whole(1000);
  stream.uniform(whole, 3);
  for (std::size_t k = 0; k < whole.size(); ++k) {
    double alone = 0;
    stream.uniform({&alone, 1}, 3, k);
    REQUIRE(alone == whole[k]);
  }
}

TEST_CASE("streams, events and seeds give different numbers") {
  std::vector<double> a(64);
  std::vector<double> b(64);
  const auto differ = [&] {
    int same = 0;
    for (std::size_t k = 0; k < a.size(); ++k) same += a[k] == b[k] ? 1 : 0;
    return same == 0;
  };
  RandomStream(1, "x").normal(a, 0);
  RandomStream(2, "x").normal(b, 0);
  CHECK(differ());
  RandomStream(1, "y").normal(b, 0);
  CHECK(differ());
  RandomStream(1, "x").normal(b, 1);
  CHECK(differ());
  RandomStream(1, "x").normal(b, 0);
  CHECK(a == b);
}

TEST_CASE("normal draws are normal: moments, tails, neighbours") {
  constexpr std::size_t count = 4'000'000;
  std::vector<double> z(count);
  RandomStream(11, "moments").normal(z, 0);
  const double n = count;
  // E z^k and its standard error sqrt((E z^2k - (E z^k)^2) / n), k = 1, 2, 3, 4, 6.
  const double expected[] = {0, 1, 0, 3, 15};
  const double variance[] = {1, 2, 15, 96, 10170};
  double sums[5] = {};
  double lag = 0;
  double largest = 0;
  std::size_t beyond[6] = {};
  for (std::size_t k = 0; k < count; ++k) {
    const double x = z[k];
    const double powers[] = {x, x * x, x * x * x, x * x * x * x, x * x * x * x * x * x};
    for (int p = 0; p < 5; ++p) sums[p] += powers[p] / n;
    if (k > 0) lag += x * z[k - 1] / n;
    largest = std::max(largest, std::fabs(x));
    for (int s = 1; s < 6; ++s) beyond[s] += std::fabs(x) > s ? 1 : 0;
  }
  for (int p = 0; p < 5; ++p) {
    CAPTURE(p);
    CHECK(std::fabs(sums[p] - expected[p]) < 5 * std::sqrt(variance[p] / n));
  }
  CHECK(std::fabs(lag) < 5 / std::sqrt(n));
  for (int s = 1; s < 6; ++s) {
    CAPTURE(s);
    const double p = 2 * test::normal_cdf(-s);
    CHECK(std::fabs(static_cast<double>(beyond[s]) - n * p) < 5 * std::sqrt(n * p * (1 - p)));
  }
  CHECK(largest <= 6.661);
}

TEST_CASE("uniform draws are uniform and never 0 or 1") {
  std::vector<double> u(1'000'000);
  RandomStream(12, "uniform").uniform(u, 0);
  const auto m = test::moments(u);
  CHECK(std::fabs(m.mean - 0.5) < 5 * m.mean_error());
  CHECK(std::fabs(m.variance - 1.0 / 12) < 5 * std::sqrt((1.0 / 80 - 1.0 / 144) / m.count));
  CHECK(*std::min_element(u.begin(), u.end()) > 0);
  CHECK(*std::max_element(u.begin(), u.end()) < 1);
}

TEST_CASE("the first draws of a stream are what they always were") {
  // Part of the format: saved results must stay reproducible.  Bits of the values, not decimals.
  std::vector<double> z(3);
  RandomStream(42, "golden").normal(z, 5, 1000);
  std::vector<double> u(2);
  RandomStream(42, "golden").uniform(u, 5, 1000);
  CHECK(z == std::vector{-0x1.d951e2p+0, -0x1.59af9p-1, 0x1.08eb2p+1});
  CHECK(u[0] == 0x1.bed73b297d366p-1);
}
