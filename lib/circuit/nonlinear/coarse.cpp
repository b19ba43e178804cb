#include "circuit/nonlinear/coarse.hpp"

#include <algorithm>
#include <cmath>

#include "core/kernel.hpp"

namespace titania::circuit {

namespace {

constexpr double kLeastNodes = 8;
constexpr double kMostNodes = 64;

/// Mean of the resistances that are neither 0 nor open.
class Mean {
 public:
  void add(double r) {
    if (r == 0 || std::isinf(r)) return;
    sum_ += r;
    ++count_;
  }
  [[nodiscard]] double value() const { return count_ > 0 ? sum_ / static_cast<double>(count_) : 0; }

 private:
  double sum_ = 0;
  std::size_t count_ = 0;
};

/// x += first + weight (second - first).
TITANIA_CLONES void add_between(
    const double* first, const double* second, double weight, std::size_t count, double* x) {
  for (std::size_t k = 0; k < count; ++k) x[k] += first[k] + weight * (second[k] - first[k]);
}

/// Mesh cells for a reach: some per unit of it, but no more than the least for a short one.
std::size_t mesh_nodes(double reach) {
  const double cells =
      std::max(std::clamp(std::ceil(4 * reach), 4.0, kLeastNodes), std::ceil(reach));
  return static_cast<std::size_t>(std::clamp(cells, 1.0, kMostNodes)) + 1;
}

}  // namespace

MeanSegments mean_segments(const LineResistances& wires) {
  Mean word;
  Mean bit;
  for (std::size_t i = 0; i < wires.rows(); ++i) {
    for (std::size_t j = 0; j < wires.cols(); ++j) {
      if (j > 0) word.add(wires.word_line(i, j));
      if (i > 0) bit.add(wires.bit_line(i - 1, j));
    }
  }
  return {word.value(), bit.value()};
}

Reach reach(const MeanSegments& r, std::size_t rows, std::size_t cols, double d) {
  return {static_cast<double>(rows) * std::sqrt(r.bit_line * d),
          static_cast<double>(cols) * std::sqrt(r.word_line * d)};
}

CoarseMesh make_mesh(const LineResistances& wires, double d) {
  const Reach far = reach(mean_segments(wires), wires.rows(), wires.cols(), d);
  return {wires, mesh_nodes(far.down), mesh_nodes(far.along)};
}

void LaneCorrection::start(const CoarseMesh& mesh, std::size_t lanes) {
  mesh_ = &mesh;
  lanes_ = lanes;
  width_ = mesh.along().places() * lanes;
  matrices_.assign(lanes, BandMatrix());
  x_.assign(lanes, std::vector<double>(2 * mesh.nodes()));
  sums_.assign(2 * width_, 0.0);
  for (auto* rows : {&drop_rows_, &rise_rows_}) {
    rows->assign((mesh.down().nodes + 1) * width_, 0.0);
  }
}

void LaneCorrection::factorise(std::size_t lane, std::span<const double> slope) {
  slope_.resize(slope.size() / lanes_);
  for (std::size_t k = 0; k < slope_.size(); ++k) slope_[k] = slope[k * lanes_ + lane];
  matrices_[lane] = mesh_->factorise(slope_.data(), mesh_->along().places());
}

void LaneCorrection::start_sums() {
  band_ = mesh_->down().first.back();
  std::ranges::fill(sums_, 0.0);
  for (auto& x : x_) std::ranges::fill(x, 0.0);
}

LaneCorrection::Rows LaneCorrection::row(std::size_t i) {
  const Hats& down = mesh_->down();
  double* first = sums_.data();
  double* second = first + width_;
  for (; band_ > down.first[i]; --band_) {  // nothing more comes for the node below
    collect(band_ + 1, second);
    std::copy_n(first, width_, second);
    std::fill_n(first, width_, 0.0);
  }
  return {first, second, down.weight[i]};
}

void LaneCorrection::collect(std::size_t node, const double* sums) {
  if (node >= mesh_->down().nodes) return;
  const Hats& along = mesh_->along();
  for (std::size_t j = 0; j < along.places(); ++j) {
    const auto add = [&](std::size_t n, double weight) {
      const std::size_t at = CoarseMesh::unknown(mesh_->node(node, n), CoarseMesh::drops);
      for (std::size_t lane = 0; lane < lanes_; ++lane) {
        x_[lane][at] += weight * sums[j * lanes_ + lane];
      }
    };
    add(along.first[j], 1 - along.weight[j]);
    if (along.weight[j] != 0) add(along.first[j] + 1, along.weight[j]);
  }
}

void LaneCorrection::spread(std::size_t lane,
                            CoarseMesh::Field field,
                            std::vector<double>& rows) const {
  const Hats& along = mesh_->along();
  const bool has_matrix = is_ready(lane);
  for (std::size_t i = 0; i < mesh_->down().nodes; ++i) {
    for (std::size_t j = 0; j < along.places(); ++j) {
      const auto value = [&](std::size_t n) {
        return x_[lane][CoarseMesh::unknown(mesh_->node(i, n), field)];
      };
      double e = 0;
      if (has_matrix) {
        const double w = along.weight[j];
        e = value(along.first[j]);
        if (w != 0) e += w * (value(along.first[j] + 1) - e);
      }
      rows[i * width_ + j * lanes_ + lane] = e;
    }
  }
}

void LaneCorrection::apply(std::vector<double>& u, std::vector<double>& b) {
  collect(band_ + 1, sums_.data() + width_);
  collect(band_, sums_.data());
  for (std::size_t lane = 0; lane < lanes_; ++lane) {
    if (is_ready(lane)) matrices_[lane].solve(x_[lane]);
    spread(lane, CoarseMesh::drops, drop_rows_);
    spread(lane, CoarseMesh::rises, rise_rows_);
  }
  const Hats& down = mesh_->down();
  for (std::size_t i = 0; i < down.places(); ++i) {
    const std::size_t from = down.first[i] * width_;
    const double* drops = drop_rows_.data() + from;
    const double* rises = rise_rows_.data() + from;
    add_between(drops, drops + width_, down.weight[i], width_, u.data() + i * width_);
    add_between(rises, rises + width_, down.weight[i], width_, b.data() + i * width_);
  }
}

}  // namespace titania::circuit
