// Voltages of the schemes, line by line.
#include "titania/circuit/bias.hpp"

#include <array>
#include <cstddef>
#include <vector>

#include "support/catch.hpp"

using namespace titania;
using namespace titania::circuit;

namespace {

constexpr std::array kRows{std::size_t{1}};
constexpr std::array kCols{std::size_t{0}, std::size_t{3}};
using Lines = std::vector<double>;
using Mask = std::vector<bool>;

}  // namespace

TEST_CASE("a scheme puts its voltages on every line") {
  const Bias half = bias(Scheme::v_half, 3, 4, kRows, kCols, -0.5);
  CHECK(half.v_word_line == Lines{-0.25, -0.5, -0.25});
  CHECK(half.v_bit_line == Lines{0, -0.25, -0.25, 0});
  CHECK(half.floating_bit_lines == Mask(4, false));
  const Bias third = bias(Scheme::v_third, 3, 4, kRows, kCols, 1.0);
  CHECK(third.v_word_line == Lines{1.0 / 3, 1, 1.0 / 3});
  CHECK(third.v_bit_line == Lines{0, 2.0 / 3, 2.0 / 3, 0});
  CHECK(bias(Scheme::grounded, 3, 4, kRows, kCols, 1.0).v_word_line == Lines{0, 1, 0});
}

TEST_CASE("a selected line never floats") {
  const Bias b = bias(Scheme::floating, 3, 4, kRows, kCols, 1.0);
  CHECK(b.v_word_line == Lines{0, 1, 0});
  CHECK(b.floating_word_lines == Mask{true, false, true});
  CHECK(b.floating_bit_lines == Mask{false, true, true, false});
}

TEST_CASE("lines of one kind may be selected alone") {
  const Bias b = bias(Scheme::v_half, 3, 4, kRows, {}, 1.0);
  CHECK(b.v_word_line == Lines{0.5, 1, 0.5});
  CHECK(b.v_bit_line == Lines(4, 0.5));
}

TEST_CASE("a line that the array does not have is refused by its name") {
  CHECK_THROWS_WITH(bias(Scheme::v_half, 1, 4, kRows, kCols, 1.0),
                    "selected_rows[0] = 1: must be in [0, 1)");
  CHECK_THROWS_WITH(bias(Scheme::v_half, 3, 3, kRows, kCols, 1.0),
                    "selected_cols[1] = 3: must be in [0, 3)");
}
