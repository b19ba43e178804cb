#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "titania/array/crossbar.hpp"

namespace titania::python {

/// The seed, or one drawn from the system, which the object then records.
[[nodiscard]] std::uint64_t seed_or_draw(std::optional<std::uint64_t> seed);

/// Options of a read from Python's arguments.
[[nodiscard]] ReadOptions read_options(std::optional<std::uint64_t> index,
                                       const std::string& noise);

}  // namespace titania::python
