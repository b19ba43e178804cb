#include "titania/nonideality/power_law_drift.hpp"

#include <algorithm>
#include <cmath>

#include "core/checks.hpp"
#include "core/elementary.hpp"
#include "core/kernel.hpp"
#include "titania/core/physics.hpp"

namespace titania::nonideality {

namespace {

/// nu = |mean + std z|
TITANIA_CLONES void fold(double* z_in_nu_out, std::size_t count, double mean, double std) {
  for (std::size_t k = 0; k < count; ++k) {
    const double nu = mean + std * z_in_nu_out[k];
    z_in_nu_out[k] = nu < 0.0 ? -nu : nu;
  }
}

/// g exp(-nu L)
TITANIA_CLONES void decay(double* g, const double* nu, std::size_t count, double log_time) {
  for (std::size_t k = 0; k < count; ++k) g[k] *= detail::exp_kernel(-nu[k] * log_time);
}

/// The same with a time of its own for every cell: t - written, in units of t0.
TITANIA_CLONES void decay_each(
    double* g, const double* nu, const double* written, std::size_t count, double t, double t0) {
  for (std::size_t k = 0; k < count; ++k) {
    const double ratio = (t - written[k]) / t0;
    const double log_time = detail::log_kernel(ratio > 1.0 ? ratio : 1.0);
    g[k] *= detail::exp_kernel(-nu[k] * log_time);
  }
}

}  // namespace

void PowerLawDrift::at_fabrication(CellPlanes& planes,
                                   const ConductanceRange& /*nominal*/,
                                   const RandomStream& stream) const {
  const auto nu = planes.make(plane::drift_exponent);
  stream.normal(nu, 0);
  fold(nu.data(), nu.size(), nu_mean, nu_std);
}

void PowerLawDrift::at_age(std::span<double> g,
                           const CellPlanes& planes,
                           const CellTimes& times) const {
  const auto nu = planes[plane::drift_exponent];
  if (times.is_uniform()) {
    const double ratio = std::max(times.now() / t0, 1.0);
    decay(g.data(), nu.data(), g.size(), detail::log_kernel(ratio));
  } else {
    decay_each(g.data(), nu.data(), times.written().data(), g.size(), times.now(), t0);
  }
}

double PowerLawDrift::acceleration(double temperature) const {
  detail::require_positive(temperature, "temperature", "K");
  const double x = activation_energy / kBoltzmannEv * (1.0 / kRoomTemperature - 1.0 / temperature);
  return detail::exp_kernel(x);
}

}  // namespace titania::nonideality
