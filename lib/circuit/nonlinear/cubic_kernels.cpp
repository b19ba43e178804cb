#include <utility>
#include <vector>

#include "circuit/nonlinear/cell_clones.hpp"
#include "circuit/nonlinear/cell_laws.hpp"

namespace titania::circuit {

namespace {

TITANIA_CELL_CLONES(CubicCells)

class CubicKernels final : public CellKernels {
 public:
  CubicKernels(std::vector<double> g, std::vector<double> c)
      : g_(std::move(g)), c_(std::move(c)), cells_(g_.size()), law_{g_.data(), c_.data()} {}
  TITANIA_CELL_OVERRIDES

 private:
  std::vector<double> g_;
  std::vector<double> c_;
  std::size_t cells_;
  CubicCells law_;
};

}  // namespace

std::unique_ptr<CellKernels> cubic_kernels(std::vector<double> g, std::vector<double> c) {
  return std::make_unique<CubicKernels>(std::move(g), std::move(c));
}

}  // namespace titania::circuit
