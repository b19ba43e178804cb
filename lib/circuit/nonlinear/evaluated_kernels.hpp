#pragma once

#include <cstddef>

#include "circuit/nonlinear/state.hpp"

namespace titania::circuit {

/// Cells of which only evaluate() is known: it is called once for all cells and lanes before each
/// half sweep, so that a law behind a virtual call, or a Python one, costs one call per half sweep.
class EvaluatedKernels : public CellKernels {
 public:
  void relax_word_lines(const WireLines& lines,
                        const LaneDrives& drives,
                        NonlinearState& state) const final;
  void relax_bit_lines(const WireLines& lines,
                       const LaneDrives& drives,
                       NonlinearState& state) const final;
  void check(const WireLines& lines, const LaneDrives& drives, NonlinearState& state) const final;
};

}  // namespace titania::circuit
