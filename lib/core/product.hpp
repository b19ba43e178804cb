#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "titania/core/matrix.hpp"

/// @file
/// Products v g for v (batch, rows) and g (rows, cols).
///
/// Every element is summed over the rows in order, one product and one addition at a time, so a
/// row of the result does not depend on the batch around it, on the thread count or on the
/// instruction set.  No BLAS promises that; bench/compare.py prints the price.

namespace titania::detail {

/// A matrix laid out for products: panels of as many columns as fit one vector, each panel row
/// after row, the last one padded with zeros.
template <class T>
struct Panels {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<T> values;
};

[[nodiscard]] Panels<double> pack(MatrixView g);
/// Gives one element of the matrix another value.
void replace(Panels<double>& g, std::size_t row, std::size_t col, double value);
/// In single precision and divided by `unit`, for sums that need few digits.
[[nodiscard]] Panels<float> pack_single(MatrixView g, double unit);

/// out (batch, cols) = v g, row-major, as are the inputs v.
void product(MatrixView v, const Panels<double>& g, std::span<double> out);
/// The same in single precision, in about half the time.
void product(std::span<const float> v, const Panels<float>& g, std::span<float> out);

[[nodiscard]] Matrix product(MatrixView v, MatrixView g);

}  // namespace titania::detail
