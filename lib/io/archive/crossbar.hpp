#pragma once

#include <string>

#include "io/archive/document.hpp"
#include "titania/array/crossbar.hpp"

/// @file
/// The state of an array in a document: clocks and counters in JSON; conductances and planes are
/// arrays <prefix>programmed, <prefix>plane_<name>, <prefix>stuck_index, <prefix>stuck_conductance.

namespace titania::io {

[[nodiscard]] Json crossbar_object(const CrossbarState& state, const std::string& prefix, Npz& npz);

[[nodiscard]] CrossbarState crossbar_state(Reader& reader,
                                           const Json& object,
                                           const std::string& prefix,
                                           std::size_t rows,
                                           std::size_t cols);

}  // namespace titania::io
