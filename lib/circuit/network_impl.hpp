#pragma once

#include <algorithm>
#include <vector>

#include "circuit/relaxation.hpp"
#include "circuit/segments.hpp"
#include "core/product.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// A network with everything that does not depend on the input.
class LinearNetwork::Impl {
 public:
  Impl(MatrixView g, const Wires& wires)
      : g_(g), wires_(wires), segments_(make_segments(wires, g.rows(), g.cols())) {
    if (wires.ideal()) {
      panels_ = detail::pack(g_);
    } else {
      lines_ = prepare_lines(g_.values(), segments_);
    }
    row_sums_.assign(g.rows(), 0.0);
    std::vector<double> column_sums(g.cols(), 0.0);
    for (std::size_t i = 0; i < g.rows(); ++i) {
      for (std::size_t j = 0; j < g.cols(); ++j) {
        row_sums_[i] += g(i, j);
        column_sums[j] += g(i, j);
      }
    }
    largest_column_ = *std::max_element(column_sums.begin(), column_sums.end());
  }

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  /// Conductances for products; empty unless the wires are ideal.
  [[nodiscard]] const detail::Panels<double>& panels() const { return panels_; }
  /// Factors for relaxation; empty if the wires are ideal.
  [[nodiscard]] const PreparedLines& lines() const { return lines_; }
  [[nodiscard]] const std::vector<double>& row_sums() const { return row_sums_; }
  [[nodiscard]] const Segments& segments() const { return segments_; }

  /// Largest sum of conductances along a bit line, S.
  [[nodiscard]] double largest_column() const { return largest_column_; }

 private:
  Matrix g_;
  Wires wires_;
  Segments segments_;
  detail::Panels<double> panels_;
  PreparedLines lines_;
  std::vector<double> row_sums_;
  double largest_column_ = 0;
};

}  // namespace titania::circuit
