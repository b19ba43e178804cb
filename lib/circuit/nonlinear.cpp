#include "titania/circuit/nonlinear.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "circuit/differences.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/nonlinear/solve.hpp"
#include "circuit/power_estimate.hpp"
#include "core/checks.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"

namespace titania::circuit {

WireLines wire_lines(const Segments& segments) {
  WireLines lines{segments.rows, segments.cols, segments.word_line, segments.bit_line, {}, {}};
  for (auto* r : {&lines.word, &lines.bit}) {
    for (double& x : *r) x = std::min(x, kOpen);
  }
  // Finite, too, for a terminal at 0 ohm: r s would be 0 inf.
  const auto conductance = [](double r) { return std::min(1 / r, kOpen); };
  for (const double r : segments.word_line_right) lines.word_far.push_back(conductance(r));
  for (const double r : segments.bit_line_top) lines.bit_far.push_back(conductance(r));
  return lines;
}

void NonlinearState::start(const WireLines& lines, std::size_t lanes_) {
  lanes = lanes_;
  const std::size_t size = lines.rows * lines.cols * lanes;
  const std::size_t width = lines.cols * lanes;
  for (auto* array : {&u, &b, &u_before, &b_before}) array->assign(size, 0.0);
  for (auto* array : {&factor, &rise, &slope, &i_cell}) array->resize(size);
  for (auto* array : {&change, &bottom, &slope_sum, &current, &flow, &imbalance, &worst})
    array->resize(width);
  strip.resize(2 * kStrip * width);
  carried.resize(2 * width);
}

NonlinearNetwork::Impl::Impl(MatrixView g, const Wires& wires, const Cell& cell)
    : g_(g), wires_(wires), cell_(cell) {
  if (const auto conductance = linear_equivalent(cell, g)) {
    linear_.emplace(*conductance, wires);
    return;
  }
  segments_ = make_segments(wires, g.rows(), g.cols());
  lines_ = wire_lines(segments_);
  if (!wires_.ideal()) {
    mean_segments_ = circuit::mean_segments(LineResistances(wires_, g.rows(), g.cols()));
  }
  set_cells(Matrix(g));
}

void NonlinearNetwork::Impl::set_cells(Matrix g) {
  auto cells = make_kernels(cell_, g);
  const double sum = std::accumulate(g.values().begin(), g.values().end(), 0.0);
  const double mean = sum / static_cast<double>(g.size());
  if (!wires_.ideal()) {
    mesh_ = make_mesh(LineResistances(wires_, g.rows(), g.cols()), mean);
  }
  mean_conductance_ = mean;
  cells_ = std::move(cells);
  g_ = std::move(g);
}

void NonlinearNetwork::Impl::update(std::span<const CellDifference> changes) {
  if (changes.empty()) return;
  Matrix g = g_;
  for (const CellDifference& change : changes) g.values()[change.cell] = change.g;
  if (!linear_) {
    set_cells(std::move(g));
    return;
  }
  linear_ = LinearNetwork(*linear_equivalent(cell_, g), wires_);
  g_ = std::move(g);
}

Solution NonlinearNetwork::Impl::solve(MatrixView v,
                                       std::span<const double> v_bit_line,
                                       const SolveOptions& options,
                                       SolveOutputs outputs,
                                       const Nodes* start) const {
  const std::vector<double> grounds(g_.cols(), 0.0);
  NonlinearSolve batch(*this, v, v_bit_line.empty() ? std::span(grounds) : v_bit_line, options,
                       outputs, start);
  return finished(batch.run(), options, outputs);
}

NonlinearNetwork::NonlinearNetwork(MatrixView g, const Wires& wires, const Cell& cell) {
  check_conductances(g);
  validate(wires);
  validate_cell(cell, g.rows(), g.cols());
  if (const auto* custom = std::get_if<CustomCell>(&cell)) {
    detail::require_no_source(*custom->law, g.values(), "cell");
  }
  impl_ = std::make_unique<Impl>(g, wires, cell);
}

NonlinearNetwork::~NonlinearNetwork() = default;
NonlinearNetwork::NonlinearNetwork(NonlinearNetwork&&) noexcept = default;
NonlinearNetwork& NonlinearNetwork::operator=(NonlinearNetwork&&) noexcept = default;

std::size_t NonlinearNetwork::rows() const noexcept { return impl_->g().rows(); }
std::size_t NonlinearNetwork::cols() const noexcept { return impl_->g().cols(); }
MatrixView NonlinearNetwork::conductance() const noexcept { return impl_->g(); }
const Wires& NonlinearNetwork::wires() const noexcept { return impl_->wires(); }
const Cell& NonlinearNetwork::cell() const noexcept { return impl_->cell(); }

void NonlinearNetwork::update(std::span<const CellChange> changes) {
  impl_->update(differences(changes, impl_->g()));
}

namespace {

/// Throws ArgumentError if a method is none for such cells or wires.
void check_method(Method method, const Wires& wires, const Cell& cell) {
  if (method == Method::transfer) {
    const auto name = [](const auto& law) { return std::string(law.type_name); };
    throw ArgumentError("method = 'transfer': only for linear cells, but these are " +
                        std::visit(name, cell));
  }
  if (method == Method::ideal && !wires.ideal()) {
    throw ArgumentError("method = 'ideal': only for ideal wires, but " + to_string(wires));
  }
}

void check_start(const Nodes& start, std::size_t batch, std::size_t cells) {
  const auto check = [&](const Matrix& v, const std::string& name) {
    if (v.rows() != batch || v.cols() != cells) {
      throw ShapeError(name + " has shape " + detail::shape_text(v) + ", expected (" +
                       std::to_string(batch) + ", " + std::to_string(cells) + ") = (batch, cells)");
    }
    detail::require_finite(v, name.c_str(), "V");
  };
  check(start.v_word_line, "start.v_word_line");
  check(start.v_bit_line, "start.v_bit_line");
}

}  // namespace

Solution NonlinearNetwork::solve(MatrixView v,
                                 std::span<const double> v_bit_line,
                                 const SolveOptions& options,
                                 SolveOutputs outputs) const {
  if (impl_->linear()) return impl_->linear()->solve(v, v_bit_line, options, outputs);
  validate(options);
  check_inputs(v, v_bit_line, rows(), cols(), outputs);
  check_method(options.method, wires(), cell());
  return impl_->solve(v, v_bit_line, options, outputs);
}

Solution NonlinearNetwork::solve_from(const Nodes& start,
                                      MatrixView v,
                                      std::span<const double> v_bit_line,
                                      const SolveOptions& options,
                                      SolveOutputs outputs) const {
  check_start(start, v.rows(), impl_->g().size());
  if (impl_->linear()) return impl_->linear()->solve(v, v_bit_line, options, outputs);
  validate(options);
  check_inputs(v, v_bit_line, rows(), cols(), outputs);
  check_method(options.method, wires(), cell());
  return impl_->solve(v, v_bit_line, options, outputs, &start);
}

Solution NonlinearNetwork::solve_with_injection(MatrixView v,
                                                const Injection& inject,
                                                double response_tolerance,
                                                SolveOutputs outputs) const {
  if (impl_->linear()) {
    return impl_->linear()->solve_with_injection(v, inject, response_tolerance, outputs);
  }
  check_inputs(v, {}, rows(), cols(), outputs);
  return impl_->solve_with_injection(v, inject, response_tolerance, outputs);
}

PowerEstimate NonlinearNetwork::estimate_power(MatrixView v,
                                               std::size_t sample,
                                               std::uint64_t seed,
                                               std::span<const double> v_bit_line,
                                               const SolveOptions& options) const {
  return estimate_power_of(*this, v, sample, seed, v_bit_line, options);
}

}  // namespace titania::circuit
