#include "titania/circuit/solve.hpp"

#include <cmath>
#include <utility>
#include <vector>

#include "circuit/batch_solve.hpp"
#include "circuit/network_impl.hpp"
#include "core/checks.hpp"
#include "core/parallel.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {

constexpr std::size_t kMaxCells = std::size_t{1} << 28;
constexpr double kMaxNodeBytes = 1e9;

void check_conductances(MatrixView g) {
  const std::string shape =
      "g has shape " + detail::shape_text(g) + " = (word lines, bit lines): must ";
  if (g.size() == 0) throw ShapeError(shape + "not be empty");
  if (g.size() > kMaxCells) {
    throw ArgumentError(shape + "have at most " + std::to_string(kMaxCells) + " cells");
  }
  const std::size_t bad = detail::first_bad(g.values(), 0);
  if (bad == g.size()) return;
  throw ArgumentError("g" + detail::place_text(bad, g.cols()) + " = " +
                      to_text(g.values()[bad], "S") + ": must be finite and not negative");
}

void check_inputs(MatrixView v, const LinearNetwork& network, SolveOutputs outputs) {
  detail::require_batch(v, "v", network.rows(), "word lines", "V");
  const double node_bytes = 3.0 * sizeof(double) * static_cast<double>(v.rows()) *
                            static_cast<double>(network.conductance().size());
  if (outputs.nodes && node_bytes > kMaxNodeBytes) {
    throw ArgumentError("node voltages and cell currents of shape (" + std::to_string(v.rows()) +
                        ", " + std::to_string(network.rows()) + ", " +
                        std::to_string(network.cols()) + ") would take " +
                        to_text(std::round(node_bytes / 1e8) / 10) +
                        " GB: must be at most 1 GB; solve fewer inputs at a time");
  }
}

}  // namespace

LinearNetwork::LinearNetwork(MatrixView g, const Wires& wires) {
  check_conductances(g);
  validate(wires);
  impl_ = std::make_unique<const Impl>(g, wires);
}

LinearNetwork::~LinearNetwork() = default;
LinearNetwork::LinearNetwork(LinearNetwork&&) noexcept = default;
LinearNetwork& LinearNetwork::operator=(LinearNetwork&&) noexcept = default;

std::size_t LinearNetwork::rows() const noexcept { return impl_->g().rows(); }
std::size_t LinearNetwork::cols() const noexcept { return impl_->g().cols(); }
MatrixView LinearNetwork::conductance() const noexcept { return impl_->g(); }
const Wires& LinearNetwork::wires() const noexcept { return impl_->wires(); }

Solution LinearNetwork::solve(MatrixView v,
                              std::span<const double> v_bit_line,
                              const SolveOptions& options,
                              SolveOutputs outputs) const {
  validate(options);
  check_inputs(v, *this, outputs);
  if (!v_bit_line.empty() && v_bit_line.size() != cols()) {
    throw ShapeError("v_bit_line has shape (" + std::to_string(v_bit_line.size()) +
                     ",), expected (" + std::to_string(cols()) + ",) = (bit lines,)");
  }
  detail::require_finite(v_bit_line, "v_bit_line", "V");
  if (options.method == Method::ideal && !wires().ideal()) {
    throw ArgumentError("method = 'ideal': only for ideal wires, but " + to_string(wires()));
  }
  const std::vector<double> grounds(cols(), 0.0);
  return BatchSolve(*impl_, v, v_bit_line.empty() ? std::span(grounds) : v_bit_line, options,
                    outputs)
      .run();
}

Solution LinearNetwork::solve_with_injection(MatrixView v,
                                             const Injection& inject,
                                             double response_tolerance,
                                             SolveOutputs outputs) const {
  check_inputs(v, *this, outputs);
  const std::vector<double> grounds(cols(), 0.0);
  return BatchSolve(*impl_, v, grounds, {}, outputs, {&inject, response_tolerance}).run();
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
