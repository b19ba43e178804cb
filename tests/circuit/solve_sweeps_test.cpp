// How many sweeps line relaxation takes to 1e-10: it does not depend on the machine, and everything
// that is fast rests on it.
#include <algorithm>
#include <limits>
#include <string>

#include "support/catch.hpp"
#include "support/generate.hpp"
#include "titania/circuit/solve.hpp"

using namespace titania;
using circuit::Method;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();

struct Strength {
  double r, g_max;
  int most;  // sweeps
};
constexpr Strength kMild{1, 1e-4, 6};
constexpr Strength kHarsh{10, 1e-3, 12};

/// Conductances by kind, the largest g_max and the lowest a hundredth of it.
Matrix conductances(test::Generate& generate, const std::string& kind, std::size_t n, double max) {
  Matrix g = generate.matrix(n, n, max / 100, max);
  if (kind == "uniform") return g;
  const double middle = 0.505 * max;
  for (double& x : g.values()) x = kind == "constant" || x > middle ? max : max / 100;
  return g;
}

void check_sweeps(
    const Matrix& g, const Wires& wires, const Matrix& v, int most, double bound = 1e-10) {
  const auto s = circuit::solve(g, v, wires, {}, {Method::iterative, 1e-10, 1000, true});
  CAPTURE(g.rows(), g.cols(), s.report.iterations, s.report.error_bound);
  CHECK(s.report.converged);
  CHECK(s.report.error_bound <= bound);
  CHECK(s.report.iterations <= most);
}

void check_square(std::size_t n, const Strength& s, const std::string& kind, std::uint64_t seed) {
  CAPTURE(s.r, s.g_max, kind, seed);
  test::Generate generate(seed);
  const Matrix g = conductances(generate, kind, n, s.g_max);
  const Wires wires{.r_word_line = s.r, .r_bit_line = s.r};
  // What a million cells of 1 kohm may round to is more than 1e-10 of the currents that are left.
  const double bound = n == 1024 ? 5e-10 : 1e-10;
  const int most = s.most + (kind == "binary" ? 1 : 0);
  check_sweeps(g, wires, generate.matrix(1, n, 0, 0.2), most, bound);
}

/// Terminals of 0 ohm for the lines that are driven, none for the others.
std::vector<double> ends(std::size_t lines, const auto& is_driven) {
  std::vector<double> r(lines, kOpen);
  for (std::size_t k = 0; k < lines; ++k) {
    if (is_driven(k)) r[k] = 0;
  }
  return r;
}

}  // namespace

TEST_CASE("six sweeps solve 1 ohm and 10 kohm, twelve 10 ohm and 1 kohm, at any size") {
  for (const Strength& strength : {kMild, kHarsh}) {
    for (const std::size_t n : {64, 128, 256}) {
      for (const std::uint64_t seed : {1, 2, 3}) check_square(n, strength, "uniform", seed);
    }
    for (const std::string kind : {"constant", "binary"}) {
      for (const std::size_t n : {64, 128, 256}) check_square(n, strength, kind, 4);
    }
    check_square(512, strength, "uniform", 5);
  }
}

TEST_CASE("as few sweeps solve a thousand lines each way", "[.long]") {
  for (const Strength& strength : {kMild, kHarsh}) {
    for (const std::uint64_t seed : {1, 2}) check_square(1024, strength, "uniform", seed);
    for (const std::string kind : {"constant", "binary"}) check_square(1024, strength, kind, 3);
  }
}

TEST_CASE("fifteen sweeps solve the sneak paths of one word line and one bit line") {
  for (const std::size_t n : {16, 64, 128, 256}) {
    for (const double r : {0.1, 1.0, 10.0}) {
      for (const std::string kind : {"uniform", "constant", "binary"}) {
        test::Generate generate(n);
        const Matrix g = conductances(generate, kind, n, 1e-4);
        Wires wires{.r_word_line = r, .r_bit_line = r};
        wires.r_source = ends(n, [&](std::size_t i) { return i == n / 3; });
        wires.r_sense = ends(n, [&](std::size_t j) { return j == n / 2; });
        CAPTURE(r, kind);
        check_sweeps(g, wires, Matrix(1, n, 0.2), 15);
      }
    }
  }
}

TEST_CASE("fifteen sweeps solve arrays half of whose word lines float") {
  for (const std::size_t n : {16, 64, 128, 256}) {
    for (const double r : {0.1, 1.0, 10.0}) {
      test::Generate generate(n + 1);
      const Matrix g = generate.matrix(n, n, 1e-6, 1e-4);
      Wires every_other{.r_word_line = r, .r_bit_line = r};
      Wires lower_half = every_other;
      every_other.r_source = ends(n, [&](std::size_t i) { return i % 2 == 0; });
      lower_half.r_source = ends(n, [&](std::size_t i) { return i < n / 2; });
      CAPTURE(r);
      const Matrix v = generate.matrix(1, n, 0, 0.2);
      check_sweeps(g, every_other, v, 15);
      check_sweeps(g, lower_half, v, 15);
    }
  }
}

TEST_CASE("zeros, terminals and both ends cost a few sweeps more at most") {
  test::Generate generate(6);
  for (const std::size_t n : {64, 200}) {
    const Matrix g = generate.sparse(n, n, 1e-6, 1e-4, 0.3);
    const Matrix v = generate.matrix(1, n, -0.2, 0.2);
    check_sweeps(g, {1.0, 1.0, 100.0, 100.0}, v, 8);
    check_sweeps(g, {1.0, 1.0, 0.0, 0.0, Drive::both, Sense::both}, v, 8);
    check_sweeps(g, {3.0, 0.5, 10.0, 0.0, Drive::both}, v, 8);
  }
}

TEST_CASE("lines of 0 ohm, or nearly, cost no more sweeps than others") {
  test::Generate generate(7);
  const std::size_t n = 128;
  const Matrix g = generate.matrix(n, n, 1e-5, 1e-3);
  const Matrix v = generate.matrix(1, n, 0, 0.2);
  for (const double r : {0.0, 1e-12, 1e-6}) {
    CAPTURE(r);
    check_sweeps(g, {.r_word_line = r, .r_bit_line = 10.0}, v, 12);
    check_sweeps(g, {.r_word_line = 10.0, .r_bit_line = r}, v, 12);
    check_sweeps(g, {.r_word_line = r, .r_bit_line = r, .r_source = 100.0, .r_sense = 100.0}, v,
                 12);
    Matrix mixed = generate.sparse(n, n, 5, 15, 0.5);
    for (double& x : mixed.values()) x = x == 0 ? r : x;
    check_sweeps(g, {.r_word_line = mixed, .r_bit_line = mixed}, v, 15);
  }
}
