#include "titania/mapping/differential_pair.hpp"

#include <algorithm>
#include <cmath>

namespace titania::mapping {

Matrix DifferentialPair::conductances(MatrixView weight,
                                      double scale,
                                      const ConductanceRange& range) const {
  Matrix g(weight.cols(), format().columns() * weight.rows(), range.g_min);
  for (std::size_t out = 0; out < weight.rows(); ++out) {
    const auto pair = format().columns_of(out);
    for (std::size_t in = 0; in < weight.cols(); ++in) {
      const double w = std::clamp(weight(out, in) / scale, -1.0, 1.0);
      const double active = range.g_min + std::fabs(w) * (range.g_max - range.g_min);
      g(in, pair[w < 0 ? 1 : 0].index) = std::min(active, range.g_max);
    }
  }
  return g;
}

Matrix DifferentialPair::weights(MatrixView conductance,
                                 double scale,
                                 const ConductanceRange& range) const {
  Matrix w(conductance.cols() / format().columns(), conductance.rows());
  const double factor = scale / (range.g_max - range.g_min);
  for (std::size_t out = 0; out < w.rows(); ++out) {
    const auto pair = format().columns_of(out);
    for (std::size_t in = 0; in < w.cols(); ++in) {
      w(out, in) = (conductance(in, pair[0].index) - conductance(in, pair[1].index)) * factor;
    }
  }
  return w;
}

double DifferentialPair::scale(MatrixView weight) const {
  if (w_max) return *w_max;
  double largest = 0;
  for (const double w : weight.values()) largest = std::max(largest, std::fabs(w));
  return largest > 0 ? largest : 1.0;
}

}  // namespace titania::mapping
