#pragma once

#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "titania/circuit/wires.hpp"

namespace titania::circuit {

/// Resistances of the lines of a rows x cols crossbar, place by place, with the terminal
/// resistances added to the segments beside them.  Looks into the wires, which must outlive it.
class LineResistances {
 public:
  /// Throws ConfigError if an array of resistances does not fit.
  LineResistances(const Wires& wires, std::size_t rows, std::size_t cols);

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t cols() const { return cols_; }

  /// Of the segment left of a word-line node.
  [[nodiscard]] double word_line(std::size_t i, std::size_t j) const {
    const double r = wires_->r_word_line.at(i * row_stride_ + j);
    return j == 0 ? r + wires_->r_source.at(i) : r;
  }
  /// Of the segment below a bit-line node.
  [[nodiscard]] double bit_line(std::size_t i, std::size_t j) const {
    const double r = wires_->r_bit_line.at(first_below_ + i * cols_ + j);
    return i + 1 == rows_ ? r + wires_->r_sense.at(j) : r;
  }
  /// Of the segment beyond the last node; infinite if the line is not driven there.
  [[nodiscard]] double word_line_right(std::size_t i) const;
  /// Of the segment above the first node; infinite if the line is not sensed there.
  [[nodiscard]] double bit_line_top(std::size_t j) const;

  /// The resistance of all segments but those at terminals, if they are equal.
  [[nodiscard]] std::optional<double> inner_word_line() const;
  [[nodiscard]] std::optional<double> inner_bit_line() const;

 private:
  const Wires* wires_;
  std::size_t rows_;
  std::size_t cols_;
  std::size_t row_stride_;
  std::size_t first_below_;
};

/// The same written out.
struct Segments {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> word_line;        ///< (rows, cols), left of each node, r_source included
  std::vector<double> bit_line;         ///< (rows, cols), below each node, r_sense included
  std::vector<double> word_line_right;  ///< (rows), beyond the last node; infinite if not driven
  std::vector<double> bit_line_top;     ///< (cols), above the first node; infinite if not sensed

  /// Whether the line has no terminal.
  [[nodiscard]] bool is_word_line_open(std::size_t i) const {
    return std::isinf(word_line[i * cols]) && std::isinf(word_line_right[i]);
  }
  [[nodiscard]] bool is_bit_line_open(std::size_t j) const {
    return std::isinf(bit_line[(rows - 1) * cols + j]) && std::isinf(bit_line_top[j]);
  }
};

/// Throws ConfigError if an array of resistances does not fit.
[[nodiscard]] Segments make_segments(const Wires& wires, std::size_t rows, std::size_t cols);

}  // namespace titania::circuit
