#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>

#include "titania/core/activity.hpp"
#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/device/models.hpp"

namespace titania {

/// How the cells of a passive array are written, as far as time and energy are concerned: one cell
/// after the other, by pulses whose amplitude ramps up until the cell switches, with half of it on
/// every other cell of the same row and column (V/2 scheme).
struct TITANIA_API WriteScheme {
  static constexpr const char* type_name = "WriteScheme";
  std::int64_t pulses = 50;
  double t_pulse = 1.1e-3;
  double v_start = 0.5;
  double v_stop = 1.3;

  /// What writing conductances g (rows, cols), S, costs with cells of this device.
  ///
  /// The energy is [derived], not measured: the I-V law is used far above the voltages it was
  /// measured at.  Nominal is the device's own law, low is Ohm's law, high is the sinh law of the
  /// same curvature at small voltages.
  [[nodiscard]] ProgramActivity cost(MatrixView g, const device::Model& device) const;

  void check(std::string_view path) const;
  bool operator==(const WriteScheme&) const = default;
};

template <>
inline constexpr auto fields<WriteScheme> = std::tuple{
    field("pulses",
          &WriteScheme::pulses,
          "",
          closed(0, 1e9),
          "Pulses per cell.",
          "Fahimi et al., Sci. Rep. (2021): about 50 to within 2 %"),
    field("t_pulse",
          &WriteScheme::t_pulse,
          "s",
          left_open(0, 1e3),
          "Length of a pulse.",
          "Fahimi 2021: 1.1 ms"),
    field("v_start",
          &WriteScheme::v_start,
          "V",
          left_open(0, 100),
          "Amplitude at which a ramp starts.",
          "Fahimi 2021: 0.5 V"),
    field("v_stop",
          &WriteScheme::v_stop,
          "V",
          left_open(0, 100),
          "Amplitude at which a typical cell has switched.",
          "[derived] mean threshold plus three standard deviations (Prezioso 2015)"),
};

}  // namespace titania
