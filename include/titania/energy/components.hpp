#pragma once

#include <string>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/component.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// The components of a crossbar macro in a technology: cells and wires (heat of the solved
/// circuit), drivers, converters, digital logic and buffers.  To add one, add its row to the
/// function that builds the list (docs/howto/add-an-energy-component.md).
/// Throws ArgumentError if a converter has no resolution.
[[nodiscard]] TITANIA_API std::vector<Component> components(const Technology& technology);

/// Report of a crossbar macro.
[[nodiscard]] TITANIA_API EnergyReport report(const Activity& activity,
                                              const Hardware& hardware,
                                              const Technology& technology);

/// "t_read 100 ns, 65 nm CMOS at 1.1 V, reads at 0.1 V, 8-bit DAC, 8-bit ADC".
[[nodiscard]] TITANIA_API std::string conditions(const Technology& technology);

}  // namespace titania::energy
