#include <utility>
#include <vector>

#include "circuit/nonlinear/cell_clones.hpp"
#include "circuit/nonlinear/cell_laws.hpp"

namespace titania::circuit {

namespace {

TITANIA_CELL_CLONES(SinhCells)

class SinhKernels final : public CellKernels {
 public:
  SinhKernels(std::vector<double> g, double v0)
      : g_(std::move(g)), cells_(g_.size()), law_{g_.data(), v0} {}
  TITANIA_CELL_OVERRIDES

 private:
  std::vector<double> g_;
  std::size_t cells_;
  SinhCells law_;
};

}  // namespace

std::unique_ptr<CellKernels> sinh_kernels(std::vector<double> g, double v0) {
  return std::make_unique<SinhKernels>(std::move(g), v0);
}

}  // namespace titania::circuit
