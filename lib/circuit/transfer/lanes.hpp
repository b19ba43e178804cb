#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "circuit/transfer/block.hpp"
#include "core/dense.hpp"
#include "core/kernel.hpp"

/// @file
/// The algebra of core/dense.hpp on eight small matrices of one shape at once, element by element.

namespace titania::circuit {

/// The same element of eight matrices.
struct Eight {
  double lane[detail::kLanes];
};

using EightView = detail::Strided<Eight>;
using EightConstView = detail::Strided<const Eight>;

/// Right operand of a product: a copy.
class EightRight {
 public:
  EightRight(std::size_t depth, std::size_t cols);
  explicit EightRight(EightConstView matrix);
  [[nodiscard]] EightView view() {
    return {reinterpret_cast<Eight*>(values_.data()), depth_, cols_, cols_, 1};
  }
  [[nodiscard]] EightConstView view() const {
    return {reinterpret_cast<const Eight*>(values_.data()), depth_, cols_, cols_, 1};
  }

 private:
  std::size_t depth_;
  std::size_t cols_;
  detail::Buffer values_;
};

/// Left operand of a product; not a copy.
struct EightLeft {
  explicit EightLeft(EightConstView matrix) : view(matrix) {}
  /// The transposed of a right operand.
  explicit EightLeft(EightRight&& transposed)
      : owned(std::move(transposed)), view(std::as_const(*owned).view().transposed()) {}
  std::optional<EightRight> owned;
  EightConstView view;
};

void set_product(double sign,
                 const EightLeft& left,
                 const EightRight& right,
                 EightConstView base,
                 EightView out,
                 detail::Part part = detail::Part::all);
void set_product(double sign, const EightLeft& left, const EightRight& right, EightView out);
[[nodiscard]] EightRight product(const EightLeft& left, const EightRight& right);
void mirror_lower(EightView square);

class EightFactor {
 public:
  /// Overwrites `matrix`, which must outlive this.
  explicit EightFactor(EightView matrix);
  void solve(EightRight& rhs) const;

 private:
  EightView factors_;
};

struct EightAtOnce {
  using Value = Eight;
  using View = EightView;
  using ConstView = EightConstView;
  using Left = EightLeft;
  using Right = EightRight;
  using Factor = EightFactor;
};

}  // namespace titania::circuit
