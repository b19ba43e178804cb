#include "titania/core/activity.hpp"

#include "support/catch.hpp"

using namespace titania;

namespace {

/// Every count of its own value, times `factor`.
Activity counts(double factor) {
  Activity a;
  double value = 0;
  for_each_field<Activity>([&](const auto& row) { row.of(a) = factor * ++value; });
  return a;
}

}  // namespace

TEST_CASE("activities add up and multiply in every count") {
  Activity sum = counts(1);
  sum += counts(2);
  CHECK(sum == counts(3));
  CHECK(scaled(counts(1), 2.5) == counts(2.5));
  CHECK(sum.inputs == 3);
  CHECK(sum.array_charge_variance == 3 * static_cast<double>(field_names<Activity>().size()));
}
