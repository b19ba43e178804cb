#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "titania/circuit/cells.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// A crossbar whose cells have any current-voltage law, and wires, prepared once and then solved
/// for any number of inputs.  Solving is const and safe from several threads at once, as far as a
/// custom law is.
class TITANIA_API NonlinearNetwork {
 public:
  /// g (rows, cols): conductances in S, as the law means them; finite and not negative.
  /// Throws ArgumentError or ConfigError naming what is wrong.
  NonlinearNetwork(MatrixView g, const Wires& wires, const Cell& cell);
  ~NonlinearNetwork();
  NonlinearNetwork(NonlinearNetwork&&) noexcept;
  NonlinearNetwork& operator=(NonlinearNetwork&&) noexcept;

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::size_t cols() const noexcept;
  [[nodiscard]] MatrixView conductance() const noexcept;
  [[nodiscard]] const Wires& wires() const noexcept;
  [[nodiscard]] const Cell& cell() const noexcept;

  /// Gives cells new conductances; of several for one cell the last counts.  The wires stay
  /// prepared; what follows from the cells is made anew, which takes less than a sweep of a solve.
  /// Throws ArgumentError naming what is wrong; after an exception, nothing has changed.
  void update(std::span<const CellChange> changes);

  /// Solves like LinearNetwork::solve().  Cells that are linear after all are solved by one, with
  /// any method; for others the methods are automatic, line relaxation (without the fall-back), and
  /// direct, which is damped Newton on the sparse factorisation, the slow reference.
  /// Throws ArgumentError or ShapeError; ArgumentError too if a custom law returns what is not
  /// finite or falls with voltage.
  [[nodiscard]] Solution solve(MatrixView v,
                               std::span<const double> v_bit_line = {},
                               const SolveOptions& options = {},
                               SolveOutputs outputs = {}) const;

  /// Solves like solve(), beginning from node voltages near the solution instead of from none:
  /// those of the last solution, say, after a few cells have changed.  Their currents are not
  /// looked at. The result is within the tolerance either way, and its bits depend on where it
  /// began.  Throws ShapeError unless there are voltages for every input; a start that is far off
  /// costs sweeps.
  [[nodiscard]] Solution solve_from(const Nodes& start,
                                    MatrixView v,
                                    std::span<const double> v_bit_line = {},
                                    const SolveOptions& options = {},
                                    SolveOutputs outputs = {}) const;

  /// As LinearNetwork::solve_with_injection(): the response is that of the network linearised at
  /// its solution, which is what small currents do.
  [[nodiscard]] Solution solve_with_injection(MatrixView v,
                                              const Injection& inject,
                                              double response_tolerance = 1e-8,
                                              SolveOutputs outputs = {}) const;

  /// As LinearNetwork::estimate_power().
  [[nodiscard]] PowerEstimate estimate_power(MatrixView v,
                                             std::size_t sample,
                                             std::uint64_t seed = 0,
                                             std::span<const double> v_bit_line = {},
                                             const SolveOptions& options = {}) const;

  class Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

}  // namespace titania::circuit
