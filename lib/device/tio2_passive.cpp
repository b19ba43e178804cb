#include "titania/device/tio2_passive.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "titania/core/error.hpp"

namespace titania::device {

// Nili 2020, static law at temperature T (degrees Celsius), conductances in S:
//   I = A1 V + A3 V^3,  A1 = -2.58e-6 + 0.977 g + 1.166e-7 T,
//                       A3 = 1.18 g + 6596 g^2 + 1.605e-3 T^-1.33.
// Here g is the small-signal conductance, so only the share c(g) = A3 / A1 is used, at T = 25.
// (Third-party transcription, repository caixunshiren/pytorch-metal-oxide-memristor-crossbar; that
// T is in Celsius was derived: only then does I(0.1 V) / 0.1 V return g.)
double Tio2Passive::cubic_share(double g) {
  constexpr double a1_at_25 = -2.58e-6 + 1.166e-7 * 25.0;
  constexpr double a3_at_25 = 2.219293929443422e-5;  // 1.605e-3 * 25^-1.33
  return (1.18 * g + 6596.0 * g * g + a3_at_25) / (0.977 * g + a1_at_25);
}

double Tio2Passive::current(double g, double v) const {
  return g * v * (1.0 + cubic_share(g) * v * v);
}

double Tio2Passive::slope(double g, double v) const {
  return g * (1.0 + 3.0 * cubic_share(g) * v * v);
}

namespace {

constexpr std::uint64_t kAttempts = 64;

/// Replaces what lies outside [low, high] by later draws of the same cell: a truncated normal.
/// After kAttempts draws (probability below 1e-9 for any bounds that keep a fifth of the mass) the
/// nearer bound is taken.
void redraw_outside(std::vector<double>& threshold,
                    double low,
                    double high,
                    const auto& draw_again) {
  for (std::size_t k = 0; k < threshold.size(); ++k) {
    for (std::uint64_t attempt = 1; attempt <= kAttempts; ++attempt) {
      if (threshold[k] >= low && threshold[k] <= high) break;
      threshold[k] = draw_again(k, attempt);
    }
    threshold[k] = std::clamp(threshold[k], low, high);
  }
}

}  // namespace

void Tio2Passive::fabricate(CellPlanes& planes, const RandomStream& stream) const {
  const std::size_t cells = planes.cells();
  // Event 2 a gives the SET draw of attempt a, event 2 a + 1 the independent part of RESET.
  std::vector<double> set(cells);
  std::vector<double> reset(cells);
  stream.normal(set, 0);
  stream.normal(reset, 1);
  const double rho = threshold_correlation;
  const double rest = std::sqrt(1.0 - rho * rho);
  for (std::size_t k = 0; k < cells; ++k) {
    reset[k] = 1.0 + v_reset_cv * (rho * set[k] + rest * reset[k]);
    set[k] = 1.0 + v_set_cv * set[k];
  }
  const auto redraw = [&](double cv, std::uint64_t parity) {
    return [&stream, cv, parity](std::size_t cell, std::uint64_t attempt) {
      double z = 0.0;
      stream.normal({&z, 1}, 2 * attempt + parity, cell);
      return 1.0 + cv * z;
    };
  };
  redraw_outside(set, threshold_low, threshold_high, redraw(v_set_cv, 0));
  redraw_outside(reset, threshold_low, threshold_high, redraw(v_reset_cv, 1));

  const auto set_plane = planes.make(plane::v_set);
  const auto reset_plane = planes.make(plane::v_reset);
  for (std::size_t k = 0; k < cells; ++k) {
    set_plane[k] = v_set * set[k];
    reset_plane[k] = v_reset * reset[k];
  }
}

void Tio2Passive::check(std::string_view path) const {
  if (g_min >= g_max) throw ConfigError(std::string(path) + ": needs g_min < g_max");
}

}  // namespace titania::device
