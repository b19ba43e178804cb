#pragma once

#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"

namespace titania::nonideality {

/// Short-term fluctuation (1/f and telegraph noise, lumped): every read sees each cell's
/// conductance with an independent normal error of variance (relative G)^2 + absolute^2.
struct TITANIA_API ReadNoise {
  static constexpr const char* type_name = "ReadNoise";
  double relative = 0.01;
  double absolute = 0;

  /// Adds the variance (S^2) of one read to that of other effects.
  void add_read_variance(std::span<const double> g, std::span<double> variance) const;
  bool operator==(const ReadNoise&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::ReadNoise> = std::tuple{
    field("relative",
          &nonideality::ReadNoise::relative,
          "",
          closed(0, 1),
          "Standard deviation of one read, relative to the conductance.",
          "about 1 % is quoted for HfOx RRAM (NeuRRAM, as in aihwkit); no value for TiO2-x was "
          "found"),
    field("absolute",
          &nonideality::ReadNoise::absolute,
          "S",
          closed(0, 1),
          "Standard deviation of one read that every cell has, whatever its conductance.",
          "[choice] none"),
};

}  // namespace titania
