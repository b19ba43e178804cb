#include "circuit/batch_solve.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "circuit/direct.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/response.hpp"
#include "core/buffer.hpp"
#include "core/magnitude.hpp"
#include "core/parallel.hpp"
#include "core/product.hpp"
#include "titania/core/execution.hpp"

namespace titania::circuit {

namespace {

// Sweeps after which relaxation is given up: a factorisation is cheaper then.
constexpr int kMaxSweeps = 500;
// Multiply-adds per cell and input of a typical solve: decides about threads, never about results.
constexpr double kOperationsPerCell = 150;
constexpr double kEpsilon = 2.3e-16;
constexpr double kUnknown = std::numeric_limits<double>::infinity();
// Inputs relaxed side by side.
constexpr std::size_t kMostTogether = 4;

/// Largest difference between two terminals.
double voltage_span(std::span<const double> v, std::span<const double> v_bit) {
  const auto [low, high] = std::minmax_element(v.begin(), v.end());
  const auto [bit_low, bit_high] = std::minmax_element(v_bit.begin(), v_bit.end());
  return std::max({*high, *bit_high, 0.0}) - std::min({*low, *bit_low, 0.0});
}

/// Values padded with zeros to whole blocks.
std::vector<double> padded_copy(std::span<const double> values) {
  std::vector<double> out(padded(values.size()), 0.0);
  std::ranges::copy(values, out.begin());
  return out;
}

double ratio(double part, double whole) { return whole == 0 ? 0 : part / whole; }

}  // namespace

SolveReport worst_of(const std::vector<SolveReport>& reports) {
  // A NaN is worse than any number, and std::max would drop it.
  const auto worse = [](double a, double b) { return a >= b || std::isnan(a) ? a : b; };
  SolveReport worst = reports.front();
  for (const auto& r : reports) {
    if (r.method == Method::direct) worst.method = r.method;
    worst.converged = worst.converged && r.converged;
    worst.iterations = std::max(worst.iterations, r.iterations);
    worst.residual = worse(worst.residual, r.residual);
    worst.error_bound = worse(worst.error_bound, r.error_bound);
    if (r.error_estimate) {
      worst.error_estimate = worse(worst.error_estimate.value_or(0), *r.error_estimate);
    }
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
      injection_(injection),
      largest_column_(network.wires().ideal() ? network.product().largest_column() : 0),
      solution_(room_for(v.rows(), network.g().rows(), network.g().cols(), outputs)),
      reports_(v.rows()) {}

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
    std::iota(all.begin(), all.end(), std::size_t{0});
    factorise(all);
  } else if (options_.method == Method::transfer && !wants_fields()) {
    multiply_transfer();
  } else {
    iterate();
  }
  if (!reports_.empty()) solution_.report = worst_of(reports_);
  return std::move(solution_);
}

bool BatchSolve::wants_fields() const {
  return outputs_.power || outputs_.nodes || injection_.inject != nullptr;
}

SolvedInput BatchSolve::solved_input(std::size_t input, const Fields& fields) const {
  return {network_.g().values(),
          network_.segments(),
          network_.wires(),
          v_.row(input),
          v_bit_,
          fields.u,
          fields.b};
}

void BatchSolve::write_fields(std::size_t input, const Fields& fields) {
  if (!outputs_.power && !outputs_.nodes) return;
  const SolvedInput solved = solved_input(input, fields);
  if (outputs_.power) {
    solution_.power[input] =
        power_of(solved, solution_.i_word_line.row(input), solution_.i_bit_line.row(input));
  }
  if (outputs_.nodes) write_nodes(solved, input, *solution_.nodes);
}

double BatchSolve::write(std::size_t input, const Fields& fields) {
  const SolvedInput solved = solved_input(input, fields);
  const double largest =
      terminal_currents(solved, solution_.i_word_line.row(input), solution_.i_bit_line.row(input));
  write_fields(input, fields);
  return largest;
}

SolveReport BatchSolve::product_report(std::size_t input) const {
  const double largest = detail::largest_magnitude(solution_.i_bit_line.row(input));
  const double rounding = kEpsilon * static_cast<double>(network_.g().rows()) * largest_column_ *
                          voltage_span(v_.row(input), v_bit_);
  return {Method::ideal, true, 0, 0, ratio(rounding, largest)};
}

std::vector<double> BatchSolve::injected(std::size_t input, const Fields& fields) const {
  const std::size_t cols = network_.g().cols();
  std::vector<double> v_cell(network_.g().size());
  std::vector<double> i_injected(network_.g().size());
  for (std::size_t i = 0; i < network_.g().rows(); ++i) {
    for (std::size_t j = 0; j < cols; ++j) {
      const std::size_t k = i * cols + j;
      v_cell[k] = v_(input, i) - v_bit_[j] - fields.u[k] - fields.b[k];
    }
  }
  (*injection_.inject)(input, v_cell, i_injected);
  return i_injected;
}

void BatchSolve::respond(std::size_t input, const Fields& fields, Iteration* iteration) {
  const auto i = solution_.i_bit_line.row(input);
  const double tolerance = injection_.tolerance * detail::largest_magnitude(i);
  const auto added = response(network_, injected(input, fields), tolerance, iteration);
  for (std::size_t j = 0; j < i.size(); ++j) i[j] += added[j];
}

void BatchSolve::multiply() {
  detail::product(v_, network_.product().panels(), solution_.i_bit_line.values());
  const auto& row_sums = network_.product().row_sums();
  for (std::size_t input = 0; input < v_.rows(); ++input) {
    for (std::size_t i = 0; i < row_sums.size(); ++i) {
      solution_.i_word_line(input, i) = v_(input, i) * row_sums[i];
    }
    reports_[input] = product_report(input);
  }
  if (!wants_fields()) return;
  const Matrix currents = solution_.i_bit_line;  // keep the product's, to the bit
  without_drops();
  if (injection_.inject == nullptr) solution_.i_bit_line = currents;
}

void BatchSolve::without_drops() {
  const std::size_t cells = network_.g().size();
  const double operations = 10.0 * static_cast<double>(cells * v_.rows());
  const std::vector<double> zeros(cells, 0.0);
  const Fields none{zeros, zeros};
  detail::parallel_for(v_.rows(), operations, [&](std::size_t input) {
    write(input, none);
    reports_[input] = product_report(input);
    if (injection_.inject) respond(input, none, nullptr);
  });
}

void BatchSolve::multiply_transfer() {
  const auto transfer = network_.transfer(outputs_.i_word_line);
  transfer->multiply(v_, v_bit_, solution_.i_bit_line,
                     outputs_.i_word_line ? &solution_.i_word_line : nullptr);
  for (std::size_t input = 0; input < v_.rows(); ++input) {
    const auto i_bit = solution_.i_bit_line.row(input);
    const double largest = detail::largest_magnitude(i_bit);
    const double error = transfer->likely_error(detail::largest_magnitude(v_.row(input)),
                                                detail::largest_magnitude(v_bit_));
    reports_[input] = {Method::transfer, transfer->is_trusted(), 0, 0,
                       kUnknown,         ratio(error, largest)};
    if (!outputs_.i_word_line) continue;
    const auto i_word = solution_.i_word_line.row(input);
    const double entering = std::accumulate(i_word.begin(), i_word.end(), 0.0) -
                            std::accumulate(i_bit.begin(), i_bit.end(), 0.0);
    reports_[input].residual =
        ratio(std::fabs(entering), std::max(largest, detail::largest_magnitude(i_word)));
  }
}

void BatchSolve::iterate_some(std::size_t first, std::size_t count) {
  const bool automatic = options_.method == Method::automatic;
  const int max_sweeps =
      automatic ? std::min(kMaxSweeps, options_.max_iterations) : options_.max_iterations;
  const std::vector<double> v_bit = padded_copy(v_bit_);
  std::vector<std::vector<double>> v;
  std::vector<std::unique_ptr<Iteration>> iterations;
  std::vector<Iteration*> all;
  for (std::size_t input = first; input < first + count; ++input) {
    v.push_back(padded_copy(v_.row(input)));
    iterations.push_back(std::make_unique<Iteration>(network_.relaxed()));
    all.push_back(iterations.back().get());
    all.back()->start({v.back().data(), v_bit.data(), nullptr}, voltage_span(v_.row(input), v_bit_),
                      {options_.tolerance, /*is_relative=*/true, max_sweeps}, wants_fields());
  }
  Iteration::run_started(all);
  for (std::size_t k = 0; k < count; ++k) write_iterated(first + k, *iterations[k]);
}

void BatchSolve::write_iterated(std::size_t input, Iteration& iteration) {
  const Iteration::Result& result = iteration.result();
  const Relaxation& state = iteration.state();
  const auto i_word = solution_.i_word_line.row(input);
  const auto i_bit = solution_.i_bit_line.row(input);
  std::ranges::copy(state.i_word_line(), i_word.begin());
  std::ranges::copy(state.i_bit_line(), i_bit.begin());
  const double largest =
      std::max(detail::largest_magnitude(i_word), detail::largest_magnitude(i_bit));
  reports_[input] = {Method::iterative, result.reached, result.sweeps,
                     ratio(state.largest_missing(), largest), result.balance.relative_bound()};
  const bool goes_on = options_.method == Method::automatic && !result.reached;
  if (!wants_fields() || goes_on) return;
  detail::Buffer drops(network_.g().size());
  detail::Buffer rises(network_.g().size());
  state.copy_drops(drops.values());
  state.copy_rises(rises.values());
  const Fields fields{drops.values(), rises.values()};
  write_fields(input, fields);
  if (injection_.inject) respond(input, fields, &iteration);
}

void BatchSolve::iterate() {
  const std::size_t batch = v_.rows();
  const double operations = kOperationsPerCell * static_cast<double>(network_.g().size() * batch);
  // No result depends on how many inputs go side by side.
  const auto threads = static_cast<std::size_t>(thread_count());
  const std::size_t together = std::clamp<std::size_t>(batch / threads, 1, kMostTogether);
  detail::parallel_for((batch + together - 1) / together, operations, [&](std::size_t k) {
    iterate_some(k * together, std::min(together, batch - k * together));
  });
  if (options_.method != Method::automatic) return;
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
    std::ranges::copy(v_.row(inputs[k]), v.row(k).begin());
  }
  const Drops drops = solve_direct(g.values(), network_.segments(), v, v_bit_);
  const bool ideal = network_.wires().ideal();
  std::optional<Iteration> iteration;
  if (!ideal) iteration.emplace(network_.relaxed());
  const std::vector<double> v_bit = padded_copy(v_bit_);
  for (std::size_t k = 0; k < inputs.size(); ++k) {
    const std::size_t input = inputs[k];
    const Fields fields{drops.u.row(k), drops.b.row(k)};
    const double largest = write(input, fields);
    if (ideal) {  // nothing to sweep
      reports_[input] = product_report(input);
      reports_[input].method = Method::direct;
      reports_[input].iterations = 1;
      continue;
    }
    // The error is bounded by the distance to one more sweep of line relaxation, plus that sweep's
    // own bound.  The factorisation's result itself is left as it is.
    const std::vector<double> v_word = padded_copy(v.row(k));
    Relaxation& state = iteration->state();
    state.start_from(fields.b);
    const Drives drives{v_word.data(), v_bit.data(), nullptr};
    state.sweep(drives, true);
    const PreparedLines& lines = network_.relaxed().lines;
    Balance balance = balance_of(state, lines, voltage_span(v.row(k), v_bit_));
    refine_rounding(balance, state, lines, drives);
    for (std::size_t j = 0; j < g.cols(); ++j) {
      const double distance = std::fabs(solution_.i_bit_line(input, j) - state.i_bit_line()[j]);
      balance.distance = std::max(balance.distance, distance);
    }
    balance.largest_current = std::min(balance.largest_current,
                                       detail::largest_magnitude(solution_.i_bit_line.row(input)));
    const double bound = balance.relative_bound();
    reports_[input] = {Method::direct, bound <= options_.tolerance, 1,
                       ratio(state.largest_missing(), largest), bound};
    if (injection_.inject) respond(input, fields, &*iteration);
  }
}

}  // namespace titania::circuit
