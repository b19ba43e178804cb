#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "core/buffer.hpp"
#include "core/dense.hpp"

/// @file
/// A rectangle of crosspoints seen from its ports, in hybrid form.
///
///                 bit_out (j out of the block given, v answers)
///                    |
///     word_in -- [ block ] -- word_out (j out of the block given, v answers)
///                    |
///                 bit_in  (v given, j into the block answers)
///
/// Word lines enter on the driver's side and bit lines on the amplifier's.  With inputs
/// o = (v at `in` ports, j at `out` ports) the answers are H o with a symmetric H = [Y A; A^T -Z],
/// Y and Z positive semidefinite.  A line that ends inside simply has no `out` port.

namespace titania::circuit {

/// Kinds of ports.  A `loose` port is the near end of a piece of line that a broken segment cut
/// off: a voltage is given as at an `in` port, to be chosen later such that no current flows.
enum Group : std::size_t { word_in, bit_in, loose, word_out, bit_out };
inline constexpr std::size_t kGroups = 5;
inline constexpr Group kAllGroups[] = {word_in, bit_in, loose, word_out, bit_out};

using PortCounts = std::array<std::size_t, kGroups>;

/// Ports of each group numbered by the connected piece of the block that they belong to.
using Pieces = std::array<std::vector<std::size_t>, kGroups>;

template <class Value>
class BlockOf {
 public:
  BlockOf() = default;
  explicit BlockOf(const PortCounts& counts) : counts_(counts) {
    std::size_t size = 0;
    for (const Group x : kAllGroups) {
      for (std::size_t y = 0; y <= x; ++y) {
        first_[x][y] = size;
        size += counts[x] * counts[y];
      }
    }
    values_ = detail::Buffer(size * (sizeof(Value) / sizeof(double)));
  }

  [[nodiscard]] std::size_t count(Group x) const { return counts_[x]; }
  [[nodiscard]] const PortCounts& counts() const { return counts_; }

  /// The part of H that takes inputs at ports y to answers at ports x.
  [[nodiscard]] detail::Strided<Value> part(Group x, Group y) {
    if (x < y) return part(y, x).transposed();
    Value* data = reinterpret_cast<Value*>(values_.data()) + first_[x][y];
    return {data, counts_[x], counts_[y], counts_[y], 1};
  }
  [[nodiscard]] detail::Strided<const Value> part(Group x, Group y) const {
    if (x < y) return part(y, x).transposed();
    const Value* data = reinterpret_cast<const Value*>(values_.data()) + first_[x][y];
    return {data, counts_[x], counts_[y], counts_[y], 1};
  }

  Pieces pieces;  ///< empty in arrays without a broken segment

 private:
  PortCounts counts_{};
  std::array<std::array<std::size_t, kGroups>, kGroups> first_{};  // of each part with x >= y
  detail::Buffer values_;
};

using Block = BlockOf<double>;

/// Parts of H that are looked at later, symmetric.
class Needs {
 public:
  [[nodiscard]] static Needs all() {
    Needs needs;
    for (auto& row : needs.part_) row.fill(true);
    return needs;
  }
  void add(Group x, Group y) { part_[x][y] = part_[y][x] = true; }
  /// Also everything about ports x.
  [[nodiscard]] Needs with(Group x) const {
    Needs needs = *this;
    for (const Group y : kAllGroups) needs.add(x, y);
    return needs;
  }
  [[nodiscard]] bool operator()(Group x, Group y) const { return part_[x][y]; }

 private:
  std::array<std::array<bool, kGroups>, kGroups> part_{};
};

}  // namespace titania::circuit
