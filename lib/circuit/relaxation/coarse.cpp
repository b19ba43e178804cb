#include "circuit/relaxation/coarse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "circuit/relaxation/blocks.hpp"
#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

using detail::Lanes;
using detail::load;
using detail::store;

// Lines are taken to be no better conductors than this many times the cells of a mesh node, which
// leaves seven digits of the factors: a wire of 0 ohm is one.
constexpr double kBestLine = 1e9;
constexpr double kNothing = 1e-13;  // of a diagonal element: what rounding leaves of 0

/// Rows below `k` of the remaining matrix lose what the unknown k explains.
TITANIA_CLONES void eliminate(
    double* rows, std::size_t stride, std::size_t count, const double* column, double inverse) {
  for (std::size_t r = 1; r <= count; ++r) {
    double* row = rows + r * stride + stride - 1 - r;  // from column k on
    const double factor = column[r] * inverse;
    for (std::size_t c = 1; c <= r; ++c) row[c] -= factor * column[c];
    row[0] = factor;
  }
}

/// L y = x downwards, then L' x = D^-1 y upwards; x begins after `stride` zeros.
TITANIA_CLONES void substitute(
    const double* values, std::size_t stride, const double* inverse, std::size_t size, double* x) {
  for (std::size_t r = 0; r < size; ++r) {
    const double* row = values + r * stride;
    const double* before = x + r + 1 - stride;
    Lanes sum = {};
    for (std::size_t c = 0; c < stride; c += kLanes) {
      sum += load<Lanes>(row + c) * load<Lanes>(before + c);
    }
    double total = 0;
    for (std::size_t lane = 0; lane < kLanes; ++lane) total += sum[lane];
    x[r] -= total;
  }
  for (std::size_t r = 0; r < size; ++r) x[r] *= inverse[r];
  for (std::size_t r = size; r-- > 0;) {
    const double* row = values + r * stride;
    double* before = x + r + 1 - stride;
    const double factor = x[r];
    for (std::size_t c = 0; c < stride; c += kLanes) {
      store(before + c, Lanes(load<Lanes>(before + c) - load<Lanes>(row + c) * factor));
    }
  }
}

/// Shares of a product of two hats in one mesh cell: both of its first node, one of each, both of
/// its second.
std::array<double, 3> products(double weight) {
  return {(1 - weight) * (1 - weight), (1 - weight) * weight, weight * weight};
}

TITANIA_CLONES void add_row(const double* d,
                            const double* shares,
                            std::size_t count,
                            double* sums) {
  for (std::size_t k = 0; k < 3; ++k) {
    double* sum = sums + k * count;
    for (std::size_t j = 0; j < count; ++j) sum[j] += shares[k] * d[j];
  }
}

/// Conductances between neighbouring nodes of every line, (lines, hats.nodes - 1).  `inner` is the
/// resistance of all segments if they are equal, else resistance(line, k) is that of the segment
/// between the places k - 1 and k.
std::vector<double> node_conductances(const Hats& hats,
                                      std::size_t lines,
                                      std::optional<double> inner,
                                      const auto& resistance) {
  const std::size_t intervals = hats.nodes - 1;
  const double step = static_cast<double>(hats.places() - 1) / static_cast<double>(intervals);
  std::vector<double> out(lines * intervals);
  if (inner) {
    std::ranges::fill(out, 1 / (step * *inner));
    return out;
  }
  for (std::size_t n = 0; n < intervals; ++n) {
    const double from = step * static_cast<double>(n);
    const double to = step * static_cast<double>(n + 1);
    const auto last = std::min(hats.places() - 1, static_cast<std::size_t>(std::ceil(to)));
    for (std::size_t line = 0; line < lines; ++line) {
      double sum = 0;
      for (auto k = static_cast<std::size_t>(from) + 1; k <= last; ++k) {
        const double share =
            std::min(to, static_cast<double>(k)) - std::max(from, static_cast<double>(k) - 1);
        if (share > 0) sum += share * resistance(line, k);
      }
      out[line * intervals + n] = 1 / sum;
    }
  }
  return out;
}

}  // namespace

// --- Hats ----------------------------------------------------------------------------------------

Hats::Hats(std::size_t places, std::size_t nodes_)
    : nodes(nodes_), first(places, 0), weight(places, 0.0) {
  if (nodes < 2) return;
  const double per_place = static_cast<double>(nodes - 1) / static_cast<double>(places - 1);
  for (std::size_t k = 0; k < places; ++k) {
    const double at = static_cast<double>(k) * per_place;
    first[k] = std::min(static_cast<std::size_t>(at), nodes - 2);
    weight[k] = std::min(1.0, at - static_cast<double>(first[k]));
  }
}

// --- BandMatrix ----------------------------------------------------------------------------------

BandMatrix::BandMatrix(std::size_t size, std::size_t width)
    : width_(width),
      stride_(padded(width + 1)),
      values_(size * stride_, 0.0),
      inverse_(size, 0.0) {}

void BandMatrix::factor() {
  const std::size_t size = inverse_.size();
  std::vector<double> diagonal(size);
  for (std::size_t k = 0; k < size; ++k) diagonal[k] = at(k, k);
  std::vector<double> column(width_ + 1);
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t below = std::min(width_, size - 1 - k);
    for (std::size_t r = 1; r <= below; ++r) column[r] = at(k + r, k);
    const double pivot = at(k, k);
    inverse_[k] = pivot > kNothing * diagonal[k] ? 1 / pivot : 0;
    at(k, k) = 0;
    eliminate(values_.data() + k * stride_, stride_, below, column.data(), inverse_[k]);
  }
}

void BandMatrix::solve(std::span<double> x) const {
  std::vector<double> work(stride_ + x.size(), 0.0);
  std::ranges::copy(x, work.begin() + static_cast<std::ptrdiff_t>(stride_));
  substitute(values_.data(), stride_, inverse_.data(), x.size(), work.data() + stride_);
  std::copy_n(work.begin() + static_cast<std::ptrdiff_t>(stride_), x.size(), x.begin());
}

// --- CoarseMesh ----------------------------------------------------------------------------------

CoarseMesh::CoarseMesh(const LineResistances& wires, std::size_t down, std::size_t along)
    : down_(wires.rows(), std::min(down, wires.rows())),
      along_(wires.cols(), std::min(along, wires.cols())) {
  const bool wide = along_.nodes > down_.nodes;
  step_down_ = wide ? 1 : along_.nodes;
  step_along_ = wide ? down_.nodes : 1;

  const std::size_t rows = wires.rows();
  const std::size_t cols = wires.cols();
  word_lines_ =
      node_conductances(along_, rows, wires.inner_word_line(),
                        [&](std::size_t i, std::size_t j) { return wires.word_line(i, j); });
  bit_lines_ =
      node_conductances(down_, cols, wires.inner_bit_line(),
                        [&](std::size_t j, std::size_t i) { return wires.bit_line(i - 1, j); });
  for (std::size_t i = 0; i < rows; ++i) {
    word_near_.push_back(1 / wires.word_line(i, 0));
    word_far_.push_back(1 / wires.word_line_right(i));
  }
  for (std::size_t j = 0; j < cols; ++j) {
    bit_near_.push_back(1 / wires.bit_line(rows - 1, j));
    bit_far_.push_back(1 / wires.bit_line_top(j));
  }
}

BandMatrix CoarseMesh::factorise(const double* d, std::size_t stride) const {
  const std::size_t inner = std::min(down_.nodes, along_.nodes);
  BandMatrix matrix(2 * nodes(), std::min(2 * nodes() - 1, 2 * (inner + 1) + 1));
  add_cells(matrix, d, stride);
  double largest = 0;
  for (std::size_t k = 0; k < matrix.size(); ++k) largest = std::max(largest, matrix.at(k, k));
  add_lines(matrix, kBestLine * largest);
  matrix.factor();
  return matrix;
}

namespace {

/// Adds to the element of two unknowns, once for both orders.
void add(BandMatrix& matrix, std::size_t a, std::size_t b, double value) {
  matrix.at(std::max(a, b), std::min(a, b)) += value;
}

}  // namespace

void CoarseMesh::add_cells(BandMatrix& matrix, const double* d, std::size_t stride) const {
  const std::size_t cols = along_.places();
  // Between the nodes a and b the cells are in all four blocks.
  const auto couple = [&](std::size_t a, std::size_t b, double value) {
    add(matrix, unknown(a, drops), unknown(b, drops), value);
    add(matrix, unknown(a, rises), unknown(b, rises), value);
    add(matrix, unknown(a, drops), unknown(b, rises), value);
    if (a != b) add(matrix, unknown(a, rises), unknown(b, drops), value);
  };
  std::vector<double> sums(3 * cols, 0.0);
  const auto collect = [&](std::size_t band) {
    for (std::size_t p = 0; p < 3; ++p) {  // pairs of nodes down
      const std::size_t a = band + (p == 2 ? 1 : 0);
      const std::size_t b = band + (p == 0 ? 0 : 1);
      if (std::max(a, b) >= down_.nodes) continue;
      std::array<double, 3> moment{};
      for (std::size_t j = 0; j < cols; ++j) {
        const auto share = products(along_.weight[j]);
        for (std::size_t q = 0; q < 3; ++q) moment[q] += share[q] * sums[p * cols + j];
        const std::size_t left = along_.first[j];
        if (j + 1 < cols && along_.first[j + 1] == left) continue;
        couple(node(a, left), node(b, left), moment[0]);
        if (left + 1 < along_.nodes) {
          couple(node(a, left), node(b, left + 1), moment[1]);
          if (p == 1) couple(node(a, left + 1), node(b, left), moment[1]);
          couple(node(a, left + 1), node(b, left + 1), moment[2]);
        }
        moment = {};
      }
    }
    std::ranges::fill(sums, 0.0);
  };
  for (std::size_t i = 0; i < down_.places(); ++i) {
    if (i > 0 && down_.first[i] != down_.first[i - 1]) collect(down_.first[i - 1]);
    add_row(d + i * stride, products(down_.weight[i]).data(), cols, sums.data());
  }
  collect(down_.first.back());
}

namespace {

/// Lines side by side, spread over the nodes of `across`.
struct Side {
  const Hats& across;
  std::size_t nodes_along;
  const std::vector<double>& between;  // (lines, nodes_along - 1)
  const std::vector<double>& at_start;
  const std::vector<double>& at_end;
};

/// Adds one field's lines to the matrix; number(across, along) is an unknown.
void add_side(BandMatrix& matrix, const Side& side, double most, const auto& number) {
  const std::size_t intervals = side.nodes_along - 1;
  const std::size_t each = intervals + 2;  // and both terminals
  std::vector<double> sums(3 * each, 0.0);
  const auto collect = [&](std::size_t band) {
    for (std::size_t p = 0; p < 3; ++p) {
      const std::size_t a = band + (p == 2 ? 1 : 0);
      const std::size_t b = band + (p == 0 ? 0 : 1);
      if (std::max(a, b) >= side.across.nodes) continue;
      const double* sum = sums.data() + p * each;
      for (std::size_t n = 0; n < intervals; ++n) {
        add(matrix, number(a, n), number(b, n), sum[n]);
        add(matrix, number(a, n + 1), number(b, n + 1), sum[n]);
        add(matrix, number(a, n), number(b, n + 1), -sum[n]);
        if (p == 1) add(matrix, number(a, n + 1), number(b, n), -sum[n]);
      }
      add(matrix, number(a, 0), number(b, 0), sum[intervals]);
      add(matrix, number(a, intervals), number(b, intervals), sum[intervals + 1]);
    }
    std::ranges::fill(sums, 0.0);
  };
  for (std::size_t line = 0; line < side.across.places(); ++line) {
    if (line > 0 && side.across.first[line] != side.across.first[line - 1]) {
      collect(side.across.first[line - 1]);
    }
    const auto share = products(side.across.weight[line]);
    for (std::size_t p = 0; p < 3; ++p) {
      double* sum = sums.data() + p * each;
      const double* between = side.between.data() + line * intervals;
      for (std::size_t n = 0; n < intervals; ++n) sum[n] += share[p] * std::min(most, between[n]);
      sum[intervals] += share[p] * std::min(most, side.at_start[line]);
      sum[intervals + 1] += share[p] * std::min(most, side.at_end[line]);
    }
  }
  collect(side.across.first.back());
}

}  // namespace

void CoarseMesh::add_lines(BandMatrix& matrix, double most) const {
  add_side(matrix, {down_, along_.nodes, word_lines_, word_near_, word_far_}, most,
           [&](std::size_t across, std::size_t n) { return unknown(node(across, n), drops); });
  add_side(matrix, {along_, down_.nodes, bit_lines_, bit_far_, bit_near_}, most,
           [&](std::size_t across, std::size_t n) { return unknown(node(n, across), rises); });
}

// --- Restriction and prolongation ----------------------------------------------------------------

Restriction::Restriction(const CoarseMesh& mesh)
    : mesh_(&mesh),
      stride_(padded(mesh.along().places())),
      sums_(2 * stride_),
      result_(mesh.nodes()) {}

void Restriction::start() {
  band_ = mesh_->down().first.back();
  std::ranges::fill(sums_, 0.0);
  std::ranges::fill(result_, 0.0);
}

Restriction::Sums Restriction::sums_of(std::size_t i) {
  const Hats& down = mesh_->down();
  while (band_ > down.first[i]) {  // nothing more comes for the node below
    collect(band_ + 1, {sums_.data() + stride_, stride_});
    std::copy_n(sums_.begin(), stride_, sums_.begin() + static_cast<std::ptrdiff_t>(stride_));
    std::fill_n(sums_.begin(), stride_, 0.0);
    --band_;
  }
  return {sums_.data(), sums_.data() + stride_};
}

std::span<const double> Restriction::finish() {
  collect(band_ + 1, {sums_.data() + stride_, stride_});
  collect(band_, {sums_.data(), stride_});
  return result_;
}

void Restriction::collect(std::size_t node, std::span<double> sums) {
  const Hats& along = mesh_->along();
  if (node >= mesh_->down().nodes) return;
  double here = 0;
  double next = 0;
  for (std::size_t j = 0; j < along.places(); ++j) {
    here += sums[j] * (1 - along.weight[j]);
    next += sums[j] * along.weight[j];
    if (j + 1 < along.places() && along.first[j + 1] == along.first[j]) continue;
    result_[mesh_->node(node, along.first[j])] += here;
    if (along.nodes > 1) result_[mesh_->node(node, along.first[j] + 1)] += next;
    here = next = 0;
  }
}

Prolongation::Prolongation(const CoarseMesh& mesh)
    : mesh_(&mesh),
      stride_(padded(mesh.along().places())),
      rows_((mesh.down().nodes + 1) * stride_, 0.0) {}

void Prolongation::set(std::span<const double> e) {
  const Hats& along = mesh_->along();
  for (std::size_t i = 0; i < mesh_->down().nodes; ++i) {
    double* row = rows_.data() + i * stride_;
    for (std::size_t j = 0; j < along.places(); ++j) {
      const double left = e[mesh_->node(i, along.first[j])];
      const double w = along.weight[j];
      row[j] = w == 0 ? left : left + w * (e[mesh_->node(i, along.first[j] + 1)] - left);
    }
  }
}

void Prolongation::clear() { std::ranges::fill(rows_, 0.0); }

Prolongation::Rows Prolongation::row(std::size_t i) const {
  const Hats& down = mesh_->down();
  const double* row = rows_.data() + down.first[i] * stride_;
  return {row, row + stride_, down.weight[i]};
}

}  // namespace titania::circuit
