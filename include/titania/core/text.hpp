#pragma once

#include <string>
#include <string_view>

#include "titania/core/export.hpp"

/// @file
/// Numbers as text, the same in every locale.

namespace titania {

/// Shortest decimal text that reads back as the same double.
[[nodiscard]] TITANIA_API std::string to_text(double value);

/// The number, a space and the unit if there is one: "-1 ohm".
[[nodiscard]] TITANIA_API std::string to_text(double value, std::string_view unit);

/// Three significant digits with an SI prefix: "6.49 pJ".
[[nodiscard]] TITANIA_API std::string engineering(double value, std::string_view unit);

/// Three significant digits without a prefix: "0.491", "5.19", "23400".
[[nodiscard]] TITANIA_API std::string three_digits(double value);

/// `text` padded with spaces to `width`, on the left or on the right.
[[nodiscard]] TITANIA_API std::string pad_left(std::string_view text, std::size_t width);
[[nodiscard]] TITANIA_API std::string pad_right(std::string_view text, std::size_t width);

}  // namespace titania
