#pragma once

#include <string>

#include "titania/energy/report.hpp"

/// @file
/// What the texts of comparisons have in common.

namespace titania::comparison::detail {

/// "13 %"
[[nodiscard]] std::string percent(double share);

/// "cells 2 %, ADC and amplifiers 14 %": every component of at least half a percent.
[[nodiscard]] std::string split(const energy::EnergyReport& report);

}  // namespace titania::comparison::detail
