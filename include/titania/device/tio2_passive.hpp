#pragma once

#include <array>
#include <string_view>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"

namespace titania::plane {
inline constexpr PlaneKey v_set{"v_set", "V"};      ///< threshold of SET
inline constexpr PlaneKey v_reset{"v_reset", "V"};  ///< threshold of RESET, negative
}  // namespace titania::plane

namespace titania::device {

/// Pt/Al2O3/TiO2-x/Ti/Pt memristor of a passive (selector-less) crossbar, by its statistics.
///
/// Range and switching thresholds are those of Prezioso et al., Nature 521:61 (2015),
/// doi 10.1038/nature14441 (12x12 array, threshold maps of its Fig. S5, n = 77); the I-V law is
/// the static part of Nili et al., IEEE TNANO 19:344 (2020), doi 10.1109/TNANO.2020.2982128, at
/// 25 C, as transcribed by a third party.
struct TITANIA_API Tio2Passive {
  static constexpr const char* type_name = "Tio2Passive";
  double g_min = 10e-6;
  double g_max = 100e-6;
  double v_set = 0.97;
  double v_set_cv = 0.10;
  double v_reset = -1.18;
  double v_reset_cv = 0.11;
  double threshold_correlation = 0.2;
  double threshold_low = 0.5;
  double threshold_high = 1.6;

  /// Current (A) of a cell of small-signal conductance g (S) at v (V): g v (1 + c(g) v^2).
  [[nodiscard]] double current(double g, double v) const;
  /// di/dv (S).
  [[nodiscard]] double slope(double g, double v) const;
  /// c(g) (1/V^2), the share of current that a linear read at 1 V would miss.  About 2 for 50 uS,
  /// so a read at 0.1 V misses 2 %.  Measured for |v| <= 0.4 V.
  [[nodiscard]] static double cubic_share(double g);

  static constexpr std::array plane_keys{plane::v_set, plane::v_reset};
  /// Draws the thresholds of every cell, normal with the given spread and correlation, truncated to
  /// [threshold_low, threshold_high] of the mean.
  void fabricate(CellPlanes& planes, const RandomStream& stream) const;

  void check(std::string_view path) const;
  bool operator==(const Tio2Passive&) const = default;
};

}  // namespace titania::device

namespace titania {

template <>
inline constexpr auto fields<device::Tio2Passive> = [] {
  using T = device::Tio2Passive;
  return std::tuple{
      field("g_min", &T::g_min, "S", left_open(0, 1), "Lowest conductance used, at 0.1 V and 25 C.",
            "Prezioso 2015: range 10-100 uS"),
      field("g_max", &T::g_max, "S", left_open(0, 1),
            "Highest conductance used, at 0.1 V and 25 C.", "Prezioso 2015: range 10-100 uS"),
      field("v_set", &T::v_set, "V", left_open(0, 100),
            "Mean SET threshold; reads and the error model of programming do not use it.",
            "Prezioso 2015 Fig. S5c: 0.972 V [derived from the map]"),
      field("v_set_cv", &T::v_set_cv, "", closed(0, 1),
            "Its spread from device to device, relative.",
            "Prezioso 2015 Fig. S5c: 10.3 % [derived]"),
      field("v_reset", &T::v_reset, "V", closed(-100, 0), "Mean RESET threshold.",
            "Prezioso 2015 Fig. S5d: -1.178 V [derived from the map]"),
      field("v_reset_cv", &T::v_reset_cv, "", closed(0, 1),
            "Its spread from device to device, relative.",
            "Prezioso 2015 Fig. S5d: 10.6 % [derived]"),
      field("threshold_correlation", &T::threshold_correlation, "", closed(-1, 1),
            "Correlation of the two thresholds' magnitudes in one device.",
            "Prezioso 2015 Figs. S5c-d: +0.22 [derived]"),
      field("threshold_low", &T::threshold_low, "", closed(0, 1),
            "Lowest threshold, relative to the mean.", "[choice]"),
      field("threshold_high", &T::threshold_high, "", closed(1, 100),
            "Highest threshold, relative to the mean.", "[choice]"),
  };
}();

}  // namespace titania
