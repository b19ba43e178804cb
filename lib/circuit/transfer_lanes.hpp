#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "circuit/transfer_block.hpp"
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

/// Right operand of a product: a copy.
class EightRight {
 public:
  EightRight(std::size_t depth, std::size_t cols, detail::Workspace& home);
  EightRight(EightView matrix, detail::Workspace& home);
  [[nodiscard]] EightView view() const { return view_; }

 private:
  detail::WorkBuffer values_;
  EightView view_;
};

/// Left operand of a product; not a copy.
struct EightLeft {
  EightLeft(EightView matrix, detail::Workspace& /*home*/) : view(matrix) {}
  /// The transposed of a right operand.
  explicit EightLeft(EightRight&& transposed)
      : owned(std::move(transposed)), view(owned->view().transposed()) {}
  std::optional<EightRight> owned;
  EightView view;
};

void set_product(double sign,
                 const EightLeft& left,
                 const EightRight& right,
                 EightView base,
                 EightView out,
                 detail::Part part = detail::Part::all);
void set_product(double sign, const EightLeft& left, const EightRight& right, EightView out);
[[nodiscard]] EightRight product(const EightLeft& left,
                                 const EightRight& right,
                                 detail::Workspace& home);
void mirror_lower(EightView square);

class EightFactor {
 public:
  /// Overwrites `matrix`, which must outlive this.
  EightFactor(EightView matrix, detail::Workspace& home);
  void solve(EightRight& rhs) const;

 private:
  EightView factors_;
};

struct EightAtOnce {
  using Value = Eight;
  using View = EightView;
  using Left = EightLeft;
  using Right = EightRight;
  using Factor = EightFactor;
};

}  // namespace titania::circuit
