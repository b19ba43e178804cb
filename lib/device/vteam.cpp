#include "titania/device/vteam.hpp"

#include <algorithm>
#include <cmath>

#include "core/elementary.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

namespace titania::device {

namespace {

/// x^a for x > 0, the same on every machine; within 1e-14 for the exponents in use.
double power(double x, double a) { return detail::exp_kernel(a * detail::log_kernel(x)); }

}  // namespace

double Vteam::rate(double v) const {
  const double u = polarity * v;
  if (u > v_off) return k_off * power(u / v_off - 1.0, alpha_off);
  if (u < v_on) return k_on * power(u / v_on - 1.0, alpha_on);
  return 0.0;
}

double Vteam::step(double w, double v, double t) const {
  return std::clamp(w + rate(v) * t, 0.0, w_max);
}

double Vteam::conductance(double w) const { return 1.0 / (r_on + (r_off - r_on) * w / w_max); }

double Vteam::state(double g) const {
  const double low = 1.0 / r_off;
  const double high = 1.0 / r_on;
  const double rounding = 1e-12 * high;
  if (!(g >= low - rounding && g <= high + rounding)) {
    throw ArgumentError("g = " + to_text(g, "S") + ": must be in [" + to_text(low) + ", " +
                        to_text(high) + "] S, the range of Vteam");
  }
  return std::clamp((1.0 / g - r_on) / (r_off - r_on), 0.0, 1.0) * w_max;
}

void Vteam::check(std::string_view path) const {
  const std::string where(path);
  if (r_on >= r_off) throw ConfigError(where + ": needs r_on < r_off");
  if (polarity == 0) throw ConfigError(where + ".polarity = 0: must be -1 or 1");
  if (v_on == 0) throw ConfigError(where + ".v_on = 0 V: must be negative");
}

}  // namespace titania::device
