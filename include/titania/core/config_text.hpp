#pragma once

#include <string>

#include "titania/core/config.hpp"

/// @file
/// The text of a config: valid Python that rebuilds it, with every field.

namespace titania {

template <IsConfig Config>
[[nodiscard]] std::string to_string(const Config& config);

namespace detail {

[[nodiscard]] TITANIA_API std::string python_text(bool value);
[[nodiscard]] TITANIA_API std::string python_text(std::int64_t value);
[[nodiscard]] TITANIA_API std::string python_text(double value);
[[nodiscard]] TITANIA_API std::string python_text(const std::string& value);
[[nodiscard]] TITANIA_API std::string python_text(const ScalarOrArray& value);

template <class M>
std::string member_text(const M& value) {
  if constexpr (std::is_enum_v<M>) {
    return python_text(std::string(name_of(value)));
  } else if constexpr (std::same_as<M, bool> || std::same_as<M, double> ||
                       std::same_as<M, std::string> || std::same_as<M, ScalarOrArray>) {
    return python_text(value);
  } else if constexpr (std::integral<M>) {
    return python_text(static_cast<std::int64_t>(value));
  } else if constexpr (is_optional<M>) {
    return value ? member_text(*value) : "None";
  } else if constexpr (is_vector<M>) {
    std::string text = "[";
    for (const auto& item : value) text += (text.size() > 1 ? ", " : "") + member_text(item);
    return text + "]";
  } else if constexpr (is_variant<M>) {
    return std::visit([](const auto& v) { return member_text(v); }, value);
  } else if constexpr (IsOpaque<M>) {
    return value.text();
  } else {
    return to_string(value);
  }
}

}  // namespace detail

/// "Dac(bits=8, unipolar=False)".
template <IsConfig Config>
std::string to_string(const Config& config) {
  std::string text;
  for_each_field<Config>([&](const auto& row) {
    text += (text.empty() ? "" : ", ") + std::string(row.name) + "=" +
            detail::member_text(row.of(config));
  });
  return std::string(Config::type_name) + "(" + text + ")";
}

}  // namespace titania
