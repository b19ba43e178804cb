#include "titania/mapping/layout.hpp"

#include <algorithm>
#include <vector>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;
using mapping::Coding;
using mapping::Layout;

namespace {

/// One column for each output.
Layout of(std::int64_t in, std::int64_t out, int limit) {
  return {.in_features = in,
          .out_features = out,
          .rows = limit,
          .cols = limit,
          .format = {.bits_per_cell = 8, .coding = Coding::offset}};
}

}  // namespace

TEST_CASE("blocks cover every element once, fit their arrays and are about equal") {
  for (const std::int64_t inputs : {1, 5, 64, 129, 300}) {
    for (const std::int64_t outputs : {1, 10, 64, 65, 200}) {
      for (const int limit : {1, 7, 64, 1000}) {
        const auto blocks = of(inputs, outputs, limit).blocks();
        std::vector<int> covered(inputs * outputs, 0);
        std::int64_t fewest = inputs;
        std::int64_t most = 0;
        for (const auto& b : blocks) {
          REQUIRE(b.inputs <= limit);
          REQUIRE(b.outputs <= limit);
          REQUIRE(b.inputs > 0);
          REQUIRE(b.outputs > 0);
          fewest = std::min(fewest, b.inputs);
          most = std::max(most, b.inputs);
          for (std::int64_t i = 0; i < b.inputs; ++i) {
            for (std::int64_t o = 0; o < b.outputs; ++o) {
              ++covered[(b.first_output + o) * inputs + b.first_input + i];
            }
          }
        }
        REQUIRE(std::all_of(covered.begin(), covered.end(), [](int n) { return n == 1; }));
        CHECK(most - fewest <= 1);
      }
    }
  }
}

TEST_CASE("what a layout counts is what its blocks hold") {
  for (const Coding coding : {Coding::offset, Coding::pair, Coding::pair_digital}) {
    for (const int bits : {1, 5, 8}) {
      const Layout layout = {.in_features = 300,
                             .out_features = 65,
                             .rows = 128,
                             .cols = 50,
                             .format = {.bits_per_cell = 2, .coding = coding, .weight_bits = bits}};
      double word_lines = 0;
      double outputs = 0;
      double cells = 0;
      const auto blocks = layout.blocks();
      for (const auto& b : blocks) {
        const auto columns = b.outputs * layout.format.columns();
        REQUIRE(columns <= 50);
        word_lines += static_cast<double>(b.inputs);
        outputs += static_cast<double>(b.outputs);
        cells += static_cast<double>(b.inputs * columns);
      }
      CHECK(layout.arrays() == static_cast<double>(blocks.size()));
      CHECK(layout.word_lines() == word_lines);
      CHECK(layout.partial_outputs() == outputs);
      CHECK(layout.cells() == cells);
    }
  }
}

TEST_CASE("an array has as many outputs as fit whole") {
  Layout layout = {.in_features = 257, .out_features = 33, .rows = 128, .cols = 127};
  layout.format = {.bits_per_cell = 2, .coding = Coding::offset, .weight_bits = 16};
  CHECK(layout.outputs_per_array() == 15);
  CHECK(layout.row_blocks() == 3);
  CHECK(layout.col_blocks() == 3);
}

TEST_CASE("a weight that no array holds is refused") {
  Layout layout = {.cols = 7, .format = {.bits_per_cell = 2, .weight_bits = 9}};
  CHECK_THROWS_WITH(validate(layout), "Layout.cols: a weight needs 8 columns, an array has 7");
  layout.cols = 8;
  CHECK_NOTHROW(validate(layout));
}
