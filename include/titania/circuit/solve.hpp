#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "titania/circuit/cell_change.hpp"
#include "titania/circuit/wires.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"

namespace titania::circuit {

/// How to solve Kirchhoff's equations of a crossbar.
enum class Method {
  automatic,  ///< ideal if the wires are, else iterative, else (too slow) direct; never by batch
  ideal,      ///< i = v G; only for ideal wires
  iterative,  ///< word lines and bit lines solved in turn, exactly, until they agree
  transfer,   ///< a product with the transfer matrix, made once and kept; see TransferMatrix
  direct,     ///< sparse factorisation of the nodal equations; the reference
};

struct SolveOptions {
  static constexpr const char* type_name = "SolveOptions";
  Method method = Method::automatic;
  /// Stop when error_bound falls below this, or when only rounding is left; the report tells.  A
  /// transfer matrix has no bound, and is taken as converged where one relaxed input agrees with
  /// it.
  double tolerance = 1e-10;
  int max_iterations = 20000;
  /// Return what was reached if that is not the tolerance, instead of throwing ConvergenceError.
  bool allow_unconverged = false;
  bool operator==(const SolveOptions&) const = default;
};

/// What a solve achieved; for a batch, the worst of its inputs.
struct TITANIA_API SolveReport {
  Method method = Method::automatic;
  /// The tolerance was reached, or all of it that rounding allows (see error_bound).
  bool converged = true;
  int iterations = 0;
  /// Largest sum of currents at a node, relative to the largest branch current.
  /// For a transfer matrix: what enters at all terminals together, relative to the largest current
  /// there.
  double residual = 0;
  /// Bound on the error of every bit-line current, relative to the largest of the same input.
  /// It is the sum of all node imbalances: a current that is missing at a node would divide among
  /// the terminals, and no terminal can receive more than all of it.  Rounding is included.
  /// Infinite where no bound is known, as for a transfer matrix, which has no imbalances.
  double error_bound = 0;
  /// Of a transfer matrix what its error is likely to be, on the same scale, and no bound:
  /// rounding, and twice the difference from one relaxed input with all word and bit lines driven.
  std::optional<double> error_estimate = {};
};

/// A solve that did not reach its tolerance; carries the report.
class TITANIA_API ConvergenceError : public std::runtime_error {
 public:
  explicit ConvergenceError(const SolveReport& report);
  [[nodiscard]] const SolveReport& report() const noexcept { return report_; }

 private:
  SolveReport report_;
};

/// Node voltages and cell currents of a batch, each (batch, rows * cols).
struct TITANIA_API Nodes {
  Matrix v_word_line;  ///< V
  Matrix v_bit_line;   ///< V
  Matrix i_cell;       ///< A, word line to bit line
};

/// Power drawn from the sources by each input, and where it goes (W).
struct TITANIA_API Power {
  double sources = 0;    ///< sum of v i over both kinds of terminals
  double cells = 0;      ///< heat in the cells
  double wires = 0;      ///< heat in the line segments
  double terminals = 0;  ///< heat in r_source and r_sense
};

/// Mean power per input of a batch, from some of its inputs.
struct TITANIA_API PowerEstimate {
  Power mean;              ///< W
  Power standard_error;    ///< W, of the mean; 0 if every input was solved
  std::size_t sample = 0;  ///< inputs that were solved
  std::size_t batch = 0;   ///< inputs they stand for
};

/// What a solve returns.
struct TITANIA_API Solution {
  Matrix i_bit_line;  ///< (batch, cols), A, positive out of the array, all sensed ends together
  /// (batch, rows), A, positive into the array, all driven ends together; empty if not wanted
  Matrix i_word_line;
  std::vector<Power> power;    ///< one per input; empty unless asked for
  std::optional<Nodes> nodes;  ///< unless asked for, empty
  SolveReport report;
};

/// What to compute beside the terminal currents.
///
/// A transfer matrix knows the terminals only: with power or nodes asked for, relaxation serves
/// Method::transfer too.
struct SolveOutputs {
  bool power = false;
  bool nodes = false;
  bool i_word_line = true;
};

/// Currents injected across the cells of one input, see LinearNetwork::solve_with_injection().
using Injection = std::function<void(
    std::size_t input, std::span<const double> v_cell, std::span<double> i_injected)>;

/// A crossbar of linear cells and wires, prepared once and then solved for any number of inputs.
/// Solving is const and safe from several threads at once.
class TITANIA_API LinearNetwork {
 public:
  /// g (rows, cols): conductances in S, finite and not negative.
  /// Throws ArgumentError or ConfigError naming what is wrong.
  LinearNetwork(MatrixView g, const Wires& wires);
  ~LinearNetwork();
  LinearNetwork(LinearNetwork&&) noexcept;
  LinearNetwork& operator=(LinearNetwork&&) noexcept;

  [[nodiscard]] std::size_t rows() const noexcept;
  [[nodiscard]] std::size_t cols() const noexcept;
  [[nodiscard]] MatrixView conductance() const noexcept;
  [[nodiscard]] const Wires& wires() const noexcept;

  /// Gives cells new conductances; of several for one cell the last counts.  Solves are then those
  /// of a network made afresh, to the bit, and what it had prepared for solving is prepared again
  /// when the next solve needs it: a change costs what it touches.  Throws ArgumentError naming
  /// what is wrong; after an exception, nothing has changed.
  void update(std::span<const CellChange> changes);

  /// Solves for word-line voltages v (batch, rows), V, and bit-line voltages v_bit_line (cols), V,
  /// 0 everywhere if empty.  Each input's result is independent of its batch.
  /// Throws ArgumentError or ShapeError; refuses nodes that would take more than 1 GB.  Throws
  /// ConvergenceError if an input does not reach the tolerance, unless the options allow that.
  [[nodiscard]] Solution solve(MatrixView v,
                               std::span<const double> v_bit_line = {},
                               const SolveOptions& options = {},
                               SolveOutputs outputs = {}) const;

  /// Solves like solve(), and adds to the bit-line currents what small currents injected across the
  /// cells cause: the noise of a cell, say, reaching the outputs through the array's own transfer.
  ///
  /// For every input, `inject` is given its number in the batch and the solved voltages of its
  /// cells (rows * cols), V, and writes the currents (rows * cols), A, from word line to bit line.
  /// It is called from several threads.  The response is exact to `response_tolerance`, relative to
  /// the input's largest bit-line current; power and nodes are those without injection.
  [[nodiscard]] Solution solve_with_injection(MatrixView v,
                                              const Injection& inject,
                                              double response_tolerance = 1e-8,
                                              SolveOutputs outputs = {}) const;

  /// Mean power from `sample` inputs of v, drawn without replacement by the seed.  Throws like
  /// solve(), and ArgumentError unless sample >= 2 or it is the whole batch.
  [[nodiscard]] PowerEstimate estimate_power(MatrixView v,
                                             std::size_t sample,
                                             std::uint64_t seed = 0,
                                             std::span<const double> v_bit_line = {},
                                             const SolveOptions& options = {}) const;

  class Impl;

 private:
  std::unique_ptr<Impl> impl_;
};

/// Solves one crossbar for a batch of inputs: LinearNetwork(g, wires).solve(v, ...).
[[nodiscard]] TITANIA_API Solution solve(MatrixView g,
                                         MatrixView v,
                                         const Wires& wires = {},
                                         std::span<const double> v_bit_line = {},
                                         const SolveOptions& options = {},
                                         SolveOutputs outputs = {});

}  // namespace titania::circuit

namespace titania {

template <>
inline constexpr auto enum_names<circuit::Method> = std::array{
    std::pair{circuit::Method::automatic, "auto"}, std::pair{circuit::Method::ideal, "ideal"},
    std::pair{circuit::Method::iterative, "iterative"},
    std::pair{circuit::Method::transfer, "transfer"}, std::pair{circuit::Method::direct, "direct"}};

template <>
inline constexpr auto fields<circuit::SolveOptions> = std::tuple{
    field("method", &circuit::SolveOptions::method, "", any_value, "Algorithm."),
    field("tolerance",
          &circuit::SolveOptions::tolerance,
          "",
          closed(1e-14, 1),
          "Bound to reach on the relative error of the bit-line currents, as far as rounding "
          "allows."),
    field("max_iterations",
          &circuit::SolveOptions::max_iterations,
          "",
          closed(1, 1e9),
          "Iterations after which line relaxation gives up."),
    field("allow_unconverged",
          &circuit::SolveOptions::allow_unconverged,
          "",
          any_value,
          "Return what was reached instead of raising an error."),
};

}  // namespace titania
