#include "circuit/relaxation/iteration.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/magnitude.hpp"
#include "core/parallel.hpp"

namespace titania::circuit {

namespace {

constexpr double kEpsilon = 2.3e-16;
// V^2: the squares of smaller steps may have vanished.
constexpr double kVanished = 1e-300;
// Convergence of plain sweeps, below which a mesh would cost more than it saves.
constexpr double kFastEnough = 0.001;
// Convergence from which on acceleration pays.
constexpr double kSlow = 0.05;
// Growth from one sweep to the next that only a correction can cause.
constexpr double kDiverged = 10;
// Part of the tolerance that a rough estimate of rounding may take.
constexpr double kRoundingShare = 0.2;
// Times the tolerance: the next sweep is likely to be the last.
constexpr double kNearlyThere = 1e4;
// Of the mesh, per attenuation length: enough for six sweeps where lines are a few lengths long;
// then fewer, or the mesh would cost more than the sweeps.
constexpr double kNodesPerLength = 4;
constexpr double kManyNodes = 24;
constexpr double kFewestNodes = 5;
constexpr double kMostNodes = 65;

/// Mean of what is finite; infinite if nothing is.
double mean_resistance(std::size_t lines, std::size_t segments, const auto& resistance) {
  double sum = 0;
  double count = 0;
  for (std::size_t k = 0; k < lines; ++k) {
    for (std::size_t n = 0; n < segments; ++n) {
      const double r = resistance(k, n);
      if (std::isinf(r)) continue;
      sum += r;
      count += 1;
    }
  }
  return count > 0 ? sum / count : std::numeric_limits<double>::infinity();
}

/// Wires of one direction, by their means.
struct Direction {
  double segment = 0;   // resistance, ohm
  double terminal = 0;  // with its first segment; infinite if lines float
  bool floats = false;
};

Direction word_lines(const LineResistances& wires) {
  const auto inner = wires.inner_word_line();
  Direction d;
  for (std::size_t i = 0; i < wires.rows(); ++i) {
    const double end = std::min(wires.word_line(i, 0), wires.word_line_right(i));
    d.terminal += end / static_cast<double>(wires.rows());
  }
  d.floats = std::isinf(d.terminal);
  d.segment = inner ? *inner
                    : mean_resistance(
                          wires.rows(), wires.cols() - 1,
                          [&](std::size_t i, std::size_t n) { return wires.word_line(i, n + 1); });
  return d;
}

Direction bit_lines(const LineResistances& wires) {
  const auto inner = wires.inner_bit_line();
  Direction d;
  for (std::size_t j = 0; j < wires.cols(); ++j) {
    const double end = std::min(wires.bit_line(wires.rows() - 1, j), wires.bit_line_top(j));
    d.terminal += end / static_cast<double>(wires.cols());
  }
  d.floats = std::isinf(d.terminal);
  d.segment =
      inner ? *inner
            : mean_resistance(wires.cols(), wires.rows() - 1,
                              [&](std::size_t j, std::size_t n) { return wires.bit_line(n, j); });
  return d;
}

/// Share of a line's voltage that its cells and its resistance take away from it.
double loss(const Direction& d, double length, double g) {
  const double pi = std::numbers::pi;
  const double k = g * length * (d.terminal + 4 / (pi * pi) * length * d.segment);
  return std::isfinite(k) ? k / (1 + k) : 1;
}

std::size_t mesh_nodes(const Direction& d, double length, double g) {
  const double lengths = std::isfinite(d.segment) ? length * std::sqrt(d.segment * g) : length;
  return static_cast<std::size_t>(
      std::clamp(std::ceil(std::min(kNodesPerLength * lengths, kManyNodes + lengths)) + 1,
                 kFewestNodes, kMostNodes));
}

double terms_of(const PreparedLines& lines) {
  return static_cast<double>(lines.layout.rows + lines.layout.cols);
}

}  // namespace

RelaxedNetwork::RelaxedNetwork(MatrixView g, const LineResistances& wires)
    : lines(prepare_lines(g, wires)) {
  const Direction words = word_lines(wires);
  const Direction bits = bit_lines(wires);
  const double mean = lines.total / static_cast<double>(g.size());
  const auto rows = static_cast<double>(g.rows());
  const auto cols = static_cast<double>(g.cols());
  accelerate = words.floats || bits.floats;
  if (loss(words, cols, mean) * loss(bits, rows, mean) < kFastEnough) return;
  mesh = CoarseMesh(wires, mesh_nodes(bits, rows, mean), mesh_nodes(words, cols, mean));
  coarse = mesh.factorise(g.data(), g.cols());
}

bool Balance::is_within(double tolerance) const {
  return missing <= std::max(tolerance * largest_current - rounding, rounding);
}

double Balance::relative_bound() const {
  const double error = missing + distance;
  if (largest_current == 0 && (is_isolated ? distance : error) == 0) return 0;
  const double bound = (error + rounding) / largest_current;
  return std::isnan(bound) ? std::numeric_limits<double>::infinity() : bound;
}

Balance balance_of(const Relaxation& state, const PreparedLines& lines, double span) {
  Balance balance;
  balance.largest_current = detail::largest_magnitude(state.i_bit_line());
  double sum = 0;
  double potential = 0;  // c of the second bound
  double weakest = 1;    // smallest x
  double largest_seen = 0;
  double largest_sum = 0;
  for (std::size_t j = 0; j < lines.layout.cols; ++j) {
    sum += state.missing()[j];
    const double step = std::sqrt(state.squared_step()[j] + kVanished);
    potential = std::max(potential, step / lines.reach[j]);
    weakest = std::min(weakest, lines.reach[j]);
    const LineFactors& bits = lines.bit_lines;
    largest_seen = std::max(largest_seen, bits.far[j] > 0 ? lines.column_sums[j] : bits.seen[j]);
    largest_sum = std::max(largest_sum, lines.column_sums[j]);
  }
  // A NaN in the sum has to stay one.
  balance.is_isolated = largest_seen == 0 && std::isfinite(sum);
  const double second = potential * largest_seen;
  balance.missing = second < sum ? second : sum;

  // Each cell's current is rounded relative to the three voltages it is made of; a bit line's is a
  // sum of about as many terms as there are lines.
  const double cells = std::min(lines.total, largest_seen / weakest);
  balance.rounding = kEpsilon * 3 * span * (2 * cells + terms_of(lines) * largest_sum);
  return balance;
}

void refine_rounding(Balance& balance,
                     const Relaxation& state,
                     const PreparedLines& lines,
                     const Drives& drives) {
  const auto [all, largest] = state.flow(drives);
  balance.rounding = std::min(balance.rounding, kEpsilon * (2 * all + terms_of(lines) * largest));
}

Iteration::Iteration(const RelaxedNetwork& network)
    : network_(&network), state_(network.lines, network.mesh, network.coarse) {}

Iteration::Result Iteration::run(const Drives& drives,
                                 double span,
                                 const Goal& goal,
                                 bool keep_drops) {
  start(drives, span, goal, keep_drops);
  Iteration* const one = this;
  run_started({&one, 1});
  return result_;
}

void Iteration::start(const Drives& drives, double span, const Goal& goal, bool keep_drops) {
  drives_ = drives;
  span_ = span;
  goal_ = goal;
  needs_drops_ = keep_drops;
  keep_drops_ = needs_drops_ && goal.max_sweeps == 1;
  result_ = {};
  state_.start(drives_);
  anderson_.reset();
  is_accelerated_ = network_->accelerate;
  missing_before_ = 0;
}

void Iteration::run_started(std::span<Iteration* const> iterations) {
  std::vector<Iteration*> active(iterations.begin(), iterations.end());
  std::vector<Relaxation::Step> steps;
  while (!active.empty()) {
    steps.clear();
    for (Iteration* one : active) {
      one->begin_sweep();
      steps.push_back({&one->state_, &one->drives_, one->keep_drops_});
    }
    Relaxation::sweep(steps);
    detail::poll_progress();
    std::erase_if(active, [](Iteration* one) { return one->end_sweep(); });
  }
}

void Iteration::begin_sweep() {
  if (!is_accelerated_) return;
  if (!anderson_) anderson_.emplace(network_->lines.layout.size());
  anderson_->begin(state_.corrected_rises());
}

bool Iteration::end_sweep() {
  Balance balance = balance_of(state_, network_->lines, span_);
  const double wanted =
      goal_.is_relative ? goal_.tolerance * balance.largest_current : goal_.tolerance;
  const bool is_rough = goal_.is_relative && balance.rounding > kRoundingShare * wanted;
  const double within = std::max(wanted, balance.rounding);
  if (is_rough && state_.has_drops() && balance.missing <= within) {
    refine_rounding(balance, state_, network_->lines, drives_);
  }
  // A NaN is never within.
  const bool reached =
      goal_.is_relative ? balance.is_within(goal_.tolerance) : balance.missing <= goal_.tolerance;
  const bool wants_drops = is_rough || needs_drops_;
  const bool is_settled = reached && (!wants_drops || state_.has_drops());
  result_ = {reached, result_.sweeps + 1, balance};
  if (is_settled || result_.sweeps >= goal_.max_sweeps) return true;
  // Storing them takes time: only where the next sweep may be the last.
  const bool may_be_last =
      balance.missing <= kNearlyThere * within || result_.sweeps + 1 == goal_.max_sweeps;
  keep_drops_ = keep_drops_ || (wants_drops && may_be_last);
  improve(balance);
  return false;
}

void Iteration::improve(const Balance& balance) {
  if (missing_before_ > 0 && !(balance.missing <= kDiverged * missing_before_)) {
    // Segments that differ too much for the mesh, which overshoots.
    state_.start_without_mesh();
    anderson_.reset();
    missing_before_ = 0;
    return;
  }
  state_.correct();
  if (is_accelerated_) {
    anderson_->end(state_.corrected_rises());
  } else if (missing_before_ > 0) {
    is_accelerated_ = balance.missing > kSlow * missing_before_;
  }
  missing_before_ = balance.missing;
}

}  // namespace titania::circuit
