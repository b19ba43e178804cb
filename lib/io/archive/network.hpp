#pragma once

#include "io/archive/document.hpp"
#include "titania/network/network.hpp"

/// @file
/// The state of a network in a document.  A layer is its field table: matrices are arrays
/// layer<k>_<field>, all else is JSON.  The tile of a layer has the prefix tile<k>_, and the
/// layer's weights.

namespace titania::io {

[[nodiscard]] Json network_object(const NetworkState& state, Npz& npz);

[[nodiscard]] NetworkState network_state(Reader& reader,
                                         const Json& object,
                                         const TileConfig& config);

}  // namespace titania::io
