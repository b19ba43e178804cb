#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/cells.hpp"
#include "titania/energy/converters.hpp"
#include "titania/energy/digital.hpp"
#include "titania/energy/drivers.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"
#include "titania/energy/wiring.hpp"

namespace titania::energy {

/// Every component of a crossbar macro.  To add one, write its header, with
///
///     static X of(const Technology&)                               its constants
///     std::vector<Term> terms(const Activity&, const Hardware&) const   what they make of the
///     events
///
/// and add its name here (docs/howto/add-an-energy-component.md).
using Component = std::variant<Cells, Wiring, Drivers, Converters, Digital>;

/// One of each, with the constants of a technology.
[[nodiscard]] TITANIA_API std::vector<Component> components(const Technology& technology);

/// Terms of all components, per inference.  Throws ArgumentError if the activity has no inputs.
[[nodiscard]] TITANIA_API std::vector<Term> terms(const std::vector<Component>& components,
                                                  const Activity& activity,
                                                  const Hardware& hardware,
                                                  std::string_view layer = "");

/// Report of a crossbar macro.
[[nodiscard]] TITANIA_API EnergyReport report(const Activity& activity,
                                              const Hardware& hardware,
                                              const Technology& technology);

/// "t_read 100 ns, 65 nm CMOS at 1.1 V, reads at 0.1 V, 8-bit DAC, 8-bit ADC".
[[nodiscard]] TITANIA_API std::string conditions(const Technology& technology);

}  // namespace titania::energy
