#include "titania/circuit/transfer.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "circuit/differences.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/segments.hpp"
#include "circuit/transfer/corrections.hpp"
#include "circuit/transfer/terminals.hpp"
#include "core/kernel.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {

// What a correction costs, in multiply-adds of a merge per crosspoint.
constexpr double kCorrection = 300;
// Sum of the errors of corrections, relative to the largest element, after which to merge afresh.
constexpr double kAllowedDrift = 2e-13;
// Of one correction: what is worth to prepare for it anew.
constexpr double kAllowedStep = 1e-14;
constexpr double kRounding = 1.2e-16;
// Corrections that one preparation serves.
constexpr std::size_t kMostCorrections = 32;

/// Largest magnitude of an element.
TITANIA_CLONES double largest(const double* values, std::size_t size) {
  double lanes[4 * detail::kLanes] = {};
  std::size_t k = 0;
  for (; k + std::size(lanes) <= size; k += std::size(lanes)) {
    for (std::size_t lane = 0; lane < std::size(lanes); ++lane) {
      const double x = std::fabs(values[k + lane]);
      lanes[lane] = x > lanes[lane] ? x : lanes[lane];
    }
  }
  double result = 0;
  for (; k < size; ++k) result = std::max(result, std::fabs(values[k]));
  for (const double x : lanes) result = std::max(result, x);
  return result;
}

/// row += factor * values
TITANIA_CLONES void add_scaled(double factor, const double* values, std::size_t size, double* row) {
  for (std::size_t j = 0; j < size; ++j) row[j] += factor * values[j];
}

/// m += f left^T right
void add_outer(Matrix& m, double f, std::span<const double> left, std::span<const double> right) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    add_scaled(f * left[i], right.data(), right.size(), m.data() + i * m.cols());
  }
}

}  // namespace

class TransferMatrix::Impl {
 public:
  Impl(MatrixView g, const Wires& wires, TransferOptions options)
      : g_(g),
        wires_(wires),
        segments_(make_segments(wires, g.rows(), g.cols())),
        wanted_{options.driver, options.sense},
        merged_(segments_, wanted_, options.keep_tree),
        blocks_(merged_.merge(g_.values(), {})) {
    const auto is_infinite = [](double r) { return std::isinf(r); };
    may_float_ = std::ranges::any_of(segments_.word_line, is_infinite) ||
                 std::ranges::any_of(segments_.bit_line, is_infinite);
  }

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  [[nodiscard]] const TerminalBlocks& blocks() const { return blocks_; }

  void update(std::span<const CellChange> cells) {
    const std::vector<CellDifference> changes = differences(cells, g_);
    if (changes.empty()) return;
    std::vector<std::size_t> outdated = corrected_;
    for (const CellDifference& change : changes) outdated.push_back(change.cell);
    if (is_worth_correcting(changes.size(), outdated) && correct(changes)) {
      corrected_ = std::move(outdated);
      return;
    }
    Matrix g = changed(changes);
    blocks_ = merged_.merge(g.values(), outdated);
    g_ = std::move(g);
    corrections_.reset();
    corrected_.clear();
    drift_ = 0;
  }

 private:
  [[nodiscard]] Matrix changed(const std::vector<CellDifference>& changes) const {
    Matrix g = g_;
    for (const CellDifference& change : changes) g.values()[change.cell] = change.g;
    return g;
  }

  /// Whether so many corrections cost less than merging what is outdated.
  [[nodiscard]] bool is_worth_correcting(std::size_t count,
                                         std::span<const std::size_t> outdated) const {
    if (may_float_) return false;  // cells that join a floating piece change what the network is
    const double corrections = kCorrection * static_cast<double>(count * g_.size());
    return count == 1 || corrections <= merged_.operations(outdated);
  }

  /// Corrects for the changes one by one; false, with nothing changed, if that would not be exact.
  bool correct(const std::vector<CellDifference>& changes) {
    auto corrections = std::exchange(corrections_, std::nullopt);
    const bool is_full = corrections && corrections->size() + changes.size() > kMostCorrections;
    std::optional<std::span<const Correction>> terms;
    if (corrections && !is_full) terms = corrections->add(changes);
    const double scale = largest(blocks_.transfer.data(), blocks_.transfer.size());
    const double step = kAllowedStep * static_cast<double>(changes.size());
    if (!terms || drift_of(*terms, scale) > step) {
      corrections.emplace(g_, wires_);
      terms = corrections->add(changes);
    }
    if (!terms || !(drift_ + drift_of(*terms, scale) <= kAllowedDrift)) return false;

    drift_ += drift_of(*terms, scale);
    for (const auto& [cell, f, error, a, c, lost] : *terms) {
      add_outer(blocks_.transfer, f, c, a);
      if (wanted_.driver) add_outer(blocks_.driver, f, c, c);
      if (wanted_.sense) add_outer(blocks_.sense, f, a, a);
    }
    for (const CellDifference& change : changes) g_.values()[change.cell] = change.g;
    corrections_ = std::move(corrections);
    return true;
  }

  /// What some corrections add to the error, relative to the largest element.
  static double drift_of(std::span<const Correction> terms, double scale) {
    double drift = 0;
    for (const Correction& term : terms) drift += term.error / scale + kRounding;
    return drift;
  }

  Matrix g_;
  Wires wires_;
  Segments segments_;
  WantedBlocks wanted_;
  MergedCrossbar merged_;
  TerminalBlocks blocks_;
  std::vector<std::size_t> corrected_;      // cells that have changed since the last merge
  std::optional<Corrections> corrections_;  // that have led to g_
  bool may_float_ = false;
  double drift_ = 0;  // bound on the error of all corrections since the last merge
};

namespace {

MatrixView checked(MatrixView g, const Wires& wires) {
  check_conductances(g);
  validate(wires);
  return g;
}

}  // namespace

TransferMatrix::TransferMatrix(MatrixView g, const Wires& wires, TransferOptions options)
    : impl_(std::make_unique<Impl>(checked(g, wires), wires, options)) {}

TransferMatrix::~TransferMatrix() = default;
TransferMatrix::TransferMatrix(TransferMatrix&&) noexcept = default;
TransferMatrix& TransferMatrix::operator=(TransferMatrix&&) noexcept = default;

std::size_t TransferMatrix::rows() const noexcept { return impl_->g().rows(); }
std::size_t TransferMatrix::cols() const noexcept { return impl_->g().cols(); }
MatrixView TransferMatrix::conductance() const noexcept { return impl_->g(); }
const Wires& TransferMatrix::wires() const noexcept { return impl_->wires(); }
MatrixView TransferMatrix::matrix() const noexcept { return impl_->blocks().transfer; }
MatrixView TransferMatrix::driver() const noexcept { return impl_->blocks().driver; }
MatrixView TransferMatrix::sense() const noexcept { return impl_->blocks().sense; }

void TransferMatrix::update(std::span<const CellChange> changes) { impl_->update(changes); }

}  // namespace titania::circuit
