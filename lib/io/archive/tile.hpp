#pragma once

#include <string>

#include "io/archive/crossbar.hpp"
#include "io/archive/document.hpp"
#include "titania/tile/tile.hpp"

/// @file
/// The state of a tile in a document, but for its weight, which may be somebody else's too: scale,
/// ranges, counters, and its arrays with the prefixes <prefix>array0_, <prefix>array1_, ...

namespace titania::io {

[[nodiscard]] Json tile_object(const TileState& state, const std::string& prefix, Npz& npz);

[[nodiscard]] TileState tile_state(Reader& reader,
                                   const Json& object,
                                   const std::string& prefix,
                                   const TileConfig& config,
                                   Matrix weight);

}  // namespace titania::io
