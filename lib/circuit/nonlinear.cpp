#include "titania/circuit/nonlinear.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "circuit/input_checks.hpp"
#include "circuit/nonlinear_solve.hpp"
#include "circuit/power_estimate.hpp"
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
    : g_(g), wires_(wires), cell_(cell), segments_(make_segments(wires, g.rows(), g.cols())) {
  if (const auto conductance = linear_equivalent(cell, g)) {
    linear_.emplace(*conductance, wires);
    return;
  }
  lines_ = wire_lines(segments_);
  cells_ = make_kernels(cell, g);
  if (wires_.ideal()) return;
  const LineResistances resistances(wires_, g.rows(), g.cols());
  mean_segments_ = circuit::mean_segments(resistances);
  const double sum = std::accumulate(g.values().begin(), g.values().end(), 0.0);
  mean_conductance_ = sum / static_cast<double>(g.size());
  mesh_ = make_mesh(resistances, mean_conductance_);
}

NonlinearNetwork::NonlinearNetwork(MatrixView g, const Wires& wires, const Cell& cell) {
  check_conductances(g);
  validate(wires);
  validate_cell(cell, g.rows(), g.cols());
  impl_ = std::make_unique<const Impl>(g, wires, cell);
}

NonlinearNetwork::~NonlinearNetwork() = default;
NonlinearNetwork::NonlinearNetwork(NonlinearNetwork&&) noexcept = default;
NonlinearNetwork& NonlinearNetwork::operator=(NonlinearNetwork&&) noexcept = default;

std::size_t NonlinearNetwork::rows() const noexcept { return impl_->g().rows(); }
std::size_t NonlinearNetwork::cols() const noexcept { return impl_->g().cols(); }
MatrixView NonlinearNetwork::conductance() const noexcept { return impl_->g(); }
const Wires& NonlinearNetwork::wires() const noexcept { return impl_->wires(); }
const Cell& NonlinearNetwork::cell() const noexcept { return impl_->cell(); }

Solution NonlinearNetwork::solve(MatrixView v,
                                 std::span<const double> v_bit_line,
                                 const SolveOptions& options,
                                 SolveOutputs outputs) const {
  if (impl_->linear()) return impl_->linear()->solve(v, v_bit_line, options, outputs);
  validate(options);
  check_inputs(v, v_bit_line, rows(), cols(), outputs);
  if (options.method == Method::transfer) {
    const auto name = [](const auto& law) { return std::string(law.type_name); };
    throw ArgumentError("method = 'transfer': only for linear cells, but these are " +
                        std::visit(name, cell()));
  }
  if (options.method == Method::ideal && !wires().ideal()) {
    throw ArgumentError("method = 'ideal': only for ideal wires, but " + to_string(wires()));
  }
  const std::vector<double> grounds(cols(), 0.0);
  NonlinearSolve batch(*impl_, v, v_bit_line.empty() ? std::span(grounds) : v_bit_line, options,
                       outputs);
  return finished(batch.run(), options, outputs);
}

PowerEstimate NonlinearNetwork::estimate_power(MatrixView v,
                                               std::size_t sample,
                                               std::uint64_t seed,
                                               std::span<const double> v_bit_line,
                                               const SolveOptions& options) const {
  return estimate_power_of(*this, v, sample, seed, v_bit_line, options);
}

}  // namespace titania::circuit
