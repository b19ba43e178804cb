#pragma once

#include <cstddef>
#include <span>

#include "circuit/segments.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// One solved input: the network, its terminal voltages, and the drop and rise of every node.
struct SolvedInput {
  std::span<const double> g;
  const Segments& segments;
  const Wires& wires;
  std::span<const double> v_word_line;
  std::span<const double> v_bit_line;
  std::span<const double> u;
  std::span<const double> b;
  std::span<const double> i_cell = {};  ///< if empty, the cells are linear and carry g v

  [[nodiscard]] double v_cell(std::size_t i, std::size_t j) const {
    const std::size_t k = i * segments.cols + j;
    return v_word_line[i] - v_bit_line[j] - u[k] - b[k];
  }
  [[nodiscard]] double cell_current(std::size_t i, std::size_t j) const {
    const std::size_t k = i * segments.cols + j;
    return i_cell.empty() ? g[k] * v_cell(i, j) : i_cell[k];
  }
};

/// Sums the cell currents along every line; returns the largest current of a cell or a terminal.
double terminal_currents(const SolvedInput& input,
                         std::span<double> i_word_line,
                         std::span<double> i_bit_line);

/// Where the power goes.  `i_word_line`, `i_bit_line` are the terminal currents.
[[nodiscard]] Power power_of(const SolvedInput& input,
                             std::span<const double> i_word_line,
                             std::span<const double> i_bit_line);

/// Writes node voltages and cell currents into row `row` of the nodes.
void write_nodes(const SolvedInput& input, std::size_t row, Nodes& nodes);

}  // namespace titania::circuit
