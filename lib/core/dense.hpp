#pragma once

#include <cstddef>
#include <type_traits>
#include <vector>

#include "core/buffer.hpp"

/// @file
/// Dense linear algebra on packed operands: products, and solves with an unpivoted LU
/// factorisation.
///
/// Every element is a sum in the order of its index, one product and one addition at a time, in
/// blocks of fixed size: the same bits for any thread count and instruction set.  All functions run
/// on several threads where the work is worth it.

namespace titania::detail {

/// A matrix that somebody else owns; element (i, j) is data[i * down + j * right].
template <class Value>
struct Strided {
  Value* data = nullptr;
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::size_t down = 0;
  std::size_t right = 1;

  Value& operator()(std::size_t i, std::size_t j) const { return data[i * down + j * right]; }
  [[nodiscard]] Strided block(std::size_t i, std::size_t j, std::size_t m, std::size_t n) const {
    return {data + i * down + j * right, m, n, down, right};
  }
  [[nodiscard]] Strided transposed() const { return {data, cols, rows, right, down}; }
  operator Strided<const Value>() const  // NOLINT(google-explicit-constructor)
    requires(!std::is_const_v<Value>)
  {
    return {data, rows, cols, down, right};
  }
};

using View = Strided<double>;
using ConstView = Strided<const double>;

class Right;

/// A copy of a matrix laid out as the left operand of a product: tiles of rows, column by column.
class Left {
 public:
  Left() = default;
  explicit Left(ConstView matrix);
  /// The transposed of a right operand: the same numbers in the same places.
  explicit Left(Right&& transposed);
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t depth() const { return depth_; }
  /// The tile that starts at row i (a multiple of the tile's height), from column k on.
  [[nodiscard]] const double* tile(std::size_t i, std::size_t k = 0) const;

 private:
  std::size_t rows_ = 0;
  std::size_t depth_ = 0;
  Buffer values_;
};

/// A copy of a matrix laid out as the right operand of a product: panels of columns, row by row.
class Right {
 public:
  Right() = default;
  explicit Right(ConstView matrix);
  /// Uninitialised.
  Right(std::size_t depth, std::size_t cols);
  [[nodiscard]] std::size_t depth() const { return depth_; }
  [[nodiscard]] std::size_t cols() const { return cols_; }
  [[nodiscard]] std::size_t panels() const;
  /// Panel p, from row k on.
  [[nodiscard]] double* panel(std::size_t p, std::size_t k = 0);
  [[nodiscard]] const double* panel(std::size_t p, std::size_t k = 0) const;

 private:
  friend class Left;
  std::size_t depth_ = 0;
  std::size_t cols_ = 0;
  Buffer values_;
};

/// Which elements of a product are wanted: all, or at least those on and below the diagonal.
enum class Part { all, lower };

/// out = base + sign * left right; base may be out, with its elements in the same order in memory,
/// or be empty for zero.
void set_product(double sign,
                 const Left& left,
                 const Right& right,
                 ConstView base,
                 View out,
                 Part part = Part::all);
void set_product(double sign, const Left& left, const Right& right, View out);
/// left right, as a right operand.
[[nodiscard]] Right product(const Left& left, const Right& right);

/// Copies the elements below the diagonal to their mirror places.
void mirror_lower(View square);

/// The factors of a square matrix, L U by blocks without pivoting, L with unit blocks on its
/// diagonal: for matrices that are known to keep their pivots away from zero.
class Factor {
 public:
  /// Overwrites `matrix`.
  explicit Factor(View matrix);
  /// rhs = matrix^-1 rhs.
  void solve(Right& rhs) const;

 private:
  Left packed_;
  std::vector<Left> inverses_;  // of the diagonal blocks of U
};

}  // namespace titania::detail
