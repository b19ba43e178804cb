#pragma once

#include <cstdint>
#include <random>

#include "titania/core/matrix.hpp"

namespace titania::test {

/// Random matrices for tests; independent of the library's own streams.
class Generate {
 public:
  explicit Generate(std::uint64_t seed) : engine_(seed) {}

  double uniform(double low, double high) {
    return low + (high - low) * static_cast<double>(engine_() >> 11) * 0x1p-53;
  }
  Matrix matrix(std::size_t rows, std::size_t cols, double low, double high) {
    Matrix m(rows, cols);
    for (double& x : m.values()) x = uniform(low, high);
    return m;
  }
  /// As matrix(), with a share of zeros.
  Matrix sparse(std::size_t rows, std::size_t cols, double low, double high, double zeros) {
    Matrix m = matrix(rows, cols, low, high);
    for (double& x : m.values()) {
      if (uniform(0, 1) < zeros) x = 0;
    }
    return m;
  }

 private:
  std::mt19937_64 engine_;
};

}  // namespace titania::test
