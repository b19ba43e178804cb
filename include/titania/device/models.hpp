#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "titania/core/cell_law.hpp"
#include "titania/core/export.hpp"
#include "titania/core/planes.hpp"
#include "titania/core/random.hpp"
#include "titania/device/custom.hpp"
#include "titania/device/ideal.hpp"
#include "titania/device/tio2_passive.hpp"
#include "titania/device/vteam.hpp"

namespace titania::device {

/// Every device model.  To add one, write its header and add its name here
/// (docs/howto/add-a-device.md).  A model has a field table, a conductance range (`g_min` and
/// `g_max`, or an overload of range() in models.cpp), and may have
///
///     double current(double g, double v) const, slope(g, v) const    I-V law; linear without
///     double cubic_share(double g) const                             c of a law g v (1 + c v^2)
///     void fabricate(CellPlanes&, const RandomStream&) const         what differs per cell,
///     static constexpr std::array plane_keys                         in the planes of these keys
using Model = std::variant<Ideal, Tio2Passive, Vteam, Custom>;

/// Nominal range of conductance, S.  ArgumentError if a custom model's is none.
[[nodiscard]] TITANIA_API ConductanceRange range(const Model& model);

/// I-V law of the cells.  ArgumentError, when evaluated, if a custom model returns what is not
/// finite.
[[nodiscard]] TITANIA_API std::unique_ptr<CellLaw> law(const Model& model);

/// The planes that it makes at fabrication.
[[nodiscard]] TITANIA_API std::vector<PlaneKey> plane_keys(const Model& model);

/// Draws what differs from cell to cell.  Throws ArgumentError if a plane is there already, or is
/// not one that the model lists.
TITANIA_API void fabricate(const Model& model, CellPlanes& planes, const RandomStream& stream);

/// Name of the model.
[[nodiscard]] TITANIA_API std::string name(const Model& model);

}  // namespace titania::device
