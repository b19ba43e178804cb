#pragma once

#include <cstddef>
#include <vector>

#include "circuit/nonlinear/coarse.hpp"
#include "circuit/segments.hpp"

/// @file
/// Nonlinear line Gauss-Seidel in resistance form.
///
/// With u = V - w the drop along a word line and b the rise along a bit line, a cell sees
/// v = V - V_b - u - b and carries f(v).  Kirchhoff's current law is
///
///     A_w u = f(v),      A_b b = f(v),
///
/// with A_w and A_b the wires.  Each half sweep puts the tangent at the present v in the place of
/// f, and solves all lines of one direction exactly:
///
///     (A_w + D) u' = f(v) + D u,      D = f'(v),
///
/// and likewise for b.  Near the solution this is the linear iteration of relaxation.hpp with the
/// cells' slopes as conductances.  What is missing at a node afterwards is the difference between
/// the tangent that its line was solved with and f itself; to first order it is D (b' - b), in the
/// equations of the word lines, and that is what the coarse correction of coarse.hpp is given.
///
/// Source: [derived]; block nonlinear Gauss-Seidel with one Newton step per block, as in Ortega and
/// Rheinboldt, Iterative Solution of Nonlinear Equations in Several Variables (1970), ch. 7.

namespace titania::circuit {

/// The wires as the sweeps need them.
struct WireLines {
  std::size_t rows = 0;
  std::size_t cols = 0;
  std::vector<double> word;      ///< (rows, cols), ohm, left of each node; open ones are kOpen
  std::vector<double> bit;       ///< (rows, cols), ohm, below each node
  std::vector<double> word_far;  ///< (rows), S, from the last node to the right terminal
  std::vector<double> bit_far;   ///< (cols), S, from the first node to the top terminal
};

/// Stands for an infinite resistance in r / (1 + r s): at 1 V it passes 1e-200 A.
inline constexpr double kOpen = 1e200;

[[nodiscard]] WireLines wire_lines(const Segments& segments);

/// What drives the network.
struct LaneDrives {
  const double* v_word_line = nullptr;  ///< (rows) per lane, V
  const double* v_bit_line = nullptr;   ///< (cols), V, the same for all lanes
};

/// State of one input, or of kLanes inputs side by side.  Arrays hold the inputs' values of one
/// place next to each other: that of `lane` at place k is element k * lanes + lane.
struct NonlinearState {
  std::size_t lanes = 0;
  std::vector<double> u, u_before;   ///< (cells) drops, and those before the sweep
  std::vector<double> b, b_before;   ///< (cells) rises, likewise
  std::vector<double> factor;        ///< (cells) elimination along the bit lines
  std::vector<double> rise;          ///< (cells) likewise
  std::vector<double> slope;         ///< (cells) D of the last half sweep, S
  std::vector<double> strip;         ///< two arrays over some word lines
  std::vector<double> carried;       ///< two arrays over the bit lines
  std::vector<double> change;        ///< (cols) sums of D |change of b| in the last sweep, A
  std::vector<double> bottom;        ///< (cols) currents into the amplifiers below, A
  std::vector<double> slope_sum;     ///< (cols) sums of slope, S
  LaneCorrection* coarse = nullptr;  ///< takes what is missing after a sweep; or none
  // Of a check.
  std::vector<double> i_cell;     ///< (cells) A
  std::vector<double> current;    ///< (cols) sums of i_cell, A
  std::vector<double> flow;       ///< (cols) sums of what rounding scales with, A
  std::vector<double> imbalance;  ///< (cols) what their nodes miss may change of any current, A
  std::vector<double> worst;      ///< (cols) largest of what is missing at one node, A

  /// Starts from no drops.
  void start(const WireLines& lines, std::size_t lanes_);
};

/// Word lines eliminated together.
inline constexpr std::size_t kStrip = 4;

/// The cells of one array, each with its law: what the sweeps do per law.
class CellKernels {
 public:
  virtual ~CellKernels() = default;
  /// Current and slope of all cells at v, each (cells) per lane.
  virtual void evaluate(std::size_t lanes,
                        const double* v,
                        double* current,
                        double* slope) const = 0;
  /// A half sweep: new drops along all word lines.
  virtual void relax_word_lines(const WireLines& lines,
                                const LaneDrives& drives,
                                NonlinearState& state) const = 0;
  /// The other half: new rises along all bit lines.
  virtual void relax_bit_lines(const WireLines& lines,
                               const LaneDrives& drives,
                               NonlinearState& state) const = 0;
  /// The cells' currents after a sweep, and what is missing at the nodes.
  virtual void check(const WireLines& lines,
                     const LaneDrives& drives,
                     NonlinearState& state) const = 0;
};

}  // namespace titania::circuit
