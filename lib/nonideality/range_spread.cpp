#include "titania/nonideality/range_spread.hpp"

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"
#include "core/kernel.hpp"

namespace titania::nonideality {

namespace {

TITANIA_CLONES void lognormal(double* z_in_g_out, std::size_t count, double median, double s) {
  for (std::size_t k = 0; k < count; ++k) {
    z_in_g_out[k] = median * detail::exp_kernel(s * z_in_g_out[k]);
  }
}

}  // namespace

void RangeSpread::at_fabrication(CellPlanes& planes,
                                 const ConductanceRange& nominal,
                                 const RandomStream& stream) const {
  const auto draw = [&](PlaneKey key, double median, double cv, std::uint64_t event) {
    const auto g = planes.make(key);
    stream.normal(g, event);
    lognormal(g.data(), g.size(), median, std::sqrt(detail::log_kernel(1.0 + cv * cv)));
    return g;
  };
  const auto low = draw(plane::g_min, nominal.g_min, g_min_cv, 0);
  const auto high = draw(plane::g_max, nominal.g_max, g_max_cv, 1);
  // A spread wide enough to turn a range over leaves a cell that cannot be moved.
  for (std::size_t k = 0; k < high.size(); ++k) high[k] = std::max(high[k], low[k]);
}

}  // namespace titania::nonideality
