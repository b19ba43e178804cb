#pragma once

#include <cmath>
#include <cstddef>
#include <span>
#include <vector>

#include "titania/circuit/wires.hpp"
#include "titania/core/matrix.hpp"

namespace titania::test {

/// Nodal equations in long double, by dense elimination.
class DenseNodes {
 public:
  using Real = long double;

  explicit DenseNodes(std::size_t nodes) : n_(nodes), a_(nodes * (nodes + 1), 0) {}

  void join(std::size_t x, std::size_t y, Real conductance) {
    at(x, x) += conductance;
    at(y, y) += conductance;
    at(x, y) -= conductance;
    at(y, x) -= conductance;
  }
  void terminal(std::size_t x, Real conductance, Real voltage) {
    at(x, x) += conductance;
    at(x, n_) += conductance * voltage;
  }
  /// Gauss without pivoting: the matrix is symmetric positive definite.
  [[nodiscard]] std::vector<Real> voltages() {
    for (std::size_t k = 0; k < n_; ++k) {
      for (std::size_t i = k + 1; i < n_; ++i) {
        if (at(i, k) == 0) continue;
        const Real factor = at(i, k) / at(k, k);
        for (std::size_t j = k; j <= n_; ++j) at(i, j) -= factor * at(k, j);
      }
    }
    std::vector<Real> x(n_);
    for (std::size_t i = n_; i-- > 0;) {
      Real sum = at(i, n_);
      for (std::size_t j = i + 1; j < n_; ++j) sum -= at(i, j) * x[j];
      x[i] = sum / at(i, i);
    }
    return x;
  }

 private:
  Real& at(std::size_t i, std::size_t j) { return a_[i * (n_ + 1) + j]; }

  std::size_t n_;
  std::vector<Real> a_;  // augmented, row-major
};

/// Bit-line currents of a crossbar in long double, by dense elimination over node voltages: shares
/// no code and no method with the library.  For finite, positive segment resistances.
inline std::vector<double> reference_currents(MatrixView g,
                                              std::span<const double> v,
                                              const Wires& wires) {
  using Real = DenseNodes::Real;
  const std::size_t rows = g.rows();
  const std::size_t cols = g.cols();
  const bool both_driven = wires.drive == Drive::both;
  const bool both_sensed = wires.sense == Sense::both;
  const auto word = [&](std::size_t i, std::size_t j) { return i * cols + j; };
  const auto bit = [&](std::size_t i, std::size_t j) { return (rows + i) * cols + j; };
  const auto r_word = [&](std::size_t i, std::size_t j) -> Real {
    return wires.r_word_line.at(i * (cols + (both_driven ? 1 : 0)) + j);
  };
  const auto r_bit = [&](std::size_t i, std::size_t j) -> Real {  // i counts from the top terminal
    return wires.r_bit_line.at(i * cols + j);
  };
  const std::size_t below = both_sensed ? 1 : 0;
  DenseNodes nodes(2 * rows * cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) nodes.join(word(i, j), bit(i, j), g(i, j));
    nodes.terminal(word(i, 0), 1 / (r_word(i, 0) + wires.r_source.at(i)), v[i]);
    for (std::size_t j = 1; j < cols; ++j) {
      nodes.join(word(i, j - 1), word(i, j), 1 / r_word(i, j));
    }
    if (both_driven) {
      nodes.terminal(word(i, cols - 1), 1 / (r_word(i, cols) + wires.r_source.at(i)), v[i]);
    }
  }
  for (std::size_t j = 0; j < cols; ++j) {
    if (both_sensed) nodes.terminal(bit(0, j), 1 / (r_bit(0, j) + wires.r_sense.at(j)), 0);
    for (std::size_t i = 0; i + 1 < rows; ++i) {
      nodes.join(bit(i, j), bit(i + 1, j), 1 / r_bit(below + i, j));
    }
    const Real last = r_bit(below + rows - 1, j) + wires.r_sense.at(j);
    nodes.terminal(bit(rows - 1, j), 1 / last, 0);
  }
  const std::vector<Real> x = nodes.voltages();
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
