#pragma once

#include <cstddef>
#include <type_traits>

#include "core/elementary.hpp"
#include "core/kernel.hpp"

/// @file
/// The built-in cell laws as they stand inside a kernel: at<Cells>(k, v) is the tangent of cell k,
/// or of the cells from k on, at voltage v.  Cells is double for one cell (against the lanes of a
/// batch, or alone), Lanes for neighbouring cells of one input.

namespace titania::circuit {

using detail::Lanes;

/// Current (A) and slope di/dv (S) at one voltage.
template <class Value>
struct Tangent {
  Value current;
  Value slope;
};

/// i = g v0 sinh(v / v0).
struct SinhCells {
  const double* g;
  double v0;

  template <class Cells, class Values>
  TITANIA_INLINE Tangent<Values> at(std::size_t k, Values v) const {
    const auto conductance = detail::load<Cells>(g + k);
    const auto [sinh, cosh] = detail::sinh_cosh_kernel(Values(v * (1 / v0)));
    return {conductance * v0 * sinh, conductance * cosh};
  }
};

/// i = g v (1 + c v^2).
struct CubicCells {
  const double* g;
  const double* c;

  template <class Cells, class Values>
  TITANIA_INLINE Tangent<Values> at(std::size_t k, Values v) const {
    const auto conductance = detail::load<Cells>(g + k);
    const Values bend = detail::load<Cells>(c + k) * v * v;
    return {conductance * v * (1.0 + bend), conductance * (1.0 + 3.0 * bend)};
  }
};

template <class Value>
TITANIA_INLINE Value magnitude(Value x) {
  return x < 0 ? -x : x;
}

template <class Value>
TITANIA_INLINE Value lesser(Value a, Value b) {
  return a < b ? a : b;
}

/// True if a comparison holds in any lane.
template <class Mask>
TITANIA_INLINE bool any(Mask mask) {
  if constexpr (std::is_same_v<Mask, bool>) {
    return mask;
  } else {
    bool found = false;
    for (int lane = 0; lane < detail::kLanes; ++lane) found |= mask[lane] != 0;
    return found;
  }
}

/// An upper bound of log(1 + x) for x >= 0, at most 0.06 above it: the exponent, and the mantissa
/// as a straight line.
template <class Value>
TITANIA_INLINE Value log_from_above(Value x) {
  using Bits = typename detail::BitsOf<Value>::Type;
  const auto bits = std::bit_cast<Bits>(Value(1.0 + x)) >> 12;  // fits a double's mantissa
  const auto number = std::bit_cast<Value>(Bits(bits | 0x4330000000000000ULL)) - 0x1p52;
  return (number * 0x1p-40 - (1023.0 - 0.0861)) * 0.6931471805599453;
}

/// A device of i = s sinh(u / v0) in series with a resistor, u + r i = v: a selector before a
/// linear cell, or a sinh cell behind a transistor.
///
/// In y = u / v0 the inner node is where y + a sinh(y) = w, with a = r s / v0 and w = v / v0.  Both
/// terms are convex for y > 0, and each alone bounds y from above, so Newton's steps from the lower
/// of the bounds fall to the solution without a safeguard.
struct SinhInSeries {
  const double* scale;  ///< s, A
  const double* r;      ///< ohm
  double v0;

  template <class Cells, class Values>
  TITANIA_INLINE Tangent<Values> at(std::size_t k, Values v) const {
    constexpr int max_steps = 60;
    const auto s = detail::load<Cells>(scale + k);
    const auto a = Cells(detail::load<Cells>(r + k) * s * (1 / v0));
    const Values w = magnitude(v) * (1 / v0);
    const Values ratio = lesser(Values(w / (a + 1e-300)), Values(w * 0 + 1e300));
    Values y = lesser(Values(w / (1.0 + a)), log_from_above(Values(2.0 * ratio)));
    auto at_y = detail::sinh_cosh_kernel(y);
    Values active = w * 0 + 1.0;  // 0 in a lane that has converged, and then stays as it is
    for (int step = 0; step < max_steps; ++step) {
      const Values down = active * (y + a * at_y.sinh - w) / (1.0 + a * at_y.cosh);
      y = y - down;
      at_y = detail::sinh_cosh_kernel(y);
      active = magnitude(down) > 1e-10 * y ? active : w * 0;
      if (!any(active > 0)) break;
    }
    // The last step was below 1e-10 of y, and Newton's next would be its square.
    const Values slope = s * at_y.cosh / (v0 * (1.0 + a * at_y.cosh));
    const Values current = s * at_y.sinh;
    return {v < 0 ? -current : current, slope};
  }
};

/// Tangents that were evaluated before, for any law: (cells) of each lane.
struct EvaluatedCells {
  const double* current;
  const double* slope;

  /// Here k counts values, not cells.
  template <class Values>
  TITANIA_INLINE Tangent<Values> load(std::size_t at) const {
    return {detail::load<Values>(current + at), detail::load<Values>(slope + at)};
  }
};

/// The tangent of cell k, whose voltage lies at place `at` of an array over cells and lanes.
template <class Cells, class Values, class Law>
TITANIA_INLINE Tangent<Values> tangent(const Law& law, std::size_t k, std::size_t at, Values v) {
  if constexpr (std::is_same_v<Law, EvaluatedCells>) {
    return law.template load<Values>(at);
  } else {
    return law.template at<Cells, Values>(k, v);
  }
}

/// Doubles that one place of a Value takes in memory.
template <class Value>
inline constexpr std::size_t kWidth = sizeof(Value) / sizeof(double);

/// Calls body<Cells, Values>(j) over the cells j of one word line: one cell against the lanes of a
/// batch, or as many cells as there are lanes against one input.
template <class Value>
TITANIA_INLINE void for_each_cell(std::size_t cols, const auto& body) {
  std::size_t j = 0;
  if constexpr (std::is_same_v<Value, Lanes>) {
    for (; j < cols; ++j) body.template operator()<double, Lanes>(j);
  } else {
    constexpr auto lanes = static_cast<std::size_t>(detail::kLanes);
    for (; j + lanes <= cols; j += lanes) body.template operator()<Lanes, Lanes>(j);
    for (; j < cols; ++j) body.template operator()<double, double>(j);
  }
}

}  // namespace titania::circuit
