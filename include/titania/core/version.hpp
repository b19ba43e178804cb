#pragma once
// The one place that states the version: CMake, the Python package and the documentation read it
// from here.
#define TITANIA_VERSION "0.1.0"

#include "titania/core/export.hpp"

namespace titania {

/// Version of the linked library, "major.minor.patch".  Compare with TITANIA_VERSION to detect a
/// header and a library that do not belong together.
[[nodiscard]] TITANIA_API const char* version() noexcept;

}  // namespace titania
