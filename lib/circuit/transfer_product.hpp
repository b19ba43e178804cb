#pragma once

#include <span>
#include <vector>

#include "circuit/relaxation/iteration.hpp"
#include "core/product.hpp"
#include "titania/circuit/transfer.hpp"

namespace titania::circuit {

/// A transfer matrix laid out for products, and how far to trust it.
class TransferProduct {
 public:
  /// Checks the matrix against one relaxed input.
  TransferProduct(MatrixView g, const Wires& wires, const RelaxedNetwork& relaxed, bool word_lines);

  [[nodiscard]] bool has_word_lines() const { return !driver_.values.empty(); }

  /// Bit-line currents (batch, cols), A, and if i_word_line is not null the word-line currents
  /// (batch, rows).
  void multiply(MatrixView v,
                std::span<const double> v_bit_line,
                Matrix& i_bit_line,
                Matrix* i_word_line) const;

  /// Whether the matrix and relaxation agree: rough cells beside segments of many decades can cost
  /// the merge its digits.
  [[nodiscard]] bool is_trusted() const { return is_trusted_; }

  /// What the error of any bit-line current is likely to be, A, for word and bit lines at up to so
  /// many volts.  No bound: one input has been checked, and others may lose more.
  [[nodiscard]] double likely_error(double v_word_line, double v_bit_line) const;

 private:
  void check(const RelaxedNetwork& relaxed);

  Matrix transfer_;
  Matrix sense_;
  detail::Panels<double> panels_;  // of transfer_
  detail::Panels<double> driver_;
  double largest_column_ = 0;        // sum of a column of transfer_, S
  double largest_sense_column_ = 0;  // and of sense_
  double difference_ = 0;            // from relaxation, relative to the larger of the two
  bool is_trusted_ = true;
};

}  // namespace titania::circuit
