#pragma once

namespace titania::detail {

/// A count as a double.
constexpr double number(auto count) { return static_cast<double>(count); }

}  // namespace titania::detail
