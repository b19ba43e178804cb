#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "circuit/transfer/block.hpp"

/// @file
/// Joining two blocks at the wires between them.
///
/// Block a has `out` ports q there and block b the `in` ports p of the same wires; o are all other
/// ports.  With v the voltages and j the currents of the wires, from a to b, and Y, Z, A the parts
/// of each block's H,
///
///     v = A_qo o_a - Z j,    j = Y v + B_po o_b,
///     (I + Y Z) j = Y A_qo o_a + B_po o_b,     so j = J_a o_a + J_b o_b
///     H_aa = A_oo + A_oq J_a,    H_ab = A_oq J_b,    H_bb = B_oo - B_op Z J_b.
///
/// No resistance is inverted.  I + Y Z needs no pivoting: Y is an M-matrix with columns that sum to
/// at least 0, and Z the inverse of one, M.  The leading minors of (I + Y Z)^T = M^-1 (M + Y) are
/// det(M + Y P) / det M, P being the projection on the first wires: connecting more conductance
/// raises a determinant of that kind, so the minors start at 1 and do not fall, and every pivot is
/// at least 1.  (Z = 0 is the limit of ideal wires.)
///
/// Where lines are driven or sensed at both ends, two blocks meet with `out` ports on both sides of
/// wires of resistance r:
///
///     (Z_a + Z_b + r) j = A_qo o_a - B_qo o_b,     j = J_a o_a - J_b o_b,
///     H_aa = A_oo + A_oq J_a,    H_ab = -A_oq J_b,    H_bb = B_oo + B_oq J_b.

namespace titania::circuit {

/// Products on numbers; see core/dense.hpp.
struct Dense {
  using Value = double;
  using View = detail::View;
  using ConstView = detail::ConstView;
  using Left = detail::Left;
  using Right = detail::Right;
  using Factor = detail::Factor;
};

enum class Along { word_lines, bit_lines };

inline constexpr Group out_port(Along along) {
  return along == Along::word_lines ? word_out : bit_out;
}
inline constexpr Group in_port(Along along) {
  return along == Along::word_lines ? word_in : bit_in;
}

/// Two blocks on their way to be one: which of their ports stay, and where those go.
template <class Algebra>
class Merge {
 public:
  using Value = typename Algebra::Value;
  using View = typename Algebra::View;
  using ConstView = typename Algebra::ConstView;
  using Left = typename Algebra::Left;
  using Right = typename Algebra::Right;
  using Operands = std::array<std::optional<Left>, kGroups>;
  using Flows = std::array<std::optional<Right>, kGroups>;
  enum Side : std::size_t { a, b };

  /// The ports `at_a` of block a and `at_b` of block b are the two ends of the same wires.
  Merge(const BlockOf<Value>& block_a,
        Group at_a,
        const BlockOf<Value>& block_b,
        Group at_b,
        const Needs& needs)
      : blocks_{&block_a, &block_b}, joint_{at_a, at_b}, needs_(needs) {
    PortCounts counts{};
    for (const Group x : kAllGroups) counts[x] = stays(a, x) + stays(b, x);
    merged_ = BlockOf<Value>(counts);
  }

  /// Joins `out` ports to `in` ports.
  BlockOf<Value> join() {
    const ConstView y = part(b, joint_[b], joint_[b]);
    const ConstView minus_z = part(a, joint_[a], joint_[a]);
    const Left left_y(y);
    detail::Buffer buffer(y.rows * y.rows * (sizeof(Value) / sizeof(double)));
    const View system{reinterpret_cast<Value*>(buffer.data()), y.rows, y.rows, y.rows, 1};
    set_identity(system);
    set_product(-1, left_y, Right(minus_z), system, system);
    const typename Algebra::Factor factor(system);

    Flows flow_a;
    Flows flow_b;
    Flows voltage_b;
    add_flow_of_a(left_y, factor, flow_a);
    const Left left_z(minus_z);
    for (const Group y_group : kAllGroups) {
      if (stays(b, y_group) > 0) {
        flow_b[y_group].emplace(part(b, joint_[b], y_group));
        factor.solve(*flow_b[y_group]);
        if (is_used(b, y_group)) voltage_b[y_group] = product(left_z, *flow_b[y_group]);
      }
    }
    const Operands left_a = operands(a);
    const Operands left_b = operands(b);
    add_own(a, left_a, flow_a);
    add_own(b, left_b, voltage_b);
    add_mutual(1, left_a, flow_b);
    return finish();
  }

  /// Joins `out` ports to `out` ports through resistances r, ohm.
  BlockOf<Value> meet(const std::vector<double>& r) {
    const std::size_t wires = r.size();
    detail::Buffer buffer(wires * wires * (sizeof(Value) / sizeof(double)));
    const View system{reinterpret_cast<Value*>(buffer.data()), wires, wires, wires, 1};
    const ConstView minus_z_a = part(a, joint_[a], joint_[a]);
    const ConstView minus_z_b = part(b, joint_[b], joint_[b]);
    for (std::size_t i = 0; i < wires; ++i) {
      for (std::size_t j = 0; j < wires; ++j) {
        system(i, j) = (i == j ? r[i] : 0) - minus_z_a(i, j) - minus_z_b(i, j);
      }
    }
    const typename Algebra::Factor factor(system);
    Flows flow[2];
    for (const Side side : {a, b}) {
      for (const Group y : kAllGroups) {
        if (stays(side, y) == 0) continue;
        flow[side][y].emplace(part(side, joint_[side], y));
        factor.solve(*flow[side][y]);
      }
    }
    const Operands left_a = operands(a);
    add_own(a, left_a, flow[a]);
    add_own(b, operands(b), flow[b]);
    add_mutual(-1, left_a, flow[b]);
    return finish();
  }

 private:
  [[nodiscard]] std::size_t stays(Side side, Group x) const {
    return x == joint_[side] ? 0 : blocks_[side]->count(x);
  }
  [[nodiscard]] ConstView part(Side side, Group x, Group y) const {
    return blocks_[side]->part(x, y);
  }
  /// The place of a block's part in the merged one; ports of a come first.
  [[nodiscard]] View place(Side side_x, Group x, Side side_y, Group y) {
    return merged_.part(x, y).block(side_x == a ? 0 : stays(a, x), side_y == a ? 0 : stays(a, y),
                                    stays(side_x, x), stays(side_y, y));
  }
  /// Whether some part (x, y) of one block itself, x >= y, is needed.
  [[nodiscard]] bool is_used(Side side, Group y) const {
    if (stays(side, y) == 0) return false;
    return std::ranges::any_of(
        kAllGroups, [&](Group x) { return x >= y && stays(side, x) > 0 && needs_(x, y); });
  }

  /// J_a = X A_qo with the symmetric X = (I + Y Z)^-1 Y, or for few ports o by solving for them.
  void add_flow_of_a(const Left& y, const typename Algebra::Factor& factor, Flows& flow) {
    std::size_t ports = 0;
    for (const Group x : kAllGroups) ports += is_used(a, x) ? stays(a, x) : 0;
    std::optional<Left> conductance;
    if (ports > blocks_[a]->count(joint_[a])) {
      Right columns(part(b, joint_[b], joint_[b]));
      factor.solve(columns);
      conductance.emplace(std::move(columns));
    }
    for (const Group x : kAllGroups) {
      if (!is_used(a, x)) continue;
      const Right voltages(part(a, joint_[a], x));
      flow[x] = product(conductance ? *conductance : y, voltages);
      if (!conductance) factor.solve(*flow[x]);
    }
  }

  [[nodiscard]] Operands operands(Side side) const {
    Operands left;
    for (const Group x : kAllGroups) {
      if (stays(side, x) > 0) left[x].emplace(part(side, x, joint_[side]));
    }
    return left;
  }

  /// H_ss = old + left flow, for the lower parts that are needed.
  void add_own(Side side, const Operands& left, const Flows& flow) {
    for (const Group x : kAllGroups) {
      for (const Group y : kAllGroups) {
        if (y > x || stays(side, x) == 0 || stays(side, y) == 0 || !needs_(x, y)) continue;
        const View to = place(side, x, side, y);
        set_product(1, *left[x], *flow[y], part(side, x, y), to,
                    x == y ? detail::Part::lower : detail::Part::all);
      }
    }
  }
  /// H_ab = sign left_a flow_b; where both are in one group, to the lower part, which is H_ba.
  void add_mutual(double sign, const Operands& left_a, const Flows& flow_b) {
    for (const Group x : kAllGroups) {
      for (const Group y : kAllGroups) {
        if (stays(a, x) == 0 || stays(b, y) == 0 || !needs_(x, y)) continue;
        const View to = x == y ? place(b, x, a, x).transposed() : place(a, x, b, y);
        set_product(sign, *left_a[x], *flow_b[y], to);
      }
    }
  }
  BlockOf<Value> finish() {
    for (const Group x : kAllGroups) {
      if (needs_(x, x)) mirror_lower(merged_.part(x, x));
    }
    return std::move(merged_);
  }

  static void set_identity(View m) {
    std::fill_n(m.data, m.rows * m.cols, Value{});
    for (std::size_t i = 0; i < m.rows; ++i) m(i, i) = one();
  }
  static Value one() {
    Value value;
    if constexpr (std::is_same_v<Value, double>) {
      value = 1;
    } else {
      std::fill(std::begin(value.lane), std::end(value.lane), 1.0);
    }
    return value;
  }

  const BlockOf<Value>* blocks_[2];
  Group joint_[2];
  const Needs& needs_;
  BlockOf<Value> merged_;
};

}  // namespace titania::circuit
