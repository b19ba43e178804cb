#pragma once

#include <string>
#include <string_view>

namespace titania::zoo {

/// A name as it is compared: lower case, with hyphens for underscores and spaces.
[[nodiscard]] std::string plain_name(std::string_view name);

}  // namespace titania::zoo
