#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titania/accelerator/accelerator.hpp"
#include "titania/core/export.hpp"

namespace titania::io {

/// Names of the accelerators that the library carries.
[[nodiscard]] TITANIA_API std::vector<std::string> accelerator_names();

/// The accelerator of that name, in any case and with '-' or '_'; its citations are part of it.
/// Throws ArgumentError for an unknown name.
[[nodiscard]] TITANIA_API accelerator::Accelerator accelerator(std::string_view name);

}  // namespace titania::io
