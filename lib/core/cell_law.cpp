#include "titania/core/cell_law.hpp"

#include <cstddef>

namespace titania {

CellLaw::~CellLaw() = default;

std::vector<double> CellLaw::cubic_terms(std::span<const double> /*g*/) const { return {}; }

void LinearLaw::evaluate(std::span<const double> g,
                         std::span<const double> v,
                         std::span<double> i,
                         std::span<double> slope) const {
  for (std::size_t k = 0; k < g.size(); ++k) {
    i[k] = g[k] * v[k];
    slope[k] = g[k];
  }
}

}  // namespace titania
