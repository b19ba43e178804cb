#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/core/workload.hpp"
#include "titania/energy/report.hpp"

namespace titania::comparison {

/// A crossbar and one baseline on the same workload, at the baseline's boundary.
struct TITANIA_API Versus {
  energy::EnergyReport crossbar;  ///< extended to the baseline's boundary
  energy::EnergyReport baseline;

  /// Baseline's energy per inference over the crossbar's; below 1 the crossbar loses.
  [[nodiscard]] double ratio() const;
  /// Its percentiles; the two sides' ranges are independent.
  [[nodiscard]] energy::Percentiles ratio_percentiles(std::uint64_t seed = 0) const;
  /// Inferences after which writing the weights is paid back, at the same boundary; infinite if it
  /// never is.
  [[nodiscard]] double payback(const ProgramActivity& programming) const;
};

/// Both at the baseline's boundary.  Throws ArgumentError unless `crossbar` is a macro, and both
/// have energy.
[[nodiscard]] TITANIA_API Versus versus(const energy::EnergyReport& crossbar,
                                        const energy::EnergyReport& baseline,
                                        const Workload& workload);

/// One sentence that says who wins, by how much, at which boundary, and what decides it.  It knows
/// nothing of the results: say beside it how accurate each side is.
[[nodiscard]] TITANIA_API std::string verdict(const Versus& versus);

/// A table of the crossbar and all baselines, each at its own boundary.
[[nodiscard]] TITANIA_API std::string table(const energy::EnergyReport& crossbar,
                                            const std::vector<energy::EnergyReport>& baselines,
                                            const Workload& workload);

}  // namespace titania::comparison
