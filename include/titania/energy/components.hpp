#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titania/core/activity.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/component.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/technology.hpp"

namespace titania::energy {

/// The row of the component table as a component: its figures, node, supply and scaling rule; the
/// item is the row's description.  Say what it is spent on:
///
///     Component bus = component_of("edram_bus_bit", technology, 8);  // bits of a byte
///     bus.group = "links";
///     bus.per = "link_bytes";
///
/// `actions` is how many of the row's actions one counted event takes; it multiplies the energy.
/// Throws ArgumentError as constant() does, or unless `actions` is positive.
[[nodiscard]] TITANIA_API Component component_of(std::string_view constant_id, double actions = 1);

/// The same, moved to the node and supply of a technology by its rule.
[[nodiscard]] TITANIA_API Component component_of(std::string_view constant_id,
                                                 const Technology& technology,
                                                 double actions = 1);

/// The components of a crossbar macro in a technology: cells and wires (heat of the solved
/// circuit), drivers, converters, digital logic and buffers.  To add one, add its row to the
/// function that builds the list (docs/howto/add-an-energy-component.md).
/// Throws ArgumentError if a converter has no resolution.
[[nodiscard]] TITANIA_API std::vector<Component> components(const Technology& technology);

/// Report of a crossbar macro.
[[nodiscard]] TITANIA_API EnergyReport report(const Activity& activity,
                                              const Hardware& hardware,
                                              const Technology& technology);

/// Report of arrays alone: the heat in their cells and wires, whatever feeds and reads them.
[[nodiscard]] TITANIA_API EnergyReport array_report(const Activity& activity);

/// "t_read 100 ns, 65 nm CMOS at 1.1 V, reads at 0.1 V, 8-bit DAC, 8-bit ADC".
[[nodiscard]] TITANIA_API std::string conditions(const Technology& technology);

}  // namespace titania::energy
