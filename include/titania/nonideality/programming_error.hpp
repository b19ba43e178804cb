#pragma once

#include <cstdint>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/random.hpp"

namespace titania::nonideality {

/// What closed-loop writing leaves: G = max(0, G_target + sigma z) with
/// sigma^2 = (relative G_target)^2 + absolute^2.  Drawn once per programming.
struct TITANIA_API ProgrammingError {
  static constexpr const char* type_name = "ProgrammingError";
  double relative = 0.0125;
  double absolute = 0.0;

  /// Adds the error to written conductances g (S).
  void at_program(std::span<double> g, const RandomStream& stream, std::uint64_t event) const;
  bool operator==(const ProgrammingError&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::ProgrammingError> = [] {
  using T = nonideality::ProgrammingError;
  return std::tuple{
      field("relative", &T::relative, "", closed(0, 1),
            "Standard deviation relative to the target.",
            "Kim et al. 2021, Nat. Commun. 12:5198: mean error about 1 % for an imported matrix, "
            "so a deviation of 1.25 % [derived: mean |z| = 0.8]"),
      field("absolute", &T::absolute, "S", closed(0, 1),
            "Standard deviation independent of the target.", "[choice]"),
  };
}();

}  // namespace titania
