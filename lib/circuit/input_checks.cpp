#include "circuit/input_checks.hpp"

#include <cmath>
#include <string>

#include "core/checks.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::circuit {

namespace {

constexpr std::size_t kMaxCells = std::size_t{1} << 28;
constexpr double kMaxNodeBytes = 1e9;

}  // namespace

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

void check_inputs(MatrixView v,
                  std::span<const double> v_bit_line,
                  std::size_t rows,
                  std::size_t cols,
                  SolveOutputs outputs) {
  detail::require_batch(v, "v", rows, "word lines", "V");
  const double node_bytes = 3.0 * sizeof(double) * static_cast<double>(v.rows()) *
                            static_cast<double>(rows) * static_cast<double>(cols);
  if (outputs.nodes && node_bytes > kMaxNodeBytes) {
    throw ArgumentError("node voltages and cell currents of shape (" + std::to_string(v.rows()) +
                        ", " + std::to_string(rows) + ", " + std::to_string(cols) +
                        ") would take " + to_text(std::round(node_bytes / 1e8) / 10) +
                        " GB: must be at most 1 GB; solve fewer inputs at a time");
  }
  if (!v_bit_line.empty() && v_bit_line.size() != cols) {
    throw ShapeError("v_bit_line has shape (" + std::to_string(v_bit_line.size()) +
                     ",), expected (" + std::to_string(cols) + ",) = (bit lines,)");
  }
  detail::require_finite(v_bit_line, "v_bit_line", "V");
}

Solution room_for(std::size_t batch, std::size_t rows, std::size_t cols, SolveOutputs outputs) {
  Solution solution;
  solution.i_bit_line = Matrix(batch, cols);
  solution.i_word_line = Matrix(batch, rows);
  if (outputs.power) solution.power.resize(batch);
  if (outputs.nodes) {
    const Matrix one(batch, rows * cols);
    solution.nodes = Nodes{one, one, one};
  }
  return solution;
}

Solution finished(Solution solution, const SolveOptions& options, SolveOutputs outputs) {
  if (!solution.report.converged && !options.allow_unconverged) {
    throw ConvergenceError(solution.report);
  }
  if (!outputs.i_word_line) solution.i_word_line = Matrix();
  return solution;
}

ConvergenceError::ConvergenceError(const SolveReport& report)
    : std::runtime_error("the solve did not converge: after " + std::to_string(report.iterations) +
                         " iterations (" + std::string(name_of(report.method)) + ") " +
                         (report.error_estimate
                              ? "error_estimate = " + to_text(*report.error_estimate)
                              : "error_bound = " + to_text(report.error_bound)) +
                         "; allow_unconverged returns what was reached"),
      report_(report) {}

}  // namespace titania::circuit
