#include "titania/circuit/wires.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "circuit/segments.hpp"
#include "titania/core/error.hpp"

namespace titania {

namespace {

using Shape = std::vector<std::size_t>;

std::string text(const Shape& shape) {
  std::string result = "(";
  for (const std::size_t n : shape) result += std::to_string(n) + ", ";
  if (shape.size() > 1) result.resize(result.size() - 2);
  if (shape.size() == 1) result.pop_back();
  return result + ")";
}

void check_one(const ScalarOrArray& r,
               const Shape& expected,
               const char* axes,
               std::string_view path,
               const char* name) {
  if (r.is_scalar() || r.shape() == expected) return;
  throw ConfigError(std::string(path) + "." + name + " has shape " + text(r.shape()) +
                    ", expected a scalar or " + text(expected) + " = " + axes);
}

/// `r` (count,) with infinity where `open` is true.
ScalarOrArray opened(const ScalarOrArray& r,
                     std::size_t count,
                     const std::vector<bool>& open,
                     const char* name,
                     const char* axes) {
  if (open.empty()) return r;
  if (open.size() != count) {
    throw ShapeError(std::string(name) + " has shape " + text({open.size()}) + ", expected " +
                     text({count}) + " = " + axes);
  }
  if (std::none_of(open.begin(), open.end(), [](bool x) { return x; })) return r;
  std::vector<double> values(count);
  for (std::size_t k = 0; k < count; ++k) values[k] = open[k] ? inf : r.at(k);
  return values;
}

}  // namespace

bool Wires::ideal() const {
  return r_word_line.all_equal(0) && r_bit_line.all_equal(0) && r_source.all_equal(0) &&
         r_sense.all_equal(0);
}

void Wires::check_shape(std::size_t rows, std::size_t cols, std::string_view path) const {
  const std::size_t extra_col = drive == Drive::both ? 1 : 0;
  const std::size_t extra_row = sense == Sense::both ? 1 : 0;
  check_one(r_word_line, {rows, cols + extra_col}, "(word lines, segments)", path, "r_word_line");
  check_one(r_bit_line, {rows + extra_row, cols}, "(segments, bit lines)", path, "r_bit_line");
  check_one(r_source, {rows}, "(word lines,)", path, "r_source");
  check_one(r_sense, {cols}, "(bit lines,)", path, "r_sense");
}

Wires with_open_terminals(const Wires& wires,
                          std::size_t rows,
                          std::size_t cols,
                          const std::vector<bool>& floating_word_lines,
                          const std::vector<bool>& floating_bit_lines) {
  wires.check_shape(rows, cols);
  Wires result = wires;
  result.r_source =
      opened(wires.r_source, rows, floating_word_lines, "floating_word_lines", "(word lines,)");
  result.r_sense =
      opened(wires.r_sense, cols, floating_bit_lines, "floating_bit_lines", "(bit lines,)");
  return result;
}

namespace circuit {

LineResistances::LineResistances(const Wires& wires, std::size_t rows, std::size_t cols)
    : wires_(&wires),
      rows_(rows),
      cols_(cols),
      row_stride_(cols + (wires.drive == Drive::both ? 1 : 0)),
      first_below_(wires.sense == Sense::both ? cols : 0) {  // the top segments come first
  wires.check_shape(rows, cols);
}

double LineResistances::word_line_right(std::size_t i) const {
  if (wires_->drive != Drive::both) return inf;
  return wires_->r_word_line.at(i * row_stride_ + cols_) + wires_->r_source.at(i);
}

double LineResistances::bit_line_top(std::size_t j) const {
  if (wires_->sense != Sense::both) return inf;
  return wires_->r_bit_line.at(j) + wires_->r_sense.at(j);
}

std::optional<double> LineResistances::inner_word_line() const {
  const ScalarOrArray& r = wires_->r_word_line;
  return r.is_scalar() ? std::optional(r.at(0)) : std::nullopt;
}

std::optional<double> LineResistances::inner_bit_line() const {
  const ScalarOrArray& r = wires_->r_bit_line;
  return r.is_scalar() ? std::optional(r.at(0)) : std::nullopt;
}

Segments make_segments(const Wires& wires, std::size_t rows, std::size_t cols) {
  const LineResistances r(wires, rows, cols);
  Segments s{rows, cols, {}, {}, {}, {}};
  s.word_line.reserve(rows * cols);
  s.bit_line.reserve(rows * cols);
  for (std::size_t i = 0; i < rows; ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      s.word_line.push_back(r.word_line(i, j));
      s.bit_line.push_back(r.bit_line(i, j));
    }
    s.word_line_right.push_back(r.word_line_right(i));
  }
  for (std::size_t j = 0; j < cols; ++j) s.bit_line_top.push_back(r.bit_line_top(j));
  return s;
}

}  // namespace circuit
}  // namespace titania
