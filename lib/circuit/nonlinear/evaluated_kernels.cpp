#include "circuit/nonlinear/evaluated_kernels.hpp"

#include <vector>

#include "circuit/nonlinear/cell_clones.hpp"

namespace titania::circuit {

namespace {

TITANIA_CELL_CLONES(EvaluatedCells)

/// Voltages of all cells for given drops and rises.
void cell_voltages(const WireLines& lines,
                   const LaneDrives& drives,
                   std::size_t lanes,
                   const std::vector<double>& u,
                   const std::vector<double>& b,
                   std::vector<double>& v) {
  v.resize(u.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < lines.rows; ++i) {
    for (std::size_t j = 0; j < lines.cols; ++j) {
      for (std::size_t lane = 0; lane < lanes; ++lane, ++at) {
        v[at] = drives.v_word_line[i * lanes + lane] - drives.v_bit_line[j] - u[at] - b[at];
      }
    }
  }
}

/// All tangents at one state.
class Evaluated {
 public:
  Evaluated(const CellKernels& cells,
            const WireLines& lines,
            const LaneDrives& drives,
            const NonlinearState& state,
            const std::vector<double>& u,
            const std::vector<double>& b)
      : current_(u.size()), slope_(u.size()) {
    std::vector<double> v;
    cell_voltages(lines, drives, state.lanes, u, b, v);
    cells.evaluate(state.lanes, v.data(), current_.data(), slope_.data());
  }
  [[nodiscard]] EvaluatedCells law() const { return {current_.data(), slope_.data()}; }

 private:
  std::vector<double> current_;
  std::vector<double> slope_;
};

}  // namespace

void EvaluatedKernels::relax_word_lines(const WireLines& lines,
                                        const LaneDrives& drives,
                                        NonlinearState& state) const {
  const Evaluated at(*this, lines, drives, state, state.u_before, state.b);
  run_word(at.law(), lines, drives, state);
}

void EvaluatedKernels::relax_bit_lines(const WireLines& lines,
                                       const LaneDrives& drives,
                                       NonlinearState& state) const {
  const Evaluated at(*this, lines, drives, state, state.u, state.b_before);
  run_bit(at.law(), lines, drives, state);
}

void EvaluatedKernels::check(const WireLines& lines,
                             const LaneDrives& drives,
                             NonlinearState& state) const {
  const Evaluated before(*this, lines, drives, state, state.u_before, state.b_before);
  const Evaluated between(*this, lines, drives, state, state.u, state.b_before);
  const Evaluated after(*this, lines, drives, state, state.u, state.b);
  run_check(before.law(), between.law(), after.law(), lines, drives, state);
}

}  // namespace titania::circuit
