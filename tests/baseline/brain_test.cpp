#include "titania/baseline/brain.hpp"

#include <cmath>

#include "support/catch.hpp"
#include "titania/core/error.hpp"

using namespace titania;

TEST_CASE("a brain is 12 to 20 W over a time, and says what it is not") {
  const auto exam = baseline::brain(3 * 3600);
  CHECK(exam.terms.front().energy.low == Approx(12 * 10800));
  CHECK(exam.terms.front().energy.high == Approx(20 * 10800));
  CHECK_THAT(exam.notes.front(), Catch::Contains("no comparison per token"));
  CHECK_THROWS_AS(baseline::brain(0), ArgumentError);
  CHECK_THROWS_AS(baseline::brain(NAN), ArgumentError);
}
