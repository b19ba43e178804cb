#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <span>
#include <utility>
#include <vector>

#include "titania/circuit/wires.hpp"

namespace titania::test {

/// Laws of cells in long double, (current, slope) of cell k at v, that share no code with the
/// library.
using Real = long double;
using ReferenceLaw = std::function<std::pair<Real, Real>(std::size_t k, Real v)>;

/// A law in series with a device of current(u) and slope(u), by bisection over its own voltage.
inline ReferenceLaw in_series(ReferenceLaw cell, ReferenceLaw device) {
  return [cell = std::move(cell), device = std::move(device)](std::size_t k, Real v) {
    const auto both = [](Real a, Real b) { return a + b > 0 ? a * b / (a + b) : 0; };
    if (cell(k, v).first == 0)
      return std::pair{Real{0}, both(cell(k, 0).second, device(k, 0).second)};
    Real low = 0;
    Real high = std::fabs(v);
    const Real sign = v < 0 ? -1 : 1;
    // Which of the two is the smaller voltage is not known, and only that one is exact.
    const auto balance = [&](Real x) {  // x across the cell
      return std::fabs(cell(k, sign * x).first) -
             std::fabs(device(k, sign * (std::fabs(v) - x)).first);
    };
    const bool cell_is_small = balance(high / 2) > 0;
    for (int step = 0; step < 16500 && low < high; ++step) {
      // `mid` across the part with the smaller voltage, bisected in its exponent first.
      const Real mid = low > 0 && high > 2 * low ? std::sqrt(low) * std::sqrt(high)
                       : low > 0                 ? low + (high - low) / 2
                                                 : high * 1e-10L;
      if (mid <= low || mid >= high) break;
      const Real excess = cell_is_small ? balance(mid)
                                        : std::fabs(device(k, sign * mid).first) -
                                              std::fabs(cell(k, sign * (std::fabs(v) - mid)).first);
      (excess > 0 ? high : low) = mid;
      if (high < 1e-4900L) break;
    }
    const Real x = cell_is_small ? high : std::fabs(v) - high;
    const Real u = cell_is_small ? std::fabs(v) - high : high;
    const auto [i_cell, g_cell] = cell(k, sign * x);
    const auto [i_device, g_device] = device(k, sign * u);
    const Real i = cell_is_small ? i_cell : i_device;
    return std::pair{i, both(g_cell, g_device)};
  };
}

/// Node voltages (word lines, then bit lines) of a crossbar of nonlinear cells in long double, by
/// Newton on the dense nodal equations from `start`, which only has to be near.  For segments that
/// are finite and positive, but terminals may be open.
struct NonlinearReference {
  std::vector<Real> voltage;
  std::vector<Real> i_bit_line;
  Real residual = 0;  ///< largest imbalance of a node, A
};

class ReferenceNetwork {
 public:
  ReferenceNetwork(std::size_t rows,
                   std::size_t cols,
                   std::span<const double> v,
                   std::span<const double> v_bit,
                   const Wires& wires)
      : rows_(rows), cols_(cols) {
    const std::size_t row_stride = cols + (wires.drive == Drive::both ? 1 : 0);
    const std::size_t below = wires.sense == Sense::both ? cols : 0;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t j = 0; j < cols; ++j) {
        const Real r_word = wires.r_word_line.at(i * row_stride + j);
        const Real r_bit = wires.r_bit_line.at(below + i * cols + j);
        if (j > 0) join(word(i, j - 1), word(i, j), 1 / r_word);
        if (j == 0) terminal(word(i, 0), 1 / (r_word + wires.r_source.at(i)), v[i]);
        if (i + 1 < rows) join(bit(i, j), bit(i + 1, j), 1 / r_bit);
        if (i + 1 == rows) terminal(bit(i, j), 1 / (r_bit + wires.r_sense.at(j)), v_bit[j]);
      }
      if (wires.drive == Drive::both) {
        const Real r = wires.r_word_line.at(i * row_stride + cols);
        terminal(word(i, cols - 1), 1 / (r + wires.r_source.at(i)), v[i]);
      }
    }
    for (std::size_t j = 0; wires.sense == Sense::both && j < cols; ++j) {
      terminal(bit(0, j), 1 / (wires.r_bit_line.at(j) + wires.r_sense.at(j)), v_bit[j]);
    }
  }

  [[nodiscard]] NonlinearReference solve(const ReferenceLaw& law,
                                         std::span<const double> v_word,
                                         std::span<const double> v_bit) const {
    NonlinearReference result;
    result.voltage.assign(v_word.begin(), v_word.end());
    result.voltage.insert(result.voltage.end(), v_bit.begin(), v_bit.end());
    for (int step = 0; step < 12; ++step) newton_step(law, result);
    result.i_bit_line.assign(cols_, 0);
    for (std::size_t k = 0; k < rows_ * cols_; ++k) {
      result.i_bit_line[k % cols_] +=
          law(k, result.voltage[k] - result.voltage[k + rows_ * cols_]).first;
    }
    return result;
  }

 private:
  struct Branch {
    std::size_t a, b;
    Real conductance;
  };
  struct Terminal {
    std::size_t node;
    Real conductance, voltage;
  };
  [[nodiscard]] std::size_t word(std::size_t i, std::size_t j) const { return i * cols_ + j; }
  [[nodiscard]] std::size_t bit(std::size_t i, std::size_t j) const {
    return (rows_ + i) * cols_ + j;
  }
  void join(std::size_t a, std::size_t b, Real g) { branches_.push_back({a, b, g}); }
  void terminal(std::size_t node, Real g, Real v) { terminals_.push_back({node, g, v}); }

  void newton_step(const ReferenceLaw& law, NonlinearReference& result) const {
    const std::size_t n = 2 * rows_ * cols_;
    std::vector<Real> a(n * (n + 1), 0);
    const auto at = [&](std::size_t i, std::size_t j) -> Real& { return a[i * (n + 1) + j]; };
    const auto& v = result.voltage;
    const auto couple = [&](std::size_t x, std::size_t y, Real g, Real current) {
      at(x, x) += g;
      at(y, y) += g;
      at(x, y) -= g;
      at(y, x) -= g;
      at(x, n) -= current;
      at(y, n) += current;
    };
    for (const auto& [x, y, g] : branches_) couple(x, y, g, g * (v[x] - v[y]));
    for (const auto& [x, g, source] : terminals_) {
      at(x, x) += g;
      at(x, n) -= g * (v[x] - source);
    }
    for (std::size_t k = 0; k < n / 2; ++k) {
      const auto [current, slope] = law(k, v[k] - v[k + n / 2]);
      couple(k, k + n / 2, slope, current);
    }
    result.residual = 0;
    for (std::size_t k = 0; k < n; ++k)
      result.residual = std::max(result.residual, std::fabs(at(k, n)));
    for (std::size_t k = 0; k < n; ++k) {  // symmetric positive definite: no pivoting
      for (std::size_t i = k + 1; i < n; ++i) {
        if (at(i, k) == 0) continue;
        const Real factor = at(i, k) / at(k, k);
        for (std::size_t j = k; j <= n; ++j) at(i, j) -= factor * at(k, j);
      }
    }
    std::vector<Real> x(n);
    for (std::size_t i = n; i-- > 0;) {
      Real sum = at(i, n);
      for (std::size_t j = i + 1; j < n; ++j) sum -= at(i, j) * x[j];
      x[i] = sum / at(i, i);
      result.voltage[i] += x[i];
    }
  }

  std::size_t rows_;
  std::size_t cols_;
  std::vector<Branch> branches_;
  std::vector<Terminal> terminals_;
};

/// i = scale sinh(v / v0), one scale per cell or one for all.
inline ReferenceLaw sinh_law(std::vector<double> scale, Real v0) {
  return [scale = std::move(scale), v0](std::size_t k, Real v) {
    const Real s = scale.size() == 1 ? scale[0] : scale[k];
    return std::pair{s * std::sinh(v / v0), s * std::cosh(v / v0) / v0};
  };
}

/// i = g v (1 + c v^2).
inline ReferenceLaw cubic_law(std::vector<double> g, Real c) {
  return [g = std::move(g), c](std::size_t k, Real v) {
    const Real x = g.size() == 1 ? g[0] : g[k];
    return std::pair{x * v * (1 + c * v * v), x * (1 + 3 * c * v * v)};
  };
}

}  // namespace titania::test
