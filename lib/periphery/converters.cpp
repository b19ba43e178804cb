#include <cmath>
#include <cstddef>

#include "core/elementary.hpp"
#include "core/kernel.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania::periphery {

namespace {

/// out = step * round(x * to_steps) within [low, high] steps, half to even.  Counts what was
/// clipped: what lay more than half a step outside, so that rounding alone would not have brought
/// it back.
TITANIA_CLONES std::uint64_t quantise(const double* x,
                                      double* out,
                                      std::size_t count,
                                      double to_steps,
                                      double step,
                                      double low,
                                      double high) {
  std::uint64_t clipped = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double steps = x[k] * to_steps;
    double inside = steps < low ? low : steps;
    inside = inside > high ? high : inside;
    clipped += steps < low - 0.5 || steps > high + 0.5 ? 1 : 0;
    out[k] = ((inside + detail::kRoundingShift) - detail::kRoundingShift) * step;
  }
  return clipped;
}

}  // namespace

std::uint64_t Dac::convert(std::span<const double> x,
                           double x_max,
                           double v_max,
                           std::span<double> v) const {
  if (!bits) {
    for (std::size_t k = 0; k < x.size(); ++k) v[k] = x[k] * (v_max / x_max);
    return 0;
  }
  const double steps = std::ldexp(1.0, unipolar ? *bits : *bits - 1) - 1;
  return quantise(x.data(), v.data(), x.size(), steps / x_max, v_max / steps,
                  unipolar ? 0.0 : -steps, steps);
}

std::uint64_t Adc::convert(std::span<double> i, double full_scale) const {
  if (!bits) return 0;
  const double steps = std::ldexp(1.0, *bits - 1) - 1;
  return quantise(i.data(), i.data(), i.size(), steps / full_scale, full_scale / steps, -steps,
                  steps);
}

}  // namespace titania::periphery
