#pragma once

#include "titania/energy/component.hpp"

namespace titania::detail {

/// The SAR converter of NeuroSim 1.4 at a node (m), low-power transistors.  Throws ArgumentError
/// outside 7 to 130 nm.
[[nodiscard]] energy::Component neurosim_adc(double bits, double node);

}  // namespace titania::detail
