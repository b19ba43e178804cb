#include "circuit/transfer_product.hpp"

#include <algorithm>
#include <cmath>

#include "core/magnitude.hpp"

namespace titania::circuit {

namespace {

constexpr double kEpsilon = 2.3e-16;
constexpr double kCheckTolerance = 1e-13;
constexpr int kCheckSweeps = 200;
constexpr double kAgreement = 1e-11;

/// v m for one v.
std::vector<double> times(std::span<const double> v, MatrixView m) {
  std::vector<double> out(m.cols(), 0.0);
  detail::product({v, 1, v.size()}, detail::pack(m), out);
  return out;
}

/// Largest sum of the magnitudes of a column.
double largest_column(MatrixView m) {
  std::vector<double> sums(m.cols(), 0.0);
  for (std::size_t k = 0; k < m.size(); ++k) sums[k % m.cols()] += std::fabs(m.values()[k]);
  return detail::largest_magnitude(sums);
}

}  // namespace

TransferProduct::TransferProduct(MatrixView g,
                                 const Wires& wires,
                                 const RelaxedNetwork& relaxed,
                                 bool word_lines) {
  const TransferMatrix made(g, wires, {.driver = word_lines, .sense = true});
  transfer_ = Matrix(made.matrix());
  sense_ = Matrix(made.sense());
  panels_ = detail::pack(transfer_);
  if (word_lines) driver_ = detail::pack(made.driver());
  largest_column_ = largest_column(transfer_);
  largest_sense_column_ = largest_column(sense_);
  check(relaxed);
}

void TransferProduct::check(const RelaxedNetwork& relaxed) {
  const BlockLayout& layout = relaxed.lines.layout;
  // Currents of either kind of line have the same sign then: neither hides the other's error.
  std::vector<double> word_lines(padded(layout.rows), 0.0);
  std::vector<double> bit_lines(padded(layout.cols), 0.0);
  std::fill_n(word_lines.begin(), layout.rows, 1.0);
  std::fill_n(bit_lines.begin(), layout.cols, -1.0);
  Iteration iteration(relaxed);
  const auto relaxed_one =
      iteration.run({word_lines.data(), bit_lines.data(), nullptr}, 2,
                    {kCheckTolerance, /*is_relative=*/true, kCheckSweeps}, false);
  const auto expected = iteration.state().i_bit_line();
  const std::vector<double> driven = times(std::span(word_lines).first(layout.rows), transfer_);
  const std::vector<double> sensed = times(std::span(bit_lines).first(layout.cols), sense_);
  double difference = 0;
  for (std::size_t j = 0; j < driven.size(); ++j) {
    difference = std::max(difference, std::fabs(driven[j] - sensed[j] - expected[j]));
  }
  const double largest = detail::largest_magnitude(expected);
  const double scale = std::max(largest_column_, largest_sense_column_);
  difference_ = scale > 0 ? difference / scale : 0;
  // Relaxation vouches for no more than its own bound.
  const Balance& balance = relaxed_one.balance;
  is_trusted_ = !(difference - balance.missing - balance.rounding > kAgreement * largest);
}

double TransferProduct::likely_error(double v_word_line, double v_bit_line) const {
  const auto lines = static_cast<double>(transfer_.rows() + transfer_.cols());
  return (2 * difference_ + kEpsilon * lines) *
         (largest_column_ * v_word_line + largest_sense_column_ * v_bit_line);
}

void TransferProduct::multiply(MatrixView v,
                               std::span<const double> v_bit_line,
                               Matrix& i_bit_line,
                               Matrix* i_word_line) const {
  detail::product(v, panels_, i_bit_line.values());
  if (i_word_line) detail::product(v, driver_, i_word_line->values());
  if (std::ranges::all_of(v_bit_line, [](double x) { return x == 0; })) return;

  const std::vector<double> sensed = times(v_bit_line, sense_);
  for (std::size_t k = 0; k < i_bit_line.size(); ++k) {
    i_bit_line.values()[k] -= sensed[k % sensed.size()];
  }
  if (i_word_line == nullptr) return;
  for (std::size_t i = 0; i < transfer_.rows(); ++i) {
    double from_bit_lines = 0;
    for (std::size_t j = 0; j < transfer_.cols(); ++j) {
      from_bit_lines += transfer_(i, j) * v_bit_line[j];
    }
    for (std::size_t k = 0; k < i_word_line->rows(); ++k) {
      (*i_word_line)(k, i) -= from_bit_lines;
    }
  }
}

}  // namespace titania::circuit
