#include "titania/nonideality/read_noise.hpp"

#include <cstddef>

#include "core/kernel.hpp"

namespace titania::nonideality {

namespace {

TITANIA_CLONES void add_squares(
    const double* g, double* variance, std::size_t count, double r, double floor) {
  for (std::size_t k = 0; k < count; ++k) variance[k] += (r * g[k]) * (r * g[k]) + floor;
}

}  // namespace

void ReadNoise::add_read_variance(std::span<const double> g, std::span<double> variance) const {
  add_squares(g.data(), variance.data(), g.size(), relative, absolute * absolute);
}

}  // namespace titania::nonideality
