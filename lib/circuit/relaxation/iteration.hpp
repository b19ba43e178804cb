#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "circuit/relaxation/anderson.hpp"
#include "circuit/relaxation/coarse.hpp"
#include "circuit/relaxation/lines.hpp"
#include "circuit/relaxation/relaxation.hpp"

/// @file
/// Line relaxation to a bound on the error.

namespace titania::circuit {

/// A network prepared for relaxation.
struct RelaxedNetwork {
  PreparedLines lines;
  CoarseMesh mesh;  ///< empty where a few sweeps do without
  BandMatrix coarse;
  bool accelerate = false;  ///< from the first sweep on

  RelaxedNetwork() = default;
  RelaxedNetwork(MatrixView g, const LineResistances& wires);
};

/// How far a sweep has left one input from balance.
struct Balance {
  double largest_current = 0;  ///< of a bit line, A
  double missing = 0;          ///< bound on the error of any bit-line current, A
  double rounding = 0;         ///< the same for what rounding adds, A
  double distance = 0;         ///< of other currents from these, A
  bool is_isolated = false;    ///< no bit line leads anywhere: its current is 0, exactly

  [[nodiscard]] bool is_within(double tolerance) const;
  /// Relative to the largest current; infinite where that is 0 and the error may not be, or NaN.
  [[nodiscard]] double relative_bound() const;
};

/// Bounds the error of the currents after a sweep; `span` is the largest voltage between two
/// terminals.
///
/// What is missing at the word-line nodes, rho, changes the node voltages by K^-1 rho, and K is an
/// M-matrix: whatever satisfies K z >= |rho| bounds the change.  Two such z are at hand.
/// - A current missing anywhere divides among the terminals: no more than sum |rho|.
/// - Let x be the share of a terminal's voltage that reaches a node of its bit line while the word
///   lines are at 0 V.  Then z = c on the word lines and c (1 - x) on the bit lines will do, with
///   c = max |rho| / (G x); the current of bit line j that belongs to it is c times the conductance
///   seen from its terminal.
///
/// Rounding comes on top, estimated from the span.
[[nodiscard]] Balance balance_of(const Relaxation& state, const PreparedLines& lines, double span);

/// Takes rounding from the voltages of every cell instead, after a sweep that kept its drops.
void refine_rounding(Balance& balance,
                     const Relaxation& state,
                     const PreparedLines& lines,
                     const Drives& drives);

/// One input relaxed, again and again with other drives.
class Iteration {
 public:
  explicit Iteration(const RelaxedNetwork& network);

  struct Result {
    bool reached = false;
    int sweeps = 0;
    Balance balance;
  };
  struct Goal {
    double tolerance = 0;     ///< on the error of the bit-line currents
    bool is_relative = true;  ///< to the largest of them, and no finer than rounding; else in A
    int max_sweeps = 0;
  };
  /// Sweeps until the goal is reached.
  Result run(const Drives& drives, double span, const Goal& goal, bool keep_drops);

  /// The same in steps, for several inputs of one network side by side.
  void start(const Drives& drives, double span, const Goal& goal, bool keep_drops);
  static void run_started(std::span<Iteration* const> iterations);
  [[nodiscard]] const Result& result() const { return result_; }

  [[nodiscard]] Relaxation& state() { return state_; }

 private:
  void begin_sweep();
  /// Whether that was the last.
  bool end_sweep();
  /// Between two sweeps: coarse correction, and acceleration where it is slow.
  void improve(const Balance& balance);

  const RelaxedNetwork* network_;
  Relaxation state_;
  std::optional<Anderson> anderson_;
  bool is_accelerated_ = false;
  double missing_before_ = 0;
  Drives drives_;
  double span_ = 0;
  Goal goal_;
  bool needs_drops_ = false;  // at the end
  bool keep_drops_ = false;   // in the next sweep
  Result result_;
};

}  // namespace titania::circuit
