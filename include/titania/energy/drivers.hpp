#pragma once

#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// Word-line drivers with their DAC: constant "dac_8b", times 2^(bits - 8) for another resolution
/// (the scaling of accelergy-library).
struct TITANIA_API Drivers {
  static constexpr const char* type_name = "Drivers";
  Quantity conversion = {};  ///< J per word line and read
  Quantity latency = {};     ///< s per read
  Quantity area = {};        ///< m2 per word line

  /// Throws ArgumentError if the converters have no resolution.
  [[nodiscard]] static Drivers of(const Technology& technology);
  [[nodiscard]] std::vector<Term> terms(const Activity& activity, const Hardware& hardware) const;
};

}  // namespace titania::energy
