#pragma once

#include <cstddef>
#include <vector>

#include "titania/circuit/wires.hpp"

namespace titania::circuit {

/// The wires of a rows x cols crossbar with every resistance in its place and the terminal
/// resistances added to the segments beside them.
struct Segments {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> word_line;        ///< (rows, cols), left of each node, r_source included
  std::vector<double> bit_line;         ///< (rows, cols), below each node, r_sense included
  std::vector<double> word_line_right;  ///< (rows), beyond the last node; infinite if not driven
  std::vector<double> bit_line_top;     ///< (cols), above the first node; infinite if not sensed
};

/// Throws ConfigError if an array of resistances does not fit.
[[nodiscard]] Segments make_segments(const Wires& wires, std::size_t rows, std::size_t cols);

}  // namespace titania::circuit
