#pragma once

#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// The lines of the arrays: heat of the solved circuit, and charging of the driven lines.
struct TITANIA_API Wiring {
  static constexpr const char* type_name = "Wiring";
  Quantity heat = Quantity::exact(1.0);  ///< factor on the solved r i^2 t
  Quantity charging = {1.0, 0.5, 2.0};   ///< factor on C V^2: capacitances are known to x2

  [[nodiscard]] static Wiring of(const Technology& technology);
  [[nodiscard]] std::vector<Term> terms(const Activity& activity, const Hardware& hardware) const;
};

}  // namespace titania::energy
