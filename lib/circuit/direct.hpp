#pragma once

#include <span>
#include <vector>

#include "circuit/segments.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// Drop along the word lines and rise along the bit lines of every node, one row per input, each
/// (batch, rows * cols), V.
struct Drops {
  Matrix u;
  Matrix b;
};

/// Solves the nodal equations by sparse Cholesky factorisation, the textbook way and the reference
/// for everything else.  Nodes joined by 0 ohm are one node; a part of the network without a path
/// to a terminal has its first node at 0 V.
///
/// Node voltages carry a rounding error of about 1e-16 of the supply, so a wire's own current is
/// known to g_wire * 1e-16 V only: about 1e-11 of the output at 512 x 512.
///
/// `injected` (batch, rows * cols), A, are currents from word line to bit line at each crosspoint;
/// empty for none.
[[nodiscard]] Drops solve_direct(std::span<const double> g,
                                 const Segments& segments,
                                 MatrixView v_word_line,
                                 std::span<const double> v_bit_line,
                                 MatrixView injected = {});

}  // namespace titania::circuit
