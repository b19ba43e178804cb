#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include "titania/core/cell_times.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"
#include "titania/nonideality/power_law_drift.hpp"
#include "titania/nonideality/programming_error.hpp"
#include "titania/nonideality/range_spread.hpp"
#include "titania/nonideality/read_noise.hpp"
#include "titania/nonideality/stuck_cells.hpp"

namespace titania::nonideality {

/// Every nonideality.  To add one, write its header and add its name here
/// (docs/howto/add-a-nonideality.md).  It says when it acts by the functions it has, any of
///
///     at_fabrication(planes, nominal, stream)    once per array: what is frozen
///     at_program(g, stream, event)               once per programming
///     at_age(g, planes, times), acceleration(T)  at any later time, from the written values
///     add_read_variance(g, variance)             at every read
///
/// and lists the planes that it makes at fabrication in a static member `plane_keys`.  That order
/// is physical and does not depend on the order of a list of effects.
using Effect = std::variant<ProgrammingError, RangeSpread, StuckCells, PowerLawDrift, ReadNoise>;

/// Name of its type.
[[nodiscard]] TITANIA_API const char* name(const Effect& effect);

/// The planes that it makes at fabrication.
[[nodiscard]] TITANIA_API std::span<const PlaneKey> plane_keys(const Effect& effect);

/// Throws ArgumentError if a plane is there already, or is not one that the effect lists.
TITANIA_API void at_fabrication(const Effect& effect,
                                CellPlanes& planes,
                                const ConductanceRange& nominal,
                                const RandomStream& stream);
TITANIA_API void at_program(const Effect& effect,
                            std::span<double> g,
                            const RandomStream& stream,
                            std::uint64_t event);
/// g (S) as written becomes g as it is now.  Throws ShapeError unless there is one g per cell, and
/// ArgumentError naming the plane that the effect made at fabrication and that is missing.
TITANIA_API void at_age(const Effect& effect,
                        std::span<double> g,
                        const CellPlanes& planes,
                        const CellTimes& times);
/// 1 for an effect without ageing.
[[nodiscard]] TITANIA_API double acceleration(const Effect& effect, double temperature);
/// False if the effect has nothing to add.
TITANIA_API bool add_read_variance(const Effect& effect,
                                   std::span<const double> g,
                                   std::span<double> variance);

}  // namespace titania::nonideality
