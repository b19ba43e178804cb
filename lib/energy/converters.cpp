#include "titania/energy/converters.hpp"

#include <algorithm>
#include <cmath>

#include "core/checks.hpp"

namespace titania::energy {

double adc_energy(double enob, double sample_rate, double node) {
  detail::require_positive(enob, "enob");
  detail::require_positive(sample_rate, "sample_rate", "1/s");
  detail::require_positive(node, "node", "m");
  const double fom =
      std::min(213.78 - 2.8719 * std::log(sample_rate), 128.307 + 3.22052 * std::ceil(enob));
  const double sndr = 6.02 * enob + 1.76;
  const double picojoule =
      0.5 * std::pow(10.0, (sndr - fom) / 10.0) *
      std::exp(26.0496 + 1.88004 * std::log(node * 1e9) - 2.82913 * std::log(enob) - 1.47020);
  return picojoule * 1e-12;
}

double adc_area(double enob, double sample_rate, double node) {
  const double picojoule = adc_energy(enob, sample_rate, node) * 1e12;
  const double square_micron =
      std::exp(1.34619 + 0.99328 * std::log(node * 1e9) + 0.18072 * std::log(sample_rate) +
               0.29912 * std::log(picojoule));
  return square_micron * 1e-12;
}

}  // namespace titania::energy
