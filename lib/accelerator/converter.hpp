#pragma once

#include "titania/accelerator/accelerator.hpp"

namespace titania::accelerator::detail {

/// The row of the accelerator's converter, by the model that it names.
/// Throws ArgumentError for an unknown model, or one without a figure for adc_bits.
[[nodiscard]] energy::Component converter(const Accelerator& accelerator);

}  // namespace titania::accelerator::detail
