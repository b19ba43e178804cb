#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "circuit/differences.hpp"
#include "circuit/nonlinear/cell_laws.hpp"
#include "circuit/nonlinear/state.hpp"
#include "titania/circuit/nonlinear.hpp"

namespace titania::circuit {

/// A network with everything that does not depend on the input.
class NonlinearNetwork::Impl {
 public:
  Impl(MatrixView g, const Wires& wires, const Cell& cell);

  void update(std::span<const CellDifference> changes);

  /// Solves inputs that have been checked; 0 V at all bit lines if there are no voltages for them.
  [[nodiscard]] Solution solve(MatrixView v,
                               std::span<const double> v_bit_line,
                               const SolveOptions& options,
                               SolveOutputs outputs,
                               const Nodes* start = nullptr) const;
  [[nodiscard]] Solution solve_with_injection(MatrixView v,
                                              const Injection& inject,
                                              double response_tolerance,
                                              SolveOutputs outputs) const;

  [[nodiscard]] const Matrix& g() const { return g_; }
  [[nodiscard]] const Wires& wires() const { return wires_; }
  [[nodiscard]] const Cell& cell() const { return cell_; }
  [[nodiscard]] const Segments& segments() const { return segments_; }
  [[nodiscard]] const WireLines& lines() const { return lines_; }
  [[nodiscard]] const CellKernels& cells() const { return *cells_; }
  [[nodiscard]] const CoarseMesh& mesh() const { return mesh_; }
  [[nodiscard]] const MeanSegments& mean_segments() const { return mean_segments_; }
  [[nodiscard]] double mean_conductance() const { return mean_conductance_; }
  /// The same network, if its cells are linear.
  [[nodiscard]] const std::optional<LinearNetwork>& linear() const { return linear_; }

 private:
  /// Takes cells of these conductances; on an exception nothing has changed.
  void set_cells(Matrix g);

  Matrix g_;
  Wires wires_;
  Cell cell_;
  Segments segments_;
  WireLines lines_;
  MeanSegments mean_segments_;
  std::unique_ptr<CellKernels> cells_;
  CoarseMesh mesh_;
  double mean_conductance_ = 0;
  std::optional<LinearNetwork> linear_;
};

/// One batch on its way through a network of nonlinear cells.
class NonlinearSolve {
 public:
  NonlinearSolve(const NonlinearNetwork::Impl& network,
                 MatrixView v,
                 std::span<const double> v_bit,
                 const SolveOptions& options,
                 SolveOutputs outputs,
                 const Nodes* start = nullptr);

  [[nodiscard]] Solution run();

 private:
  class Lane;
  /// How far a sweep has left one input from balance.
  struct Balance {
    double imbalance = 0;        ///< bound on the error of any bit-line current, A
    double largest_current = 0;  ///< largest bit-line current, A
    bool is_isolated = true;     ///< no bit line has a terminal: all currents are 0, exactly
    double flow = 0;             ///< sum over all bit lines of what rounding scales with, A
    double largest_flow = 0;     ///< the largest of them, A
  };

  void evaluate_all();
  void relax_all(int max_sweeps);
  /// Relaxes inputs [first, first + used) side by side.
  void relax_pack(std::size_t first, std::size_t used, std::size_t lanes, int max_sweeps);
  /// Begins an input from the voltages that it is to begin from.
  void begin(NonlinearState& state, std::size_t input, std::size_t lane) const;
  /// Sweeps until every input has come to its end.
  void sweep(std::size_t first, std::size_t used, int max_sweeps, NonlinearState& state);
  void newton_all(const std::vector<std::size_t>& inputs);
  /// Reads off what the last sweep did to an input.
  static void measure(const NonlinearState& state, std::size_t lane, Lane& progress);
  /// Between two sweeps: coarse corrections, and acceleration where it is slow.
  void improve(NonlinearState& state, std::vector<Lane>& progress) const;
  /// Whether a coarse correction helps this input now; prepares it.
  [[nodiscard]] bool prepare_correction(const NonlinearState& state,
                                        std::size_t lane,
                                        Lane& progress) const;
  /// Puts an input back to its start, to go on without corrections.
  static void begin_again(NonlinearState& state, std::size_t lane, Lane& progress);
  [[nodiscard]] Balance balance_of(const NonlinearState& state, std::size_t lane) const;
  [[nodiscard]] double rounding(const Balance& balance) const;
  [[nodiscard]] bool is_enough(const Balance& balance) const;
  /// Relative to the largest current; infinite where that is 0 and the error may not be.
  [[nodiscard]] double error_bound(const Balance& balance) const;
  /// Writes everything asked for of one input that has been checked.
  void write(std::size_t input,
             const NonlinearState& state,
             std::size_t lane,
             const Balance& balance,
             SolveReport report);

  const NonlinearNetwork::Impl& network_;
  MatrixView v_;
  std::span<const double> v_bit_;
  SolveOptions options_;
  SolveOutputs outputs_;
  const Nodes* start_;
  Solution solution_;
  std::vector<SolveReport> reports_;
};

}  // namespace titania::circuit
