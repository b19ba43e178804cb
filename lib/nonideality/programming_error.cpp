#include "titania/nonideality/programming_error.hpp"

#include <cmath>
#include <vector>

#include "core/kernel.hpp"

namespace titania::nonideality {

namespace {

TITANIA_CLONES void add_error(
    double* g, const double* z, std::size_t count, double relative, double absolute) {
  for (std::size_t k = 0; k < count; ++k) {
    const double r = relative * g[k];
    const double written = g[k] + std::sqrt(r * r + absolute * absolute) * z[k];
    g[k] = written > 0.0 ? written : 0.0;
  }
}

}  // namespace

void ProgrammingError::at_program(std::span<double> g,
                                  const RandomStream& stream,
                                  std::uint64_t event) const {
  std::vector<double> z(g.size());
  stream.normal(z, event);
  add_error(g.data(), z.data(), g.size(), relative, absolute);
}

}  // namespace titania::nonideality
