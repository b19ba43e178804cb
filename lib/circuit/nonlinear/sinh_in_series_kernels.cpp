#include <cmath>
#include <utility>
#include <vector>

#include "circuit/nonlinear/cell_clones.hpp"
#include "circuit/nonlinear/cell_laws.hpp"

namespace titania::circuit {

namespace {

TITANIA_CELL_CLONES(SinhInSeries)

class SinhInSeriesKernels final : public CellKernels {
 public:
  SinhInSeriesKernels(std::vector<double> scale, std::vector<double> r, double v0)
      : scale_(std::move(scale)),
        r_(std::move(r)),
        cells_(r_.size()),
        law_{scale_.data(), r_.data(), v0} {
    for (std::size_t k = 0; k < cells_; ++k) {
      if (std::isinf(r_[k])) scale_[k] = r_[k] = 0;  // no current at all
    }
  }
  TITANIA_CELL_OVERRIDES

 private:
  std::vector<double> scale_;
  std::vector<double> r_;
  std::size_t cells_;
  SinhInSeries law_;
};

}  // namespace

std::unique_ptr<CellKernels> sinh_in_series_kernels(std::vector<double> scale,
                                                    std::vector<double> r,
                                                    double v0) {
  return std::make_unique<SinhInSeriesKernels>(std::move(scale), std::move(r), v0);
}

}  // namespace titania::circuit
