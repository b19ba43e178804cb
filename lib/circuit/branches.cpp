#include "circuit/branches.hpp"

#include <algorithm>
#include <cmath>

namespace titania::circuit {

namespace {

/// Heat in a line segment of resistance r with the voltage v across it.  A segment of 0 ohm has no
/// voltage, one of infinite resistance no current.
double heat(double v, double r) { return r > 0 ? v * v / r : 0; }

/// Heat in the segment next to a terminal, split between the terminal and the wire.
void add_terminal_segment(double v, double r, double r_terminal, Power& power) {
  const double sum = heat(v, r);
  const double share = r > 0 && std::isfinite(r) ? r_terminal / r : 0;
  power.terminals += sum * share;
  power.wires += sum * (1 - share);
}

/// The cells of a line without a terminal add up to nothing, but for rounding.
void silence_open_lines(const Segments& s,
                        std::span<double> i_word_line,
                        std::span<double> i_bit_line) {
  for (std::size_t i = 0; i < s.rows; ++i) {
    if (s.is_word_line_open(i)) i_word_line[i] = 0;
  }
  for (std::size_t j = 0; j < s.cols; ++j) {
    if (s.is_bit_line_open(j)) i_bit_line[j] = 0;
  }
}

}  // namespace

double terminal_currents(const SolvedInput& input,
                         std::span<double> i_word_line,
                         std::span<double> i_bit_line) {
  const std::size_t cols = input.segments.cols;
  std::fill(i_bit_line.begin(), i_bit_line.end(), 0.0);
  double largest = 0;
  for (std::size_t i = 0; i < input.segments.rows; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < cols; ++j) {
      const double cell = input.cell_current(i, j);
      sum += cell;
      i_bit_line[j] += cell;
      largest = std::max(largest, std::fabs(cell));
    }
    i_word_line[i] = sum;
    largest = std::max(largest, std::fabs(sum));
  }
  for (const double i : i_bit_line) largest = std::max(largest, std::fabs(i));
  silence_open_lines(input.segments, i_word_line, i_bit_line);
  return largest;
}

Power power_of(const SolvedInput& input,
               std::span<const double> i_word_line,
               std::span<const double> i_bit_line) {
  const Segments& s = input.segments;
  const std::size_t last_row = (s.rows - 1) * s.cols;
  Power power;
  for (std::size_t i = 0; i < s.rows; ++i) {
    const std::size_t first = i * s.cols;
    const double r_source = input.wires.r_source.at(i);
    add_terminal_segment(input.u[first], s.word_line[first], r_source, power);
    add_terminal_segment(input.u[first + s.cols - 1], s.word_line_right[i], r_source, power);
    for (std::size_t k = first; k < first + s.cols; ++k) {
      power.cells += input.cell_current(i, k - first) * input.v_cell(i, k - first);
      if (k > first) power.wires += heat(input.u[k] - input.u[k - 1], s.word_line[k]);
      if (k < last_row) power.wires += heat(input.b[k] - input.b[k + s.cols], s.bit_line[k]);
    }
    power.sources += input.v_word_line[i] * i_word_line[i];
  }
  for (std::size_t j = 0; j < s.cols; ++j) {
    const double r_sense = input.wires.r_sense.at(j);
    add_terminal_segment(input.b[last_row + j], s.bit_line[last_row + j], r_sense, power);
    add_terminal_segment(input.b[j], s.bit_line_top[j], r_sense, power);
    power.sources -= input.v_bit_line[j] * i_bit_line[j];
  }
  return power;
}

void write_nodes(const SolvedInput& input, std::size_t row, Nodes& nodes) {
  const std::size_t cols = input.segments.cols;
  const auto word = nodes.v_word_line.row(row);
  const auto bit = nodes.v_bit_line.row(row);
  const auto cell = nodes.i_cell.row(row);
  for (std::size_t i = 0; i < input.segments.rows; ++i) {
    const double v = input.v_word_line[i];
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      word[k] = v - input.u[k];
      bit[k] = input.v_bit_line[j] + input.b[k];
      cell[k] = input.cell_current(i, j);
    }
  }
}

}  // namespace titania::circuit
