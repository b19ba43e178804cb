#include "titania/core/activity.hpp"

namespace titania {

namespace {

/// Adds every field of the table.
template <class Counts>
Counts& add(Counts& sum, const Counts& other) {
  for_each_field<Counts>([&](const auto& row) { row.of(sum) += row.of(other); });
  return sum;
}

}  // namespace

Activity& Activity::operator+=(const Activity& other) { return add(*this, other); }
Activity scaled(Activity activity, double factor) {
  for_each_field<Activity>([&](const auto& row) { row.of(activity) *= factor; });
  return activity;
}

Hardware& Hardware::operator+=(const Hardware& other) { return add(*this, other); }
ProgramActivity& ProgramActivity::operator+=(const ProgramActivity& other) {
  return add(*this, other);
}

}  // namespace titania
