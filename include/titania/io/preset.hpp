#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "titania/core/export.hpp"
#include "titania/tile/tile_config.hpp"

namespace titania::io {

/// Names of the presets the library carries.
[[nodiscard]] TITANIA_API std::vector<std::string> preset_names();

/// The config of a preset.  Throws ArgumentError for an unknown name.
[[nodiscard]] TITANIA_API TileConfig preset(std::string_view name);

/// What a preset is and where its numbers come from.
[[nodiscard]] TITANIA_API std::vector<std::string> preset_citations(std::string_view name);

}  // namespace titania::io
