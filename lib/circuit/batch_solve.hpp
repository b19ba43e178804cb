#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "circuit/network_impl.hpp"
#include "circuit/sweep.hpp"
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
  void multiply();
  void without_drops();
  void relax_all();
  /// Relaxes inputs [first, first + used) side by side.
  void relax_pack(std::size_t first, std::size_t used, std::size_t lanes, int max_sweeps);
  void factorise(const std::vector<std::size_t>& inputs);
  /// Buffers of one thread, kept between packs: fresh memory would cost as much as a sweep.
  struct Scratch {
    Relaxation state;
    Relaxation response;
    std::vector<double> v, u, b, v_cell, i_injected, injected;
  };

  /// Asks for the currents to inject into one input, solved with these drops.
  void ask_injection(std::size_t input, Scratch& scratch) const;
  /// Adds the response to what was injected into inputs [first, first + used).
  void respond(std::size_t first, std::size_t used, std::size_t lanes, Scratch& scratch);
  /// The same for one input by factorisation, where relaxation is too slow.
  void respond_direct(std::size_t input, std::span<const double> injected);
  /// Writes everything asked for of one input; returns the largest current.
  double write(std::size_t input, std::span<const double> u, std::span<const double> b);

  [[nodiscard]] bool is_enough(const Balance& balance) const;
  /// Report of an input solved without drops along the lines.
  [[nodiscard]] SolveReport product_report(std::size_t input) const;

  const LinearNetwork::Impl& network_;
  MatrixView v_;
  std::span<const double> v_bit_;
  SolveOptions options_;
  SolveOutputs outputs_;
  InjectionPlan injection_;
  Solution solution_;
  std::vector<SolveReport> reports_;
};

}  // namespace titania::circuit
