#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/planes.hpp"
#include "titania/mapping/number_format.hpp"

namespace titania::mapping {

/// A signed weight as two cells in neighbouring columns whose currents are subtracted before the
/// converter: the first column of an output carries the positive parts, the second one the negative
/// parts, and the idle cell of a pair rests at the lowest conductance.
///
///     w = (G+ - G-) w_max / (g_max - g_min)
struct TITANIA_API DifferentialPair {
  static constexpr const char* type_name = "DifferentialPair";
  std::optional<double> w_max = {};

  /// All of a weight in one slice.
  [[nodiscard]] NumberFormat format() const { return {.coding = Coding::pair}; }
  /// Conductances (in, 2 out), S, of weights (out, in) whose largest magnitude is `scale`.
  /// A weight beyond the scale is clipped to it.
  [[nodiscard]] Matrix conductances(MatrixView weight,
                                    double scale,
                                    const ConductanceRange& range) const;
  /// The weight (out, in) that conductances (in, 2 out) stand for.
  [[nodiscard]] Matrix weights(MatrixView conductance,
                               double scale,
                               const ConductanceRange& range) const;
  /// The weight that maps to g_max - g_min: w_max, or else the largest magnitude in `weight`, or 1
  /// for a matrix of zeros.
  [[nodiscard]] double scale(MatrixView weight) const;

  bool operator==(const DifferentialPair&) const = default;
};

}  // namespace titania::mapping

namespace titania {

template <>
inline constexpr auto fields<mapping::DifferentialPair> = std::tuple{
    field("w_max",
          &mapping::DifferentialPair::w_max,
          "",
          left_open(0, 1e300),
          "Weight that maps to the full conductance difference; larger ones are clipped.  None: "
          "the largest magnitude of the matrix."),
};

}  // namespace titania
