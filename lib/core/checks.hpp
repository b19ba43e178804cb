#pragma once

#include <cstddef>
#include <span>

namespace titania::detail {

/// Place of the first value that is not finite, or below `least`; values.size() if all are fine.
[[nodiscard]] std::size_t first_bad(std::span<const double> values);
[[nodiscard]] std::size_t first_bad(std::span<const double> values, double least);

}  // namespace titania::detail
