#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

#include "support/catch.hpp"

namespace titania::test {

/// The largest magnitude, infinite if there is a NaN.
inline double largest(std::span<const double> values) {
  double x = 0;
  for (const double value : values) {
    x = std::isnan(value) ? std::numeric_limits<double>::infinity() : std::max(x, std::fabs(value));
  }
  return x;
}

/// The largest difference of two lists of one length, infinite if there is a NaN.
inline double largest_difference(std::span<const double> a, std::span<const double> b) {
  REQUIRE(a.size() == b.size());
  double x = 0;
  for (std::size_t k = 0; k < a.size(); ++k) {
    const double difference = std::fabs(a[k] - b[k]);
    x = std::isnan(difference) ? std::numeric_limits<double>::infinity() : std::max(x, difference);
  }
  return x;
}

}  // namespace titania::test
