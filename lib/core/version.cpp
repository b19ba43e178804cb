#include "titania/core/version.hpp"

namespace titania {

const char* version() noexcept { return TITANIA_VERSION; }

}  // namespace titania
