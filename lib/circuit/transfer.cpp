#include "titania/circuit/transfer.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "circuit/input_checks.hpp"
#include "circuit/iteration.hpp"
#include "circuit/segments.hpp"
#include "circuit/transfer/cell_responses.hpp"
#include "circuit/transfer/terminals.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

// A change d of one cell's conductance draws a current I beside the cell.  With its response a (bit
// lines), c (word lines) and z (the cell's own voltage), and v_0 its voltage before,
//
//     I = d (v_0 - z I),   v_0 = v.c - v_bit.a,      so with f = d / (1 + z d)
//     T' = T + c^T f a,    Y' = Y + c^T f c,    S' = S + a^T f a.
//
// The responses of the other cells change in the same way.  1 + z d is positive for any change to a
// conductance that is not negative; it vanishes where the cell was all that held a piece of the
// array to the terminals.

namespace titania::circuit {

namespace {

// Changed cells, as a share of the lines, up to which corrections cost less than a merge.
constexpr double kCorrectedShare = 0.25;
// A correction is as good as its response; of that, 1 / (1 + z d) may be lost.
constexpr double kLeastGain = 1e-3;
constexpr double kResponseError = 1e-15;
// Sum of all errors of corrections, relative to the largest element, after which to merge afresh.
constexpr double kAllowedDrift = 2e-13;

struct Change {
  std::size_t cell;
  double g;  // after
  double difference;
};

double largest(const Matrix& m) {
  double x = 0;
  for (const double value : m.values()) x = std::max(x, std::fabs(value));
  return x;
}

/// m += f left^T right
void add_outer(Matrix& m, double f, std::span<const double> left, std::span<const double> right) {
  for (std::size_t i = 0; i < left.size(); ++i) {
    const double factor = f * left[i];
    double* row = m.data() + i * m.cols();
    for (std::size_t j = 0; j < right.size(); ++j) row[j] += factor * right[j];
  }
}

double largest(std::span<const double> values) {
  double x = 0;
  for (const double value : values) x = std::max(x, std::fabs(value));
  return x;
}

}  // namespace

class TransferMatrix::Impl {
 public:
  Impl(MatrixView g, const Wires& wires, TransferOptions options)
      : g_(g),
        wires_(wires),
        segments_(make_segments(wires, g.rows(), g.cols())),
        wanted_{options.driver, options.sense},
        blocks_(merge_crossbar(g_.values(), segments_, wanted_)) {
    const auto is_infinite = [](double r) { return std::isinf(r); };
    may_float_ = std::ranges::any_of(segments_.word_line, is_infinite) ||
                 std::ranges::any_of(segments_.bit_line, is_infinite);
  }

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  [[nodiscard]] const TerminalBlocks& blocks() const { return blocks_; }

  void update(std::span<const CellChange> cells) {
    const std::vector<Change> changes = check(cells);
    if (changes.empty()) return;
    if (is_worth_correcting(changes) && correct(changes)) return;
    Matrix g = changed(changes);
    blocks_ = merge_crossbar(g.values(), segments_, wanted_);
    g_ = std::move(g);
    relaxed_.reset();
    drift_ = 0;
  }

 private:
  /// Differences that are not 0, one per cell.
  [[nodiscard]] std::vector<Change> check(std::span<const CellChange> cells) const {
    std::map<std::size_t, double> last;
    for (std::size_t k = 0; k < cells.size(); ++k) {
      const auto& [row, col, g] = cells[k];
      const std::string name = "changes[" + std::to_string(k) + "]";
      if (row >= g_.rows() || col >= g_.cols()) {
        throw ArgumentError(name + " is cell (" + std::to_string(row) + ", " + std::to_string(col) +
                            "): must be inside (" + std::to_string(g_.rows()) + ", " +
                            std::to_string(g_.cols()) + ") = (word lines, bit lines)");
      }
      if (!(g >= 0) || std::isinf(g)) {
        throw ArgumentError(name + ".g = " + to_text(g, "S") + ": must be finite and not negative");
      }
      last[row * g_.cols() + col] = g;
    }
    std::vector<Change> changes;
    for (const auto& [cell, g] : last) {
      if (g != g_.values()[cell]) changes.push_back({cell, g, g - g_.values()[cell]});
    }
    return changes;
  }

  [[nodiscard]] Matrix changed(const std::vector<Change>& changes) const {
    Matrix g = g_;
    for (const Change& change : changes) g.values()[change.cell] = change.g;
    return g;
  }

  /// Cells that join or leave a floating piece change what the network is.
  [[nodiscard]] bool is_worth_correcting(const std::vector<Change>& changes) const {
    if (may_float_) return false;
    const double lines = std::sqrt(static_cast<double>(g_.size()));
    return static_cast<double>(changes.size()) <= std::max(1.0, kCorrectedShare * lines);
  }

  /// Corrects for the changes one by one; false, with nothing changed, if that would not be exact.
  bool correct(const std::vector<Change>& changes) {
    std::vector<std::size_t> cells;
    for (const Change& change : changes) cells.push_back(change.cell);
    if (!relaxed_) relaxed_.emplace(g_, LineResistances(wires_, g_.rows(), g_.cols()));
    std::optional<CellResponses> responses = cell_responses(*relaxed_, cells);
    if (!responses) return false;
    auto& [a, c, z] = *responses;

    std::vector<double> factors;
    double drift = drift_;
    const double scale = largest(blocks_.transfer);
    for (std::size_t k = 0; k < changes.size(); ++k) {
      const double gain = 1 + z(k, k) * changes[k].difference;
      if (!(gain >= kLeastGain)) return false;
      const double f = changes[k].difference / gain;
      factors.push_back(f);
      drift += kResponseError * std::fabs(f) * largest(a.row(k)) * largest(c.row(k)) / gain / scale;
      for (std::size_t l = k + 1; l < changes.size(); ++l) {
        const double passed = -f * z(l, k);
        add_scaled(passed, a.row(k), a.row(l));
        add_scaled(passed, c.row(k), c.row(l));
        add_scaled(passed, z.row(k), z.row(l));
      }
    }
    if (!(drift <= kAllowedDrift)) return false;

    drift_ = drift;
    for (std::size_t k = 0; k < changes.size(); ++k) {
      add_outer(blocks_.transfer, factors[k], c.row(k), a.row(k));
      if (wanted_.driver) add_outer(blocks_.driver, factors[k], c.row(k), c.row(k));
      if (wanted_.sense) add_outer(blocks_.sense, factors[k], a.row(k), a.row(k));
    }
    g_ = changed(changes);
    relaxed_.reset();
    return true;
  }

  static void add_scaled(double factor, std::span<const double> from, std::span<double> to) {
    for (std::size_t k = 0; k < from.size(); ++k) to[k] += factor * from[k];
  }

  Matrix g_;
  Wires wires_;
  Segments segments_;
  WantedBlocks wanted_;
  TerminalBlocks blocks_;
  std::optional<RelaxedNetwork> relaxed_;  // of g_; made for the first correction
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
