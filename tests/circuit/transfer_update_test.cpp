// Changed cells of a transfer matrix against a fresh one.
#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <thread>
#include <vector>

#include "support/catch.hpp"
#include "support/difference.hpp"
#include "support/ends.hpp"
#include "support/generate.hpp"
#include "titania/circuit/transfer.hpp"
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

void check_against_fresh(const TransferMatrix& t, MatrixView g) {
  const TransferMatrix fresh(g, t.wires(), kAllBlocks);
  CHECK(largest_difference(t.conductance().values(), g.values()) == 0.0);
  const double scale = largest(fresh.matrix().values());
  CHECK(largest_difference(t.matrix().values(), fresh.matrix().values()) <= 1e-12 * scale);
  CHECK(largest_difference(t.driver().values(), fresh.driver().values()) <=
        1e-12 * largest(fresh.driver().values()));
  CHECK(largest_difference(t.sense().values(), fresh.sense().values()) <=
        1e-12 * largest(fresh.sense().values()));
}

}  // namespace

TEST_CASE("changed cells give what a fresh merge gives") {
  test::Generate generate(10);
  for (const Ends ends : kEnds) {
    for (const std::size_t count : {1, 2, 7, 9, 300}) {
      CAPTURE(count, ends.drive == Drive::both, ends.sense == Sense::both);
      Matrix g = generate.sparse(40, 50, 1e-6, 1e-3, 0.2);
      TransferMatrix t(g, {2.0, 3.0, 5.0, 7.0, ends.drive, ends.sense}, kAllBlocks);
      std::vector<CellChange> changes;
      for (std::size_t k = 0; k < count; ++k) {
        const auto row = static_cast<std::size_t>(generate.uniform(0, 40));
        const auto col = static_cast<std::size_t>(generate.uniform(0, 50));
        const double value = k % 3 == 0 ? 0.0 : generate.uniform(0, 1e-3);
        changes.push_back({row, col, value});
        g(row, col) = value;
      }
      t.update(changes);
      check_against_fresh(t, g);
    }
  }
}

TEST_CASE("thousands of random changes leave no trace") {
  test::Generate generate(11);
  for (const double r : {0.0, 1e-6, 1.0, 100.0}) {
    CAPTURE(r);
    Matrix g = generate.matrix(9, 12, 1e-6, 1e-3);
    TransferMatrix t(g, {.r_word_line = r, .r_bit_line = r, .r_source = 10 * r}, kAllBlocks);
    for (int k = 0; k < 4000; ++k) {
      const auto row = static_cast<std::size_t>(generate.uniform(0, 9));
      const auto col = static_cast<std::size_t>(generate.uniform(0, 12));
      g(row, col) = k % 5 == 0 ? 0.0 : std::pow(10, generate.uniform(-9, -2));
      t.update(std::vector<CellChange>{{row, col, g(row, col)}});
      if (k % 1000 == 999) check_against_fresh(t, g);
    }
  }
}

namespace {

/// New conductances for all cells of a part of the array.
std::vector<CellChange> change_part(test::Generate& generate,
                                    Matrix& g,
                                    std::size_t first_row,
                                    std::size_t first_col,
                                    std::size_t side) {
  std::vector<CellChange> changes;
  for (std::size_t i = first_row; i < std::min(first_row + side, g.rows()); ++i) {
    for (std::size_t j = first_col; j < std::min(first_col + side, g.cols()); ++j) {
      g(i, j) = generate.uniform(0, 1) < 0.2 ? 0 : generate.uniform(1e-6, 1e-4);
      changes.push_back({i, j, g(i, j)});
    }
  }
  return changes;
}

}  // namespace

TEST_CASE("parts of an array that change are merged anew, with cells that changed before them") {
  const ThreadLimit limit(2);
  test::Generate generate(13);
  for (const Ends ends : kEnds) {
    CAPTURE(ends.drive == Drive::both, ends.sense == Sense::both);
    Matrix g = generate.matrix(139, 210, 1e-6, 1e-4);
    TransferMatrix t(g, {1.0, 2.0, 5.0, 7.0, ends.drive, ends.sense},
                     {.driver = true, .sense = true, .keep_tree = true});
    check_against_fresh(t, g);
    for (const auto& [row, col, side] : {std::array<std::size_t, 3>{0, 0, 20},
                                         {138, 209, 1},
                                         {3, 180, 1},
                                         {100, 150, 30},
                                         {60, 90, 40},
                                         {0, 0, 210},
                                         {138, 0, 30}}) {
      CAPTURE(row, col, side);
      t.update(change_part(generate, g, row, col, side));
      check_against_fresh(t, g);
    }
  }
}

TEST_CASE("parts of an array with broken segments that change are merged anew") {
  test::Generate generate(14);
  for (const Ends ends : kEnds) {
    CAPTURE(ends.drive == Drive::both, ends.sense == Sense::both);
    Matrix g = generate.sparse(150, 140, 1e-6, 1e-4, 0.3);
    Wires wires{.r_word_line = 1.0, .drive = ends.drive, .sense = ends.sense};
    Matrix r = generate.matrix(ends.sense == Sense::both ? 151 : 150, 140, 0.5, 2);
    for (double& x : r.values()) x = generate.uniform(0, 1) < 0.01 ? kOpen : x;
    wires.r_bit_line = r;
    TransferMatrix t(g, wires, {.driver = true, .sense = true, .keep_tree = true});
    for (const std::size_t corner : {0, 50, 120}) {
      CAPTURE(corner);
      t.update(change_part(generate, g, corner, corner, 25));
      check_against_fresh(t, g);
    }
  }
}

TEST_CASE("an update that was interrupted has changed nothing, and the next is whole") {
  const ThreadLimit limit(1);
  constexpr std::chrono::milliseconds kPoll{110};  // so that every poll is due
  test::Generate generate(15);
  Matrix g = generate.matrix(200, 200, 1e-6, 1e-4);
  TransferMatrix t(g, {.r_word_line = 1.0, .r_bit_line = 1.0},
                   {.driver = true, .sense = true, .keep_tree = true});
  const Matrix before(t.matrix());
  Matrix wanted = g;
  const auto changes = change_part(generate, wanted, 20, 20, 60);
  {
    int calls = 0;
    const ProgressScope cancel([&](double) {
      std::this_thread::sleep_for(kPoll);
      return ++calls < 4;
    });
    std::this_thread::sleep_for(kPoll);
    CHECK_THROWS_AS(t.update(changes), Interrupted);
  }
  CHECK(Matrix(t.matrix()) == before);
  check_against_fresh(t, g);
  const auto others = change_part(generate, g, 150, 150, 40);
  t.update(others);
  check_against_fresh(t, g);
}

TEST_CASE("a cell that is all that holds a floating line can come and go") {
  Matrix g(4, 4, 0.0);
  g(0, 0) = g(1, 1) = g(2, 1) = 1e-4;
  Wires wires{.r_word_line = 1.0, .r_bit_line = 1.0};
  wires.r_source = std::vector<double>{0, kOpen, 0, 0};
  TransferMatrix t(g, wires, kAllBlocks);
  for (const double value : {0.0, 1e-3, 0.0, 1e-5}) {
    g(1, 1) = g(1, 0) = value;
    t.update(std::vector<CellChange>{{1, 1, value}, {1, 0, value}});
    check_against_fresh(t, g);
  }
}

TEST_CASE("of several changes of one cell the last counts") {
  TransferMatrix t(Matrix(3, 3, 1e-4), {.r_word_line = 1.0}, kAllBlocks);
  t.update(std::vector<CellChange>{{1, 1, 5e-4}, {1, 1, 2e-4}});
  Matrix g(3, 3, 1e-4);
  g(1, 1) = 2e-4;
  check_against_fresh(t, g);
  t.update({});
  check_against_fresh(t, g);
}

TEST_CASE("changes that are not allowed are refused by name, and change nothing") {
  const double nan = std::nan("");
  TransferMatrix t(Matrix(2, 3, 1e-4), {.r_word_line = 1.0});
  const Matrix before(t.matrix());
  CHECK_THROWS_WITH(
      t.update(std::vector<CellChange>{{0, 0, 2e-4}, {2, 0, 1e-4}}),
      Catch::Contains(
          "changes[1] is cell (2, 0): must be inside (2, 3) = (word lines, bit lines)"));
  CHECK_THROWS_WITH(t.update(std::vector<CellChange>{{0, 0, nan}}),
                    Catch::Contains("changes[0].g = nan S: must be finite and not negative"));
  CHECK_THROWS_AS(t.update(std::vector<CellChange>{{0, 0, -1e-9}}), ArgumentError);
  CHECK_THROWS_AS(t.update(std::vector<CellChange>{{0, 0, kOpen}}), ArgumentError);
  CHECK(Matrix(t.matrix()) == before);
}
