#pragma once

#include <cstddef>
#include <vector>

#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania {

/// A quantity that is either the same everywhere (a scalar) or given place by place, as a vector
/// or a row-major matrix.
class TITANIA_API ScalarOrArray {
 public:
  ScalarOrArray(double scalar = 0.0) : values_{scalar} {}  // NOLINT(google-explicit-constructor)
  ScalarOrArray(std::vector<double> values);               // NOLINT(google-explicit-constructor)
  ScalarOrArray(const Matrix& values);                     // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_scalar() const noexcept { return shape_.empty(); }
  /// Empty for a scalar, one entry for a vector, two for a matrix.
  [[nodiscard]] const std::vector<std::size_t>& shape() const noexcept { return shape_; }
  [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }
  [[nodiscard]] double at(std::size_t k) const { return is_scalar() ? values_[0] : values_[k]; }
  /// True if every value equals x.
  [[nodiscard]] bool all_equal(double x) const;

  bool operator==(const ScalarOrArray&) const = default;

 private:
  std::vector<double> values_;
  std::vector<std::size_t> shape_;
};

}  // namespace titania
