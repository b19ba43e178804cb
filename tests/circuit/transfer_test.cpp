// The transfer matrix against a long double solve, a sparse factorisation, the line relaxation,
// SPICE, and the laws that every network of resistors obeys.
#include "titania/circuit/transfer.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "circuit/direct.hpp"
#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/ends.hpp"
#include "support/generate.hpp"
#include "support/golden.hpp"
#include "support/reference_solver.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/error.hpp"
#include "titania/core/execution.hpp"

using namespace titania;
using circuit::CellChange;
using circuit::TransferMatrix;
using circuit::TransferOptions;
using test::Ends;
using test::kEnds;
using test::largest;
using test::largest_difference;

namespace {

constexpr TransferOptions kAllBlocks{.driver = true, .sense = true};
constexpr double kOpen = std::numeric_limits<double>::infinity();

// The sparse factorisation is the weaker of the two where pieces of the array float.
constexpr double kDirectError = 3e-11;

struct Shape {
  std::size_t rows, cols;
};

/// v m for a vector v.
std::vector<double> times(std::span<const double> v, MatrixView m) {
  std::vector<double> out(m.cols(), 0.0);
  for (std::size_t i = 0; i < m.rows(); ++i) {
    for (std::size_t j = 0; j < m.cols(); ++j) out[j] += v[i] * m(i, j);
  }
  return out;
}

/// Currents of driven terminals, by the three blocks.
struct Currents {
  std::vector<double> word_line;
  std::vector<double> bit_line;
};
Currents currents_of(const TransferMatrix& t,
                     std::span<const double> v,
                     std::span<const double> v_bit) {
  Currents i{times(v, t.driver()), times(v, t.matrix())};
  const auto from_bits = times(v_bit, transposed(t.matrix()));
  const auto own = times(v_bit, t.sense());
  for (std::size_t k = 0; k < i.word_line.size(); ++k) i.word_line[k] -= from_bits[k];
  for (std::size_t k = 0; k < i.bit_line.size(); ++k) i.bit_line[k] -= own[k];
  return i;
}

Currents currents_of_direct(MatrixView g,
                            const Wires& wires,
                            std::span<const double> v,
                            std::span<const double> v_bit) {
  const auto segments = circuit::make_segments(wires, g.rows(), g.cols());
  const auto drops = circuit::solve_direct(g.values(), segments, {v, 1, v.size()}, v_bit);
  Currents i{std::vector<double>(g.rows(), 0.0), std::vector<double>(g.cols(), 0.0)};
  for (std::size_t k = 0; k < g.size(); ++k) {
    const double v_cell = v[k / g.cols()] - v_bit[k % g.cols()] - drops.u(0, k) - drops.b(0, k);
    i.word_line[k / g.cols()] += g.values()[k] * v_cell;
    i.bit_line[k % g.cols()] += g.values()[k] * v_cell;
  }
  return i;
}

/// Resistances of their own for every segment, with shares of them ideal and broken.
Wires random_wires(test::Generate& generate, Shape shape, Ends ends, double ideal, double broken) {
  const auto resistances = [&](std::size_t rows, std::size_t cols) {
    Matrix r = generate.sparse(rows, cols, 0.5, 20, ideal);
    for (double& x : r.values()) {
      if (generate.uniform(0, 1) < broken) x = kOpen;
    }
    return r;
  };
  const auto terminals = [&](std::size_t count) {
    const Matrix r = resistances(1, count);
    return std::vector<double>(r.values().begin(), r.values().end());
  };
  Wires wires;
  wires.drive = ends.drive;
  wires.sense = ends.sense;
  wires.r_word_line = resistances(shape.rows, shape.cols + (ends.drive == Drive::both ? 1 : 0));
  wires.r_bit_line = resistances(shape.rows + (ends.sense == Sense::both ? 1 : 0), shape.cols);
  wires.r_source = terminals(shape.rows);
  wires.r_sense = terminals(shape.cols);
  return wires;
}

void check_against_direct(MatrixView g, const Wires& wires, test::Generate& generate) {
  const TransferMatrix t(g, wires, kAllBlocks);
  const Matrix v = generate.matrix(1, g.rows(), -0.3, 0.3);
  const Matrix v_bit = generate.matrix(1, g.cols(), -0.3, 0.3);
  const Currents ours = currents_of(t, v.values(), v_bit.values());
  const Currents direct = currents_of_direct(g, wires, v.values(), v_bit.values());
  // At least 10 uA: rounding is all that flows where nothing does.
  const double scale = std::max({largest(direct.word_line), largest(direct.bit_line), 1e-5});
  CHECK(largest_difference(ours.word_line, direct.word_line) <= kDirectError * scale);
  CHECK(largest_difference(ours.bit_line, direct.bit_line) <= kDirectError * scale);
}

}  // namespace

TEST_CASE("a transfer matrix agrees with long double elimination to 1e-13") {
  test::Generate generate(1);
  for (const Shape shape : {Shape{1, 1}, {1, 9}, {9, 1}, {2, 3}, {7, 11}, {17, 6}, {13, 16}}) {
    for (const Ends ends : kEnds) {
      for (const double r : {10.0, 1.0, 1e-3, 1e-8, 1e-15}) {
        CAPTURE(shape.rows, shape.cols, r, ends.drive == Drive::both, ends.sense == Sense::both);
        Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, 0.2);
        for (std::size_t i = 0; i < shape.rows; ++i) g(i, shape.cols / 2) = 0;
        for (std::size_t j = 0; j < shape.cols; ++j) g(shape.rows / 2, j) = 0;
        g(0, 0) = 1e-4;
        Wires wires{r, 0.7 * r, 3 * r, 2 * r, ends.drive, ends.sense};
        const TransferMatrix t(g, wires);
        const Matrix v = generate.matrix(1, shape.rows, -0.3, 0.3);
        const auto reference = test::reference_currents(g, v.values(), wires);
        CHECK(largest_difference(times(v.values(), t.matrix()), reference) <=
              1e-13 * largest(reference));
      }
    }
  }
}

TEST_CASE("the transfer matrix of ideal wires is the conductances") {
  test::Generate generate(2);
  for (const Ends ends : kEnds) {
    const Matrix g = generate.sparse(37, 21, 1e-6, 1e-3, 0.2);
    const TransferMatrix t(g, {.drive = ends.drive, .sense = ends.sense}, kAllBlocks);
    CHECK(largest_difference(t.matrix().values(), g.values()) <= 1e-18);
    for (std::size_t i = 0; i < g.rows(); ++i) {
      double sum = 0;
      for (const double x : g.row(i)) sum += x;
      CHECK(t.driver()(i, i) == Approx(sum).epsilon(1e-14));
    }
  }
}

TEST_CASE("nearly ideal lines driven at both ends give word-line currents without cancellation") {
  test::Generate generate(12);
  const Matrix g = generate.matrix(9, 8, 1e-6, 1e-3);
  const TransferMatrix t(g, {1e-12, 1e-12, 0.0, 0.0, Drive::both, Sense::both}, kAllBlocks);
  for (std::size_t i = 0; i < g.rows(); ++i) {
    double sum = 0;
    for (const double x : g.row(i)) sum += x;
    CHECK(t.driver()(i, i) == Approx(sum).epsilon(1e-12));
  }
}

TEST_CASE("terminal currents agree with the sparse factorisation whatever the wires") {
  test::Generate generate(3);
  for (const Shape shape : {Shape{1, 1}, {1, 6}, {6, 1}, {3, 3}, {4, 7}, {12, 9}, {23, 20}}) {
    for (const Ends ends : kEnds) {
      for (const double ideal : {0.0, 0.3}) {
        CAPTURE(shape.rows, shape.cols, ideal, ends.drive == Drive::both,
                ends.sense == Sense::both);
        const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, 0.3);
        check_against_direct(g, random_wires(generate, shape, ends, ideal, 0), generate);
      }
    }
  }
}

TEST_CASE("broken segments, floating lines and islands agree with the sparse factorisation") {
  test::Generate generate(4);
  for (int round = 0; round < 400; ++round) {
    const auto side = [&] { return static_cast<std::size_t>(generate.uniform(1, 14)); };
    const Shape shape{side(), side()};
    const Ends ends = kEnds[round % 4];
    const double broken = generate.uniform(0, 0.5);
    const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, generate.uniform(0, 0.8));
    CAPTURE(round, shape.rows, shape.cols, broken);
    check_against_direct(g, random_wires(generate, shape, ends, 0.2, broken), generate);
  }
}

TEST_CASE("a few broken segments in a large array agree with the sparse factorisation") {
  test::Generate generate(5);
  for (const Ends ends : kEnds) {
    const Shape shape{75, 90};
    const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-4, 0.3);
    CAPTURE(ends.drive == Drive::both, ends.sense == Sense::both);
    check_against_direct(g, random_wires(generate, shape, ends, 0.1, 0.01), generate);
  }
}

TEST_CASE("a selected cell with all other lines floating obeys the closed form") {
  // Equal cells G, ideal wires: the others are, in series, (n-1), (m-1)(n-1) and (m-1) cells in
  // parallel between the two selected lines.
  const std::size_t m = 20;
  const std::size_t n = 30;
  const double g = 50e-6;
  Wires wires;
  std::vector<double> r_source(m, kOpen);
  std::vector<double> r_sense(n, kOpen);
  r_source[3] = r_sense[7] = 0;
  wires.r_source = r_source;
  wires.r_sense = r_sense;
  const TransferMatrix t(Matrix(m, n, g), wires);
  const double a = m - 1;
  const double b = n - 1;
  CHECK(t.matrix()(3, 7) == Approx(g * (1 + 1 / (1 / b + 1 / (a * b) + 1 / a))).epsilon(1e-13));
  Matrix rest(t.matrix());
  rest(3, 7) = 0;
  CHECK(largest(rest.values()) == 0.0);
}

TEST_CASE("an array that nothing drives carries no current") {
  for (const Ends ends : kEnds) {
    Wires wires{1.0, 1.0, kOpen, kOpen, ends.drive, ends.sense};
    const TransferMatrix t(Matrix(20, 33, 1e-4), wires, kAllBlocks);
    for (const MatrixView block : {t.matrix(), t.driver(), t.sense()}) {
      CHECK(largest(block.values()) == 0.0);
    }
  }
}

TEST_CASE("transfer matrices give the SPICE goldens' currents to 1e-9 of the largest") {
  const std::string kind = GENERATE("basic", "rterm", "both", "both_rterm");
  const std::string size = GENERATE("2x3", "4x4", "16x8", "32x32");
  CAPTURE(kind, size);
  const auto file = test::golden("spice_" + kind + "_" + size + ".json");
  const auto& in = file["inputs"];
  Wires wires{in["r_wl"].get<double>(), in["r_bl"].get<double>(), in["r_driver"].get<double>(),
              in["r_sense"].get<double>(), in["drive"] == "both" ? Drive::both : Drive::left};
  const TransferMatrix t(test::matrix(in["conductances"]), wires, {.driver = true});
  const Matrix v = test::row(in["applied_voltages"]);
  const Matrix i_out = test::row(file["ngspice"]["output_currents"]);
  const Matrix i_in = test::row(file["ngspice"]["input_currents"]);
  CHECK(largest_difference(times(v.values(), t.matrix()), i_out.values()) <=
        1e-9 * largest(i_out.values()));
  CHECK(largest_difference(times(v.values(), t.driver()), i_in.values()) <=
        1e-9 * largest(i_in.values()));
}

namespace {

void check_against_relaxation(Shape shape, double r) {
  CAPTURE(shape.rows, shape.cols, r);
  test::Generate generate(6);
  const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-4, 0.1);
  const Wires wires{.r_word_line = r, .r_bit_line = r, .r_source = 10 * r};
  const Matrix v = generate.matrix(1, shape.rows, -0.1, 0.2);
  const auto s = circuit::solve(g, v, wires, {}, {circuit::Method::iterative, 1e-13});
  const TransferMatrix t(g, wires, {.driver = true});
  CHECK(largest_difference(times(v.values(), t.matrix()), s.i_bit_line.values()) <=
        1e-11 * largest(s.i_bit_line.values()));
  CHECK(largest_difference(times(v.values(), t.driver()), s.i_word_line.values()) <=
        1e-11 * largest(s.i_word_line.values()));
}

}  // namespace

TEST_CASE("a transfer matrix agrees with the line relaxation to 1e-11") {
  for (const Shape shape : {Shape{128, 128}, {256, 40}, {97, 211}, {256, 256}}) {
    check_against_relaxation(shape, 1.0);
  }
  check_against_relaxation({101, 103}, 5.0);
}

TEST_CASE("a transfer matrix agrees with the line relaxation at 1024 x 1024", "[.long]") {
  check_against_relaxation({1024, 1024}, 1.0);
}

TEST_CASE("blocks are reciprocal, symmetric and passive") {
  test::Generate generate(7);
  for (const Ends ends : kEnds) {
    const Shape shape{33, 41};
    const Matrix g = generate.sparse(shape.rows, shape.cols, 1e-6, 1e-3, 0.2);
    const Wires wires{2.0, 3.0, 5.0, 7.0, ends.drive, ends.sense};
    const TransferMatrix t(g, wires, kAllBlocks);
    const double scale = largest(t.driver().values());
    CHECK(largest_difference(t.driver().values(), transposed(t.driver()).values()) <=
          1e-15 * scale);
    CHECK(largest_difference(t.sense().values(), transposed(t.sense()).values()) <= 1e-15 * scale);

    // The array turned round its diagonal, word lines for bit lines.
    Matrix turned(shape.cols, shape.rows);
    for (std::size_t i = 0; i < shape.rows; ++i) {
      for (std::size_t j = 0; j < shape.cols; ++j) {
        turned(shape.cols - 1 - j, shape.rows - 1 - i) = g(i, j);
      }
    }
    Wires swapped{3.0,
                  2.0,
                  7.0,
                  5.0,
                  ends.sense == Sense::both ? Drive::both : Drive::left,
                  ends.drive == Drive::both ? Sense::both : Sense::bottom};
    const TransferMatrix u(turned, swapped);
    for (std::size_t i = 0; i < shape.rows; ++i) {
      for (std::size_t j = 0; j < shape.cols; ++j) {
        CHECK(std::fabs(t.matrix()(i, j) - u.matrix()(shape.cols - 1 - j, shape.rows - 1 - i)) <=
              1e-14 * scale);
      }
    }
    for (int k = 0; k < 20; ++k) {
      const Matrix v = generate.matrix(1, shape.rows, -1, 1);
      const Matrix v_bit = generate.matrix(1, shape.cols, -1, 1);
      const Currents i = currents_of(t, v.values(), v_bit.values());
      double power = 0;
      for (std::size_t n = 0; n < shape.rows; ++n) power += v(0, n) * i.word_line[n];
      for (std::size_t n = 0; n < shape.cols; ++n) power -= v_bit(0, n) * i.bit_line[n];
      CHECK(power > 0);
    }
    for (const double x : t.matrix().values()) CHECK(x >= -1e-15 * scale);
  }
}

TEST_CASE("the blocks asked for do not change each other") {
  test::Generate generate(8);
  const Matrix g = generate.matrix(70, 50, 1e-6, 1e-4);
  const Wires wires{.r_word_line = 1.0, .r_bit_line = 2.0};
  const TransferMatrix alone(g, wires);
  const TransferMatrix with(g, wires, kAllBlocks);
  CHECK(alone.driver().size() == 0);
  CHECK(alone.sense().size() == 0);
  CHECK(largest_difference(alone.matrix().values(), with.matrix().values()) <= 1e-18);
}

TEST_CASE("a transfer matrix has the same bits for any number of threads") {
  test::Generate generate(9);
  for (const Shape shape : {Shape{150, 170}, {300, 280}}) {
    const Matrix g = generate.matrix(shape.rows, shape.cols, 1e-6, 1e-4);
    const Wires wires{1.0, 1.0, 0.0, 0.0, Drive::left, Sense::both};
    std::vector<Matrix> results;
    for (const int threads : {1, 2, 4}) {
      const ThreadLimit limit(threads);
      TransferMatrix t(g, wires, {.driver = true});
      t.update(std::vector<CellChange>{{3, 4, 5e-5}, {20, 9, 0.0}});
      results.emplace_back(t.matrix());
    }
    CHECK(results[0] == results[1]);
    CHECK(results[0] == results[2]);
  }
}

TEST_CASE("conductances and wires that are not allowed are refused by name") {
  CHECK_THROWS_AS(TransferMatrix(Matrix(0, 4)), ShapeError);
  CHECK_THROWS_WITH(TransferMatrix(Matrix(2, 2, std::nan(""))),
                    Catch::Contains("g[0, 0] = nan S: must be finite and not negative"));
  CHECK_THROWS_WITH(TransferMatrix(Matrix(2, 2, -1.0)), Catch::Contains("g[0, 0] = -1 S"));
  CHECK_THROWS_AS(TransferMatrix(Matrix(2, 2, 1.0), {.r_word_line = -1.0}), ConfigError);
  CHECK_THROWS_AS(TransferMatrix(Matrix(2, 2, 1.0), {.r_word_line = std::vector<double>(3, 1.0)}),
                  ConfigError);
}
