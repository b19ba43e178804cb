#pragma once

#include <cmath>
#include <span>

namespace titania::test {

struct Moments {
  double mean = 0;
  double variance = 0;
  double count = 0;

  /// Standard error of the mean, and of the variance for a normal distribution.
  [[nodiscard]] double mean_error() const { return std::sqrt(variance / count); }
  [[nodiscard]] double variance_error() const { return variance * std::sqrt(2 / count); }
};

inline Moments moments(std::span<const double> x) {
  Moments m;
  m.count = static_cast<double>(x.size());
  for (const double value : x) m.mean += value / m.count;
  for (const double value : x) m.variance += (value - m.mean) * (value - m.mean) / (m.count - 1);
  return m;
}

/// Probability that a standard normal is below x.
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::sqrt(2.0)); }

}  // namespace titania::test
