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

/// State of one input, or of kLanes inputs side by side, on their way to the solution.
/// Arrays hold the inputs' values of one place next to each other: value of `lane` at place k is
/// element k * lanes + lane.
struct Relaxation {
  std::size_t lanes = 0;          ///< 1 or kLanes
  std::vector<double> u;          ///< (rows * cols) drops
  std::vector<double> b;          ///< (rows * cols) rises; set it to start from elsewhere than 0
  std::vector<double> next;       ///< (rows * cols) scratch; after a sweep, the rises before it
  std::vector<double> current;    ///< (cols) bit-line currents
  std::vector<double> flow;       ///< (cols) sums of g (|v| + |u| + |b|), what rounding scales with
  std::vector<double> imbalance;  ///< (cols) sums of |missing current| over the word-line nodes

  /// Makes it ready for a solve that starts from b = 0.
  void start(const PreparedLines& lines, std::size_t lanes_) {
    lanes = lanes_;
    u.resize(lines.g.size() * lanes);
    b.assign(lines.g.size() * lanes, 0.0);
    next.resize(lines.g.size() * lanes);
    current.resize(lines.cols * lanes);
    flow.resize(lines.cols * lanes);
    imbalance.resize(lines.cols * lanes);
  }
};

/// What drives the network: terminal voltages, and currents injected across cells (or null).
struct Drives {
  const double* v_word_line = nullptr;  ///< (rows), per lane
  const double* v_bit_line = nullptr;   ///< (cols), the same for all lanes
  const double* injected = nullptr;     ///< (rows * cols), per lane, A, from word line to bit line
};

/// One sweep: all word lines, then all bit lines.  An input's result does not depend on the number
/// of lanes or on the inputs beside it.
void relax(const PreparedLines& lines, const Drives& drives, Relaxation& state);

}  // namespace titania::circuit
