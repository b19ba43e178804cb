#pragma once

#include <array>
#include <utility>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/energy/component.hpp"

/// @file
/// What feeds the currents of a read.  A cell turns v i to heat at some 0.1 V, but its current
/// comes from a supply and goes to ground: supply, driver, cell, wire, amplifier, ground.  Every
/// such loop takes rail x i x t, of which v i t is a part (docs/explanation/energy.md).

namespace titania::energy {

/// Where the word lines' current comes from.
enum class Driver {
  linear,    ///< the digital supply, through stages that drop what the line does not need
  low_rail,  ///< the same from a rail just above the read voltage, which a converter makes
  switched,  ///< switches to a rail at the read voltage, on for as long as the input is large
};

/// What drivers and amplifiers turn to heat while current flows: per "array_charge", less the heat
/// in cells and wires that it delivers.
///
/// v_dd (V) is the supply, v_read (V) the full scale on a line, either way if `bipolar`.
/// Throws ArgumentError unless both are positive.
[[nodiscard]] TITANIA_API Component driver_component(Driver driver,
                                                     double v_dd,
                                                     double v_read,
                                                     bool bipolar);

/// The current that lets an amplifier hold its line while it sinks a full scale: per
/// "amplifier_charge".  Throws ArgumentError unless v_dd (V) is positive.
[[nodiscard]] TITANIA_API Component amplifier_bias(double v_dd);

}  // namespace titania::energy

namespace titania {

template <>
inline constexpr auto enum_names<energy::Driver> = std::array{
    std::pair{energy::Driver::linear, "linear"}, std::pair{energy::Driver::low_rail, "low_rail"},
    std::pair{energy::Driver::switched, "switched"}};

}  // namespace titania
