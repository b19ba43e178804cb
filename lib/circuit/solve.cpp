#include "titania/circuit/solve.hpp"

#include <utility>
#include <vector>

#include "circuit/batch_solve.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/network_impl.hpp"
#include "circuit/power_estimate.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"

namespace titania::circuit {

LinearNetwork::LinearNetwork(MatrixView g, const Wires& wires) {
  check_conductances(g);
  validate(wires);
  impl_ = std::make_unique<Impl>(g, wires);
}

LinearNetwork::~LinearNetwork() = default;
LinearNetwork::LinearNetwork(LinearNetwork&&) noexcept = default;
LinearNetwork& LinearNetwork::operator=(LinearNetwork&&) noexcept = default;

std::size_t LinearNetwork::rows() const noexcept { return impl_->g().rows(); }
std::size_t LinearNetwork::cols() const noexcept { return impl_->g().cols(); }
MatrixView LinearNetwork::conductance() const noexcept { return impl_->g(); }
const Wires& LinearNetwork::wires() const noexcept { return impl_->wires(); }

void LinearNetwork::update(std::span<const CellChange> changes) {
  impl_->update(differences(changes, impl_->g()));
}

Solution LinearNetwork::solve(MatrixView v,
                              std::span<const double> v_bit_line,
                              const SolveOptions& options,
                              SolveOutputs outputs) const {
  validate(options);
  check_inputs(v, v_bit_line, rows(), cols(), outputs);
  if (options.method == Method::ideal && !wires().ideal()) {
    throw ArgumentError("method = 'ideal': only for ideal wires, but " + to_string(wires()));
  }
  const std::vector<double> grounds(cols(), 0.0);
  BatchSolve batch(*impl_, v, v_bit_line.empty() ? std::span(grounds) : v_bit_line, options,
                   outputs);
  return finished(batch.run(), options, outputs);
}

Solution LinearNetwork::solve_with_injection(MatrixView v,
                                             const Injection& inject,
                                             double response_tolerance,
                                             SolveOutputs outputs) const {
  check_inputs(v, {}, rows(), cols(), outputs);
  const std::vector<double> grounds(cols(), 0.0);
  BatchSolve batch(*impl_, v, grounds, {}, outputs, {&inject, response_tolerance});
  return finished(batch.run(), {}, outputs);
}

PowerEstimate LinearNetwork::estimate_power(MatrixView v,
                                            std::size_t sample,
                                            std::uint64_t seed,
                                            std::span<const double> v_bit_line,
                                            const SolveOptions& options) const {
  return estimate_power_of(*this, v, sample, seed, v_bit_line, options);
}

Solution solve(MatrixView g,
               MatrixView v,
               const Wires& wires,
               std::span<const double> v_bit_line,
               const SolveOptions& options,
               SolveOutputs outputs) {
  return LinearNetwork(g, wires).solve(v, v_bit_line, options, outputs);
}

}  // namespace titania::circuit
