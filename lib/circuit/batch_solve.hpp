#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/branches.hpp"
#include "circuit/network_impl.hpp"
#include "titania/circuit/solve.hpp"

namespace titania::circuit {

/// What to inject, and how exactly to follow it.
struct InjectionPlan {
  const Injection* inject = nullptr;  ///< null: nothing
  double tolerance = 0;               ///< relative to the largest bit-line current
};

/// The report of a batch: the worst of its inputs.
[[nodiscard]] SolveReport worst_of(const std::vector<SolveReport>& reports);

/// One batch on its way through a network.
class BatchSolve {
 public:
  BatchSolve(const LinearNetwork::Impl& network,
             MatrixView v,
             std::span<const double> v_bit,
             const SolveOptions& options,
             SolveOutputs outputs,
             InjectionPlan injection = {});

  [[nodiscard]] Solution run();

 private:
  /// Drops and rises of one input, row by row.
  struct Fields {
    std::span<const double> u;
    std::span<const double> b;
  };

  void multiply();
  void without_drops();
  void multiply_transfer();
  void iterate();
  /// Relaxes inputs [first, first + count) side by side.
  void iterate_some(std::size_t first, std::size_t count);
  void write_iterated(std::size_t input, Iteration& iteration);
  void factorise(const std::vector<std::size_t>& inputs);

  /// Adds the response to what is injected into an input that was solved with these drops.
  void respond(std::size_t input, const Fields& fields, Iteration* iteration);
  /// What is to be injected into an input, (rows, cols), A.
  [[nodiscard]] std::vector<double> injected(std::size_t input, const Fields& fields) const;

  [[nodiscard]] SolvedInput solved_input(std::size_t input, const Fields& fields) const;
  /// Writes everything asked for of one input; returns the largest current.
  double write(std::size_t input, const Fields& fields);
  /// Power and nodes alone.
  void write_fields(std::size_t input, const Fields& fields);
  [[nodiscard]] bool wants_fields() const;
  /// Report of an input solved without drops along the lines.
  [[nodiscard]] SolveReport product_report(std::size_t input) const;

  const LinearNetwork::Impl& network_;
  MatrixView v_;
  std::span<const double> v_bit_;
  SolveOptions options_;
  SolveOutputs outputs_;
  InjectionPlan injection_;
  double largest_column_;  // of the cells' sums along bit lines, S; for ideal wires
  Solution solution_;
  std::vector<SolveReport> reports_;
};

}  // namespace titania::circuit
