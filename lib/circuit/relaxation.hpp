#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/segments.hpp"
#include "core/kernel.hpp"

/// @file
/// Line Gauss-Seidel in resistance form.
///
/// Unknowns are the drop along a word line, u = V - w, and the rise along a bit line, b; a cell
/// sees v = V - V_b - u - b.  With A_w and A_b the wires and D the cells, Kirchhoff's current law
/// is
///
///     (A_w + D) u + D b = D (V - V_b),      (A_b + D) b + D u = D (V - V_b).
///
/// Each half is one tridiagonal system per line and is solved exactly in turn.  All terms are
/// positive and resistances are never inverted, so nothing cancels: a resistance of 0 and one of
/// infinity are ordinary values.  After a sweep the bit-line equations hold, and what is missing in
/// the word-line equations is G (b_old - b_new).

namespace titania::circuit {

/// Elimination along all lines of one direction: x_k = f_k x_(before k) + h_k y_k.
struct LineFactors {
  std::vector<double> f;  ///< 1 / (1 + r s), what passes a segment
  std::vector<double> h;  ///< r / (1 + r s)
};

/// A network with both eliminations done.
struct PreparedLines {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> g;
  LineFactors word_lines;
  LineFactors bit_lines;
};

[[nodiscard]] PreparedLines prepare_lines(std::span<const double> g, const Segments& segments);

/// State of as many inputs as fit a Lane, on their way to the solution.
template <class Lane>
struct Relaxation {
  std::vector<Lane> u;          ///< (rows * cols) drops
  std::vector<Lane> b;          ///< (rows * cols) rises; set it to start from elsewhere than 0
  std::vector<Lane> next;       ///< (rows * cols) scratch
  std::vector<Lane> current;    ///< (cols) bit-line currents
  std::vector<Lane> imbalance;  ///< (cols) sums of |missing current| over the word-line nodes
  Lane largest_imbalance{};     ///< largest of them at one node

  Relaxation(std::size_t rows, std::size_t cols)
      : u(rows * cols), b(rows * cols), next(rows * cols), current(cols), imbalance(cols) {}
};

/// What drives the network: terminal voltages, and currents injected across cells (or null).
template <class Lane>
struct Drives {
  const Lane* v_word_line = nullptr;   ///< (rows)
  const double* v_bit_line = nullptr;  ///< (cols)
  const Lane* injected = nullptr;      ///< (rows * cols), A, from word line to bit line, or null
};

/// One sweep: all word lines, then all bit lines.
void relax(const PreparedLines& lines,
           const Drives<detail::Lanes>& drives,
           Relaxation<detail::Lanes>& state);
void relax(const PreparedLines& lines, const Drives<double>& drives, Relaxation<double>& state);

}  // namespace titania::circuit
