#pragma once

#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// The cells themselves: heat of the solved circuit, duration of the read, footprint.
struct TITANIA_API Cells {
  static constexpr const char* type_name = "Cells";
  Quantity heat = Quantity::exact(1.0);       ///< factor on the solved v i t; physics, so exact
  Quantity read_time = Quantity::exact(1.0);  ///< factor on t_read, which is a setting
  Quantity area = {};                         ///< m2 per cell

  [[nodiscard]] static Cells of(const Technology& technology);
  [[nodiscard]] std::vector<Term> terms(const Activity& activity, const Hardware& hardware) const;
};

}  // namespace titania::energy
