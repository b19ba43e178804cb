#include "circuit/network_impl.hpp"

#include <algorithm>

namespace titania::circuit {

namespace {

double row_sum(MatrixView g, std::size_t i) {
  double sum = 0;
  for (const double x : g.row(i)) sum += x;
  return sum;
}

double column_sum(MatrixView g, std::size_t j) {
  double sum = 0;
  for (std::size_t i = 0; i < g.rows(); ++i) sum += g(i, j);
  return sum;
}

}  // namespace

ProductNetwork::ProductNetwork(MatrixView g)
    : panels_(detail::pack(g)), row_sums_(g.rows()), column_sums_(g.cols(), 0.0) {
  for (std::size_t i = 0; i < g.rows(); ++i) {
    row_sums_[i] = row_sum(g, i);
    for (std::size_t j = 0; j < g.cols(); ++j) column_sums_[j] += g(i, j);
  }
}

void ProductNetwork::update(MatrixView g, std::span<const CellDifference> changes) {
  for (const CellDifference& change : changes) {
    const std::size_t i = change.cell / g.cols();
    const std::size_t j = change.cell % g.cols();
    detail::replace(panels_, i, j, change.g);
    row_sums_[i] = row_sum(g, i);
    column_sums_[j] = column_sum(g, j);
  }
}

double ProductNetwork::largest_column() const { return *std::ranges::max_element(column_sums_); }

LinearNetwork::Impl::Impl(MatrixView g, const Wires& wires) : g_(g), wires_(wires) {
  wires.check_shape(g.rows(), g.cols());
  if (wires.ideal()) product_.emplace(g_);
}

void LinearNetwork::Impl::update(std::span<const CellDifference> changes) {
  if (changes.empty()) return;
  for (const CellDifference& change : changes) g_.values()[change.cell] = change.g;
  if (product_) product_->update(g_, changes);
  relaxed_.reset();
  transfer_.reset();
}

std::shared_ptr<const TransferProduct> LinearNetwork::Impl::transfer(bool word_lines) const {
  const std::scoped_lock lock(transfer_mutex_);
  if (!transfer_ || (word_lines && !transfer_->has_word_lines())) {
    transfer_ = std::make_shared<const TransferProduct>(g_, wires_, relaxed(), word_lines);
  }
  return transfer_;
}

}  // namespace titania::circuit
