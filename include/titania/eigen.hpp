#pragma once

/// @file
/// Conversions for users of Eigen, inline and opt-in: no other header of Titania includes Eigen,
/// whose alignment depends on compile flags and would break across the library's border.

#include <Eigen/Core>

#include "titania/core/matrix.hpp"

namespace titania {

using RowMajorMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Shows a matrix as Eigen's, without a copy.  Valid as long as the matrix.
[[nodiscard]] inline Eigen::Map<const RowMajorMatrix> as_eigen(MatrixView m) {
  return {m.data(), static_cast<Eigen::Index>(m.rows()), static_cast<Eigen::Index>(m.cols())};
}

/// Copies any Eigen expression.
template <class Derived>
[[nodiscard]] Matrix from_eigen(const Eigen::MatrixBase<Derived>& expression) {
  Matrix m(static_cast<std::size_t>(expression.rows()),
           static_cast<std::size_t>(expression.cols()));
  Eigen::Map<RowMajorMatrix>(m.data(), expression.rows(), expression.cols()) = expression;
  return m;
}

}  // namespace titania
