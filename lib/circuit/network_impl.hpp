#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "circuit/differences.hpp"
#include "circuit/iteration.hpp"
#include "circuit/segments.hpp"
#include "circuit/transfer_product.hpp"
#include "core/lazy.hpp"
#include "core/product.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// Conductances laid out for products through ideal wires, and their sums along the lines.
class ProductNetwork {
 public:
  explicit ProductNetwork(MatrixView g);

  /// Takes over some cells of g, which has changed there.
  void update(MatrixView g, std::span<const CellDifference> changes);

  [[nodiscard]] const detail::Panels<double>& panels() const { return panels_; }
  /// Along each word line, S.
  [[nodiscard]] const std::vector<double>& row_sums() const { return row_sums_; }
  /// The largest along a bit line, S.
  [[nodiscard]] double largest_column() const;

 private:
  detail::Panels<double> panels_;
  std::vector<double> row_sums_;
  std::vector<double> column_sums_;
};

/// A network with everything that does not depend on the input, each part made when it is first
/// needed.
class LinearNetwork::Impl {
 public:
  Impl(MatrixView g, const Wires& wires);

  void update(std::span<const CellDifference> changes);

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  /// Only for ideal wires.
  [[nodiscard]] const ProductNetwork& product() const { return *product_; }
  /// Prepared for relaxation; only if the wires are not ideal.
  [[nodiscard]] const RelaxedNetwork& relaxed() const {
    return relaxed_.get(
        [this] { return RelaxedNetwork(g_, LineResistances(wires_, g_.rows(), g_.cols())); });
  }
  /// The transfer matrix, with word-line currents if they are wanted.
  [[nodiscard]] std::shared_ptr<const TransferProduct> transfer(bool word_lines) const;
  /// The wires written out.
  [[nodiscard]] const Segments& segments() const {
    return segments_.get([this] { return make_segments(wires_, g_.rows(), g_.cols()); });
  }

 private:
  Matrix g_;
  Wires wires_;
  std::optional<ProductNetwork> product_;
  detail::Lazy<RelaxedNetwork> relaxed_;
  mutable std::mutex transfer_mutex_;
  mutable std::shared_ptr<const TransferProduct> transfer_;
  detail::Lazy<Segments> segments_;
};

}  // namespace titania::circuit
