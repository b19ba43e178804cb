#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace titania::detail {

/// Largest absolute value; 0 of none.
[[nodiscard]] inline double largest_magnitude(std::span<const double> values) {
  double largest = 0;
  for (const double x : values) largest = std::max(largest, std::fabs(x));
  return largest;
}

}  // namespace titania::detail
