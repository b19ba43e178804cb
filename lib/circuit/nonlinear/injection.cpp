#include <algorithm>
#include <vector>

#include "circuit/batch_solve.hpp"
#include "circuit/input_checks.hpp"
#include "circuit/nonlinear/solve.hpp"
#include "circuit/response.hpp"
#include "core/magnitude.hpp"
#include "core/parallel.hpp"

// Small currents J injected across the cells change the voltages at them by what a linear network
// of the cells' slopes at the solution would show, with the same wires and no sources: the response
// is that network's.  Terms of the second order in J are left out.

namespace titania::circuit {

namespace {

constexpr std::size_t kInputsAtOnce = 16;  // whose node voltages are kept
constexpr double kOperationsPerCell = 300;

/// Some inputs of a batch into the places of these inputs in the whole.
void take_over(Solution& part, std::size_t first, Solution& whole) {
  for (std::size_t k = 0; k < part.i_bit_line.rows(); ++k) {
    std::ranges::copy(part.i_bit_line.row(k), whole.i_bit_line.row(first + k).begin());
    std::ranges::copy(part.i_word_line.row(k), whole.i_word_line.row(first + k).begin());
    if (!part.power.empty()) whole.power[first + k] = part.power[k];
    if (!whole.nodes) continue;
    for (auto member : {&Nodes::v_word_line, &Nodes::v_bit_line, &Nodes::i_cell}) {
      std::ranges::copy(((*part.nodes).*member).row(k),
                        ((*whole.nodes).*member).row(first + k).begin());
    }
  }
}

}  // namespace

Solution NonlinearNetwork::Impl::solve_with_injection(MatrixView v,
                                                      const Injection& inject,
                                                      double response_tolerance,
                                                      SolveOutputs outputs) const {
  Solution all = room_for(v.rows(), g_.rows(), g_.cols(), outputs);
  std::vector<SolveReport> reports;
  const std::size_t cells = g_.size();
  for (std::size_t first = 0; first < v.rows(); first += kInputsAtOnce) {
    const std::size_t count = std::min(kInputsAtOnce, v.rows() - first);
    Solution some = solve(v.rows(first, count), {}, {}, {.power = outputs.power, .nodes = true});
    const double operations = kOperationsPerCell * static_cast<double>(cells * count);
    detail::parallel_for(count, operations, [&](std::size_t k) {
      std::vector<double> v_cell(cells);
      for (std::size_t c = 0; c < cells; ++c) {
        v_cell[c] = some.nodes->v_word_line(k, c) - some.nodes->v_bit_line(k, c);
      }
      std::vector<double> injected(cells);
      inject(first + k, v_cell, injected);
      std::vector<double> current(cells);
      Matrix slope(g_.rows(), g_.cols());
      cells_->evaluate(1, v_cell.data(), current.data(), slope.data());
      const LinearNetwork::Impl linearised(slope, wires_);
      std::optional<Iteration> iteration;
      if (!wires_.ideal()) iteration.emplace(linearised.relaxed());
      const auto i = some.i_bit_line.row(k);
      const auto added =
          response(linearised, injected, response_tolerance * detail::largest_magnitude(i),
                   iteration ? &*iteration : nullptr);
      for (std::size_t j = 0; j < i.size(); ++j) i[j] += added[j];
    });
    take_over(some, first, all);
    reports.push_back(some.report);
  }
  if (!reports.empty()) all.report = worst_of(reports);
  return finished(std::move(all), {}, outputs);
}

}  // namespace titania::circuit
