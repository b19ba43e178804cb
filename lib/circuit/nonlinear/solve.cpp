#include "circuit/nonlinear/solve.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "circuit/anderson.hpp"
#include "circuit/batch_solve.hpp"
#include "circuit/blocks.hpp"
#include "circuit/branches.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/nonlinear/newton.hpp"
#include "core/parallel.hpp"

namespace titania::circuit {

namespace {

constexpr double kNonlinearOperationsPerCell = 600;
constexpr double kEpsilon = 2.3e-16;
// Sweeps after which relaxation is given up: damped Newton is cheaper then.
constexpr int kMaxSweeps = 2000;
// Larger arrays are solved one input at a time: several would not stay in the cache.
constexpr std::size_t kCellsForLanes = std::size_t{1} << 14;
constexpr int kSweepsBetweenLooks = 8;
// Sweeps without a smaller change after which relaxation is given up.
constexpr int kPatience = 40;
constexpr int kMaxPolish = 50;
constexpr double kNewtonTolerance = 1e-13;
// A coarse matrix is made anew when a sweep gains less than this and the mean slope has moved on.
constexpr double kGoodGain = 0.2;
constexpr double kMovedOn = 0.02;
// A correction is linear: it is made only while a sweep changes the mean slope by less than this
// factor, and an input whose change grows by more than kWorse after one begins again without.
constexpr double kSettled = 1.4;
constexpr double kWorse = 10;
// Convergence from which on acceleration pays.
constexpr double kSlow = 0.2;

/// Writes one input's values into its lane.
void pack(std::span<const double> values,
          std::size_t lane,
          std::size_t lanes,
          std::span<double> out) {
  for (std::size_t k = 0; k < values.size(); ++k) out[k * lanes + lane] = values[k];
}

/// Reads one input's values out of its lane.
void unpack(std::span<const double> values,
            std::size_t lane,
            std::size_t lanes,
            std::span<double> out) {
  for (std::size_t k = 0; k < out.size(); ++k) out[k] = values[k * lanes + lane];
}

}  // namespace

/// How one input is getting on.
class NonlinearSolve::Lane {
 public:
  bool finished = false;
  int sweeps = 0;
  int since_least = 0;
  double least_change = inf;
  double change = inf;         // in the last sweep, A
  double change_before = inf;  // in the one before
  double bottom = 0;           // largest current into an amplifier below, A
  double slope = 0;            // mean of the cells, S
  bool is_settled = false;     // the last sweep changed it little
  double built_for = 0;        // mean slope that the coarse matrix was made for
  bool corrected = false;      // since the last sweep
  bool without_coarse = false;
  bool without_anderson = false;
  std::optional<Anderson> anderson;  // where sweeps converge slowly; of drops and rises
  std::vector<double> point;

  [[nodiscard]] bool is_lost() const { return since_least >= kPatience; }

  void start_acceleration(const NonlinearState& state) {
    const std::size_t cells = state.u.size() / state.lanes;
    point.assign(padded(2 * cells), 0.0);
    anderson.emplace(point.size());
  }
  void begin_step(const NonlinearState& state, std::size_t lane) {
    read_point(state, lane);
    anderson->begin(point);
  }
  void end_step(NonlinearState& state, std::size_t lane) {
    read_point(state, lane);
    anderson->end(point);
    const std::size_t cells = state.u.size() / state.lanes;
    pack(std::span(point).first(cells), lane, state.lanes, state.u);
    pack(std::span(point).subspan(cells, cells), lane, state.lanes, state.b);
  }

 private:
  void read_point(const NonlinearState& state, std::size_t lane) {
    const std::size_t cells = state.u.size() / state.lanes;
    unpack(state.u, lane, state.lanes, std::span(point).first(cells));
    unpack(state.b, lane, state.lanes, std::span(point).subspan(cells, cells));
  }
};

NonlinearSolve::NonlinearSolve(const NonlinearNetwork::Impl& network,
                               MatrixView v,
                               std::span<const double> v_bit,
                               const SolveOptions& options,
                               SolveOutputs outputs,
                               const Nodes* start)
    : network_(network),
      v_(v),
      v_bit_(v_bit),
      options_(options),
      outputs_(outputs),
      start_(start),
      solution_(room_for(v.rows(), network.g().rows(), network.g().cols(), outputs)),
      reports_(v.rows()) {}

Solution NonlinearSolve::run() {
  std::vector<std::size_t> open;  // inputs that relaxation leaves to Newton
  if (network_.wires().ideal()) {
    evaluate_all();
  } else if (options_.method == Method::direct) {
    for (std::size_t k = 0; k < v_.rows(); ++k) open.push_back(k);
  } else {
    const bool automatic = options_.method == Method::automatic;
    relax_all(automatic ? std::min(kMaxSweeps, options_.max_iterations) : options_.max_iterations);
    for (std::size_t k = 0; automatic && k < v_.rows(); ++k) {
      if (!reports_[k].converged) open.push_back(k);
    }
  }
  newton_all(open);
  if (!reports_.empty()) solution_.report = worst_of(reports_);
  return std::move(solution_);
}

void NonlinearSolve::evaluate_all() {
  const double operations = kNonlinearOperationsPerCell * static_cast<double>(network_.g().size());
  detail::parallel_for(v_.rows(), operations * static_cast<double>(v_.rows()), [&](std::size_t k) {
    thread_local NonlinearState state;
    state.start(network_.lines(), 1);
    network_.cells().check(network_.lines(), {v_.row(k).data(), v_bit_.data()}, state);
    const Balance balance = balance_of(state, 0);
    write(k, state, 0, balance, {Method::ideal, std::isfinite(balance.flow), 0, 0, 0});
  });
}

void NonlinearSolve::relax_all(int max_sweeps) {
  const std::size_t batch = v_.rows();
  const bool together = batch > 1 && network_.g().size() <= kCellsForLanes;
  const std::size_t lanes = together ? detail::kLanes : 1;
  const double operations =
      kNonlinearOperationsPerCell * static_cast<double>(network_.g().size() * batch);
  detail::parallel_for((batch + lanes - 1) / lanes, operations, [&](std::size_t k) {
    relax_pack(k * lanes, std::min(lanes, batch - k * lanes), lanes, max_sweeps);
  });
}

void NonlinearSolve::relax_pack(std::size_t first,
                                std::size_t used,
                                std::size_t lanes,
                                int max_sweeps) {
  thread_local NonlinearState state;
  state.start(network_.lines(), lanes);
  for (std::size_t lane = 0; start_ && lane < used; ++lane) begin(state, first + lane, lane);
  sweep(first, used, max_sweeps, state);
}

void NonlinearSolve::begin(NonlinearState& state, std::size_t input, std::size_t lane) const {
  const std::size_t cols = network_.lines().cols;
  for (std::size_t k = 0; k < network_.g().size(); ++k) {
    const std::size_t at = k * state.lanes + lane;
    state.u[at] = v_(input, k / cols) - start_->v_word_line(input, k);
    state.b[at] = start_->v_bit_line(input, k) - v_bit_[k % cols];
  }
}

void NonlinearSolve::sweep(std::size_t first,
                           std::size_t used,
                           int max_sweeps,
                           NonlinearState& state) {
  const WireLines& lines = network_.lines();
  const CellKernels& cells = network_.cells();
  std::vector<double> v(lines.rows * state.lanes, 0.0);
  for (std::size_t lane = 0; lane < used; ++lane) pack(v_.row(first + lane), lane, state.lanes, v);
  const LaneDrives drives{v.data(), v_bit_.data()};
  std::vector<Lane> progress(used);
  LaneCorrection correction;
  correction.start(network_.mesh(), state.lanes);
  for (Lane& lane : progress) lane.slope = network_.mean_conductance();
  state.coarse = &correction;
  for (std::size_t left = used; left > 0;) {
    for (std::size_t lane = 0; lane < used; ++lane) {
      if (progress[lane].anderson) progress[lane].begin_step(state, lane);
    }
    std::swap(state.u, state.u_before);
    cells.relax_word_lines(lines, drives, state);
    std::swap(state.b, state.b_before);
    cells.relax_bit_lines(lines, drives, state);
    detail::poll_progress();
    bool checked = false;
    for (std::size_t lane = 0; lane < used; ++lane) {
      Lane& mine = progress[lane];
      if (mine.finished) continue;
      const bool is_last = ++mine.sweeps >= max_sweeps;
      measure(state, lane, mine);
      if ((mine.corrected || mine.anderson) && !is_last &&
          !(mine.change <= kWorse * mine.change_before)) {
        begin_again(state, lane, mine);
        continue;
      }
      const bool is_due = mine.change <= options_.tolerance * mine.bottom || mine.is_lost() ||
                          mine.sweeps % kSweepsBetweenLooks == 0;
      if (!is_due && !is_last) continue;
      if (!checked) cells.check(lines, drives, state);
      checked = true;
      const Balance balance = balance_of(state, lane);
      const bool reached = is_enough(balance);  // a NaN is never enough
      if (!reached && !is_last && !mine.is_lost()) continue;
      mine.finished = true;
      --left;
      write(first + lane, state, lane, balance, {Method::iterative, reached, mine.sweeps, 0, 0});
    }
    improve(state, progress);
  }
  state.coarse = nullptr;
}

void NonlinearSolve::improve(NonlinearState& state, std::vector<Lane>& progress) const {
  bool correct = false;
  for (std::size_t lane = 0; lane < progress.size(); ++lane) {
    Lane& mine = progress[lane];
    if (mine.finished) {
      state.coarse->drop(lane);
      mine.anderson.reset();
    } else {
      correct = prepare_correction(state, lane, mine) || correct;
    }
  }
  if (correct) state.coarse->apply(state.u, state.b);
  for (std::size_t lane = 0; lane < progress.size(); ++lane) {
    Lane& mine = progress[lane];
    if (mine.anderson) {
      mine.end_step(state, lane);
    } else if (!mine.finished && !mine.without_anderson && mine.is_settled &&
               mine.change > kSlow * mine.change_before) {
      mine.start_acceleration(state);
    }
  }
}

bool NonlinearSolve::prepare_correction(const NonlinearState& state,
                                        std::size_t lane,
                                        Lane& progress) const {
  const WireLines& lines = network_.lines();
  double mean = 0;
  for (std::size_t k = lane; k < state.slope_sum.size(); k += state.lanes) {
    mean += state.slope_sum[k];
  }
  mean /= static_cast<double>(lines.rows * lines.cols);
  const double before = std::exchange(progress.slope, mean);
  progress.is_settled = mean < kSettled * before && before < kSettled * mean;
  const Reach far = reach(network_.mean_segments(), lines.rows, lines.cols, mean);
  progress.corrected = progress.is_settled && !progress.without_coarse &&
                       std::max(far.down, far.along) >= kShortReach;
  if (!progress.corrected) {
    state.coarse->drop(lane);
    return false;
  }
  const bool has_moved = std::fabs(mean - progress.built_for) > kMovedOn * mean;
  const bool is_slow = progress.change > kGoodGain * progress.change_before;
  if (!state.coarse->is_ready(lane) || (has_moved && is_slow)) {
    state.coarse->factorise(lane, state.slope);
    progress.built_for = mean;
  }
  return true;
}

void NonlinearSolve::begin_again(NonlinearState& state, std::size_t lane, Lane& progress) {
  for (std::size_t k = lane; k < state.u.size(); k += state.lanes) state.u[k] = state.b[k] = 0;
  Lane anew;
  anew.sweeps = progress.sweeps;
  anew.without_anderson = true;
  anew.without_coarse = progress.without_coarse || !progress.anderson;
  progress = std::move(anew);
}

void NonlinearSolve::measure(const NonlinearState& state, std::size_t lane, Lane& progress) {
  progress.change_before = std::exchange(progress.change, 0.0);
  progress.bottom = 0;
  for (std::size_t k = lane; k < state.change.size(); k += state.lanes) {
    progress.change += state.change[k];
    progress.bottom = std::max(progress.bottom, std::fabs(state.bottom[k]));
  }
  const bool is_less = progress.change < progress.least_change;
  progress.since_least = is_less ? 0 : progress.since_least + 1;
  if (is_less) progress.least_change = progress.change;
  if (!std::isfinite(progress.change)) progress.since_least = kPatience;
}

NonlinearSolve::Balance NonlinearSolve::balance_of(const NonlinearState& state,
                                                   std::size_t lane) const {
  Balance balance;
  for (std::size_t j = 0; j < network_.lines().cols; ++j) {
    const std::size_t k = j * state.lanes + lane;
    balance.imbalance += state.imbalance[k];
    if (!network_.segments().is_bit_line_open(j)) {
      balance.is_isolated = false;
      balance.largest_current = std::max(balance.largest_current, std::fabs(state.current[k]));
    }
    balance.flow += state.flow[k];
    balance.largest_flow = std::max(balance.largest_flow, state.flow[k]);
  }
  return balance;
}

double NonlinearSolve::rounding(const Balance& balance) const {
  const auto lines = static_cast<double>(network_.lines().rows + network_.lines().cols);
  return kEpsilon * (2 * balance.flow + lines * balance.largest_flow);
}

bool NonlinearSolve::is_enough(const Balance& balance) const {
  const double floor = rounding(balance);
  return balance.imbalance <= std::max(options_.tolerance * balance.largest_current - floor, floor);
}

double NonlinearSolve::error_bound(const Balance& balance) const {
  if (!std::isfinite(balance.imbalance)) return inf;
  if (balance.largest_current == 0) return balance.is_isolated || balance.imbalance == 0 ? 0 : inf;
  return (balance.imbalance + rounding(balance)) / balance.largest_current;
}

void NonlinearSolve::write(std::size_t input,
                           const NonlinearState& state,
                           std::size_t lane,
                           const Balance& balance,
                           SolveReport report) {
  thread_local std::vector<double> u, b, i_cell;
  for (auto* values : {&u, &b, &i_cell}) values->resize(network_.g().size());
  unpack(state.u, lane, state.lanes, u);
  unpack(state.b, lane, state.lanes, b);
  unpack(state.i_cell, lane, state.lanes, i_cell);
  const SolvedInput solved{network_.g().values(),
                           network_.segments(),
                           network_.wires(),
                           v_.row(input),
                           v_bit_,
                           u,
                           b,
                           i_cell};
  const auto i_word = solution_.i_word_line.row(input);
  const auto i_bit = solution_.i_bit_line.row(input);
  const double largest = terminal_currents(solved, i_word, i_bit);
  if (outputs_.power) solution_.power[input] = power_of(solved, i_word, i_bit);
  if (outputs_.nodes) write_nodes(solved, input, *solution_.nodes);
  double worst = 0;
  for (std::size_t k = lane; k < state.worst.size(); k += state.lanes) {
    worst = std::max(worst, state.worst[k]);
  }
  report.residual = largest > 0 ? worst / largest : 0;
  report.error_bound = error_bound(balance);
  reports_[input] = std::move(report);
}

void NonlinearSolve::newton_all(const std::vector<std::size_t>& inputs) {
  for (const std::size_t input : inputs) {
    const NewtonResult found =
        newton(network_.cells(), network_.segments(), v_.row(input), v_bit_, kNewtonTolerance);
    NonlinearState state;
    state.start(network_.lines(), 1);
    state.u = found.u;
    state.b = found.b;
    const int before = reports_[input].iterations;
    sweep(input, 1, kMaxPolish, state);
    reports_[input].method = Method::direct;
    reports_[input].iterations += before + found.steps;
  }
}

}  // namespace titania::circuit
