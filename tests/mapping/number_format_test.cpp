#include "titania/mapping/number_format.hpp"

#include <cmath>
#include <set>
#include <vector>

#include "support/catch.hpp"

using namespace titania;
using mapping::Coding;
using mapping::NumberFormat;

namespace {

/// Digit of a whole number that a column or a phase holds.
std::int64_t digit(std::int64_t value, double weight, int bits) {
  const auto shifted = value / static_cast<std::int64_t>(weight);
  return shifted % (std::int64_t{1} << bits);
}

/// The weight that a format's columns stand for when they hold the digits of `w`.
double stored(const NumberFormat& format, std::int64_t w) {
  const bool offset = format.coding == Coding::offset;
  const std::int64_t shift = offset ? std::int64_t{1} << (format.weight_bits - 1) : 0;
  double sum = 0;
  for (const auto& column : format.columns_of(0)) {
    if (!offset && (w < 0) != (column.sign < 0)) continue;  // the idle column of a pair
    const auto d = digit(std::abs(w + shift), column.weight, column.bits);
    sum += static_cast<double>(column.sign * d) * column.weight;
  }
  return sum - static_cast<double>(shift);
}

}  // namespace

TEST_CASE("slices, columns, conversions and phases are those counted by hand") {
  struct Row {
    NumberFormat format;
    int slices, columns, conversions, phases;
  };
  const std::vector<Row> rows = {
      {{}, 1, 2, 1, 1},
      {{2, Coding::offset, 16, 16, 1}, 8, 8, 8, 16},     // ISAAC
      {{3, Coding::pair_digital, 4, 4, 1}, 1, 2, 2, 4},  // NeuRRAM
      {{2, Coding::pair, 9, 9, 4}, 4, 8, 4, 3},          // 8 bits beside the sign
      {{2, Coding::pair, 10, 8, 8}, 5, 10, 5, 1},        // the top slice holds one bit
      {{2, Coding::pair_digital, 9, 8, 3}, 4, 8, 8, 3},  //
      {{1, Coding::pair, 1, 1, 1}, 1, 2, 1, 1},          // a sign alone still takes a pair
      {{16, Coding::offset, 1, 64, 24}, 1, 1, 1, 3},     //
  };
  for (const auto& [format, slices, columns, conversions, phases] : rows) {
    CHECK(format.slices() == slices);
    CHECK(format.columns() == columns);
    CHECK(format.conversions() == conversions);
    CHECK(format.phases() == phases);
    CHECK(format.columns_of(0).size() == static_cast<std::size_t>(columns));
    CHECK(format.phases_of_input().size() == static_cast<std::size_t>(phases));
    int bits = 0;
    for (const auto& phase : format.phases_of_input()) bits += phase.bits;
    CHECK(bits == format.input_bits);
  }
}

TEST_CASE("a weight is the sum of what its columns hold, in every coding") {
  for (const Coding coding : {Coding::offset, Coding::pair, Coding::pair_digital}) {
    for (const int per_cell : {1, 2, 3, 7}) {
      const NumberFormat format{.bits_per_cell = per_cell, .coding = coding, .weight_bits = 6};
      int bits = 0;
      for (const auto& column : format.columns_of(0)) bits += column.sign > 0 ? column.bits : 0;
      CHECK(bits == (coding == Coding::offset ? 6 : 5));
      for (std::int64_t w = -31; w <= 31; ++w) {
        REQUIRE(stored(format, w) == static_cast<double>(w));
      }
    }
  }
}

TEST_CASE("an input is the sum of what its phases apply") {
  for (const int dac_bits : {1, 2, 3, 5, 8}) {
    const NumberFormat format{.input_bits = 7, .dac_bits = dac_bits};
    for (std::int64_t x = 0; x < 128; ++x) {
      double sum = 0;
      for (const auto& phase : format.phases_of_input()) {
        sum += static_cast<double>(digit(x, phase.weight, phase.bits)) * phase.weight;
      }
      REQUIRE(sum == static_cast<double>(x));
    }
  }
}

TEST_CASE("the columns of outputs lie side by side, those that are subtracted next to each other") {
  const NumberFormat format{.bits_per_cell = 2, .coding = Coding::pair, .weight_bits = 6};
  std::set<std::int64_t> taken;
  for (std::int64_t output = 0; output < 5; ++output) {
    const auto columns = format.columns_of(output);
    for (std::size_t k = 0; k < columns.size(); ++k) {
      CHECK(columns[k].index == output * 6 + static_cast<std::int64_t>(k));
      CHECK(columns[k].sign == (k % 2 == 0 ? 1 : -1));
      CHECK(columns[k].slice == static_cast<int>(k / 2));
      taken.insert(columns[k].index);
    }
  }
  CHECK(taken.size() == 30);
}
