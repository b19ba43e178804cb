#include "titania/core/cell_times.hpp"

#include <array>

#include "support/catch.hpp"

using namespace titania;

TEST_CASE("cells written together have one time, and some written later have their own") {
  CellTimes times;
  times.advance(10);
  CHECK(times.is_uniform());
  CHECK(times.at(2) == 10);
  times.restart(std::array<std::size_t, 2>{1, 3}, 4);
  times.advance(5);
  CHECK_FALSE(times.is_uniform());
  CHECK(times.at(0) == 15);
  CHECK(times.at(1) == 5);
  CHECK(times.at(2) == 15);
  CHECK(times.at(3) == 5);
  CHECK(CellTimes(times.now(), times.written()) == times);
}
