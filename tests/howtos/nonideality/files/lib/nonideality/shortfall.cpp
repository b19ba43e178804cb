#include "titania/nonideality/shortfall.hpp"

#include "core/kernel.hpp"

namespace titania::nonideality {

namespace {

TITANIA_CLONES void scale(double* g, std::size_t count, double kept) {
  for (std::size_t k = 0; k < count; ++k) g[k] *= kept;
}

}  // namespace

void Shortfall::at_program(std::span<double> g,
                           const RandomStream& /*stream*/,
                           std::uint64_t /*event*/) const {
  scale(g.data(), g.size(), 1 - share);
}

}  // namespace titania::nonideality
