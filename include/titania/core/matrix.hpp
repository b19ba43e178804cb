#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "titania/core/export.hpp"

namespace titania {

/// Read-only view of a row-major matrix that somebody else owns.
/// Throws ShapeError if the number of values is not rows * cols.
class TITANIA_API MatrixView {
 public:
  MatrixView() = default;
  MatrixView(std::span<const double> values, std::size_t rows, std::size_t cols);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t cols() const noexcept { return cols_; }
  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
  [[nodiscard]] const double* data() const noexcept { return values_.data(); }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return values_.subspan(i * cols_, cols_);
  }
  /// Rows [first, first + count) as a view.
  [[nodiscard]] MatrixView rows(std::size_t first, std::size_t count) const {
    return {values_.subspan(first * cols_, count * cols_), count, cols_};
  }
  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const {
    return values_[i * cols_ + j];
  }

 private:
  std::span<const double> values_;
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
};

/// Row-major matrix that owns its values.
class TITANIA_API Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t cols, double value = 0.0);
  Matrix(std::vector<double> values, std::size_t rows, std::size_t cols);
  explicit Matrix(MatrixView view);

  [[nodiscard]] std::size_t rows() const noexcept { return rows_; }
  [[nodiscard]] std::size_t cols() const noexcept { return cols_; }
  [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
  [[nodiscard]] std::span<double> values() noexcept { return values_; }
  [[nodiscard]] std::span<const double> values() const noexcept { return values_; }
  [[nodiscard]] double* data() noexcept { return values_.data(); }
  [[nodiscard]] const double* data() const noexcept { return values_.data(); }
  [[nodiscard]] std::span<double> row(std::size_t i) {
    return std::span(values_).subspan(i * cols_, cols_);
  }
  [[nodiscard]] std::span<const double> row(std::size_t i) const {
    return std::span(values_).subspan(i * cols_, cols_);
  }
  [[nodiscard]] double& operator()(std::size_t i, std::size_t j) { return values_[i * cols_ + j]; }
  [[nodiscard]] double operator()(std::size_t i, std::size_t j) const {
    return values_[i * cols_ + j];
  }
  [[nodiscard]] MatrixView view() const { return {values_, rows_, cols_}; }
  operator MatrixView() const { return view(); }  // NOLINT(google-explicit-constructor)

  bool operator==(const Matrix&) const = default;

 private:
  std::vector<double> values_;
  std::size_t rows_ = 0;
  std::size_t cols_ = 0;
};

/// Rows as columns.
[[nodiscard]] TITANIA_API Matrix transposed(MatrixView matrix);

}  // namespace titania
