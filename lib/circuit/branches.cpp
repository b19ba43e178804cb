#include "circuit/branches.hpp"

#include <algorithm>
#include <cmath>

#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

/// Heat in a line segment of resistance r with the voltage v across it.  A segment of 0 ohm has no
/// voltage, one of infinite resistance no current.
TITANIA_INLINE double heat(double v, double r) { return r > 0 ? v * v / r : 0; }

/// Sum of term(k) over k, in an order that vectors keep.
TITANIA_INLINE double sum_of(std::size_t count, const auto& term) {
  double lanes[detail::kLanes] = {};
  std::size_t k = 0;
  for (; k + detail::kLanes <= count; k += detail::kLanes) {
    for (std::size_t lane = 0; lane < detail::kLanes; ++lane) lanes[lane] += term(k + lane);
  }
  double sum = 0;
  for (; k < count; ++k) sum += term(k);
  for (const double x : lanes) sum += x;
  return sum;
}

/// Heat in the linear cells of a word line at v, whose nodes have drops u and rises b.
TITANIA_CLONES double cell_heat(const double* g,
                                double v,
                                const double* v_bit_line,
                                const double* u,
                                const double* b,
                                std::size_t count) {
  return sum_of(count, [=](std::size_t k) TITANIA_INLINE_LAMBDA {
    const double across = v - v_bit_line[k] - u[k] - b[k];
    return g[k] * across * across;
  });
}

/// Heat in segments between nodes at `from` and at `to`.
TITANIA_CLONES double segment_heat(const double* from,
                                   const double* to,
                                   const double* r,
                                   std::size_t count) {
  return sum_of(count,
                [=](std::size_t k) TITANIA_INLINE_LAMBDA { return heat(from[k] - to[k], r[k]); });
}

/// Heat in the cells of word line i.
double cells_along(const SolvedInput& input, std::size_t i) {
  const std::size_t cols = input.segments.cols;
  const std::size_t first = i * cols;
  if (input.i_cell.empty()) {
    return cell_heat(input.g.data() + first, input.v_word_line[i], input.v_bit_line.data(),
                     input.u.data() + first, input.b.data() + first, cols);
  }
  double sum = 0;
  for (std::size_t j = 0; j < cols; ++j) sum += input.i_cell[first + j] * input.v_cell(i, j);
  return sum;
}

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
    const double* u = input.u.data() + first;
    const double* b = input.b.data() + first;
    power.cells += cells_along(input, i);
    power.wires += segment_heat(u + 1, u, s.word_line.data() + first + 1, s.cols - 1);
    if (first < last_row)
      power.wires += segment_heat(b, b + s.cols, s.bit_line.data() + first, s.cols);
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
