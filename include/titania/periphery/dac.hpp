#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::periphery {

/// Word-line driver: turns a digital input into a voltage.
///
/// Levels are equally spaced over [-full scale, full scale], or [0, full scale] if unipolar, both
/// ends and zero included; inputs are rounded to the nearest and clipped at the ends.
struct TITANIA_API Dac {
  static constexpr const char* type_name = "Dac";
  std::optional<int> bits = 8;
  bool unipolar = false;

  /// Voltages (V) for inputs x, where `x_max` drives `v_max`.  Returns how many were clipped.
  std::uint64_t convert(std::span<const double> x,
                        double x_max,
                        double v_max,
                        std::span<double> v) const;
  bool operator==(const Dac&) const = default;
};

}  // namespace titania::periphery

namespace titania {

template <>
inline constexpr auto fields<periphery::Dac> = std::tuple{
    field("bits",
          &periphery::Dac::bits,
          "bit",
          closed(2, 24),
          "Resolution.  None: ideal, neither rounds nor clips.",
          "[choice]"),
    field("unipolar",
          &periphery::Dac::unipolar,
          "",
          any_value,
          "Drives voltages of one sign only; negative inputs are clipped to 0.",
          "[choice]"),
};

}  // namespace titania
