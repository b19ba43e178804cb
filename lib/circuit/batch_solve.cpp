#include "circuit/batch_solve.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "circuit/branches.hpp"
#include "circuit/direct.hpp"
#include "core/magnitude.hpp"
#include "core/parallel.hpp"
#include "core/product.hpp"

namespace titania::circuit {

namespace {

// Arrays above this size give their buffers back after every solve.
constexpr std::size_t kCellsToKeep = std::size_t{1} << 17;

/// Largest difference between two terminals.
double voltage_span(std::span<const double> v, std::span<const double> v_bit) {
  const auto [low, high] = std::minmax_element(v.begin(), v.end());
  const auto [bit_low, bit_high] = std::minmax_element(v_bit.begin(), v_bit.end());
  return std::max(std::fabs(*high - *bit_low), std::fabs(*bit_high - *low));
}

}  // namespace

SolveReport worst_of(const std::vector<SolveReport>& reports) {
  // A NaN is worse than any number, and std::max would drop it.
  const auto worse = [](double a, double b) { return a >= b || std::isnan(a) ? a : b; };
  SolveReport worst = reports.front();
  for (const auto& r : reports) {
    if (r.method == "direct") worst.method = r.method;
    worst.converged = worst.converged && r.converged;
    worst.iterations = std::max(worst.iterations, r.iterations);
    worst.residual = worse(worst.residual, r.residual);
    worst.error_bound = worse(worst.error_bound, r.error_bound);
  }
  return worst;
}

BatchSolve::BatchSolve(const LinearNetwork::Impl& network,
                       MatrixView v,
                       std::span<const double> v_bit,
                       const SolveOptions& options,
                       SolveOutputs outputs,
                       InjectionPlan injection)
    : network_(network),
      v_(v),
      v_bit_(v_bit),
      options_(options),
      outputs_(outputs),
      injection_(injection) {
  const std::size_t batch = v.rows();
  const std::size_t cells = network.g().size();
  solution_.i_bit_line = Matrix(batch, network.g().cols());
  solution_.i_word_line = Matrix(batch, network.g().rows());
  if (outputs.power) solution_.power.resize(batch);
  if (outputs.nodes) {
    solution_.nodes = Nodes{Matrix(batch, cells), Matrix(batch, cells), Matrix(batch, cells)};
  }
  reports_.resize(batch);
}

Solution BatchSolve::run() {
  const bool ideal = network_.wires().ideal();
  const bool grounded = std::all_of(v_bit_.begin(), v_bit_.end(), [](double x) { return x == 0; });
  if (ideal && options_.method != Method::direct) {
    if (grounded) {
      multiply();
    } else {
      without_drops();
    }
  } else if (options_.method == Method::direct) {
    std::vector<std::size_t> all(v_.rows());
    for (std::size_t k = 0; k < all.size(); ++k) all[k] = k;
    factorise(all);
  } else {
    relax_all();
  }
  if (!reports_.empty()) solution_.report = worst_of(reports_);
  return std::move(solution_);
}

double BatchSolve::write(std::size_t input, std::span<const double> u, std::span<const double> b) {
  const SolvedInput solved{
      network_.g().values(), network_.segments(), network_.wires(), v_.row(input), v_bit_, u, b};
  const auto i_word = solution_.i_word_line.row(input);
  const auto i_bit = solution_.i_bit_line.row(input);
  const double largest = terminal_currents(solved, i_word, i_bit);
  if (outputs_.power) solution_.power[input] = power_of(solved, i_word, i_bit);
  if (outputs_.nodes) write_nodes(solved, input, *solution_.nodes);
  return largest;
}

bool BatchSolve::is_enough(const Balance& balance) const {
  const double floor = balance.rounding(network_.lines());
  return balance.imbalance <= std::max(options_.tolerance * balance.largest_current - floor, floor);
}

SolveReport BatchSolve::product_report(std::size_t input) const {
  const double largest = detail::largest_magnitude(solution_.i_bit_line.row(input));
  const double rounding = kEpsilon * static_cast<double>(network_.g().rows()) *
                          network_.largest_column() * voltage_span(v_.row(input), v_bit_);
  return {"product", true, 0, 0, largest > 0 ? rounding / largest : 0};
}

void BatchSolve::ask_injection(std::size_t input, Scratch& scratch) const {
  const std::size_t cols = network_.g().cols();
  scratch.v_cell.resize(network_.g().size());
  scratch.i_injected.resize(network_.g().size());
  for (std::size_t i = 0; i < network_.g().rows(); ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      scratch.v_cell[k] = v_(input, i) - v_bit_[j] - scratch.u[k] - scratch.b[k];
    }
  }
  (*injection_.inject)(input, scratch.v_cell, scratch.i_injected);
}

void BatchSolve::respond(std::size_t first, std::size_t used, std::size_t lanes, Scratch& scratch) {
  const PreparedLines& lines = network_.lines();
  std::vector<double> tolerance(used);
  for (std::size_t lane = 0; lane < used; ++lane) {
    tolerance[lane] =
        injection_.tolerance * detail::largest_magnitude(solution_.i_bit_line.row(first + lane));
  }
  const std::vector<double> sources(lines.rows * lanes, 0.0);
  const std::vector<double> grounds(lines.cols, 0.0);
  scratch.response.start(lines, lanes);
  sweep_until(
      lines, {sources.data(), grounds.data(), scratch.injected.data()}, scratch.response, used,
      kMaxSweeps,
      [&](std::size_t lane, const Balance& balance) {
        return balance.imbalance <= tolerance[lane];
      },
      [&](std::size_t lane, int, const Balance&, bool reached) {
        if (!reached) {
          std::vector<double> injected(lines.g.size());
          unpack(scratch.injected, lane, lanes, injected);
          respond_direct(first + lane, injected);
          return;
        }
        const auto i = solution_.i_bit_line.row(first + lane);
        for (std::size_t j = 0; j < i.size(); ++j) {
          i[j] += scratch.response.current[j * lanes + lane];
        }
      });
}

void BatchSolve::respond_direct(std::size_t input, std::span<const double> injected) {
  const Matrix& g = network_.g();
  const Matrix no_sources(1, g.rows());
  const std::vector<double> grounds(g.cols(), 0.0);
  const Drops drops = solve_direct(g.values(), network_.segments(), no_sources, grounds,
                                   {injected, 1, injected.size()});
  const auto i = solution_.i_bit_line.row(input);
  for (std::size_t k = 0; k < injected.size(); ++k) {
    const double across = -drops.u.values()[k] - drops.b.values()[k];
    i[k % g.cols()] += injected[k] + g.values()[k] * across;
  }
}

void BatchSolve::multiply() {
  detail::product(v_, network_.panels(), solution_.i_bit_line.values());
  const auto& row_sums = network_.row_sums();
  for (std::size_t input = 0; input < v_.rows(); ++input) {
    for (std::size_t i = 0; i < row_sums.size(); ++i) {
      solution_.i_word_line(input, i) = v_(input, i) * row_sums[i];
    }
    reports_[input] = product_report(input);
  }
  if (!outputs_.power && !outputs_.nodes && injection_.inject == nullptr) return;
  const Matrix currents = solution_.i_bit_line;  // keep the product's, to the bit
  without_drops();
  if (injection_.inject == nullptr) solution_.i_bit_line = currents;
}

void BatchSolve::without_drops() {
  const std::size_t cells = network_.g().size();
  const double operations = 10.0 * static_cast<double>(cells * v_.rows());
  detail::parallel_for(v_.rows(), operations, [&](std::size_t input) {
    thread_local Scratch scratch;
    scratch.u.assign(cells, 0.0);
    scratch.b.assign(cells, 0.0);
    write(input, scratch.u, scratch.b);
    reports_[input] = product_report(input);
    if (injection_.inject == nullptr) return;
    ask_injection(input, scratch);  // the current stays on its own bit line
    const auto i = solution_.i_bit_line.row(input);
    for (std::size_t k = 0; k < cells; ++k) i[k % i.size()] += scratch.i_injected[k];
  });
}

void BatchSolve::relax_pack(std::size_t first,
                            std::size_t used,
                            std::size_t lanes,
                            int max_sweeps) {
  thread_local Scratch scratch;
  const PreparedLines& lines = network_.lines();
  const std::size_t cells = lines.g.size();
  scratch.v.assign(lines.rows * lanes, 0.0);
  for (std::size_t lane = 0; lane < used; ++lane) {
    pack(v_.row(first + lane), lane, lanes, scratch.v);
  }
  scratch.u.resize(cells);
  scratch.b.resize(cells);
  if (injection_.inject) scratch.injected.assign(cells * lanes, 0.0);
  scratch.state.start(lines, lanes);
  sweep_until(
      lines, {scratch.v.data(), v_bit_.data(), nullptr}, scratch.state, used, max_sweeps,
      [&](std::size_t, const Balance& balance) { return is_enough(balance); },
      [&](std::size_t lane, int sweeps, const Balance& balance, bool reached) {
        const std::size_t input = first + lane;
        unpack(scratch.state.u, lane, lanes, scratch.u);
        unpack(scratch.state.b, lane, lanes, scratch.b);
        const double largest = write(input, scratch.u, scratch.b);
        const double scale = balance.largest_current;
        reports_[input] = {
            "line_gauss_seidel", reached, sweeps,
            largest > 0 ? largest_imbalance(lines, scratch.state, lane) / largest : 0,
            scale > 0 ? (balance.imbalance + balance.rounding(lines)) / scale : 0};
        if (injection_.inject == nullptr) return;
        ask_injection(input, scratch);
        pack(scratch.i_injected, lane, lanes, scratch.injected);
      });
  if (injection_.inject) respond(first, used, lanes, scratch);
  if (cells > kCellsToKeep) scratch = Scratch();
}

void BatchSolve::relax_all() {
  constexpr std::size_t lanes = detail::kLanes;
  const bool automatic = options_.method == Method::automatic;
  const int max_sweeps =
      automatic ? std::min(kMaxSweeps, options_.max_iterations) : options_.max_iterations;
  const std::size_t batch = v_.rows();
  if (batch == 1) {
    relax_pack(0, 1, 1, max_sweeps);
  } else {
    const double operations = kOperationsPerCell * static_cast<double>(network_.g().size() * batch);
    detail::parallel_for((batch + lanes - 1) / lanes, operations, [&](std::size_t k) {
      relax_pack(k * lanes, std::min(lanes, batch - k * lanes), lanes, max_sweeps);
    });
  }
  if (!automatic) return;
  std::vector<std::size_t> unfinished;
  for (std::size_t k = 0; k < batch; ++k) {
    if (!reports_[k].converged) unfinished.push_back(k);
  }
  if (!unfinished.empty()) factorise(unfinished);
}

void BatchSolve::factorise(const std::vector<std::size_t>& inputs) {
  const Matrix& g = network_.g();
  Matrix v(inputs.size(), g.rows());
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    std::copy_n(v_.row(inputs[k]).begin(), g.rows(), v.row(k).begin());
  }
  const Drops drops = solve_direct(g.values(), network_.segments(), v, v_bit_);
  if (network_.lines().g.empty()) {  // ideal wires: nothing to sweep
    for (std::size_t k = 0; k < inputs.size(); ++k) {
      write(inputs[k], drops.u.row(k), drops.b.row(k));
      reports_[inputs[k]] = product_report(inputs[k]);
      reports_[inputs[k]].method = "direct";
      reports_[inputs[k]].iterations = 1;
    }
    return;
  }
  // The error is bounded by the distance to one more sweep of line relaxation, plus that sweep's
  // own bound.  The factorisation's result itself is left as it is.
  Scratch scratch;
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const std::size_t input = inputs[k];
    scratch.u.assign(drops.u.row(k).begin(), drops.u.row(k).end());
    scratch.b.assign(drops.b.row(k).begin(), drops.b.row(k).end());
    const double largest = write(input, scratch.u, scratch.b);
    Relaxation& state = scratch.state;
    state.start(network_.lines(), 1);
    state.b = scratch.b;
    relax(network_.lines(), {v.row(k).data(), v_bit_.data(), nullptr}, state);
    const Balance balance = balance_of(state, 0);
    double distance = 0;
    for (std::size_t j = 0; j < g.cols(); ++j) {
      distance = std::max(distance, std::fabs(solution_.i_bit_line(input, j) - state.current[j]));
    }
    const double scale = balance.largest_current;
    const double rounding = balance.rounding(network_.lines());
    const double bound = scale > 0 ? (distance + balance.imbalance + rounding) / scale : 0;
    reports_[input] = {"direct", bound <= options_.tolerance || scale == 0, 1,
                       largest > 0 ? largest_imbalance(network_.lines(), state, 0) / largest : 0,
                       bound};
    if (injection_.inject == nullptr) continue;
    ask_injection(input, scratch);
    scratch.injected = scratch.i_injected;
    respond(input, 1, 1, scratch);
  }
}

}  // namespace titania::circuit
