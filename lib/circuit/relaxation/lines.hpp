#pragma once

#include <cstddef>
#include <vector>

#include "circuit/relaxation/blocks.hpp"
#include "circuit/segments.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// A network with the eliminations along its lines done, laid out for the kernels of relaxation.
///
/// With s the conductance seen beyond a node (its cell included) and r the segment on its near
/// side, eliminating the node leaves f = 1 / (1 + r s), what passes the segment, and h = r f.

namespace titania::circuit {

/// Elimination along all lines of one direction.  Padding is a cell of 0 S.
struct LineFactors {
  Buffer f;                    ///< but for the segments at the near terminals
  Buffer h;                    ///< empty where it is r f
  double r = 0;                ///< of every segment but those at terminals, if h is empty
  std::vector<double> near_h;  ///< per line, of the segment at the terminal
  std::vector<double> near_f;
  std::vector<double> far;   ///< per line, conductance of the other terminal's segment
  std::vector<double> seen;  ///< per line, conductance seen from the terminal, other lines at 0 V
};

struct PreparedLines {
  BlockLayout layout;
  Buffer g;
  LineFactors word_lines;  ///< f and h in transposed blocks
  LineFactors bit_lines;
  /// Per bit line, at least the share of a voltage at its terminal that reaches any of its nodes
  /// while the word lines are at 0 V.
  std::vector<double> reach;
  std::vector<double> column_sums;  ///< of the cells of each bit line, S
  double total = 0;                 ///< of all cells, S
  /// A far terminal is joined to its line by 0 ohm: its current follows from the others only.
  bool is_shorted = false;
};

[[nodiscard]] PreparedLines prepare_lines(MatrixView g, const LineResistances& wires);

}  // namespace titania::circuit
