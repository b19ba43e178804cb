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
/// for any number of inputs.  Immutable: solving is const and safe from several threads at once, as
/// far as a custom law is.
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

  /// Solves like LinearNetwork::solve().  Cells that are linear after all are solved by one, with
  /// any method; for others the methods are automatic, line relaxation (without the fall-back), and
  /// direct, which is damped Newton on the sparse factorisation, the slow reference.
  /// Throws ArgumentError or ShapeError; ArgumentError too if a custom law returns what is not
  /// finite or falls with voltage.
  [[nodiscard]] Solution solve(MatrixView v,
                               std::span<const double> v_bit_line = {},
                               const SolveOptions& options = {},
                               SolveOutputs outputs = {}) const;

  /// As LinearNetwork::estimate_power().
  [[nodiscard]] PowerEstimate estimate_power(MatrixView v,
                                             std::size_t sample,
                                             std::uint64_t seed = 0,
                                             std::span<const double> v_bit_line = {},
                                             const SolveOptions& options = {}) const;

  class Impl;

 private:
  std::unique_ptr<const Impl> impl_;
};

}  // namespace titania::circuit
