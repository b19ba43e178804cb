#include <cmath>
#include <cstddef>

#include "core/kernel.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania::periphery {

namespace {

/// out = step * round(x * to_steps) within [low, high] steps; counts what lay outside.
/// Rounds half to even.
TITANIA_CLONES std::uint64_t quantise(const double* x,
                                      double* out,
                                      std::size_t count,
                                      double to_steps,
                                      double step,
                                      double low,
                                      double high) {
  constexpr double shift = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to an integer
  std::uint64_t clipped = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double steps = x[k] * to_steps;
    double inside = steps < low ? low : steps;
    inside = inside > high ? high : inside;
    clipped += inside != steps ? 1 : 0;
    out[k] = ((inside + shift) - shift) * step;
  }
  return clipped;
}

std::uint64_t scale_and_clip(
    const double* x, double* out, std::size_t count, double factor, double low, double high) {
  std::uint64_t clipped = 0;
  for (std::size_t k = 0; k < count; ++k) {
    const double y = x[k] * factor;
    out[k] = y < low ? low : (y > high ? high : y);
    clipped += out[k] != y ? 1 : 0;
  }
  return clipped;
}

}  // namespace

std::uint64_t Dac::convert(std::span<const double> x,
                           double x_max,
                           double v_max,
                           std::span<double> v) const {
  const double low = unipolar ? 0.0 : -1.0;
  if (!bits) return scale_and_clip(x.data(), v.data(), x.size(), v_max / x_max, low * v_max, v_max);
  const double steps = std::ldexp(1.0, unipolar ? *bits : *bits - 1) - 1;
  return quantise(x.data(), v.data(), x.size(), steps / x_max, v_max / steps, low * steps, steps);
}

std::uint64_t Adc::convert(std::span<double> i, double full_scale) const {
  if (!bits) return scale_and_clip(i.data(), i.data(), i.size(), 1.0, -full_scale, full_scale);
  const double steps = std::ldexp(1.0, *bits - 1) - 1;
  return quantise(i.data(), i.data(), i.size(), steps / full_scale, full_scale / steps, -steps,
                  steps);
}

}  // namespace titania::periphery
