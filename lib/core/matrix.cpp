#include "titania/core/matrix.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "titania/core/error.hpp"
#include "titania/core/scalar_or_array.hpp"

namespace titania {

namespace {

void check_size(std::size_t size, std::size_t rows, std::size_t cols) {
  const bool overflows = cols != 0 && rows > std::numeric_limits<std::size_t>::max() / cols;
  if (!overflows && size == rows * cols) return;
  throw ShapeError("matrix of shape (" + std::to_string(rows) + ", " + std::to_string(cols) +
                   ") = (rows, cols) cannot be made from " + std::to_string(size) + " values");
}

}  // namespace

MatrixView::MatrixView(std::span<const double> values, std::size_t rows, std::size_t cols)
    : values_(values), rows_(rows), cols_(cols) {
  check_size(values.size(), rows, cols);
}

Matrix::Matrix(std::size_t rows, std::size_t cols, double value)
    : values_(rows * cols, value), rows_(rows), cols_(cols) {}

Matrix::Matrix(std::vector<double> values, std::size_t rows, std::size_t cols)
    : values_(std::move(values)), rows_(rows), cols_(cols) {
  check_size(values_.size(), rows, cols);
}

Matrix::Matrix(MatrixView view)
    : values_(view.values().begin(), view.values().end()), rows_(view.rows()), cols_(view.cols()) {}

ScalarOrArray::ScalarOrArray(std::vector<double> values)
    : values_(std::move(values)), shape_{values_.size()} {}

ScalarOrArray::ScalarOrArray(const Matrix& values)
    : values_(values.values().begin(), values.values().end()),
      shape_{values.rows(), values.cols()} {}

bool ScalarOrArray::all_equal(double x) const {
  return std::all_of(values_.begin(), values_.end(), [x](double value) { return value == x; });
}

Matrix transposed(MatrixView matrix) {
  Matrix t(matrix.cols(), matrix.rows());
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < matrix.cols(); ++j) t(j, i) = matrix(i, j);
  }
  return t;
}

}  // namespace titania
