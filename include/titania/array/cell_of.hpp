#pragma once

#include <optional>
#include <variant>

#include "titania/circuit/cells.hpp"
#include "titania/core/export.hpp"
#include "titania/device/models.hpp"

namespace titania {

/// What may sit in series with every cell of an array; its own `cell` is not looked at.
using Access = std::variant<circuit::OneTransistorOneResistor, circuit::OneSelectorOneResistor>;

/// The cells of an array as a circuit solves them: any device model, built in or custom, behind an
/// access device or none.  Throws ArgumentError if a custom device holds no model.
[[nodiscard]] TITANIA_API circuit::Cell cell_of(const device::Model& model,
                                                const std::optional<Access>& access = {});

}  // namespace titania
