#pragma once

#include <cmath>
#include <span>

namespace titania::detail {

/// Largest absolute value; 0 of none, NaN if one is.
[[nodiscard]] inline double largest_magnitude(std::span<const double> values) {
  double largest = 0;
  for (const double x : values) {
    const double size = std::fabs(x);
    if (size > largest || std::isnan(size)) largest = size;  // nothing is larger than a NaN
  }
  return largest;
}

}  // namespace titania::detail
