#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <vector>

#include "circuit/iteration.hpp"
#include "circuit/segments.hpp"
#include "circuit/transfer_product.hpp"
#include "core/product.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// A network with everything that does not depend on the input.
class LinearNetwork::Impl {
 public:
  Impl(MatrixView g, const Wires& wires) : g_(g), wires_(wires) {
    wires.check_shape(g.rows(), g.cols());
    if (wires.ideal()) {
      panels_ = detail::pack(g_);
      row_sums_.assign(g.rows(), 0.0);
      std::vector<double> column_sums(g.cols(), 0.0);
      for (std::size_t i = 0; i < g.rows(); ++i) {
        for (std::size_t j = 0; j < g.cols(); ++j) {
          row_sums_[i] += g(i, j);
          column_sums[j] += g(i, j);
        }
      }
      largest_column_ = *std::max_element(column_sums.begin(), column_sums.end());
    } else {
      relaxed_ = RelaxedNetwork(g_, LineResistances(wires_, g.rows(), g.cols()));
    }
  }

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  /// Conductances for products, their sums along word lines and the largest along a bit line, S;
  /// only for ideal wires.
  [[nodiscard]] const detail::Panels<double>& panels() const { return panels_; }
  [[nodiscard]] const std::vector<double>& row_sums() const { return row_sums_; }
  [[nodiscard]] double largest_column() const { return largest_column_; }
  /// Prepared for relaxation; only if the wires are not ideal.
  [[nodiscard]] const RelaxedNetwork& relaxed() const { return relaxed_; }
  /// The transfer matrix, with word-line currents if they are wanted; made when first asked for.
  [[nodiscard]] std::shared_ptr<const TransferProduct> transfer(bool word_lines) const {
    const std::scoped_lock lock(transfer_mutex_);
    if (!transfer_ || (word_lines && !transfer_->has_word_lines())) {
      transfer_ = std::make_shared<const TransferProduct>(g_, wires_, relaxed_, word_lines);
    }
    return transfer_;
  }
  /// The wires written out; made when first asked for.
  [[nodiscard]] const Segments& segments() const {
    std::call_once(segments_made_,
                   [this] { segments_ = make_segments(wires_, g_.rows(), g_.cols()); });
    return segments_;
  }

 private:
  Matrix g_;
  Wires wires_;
  detail::Panels<double> panels_;
  std::vector<double> row_sums_;
  double largest_column_ = 0;
  RelaxedNetwork relaxed_;
  mutable std::mutex transfer_mutex_;
  mutable std::shared_ptr<const TransferProduct> transfer_;
  mutable std::once_flag segments_made_;
  mutable Segments segments_;
};

}  // namespace titania::circuit
