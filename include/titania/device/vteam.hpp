#pragma once

#include <string_view>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::device {

/// VTEAM, a voltage-threshold memristor with a state w (m):
///
///     dw/dt = k_off (v/v_off - 1)^alpha_off   for v > v_off > 0
///           = k_on  (v/v_on  - 1)^alpha_on    for v < v_on  < 0,   0 between,
///     R(w) = r_on + (r_off - r_on) w / w_max,   w kept in [0, w_max].
///
/// Kvatinsky, Ramadan, Friedman, Kolodny, IEEE TCAS-II 62:786 (2015),
/// doi 10.1109/TCSII.2015.2433536; equations as in Biolek et al., IEEE Access 9:30242 (2021).
/// The defaults are the paper's illustrative set, not a measured device.  In the equations a
/// positive voltage resets; all functions here take Titania's sign (positive sets), and `polarity`
/// converts.
struct TITANIA_API Vteam {
  static constexpr const char* type_name = "Vteam";
  double k_off = 5e-4;
  double k_on = -10.0;
  double alpha_off = 1.0;
  double alpha_on = 3.0;
  double v_off = 0.02;
  double v_on = -0.2;
  double r_on = 50.0;
  double r_off = 1000.0;
  double w_max = 3e-9;
  int polarity = -1;

  /// dw/dt (m/s) at voltage v (V).  The state does not enter until it meets a bound.
  [[nodiscard]] double rate(double v) const;
  /// State (m) after a constant voltage v (V) for t (s), exact: clip(w + rate(v) t).
  [[nodiscard]] double step(double w, double v, double t) const;
  /// S
  [[nodiscard]] double conductance(double w) const;
  /// State (m) of a cell of conductance g (S) in [1/r_off, 1/r_on]; ArgumentError outside.
  [[nodiscard]] double state(double g) const;

  void check(std::string_view path) const;
  bool operator==(const Vteam&) const = default;
};

}  // namespace titania::device

namespace titania {

template <>
inline constexpr auto fields<device::Vteam> = [] {
  using T = device::Vteam;
  constexpr const char* source = "Kvatinsky 2015, illustrative set, as used by MemTorch";
  return std::tuple{
      field("k_off", &T::k_off, "m/s", left_open(0, inf), "Rate of RESET.", source),
      field("k_on", &T::k_on, "m/s", closed(-inf, 0), "Rate of SET, negative.", source),
      field("alpha_off", &T::alpha_off, "", left_open(0, 100), "Exponent of RESET.", source),
      field("alpha_on", &T::alpha_on, "", left_open(0, 100), "Exponent of SET.", source),
      field("v_off", &T::v_off, "V", left_open(0, 100), "Threshold of RESET.", source),
      field("v_on", &T::v_on, "V", closed(-100, 0), "Threshold of SET, negative.", source),
      field("r_on", &T::r_on, "ohm", left_open(0, 1e12), "Resistance at w = 0.", source),
      field("r_off", &T::r_off, "ohm", left_open(0, 1e12), "Resistance at w = w_max.", source),
      field("w_max", &T::w_max, "m", left_open(0, 1), "Largest state.", source),
      field("polarity", &T::polarity, "", closed(-1, 1),
            "Sign that turns a voltage of Titania (positive sets) into one of the equations.",
            "definition"),
  };
}();

}  // namespace titania
