#pragma once

#include "titania/core/export.hpp"
#include "titania/energy/report.hpp"

namespace titania::baseline {

/// What a human brain draws over `seconds`, as a labelled line: 12 to 20 W, whatever it does.  It
/// is no comparison per token or per inference.  Throws ArgumentError unless 0 < seconds < inf.
[[nodiscard]] TITANIA_API energy::EnergyReport brain(double seconds);

}  // namespace titania::baseline
