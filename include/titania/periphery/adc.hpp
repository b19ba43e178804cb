#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::periphery {

/// Column converter, with its current amplifier: digitises a current.
///
/// An ideal quantiser: 2^bits - 1 levels, equally spaced over [-range, range], both ends and zero
/// included; currents are rounded to the nearest and clipped at the ends.  Its effective number of
/// bits is `bits`, and that is what the energy model charges for.
struct TITANIA_API Adc {
  static constexpr const char* type_name = "Adc";
  std::optional<int> bits = 8;
  std::optional<double> range = {};
  double sample_rate = 1e8;

  /// Digitises currents (A) in place over [-full_scale, full_scale]; returns how many were clipped.
  std::uint64_t convert(std::span<double> i, double full_scale) const;
  bool operator==(const Adc&) const = default;
};

}  // namespace titania::periphery

namespace titania {

template <>
inline constexpr auto fields<periphery::Adc> = std::tuple{
    field("bits",
          &periphery::Adc::bits,
          "bit",
          closed(2, 24),
          "Resolution, effective.  None: ideal, neither rounds nor clips.",
          "[choice]"),
    field("range",
          &periphery::Adc::range,
          "A",
          left_open(0, 1e3),
          "Full scale.  None: from data, see Tile.calibrate()."),
    field("sample_rate",
          &periphery::Adc::sample_rate,
          "1/s",
          closed(1, 1e12),
          "Conversions per second.",
          "[choice] 10 ns per conversion"),
};

}  // namespace titania
