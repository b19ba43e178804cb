#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "titania/circuit/wires.hpp"
#include "titania/core/matrix.hpp"

namespace titania::test {

/// Bit-line currents of a crossbar in long double, by dense elimination over node voltages: shares
/// no code and no method with the library.  For finite, positive segment resistances.
inline std::vector<double> reference_currents(MatrixView g,
                                              std::span<const double> v,
                                              const Wires& wires) {
  using Real = long double;
  const std::size_t rows = g.rows();
  const std::size_t cols = g.cols();
  const std::size_t n = 2 * rows * cols;
  const std::size_t row_stride = cols + (wires.drive == Drive::both ? 1 : 0);
  const std::size_t below = wires.sense == Sense::both ? cols : 0;
  std::vector<Real> a(n * (n + 1), 0);  // augmented matrix, row-major
  const auto at = [&](std::size_t i, std::size_t j) -> Real& { return a[i * (n + 1) + j]; };
  const auto word = [&](std::size_t i, std::size_t j) { return i * cols + j; };
  const auto bit = [&](std::size_t i, std::size_t j) { return (rows + i) * cols + j; };
  const auto join = [&](std::size_t x, std::size_t y, Real conductance) {
    at(x, x) += conductance;
    at(y, y) += conductance;
    at(x, y) -= conductance;
    at(y, x) -= conductance;
  };
  const auto terminal = [&](std::size_t x, Real conductance, Real voltage) {
    at(x, x) += conductance;
    at(x, n) += conductance * voltage;
  };
  const auto inverse = [](Real r) { return 1 / r; };
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      join(word(i, j), bit(i, j), g(i, j));
      const Real r_word = wires.r_word_line.at(i * row_stride + j);
      if (j == 0) {
        terminal(word(i, 0), inverse(r_word + wires.r_source.at(i)), v[i]);
      } else {
        join(word(i, j - 1), word(i, j), inverse(r_word));
      }
      const Real r_bit = wires.r_bit_line.at(below + i * cols + j);
      if (i + 1 == rows) {
        terminal(bit(i, j), inverse(r_bit + wires.r_sense.at(j)), 0);
      } else {
        join(bit(i, j), bit(i + 1, j), inverse(r_bit));
      }
    }
    if (wires.drive == Drive::both) {
      const Real r = wires.r_word_line.at(i * row_stride + cols);
      terminal(word(i, cols - 1), inverse(r + wires.r_source.at(i)), v[i]);
    }
  }
  if (wires.sense == Sense::both) {
    for (std::size_t j = 0; j < cols; ++j) {
      const Real r = wires.r_bit_line.at(j);
      terminal(bit(0, j), inverse(r + wires.r_sense.at(j)), 0);
    }
  }
  // Gauss without pivoting: the matrix is symmetric positive definite.
  for (std::size_t k = 0; k < n; ++k) {
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
  }
  std::vector<double> currents(cols);
  for (std::size_t j = 0; j < cols; ++j) {
    Real sum = 0;
    for (std::size_t i = 0; i < rows; ++i) {
      sum += static_cast<Real>(g(i, j)) * (x[word(i, j)] - x[bit(i, j)]);
    }
    currents[j] = static_cast<double>(sum);
  }
  return currents;
}

}  // namespace titania::test
