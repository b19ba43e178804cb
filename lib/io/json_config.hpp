#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "titania/core/config.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"

/// @file
/// A config to JSON and back, generic over the field table.

namespace titania::io {

using Json = nlohmann::ordered_json;

/// Parses text; throws ConfigError for what is no JSON or has a key twice.
[[nodiscard]] Json parse(std::string_view text);

template <IsConfig Config>
[[nodiscard]] Json config_to_json(const Config& config, std::string_view path);

template <IsConfig Config>
[[nodiscard]] Config config_from_json(const Json& json, std::string_view path);

namespace detail {

using titania::detail::join;

[[noreturn]] void throw_wrong_type(std::string_view path, const char* expected, const Json& got);
[[nodiscard]] double number_from_json(const Json& json, std::string_view path);
[[nodiscard]] std::int64_t integer_from_json(const Json& json, std::string_view path);
[[nodiscard]] ScalarOrArray array_from_json(const Json& json, std::string_view path);
[[nodiscard]] Json number_to_json(double x);
[[nodiscard]] Json array_to_json(const ScalarOrArray& value);

template <class M>
Json member_to_json(const M& value, std::string_view path) {
  if constexpr (std::same_as<M, bool> || std::same_as<M, std::string>) {
    return value;
  } else if constexpr (std::is_enum_v<M>) {
    return name_of(value);
  } else if constexpr (std::integral<M>) {
    return value;
  } else if constexpr (std::floating_point<M>) {
    return number_to_json(value);
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    return array_to_json(value);
  } else if constexpr (is_optional<M>) {
    return value ? member_to_json(*value, path) : Json(nullptr);
  } else if constexpr (is_vector<M>) {
    Json list = Json::array();
    for (std::size_t k = 0; k < value.size(); ++k) {
      list.push_back(member_to_json(value[k], join(path, k)));
    }
    return list;
  } else if constexpr (is_variant<M>) {
    return std::visit(
        [&](const auto& v) -> Json {
          using V = std::decay_t<decltype(v)>;
          if constexpr (IsOpaque<V>) {
            throw ConfigError(std::string(path) + ": " + v.text() +
                              " is defined outside the library and cannot be written to a file");
          } else {
            Json object = {{"type", V::type_name}};
            object.update(config_to_json(v, path));
            return object;
          }
        },
        value);
  } else {
    return config_to_json(value, path);
  }
}

/// Sets `out` to the alternative whose type_name is the object's "type".
template <class Variant>
Variant variant_from_json(const Json& json, std::string_view path) {
  if (!json.is_object()) throw_wrong_type(path, "an object", json);
  const auto type = json.find("type");
  if (type == json.end() || !type->is_string()) {
    throw ConfigError(std::string(path) + ": an object here needs a \"type\"");
  }
  const auto wanted = type->template get<std::string>();
  Json rest = json;
  rest.erase("type");

  Variant out;
  bool found = false;
  std::vector<std::string> names;
  const auto consider = [&]<class V>(std::in_place_type_t<V>) {
    if constexpr (!IsOpaque<V>) {
      names.emplace_back(V::type_name);
      if (found || wanted != V::type_name) return;
      found = true;
      out = config_from_json<V>(rest, path);
    }
  };
  [&]<class... Vs>(std::in_place_type_t<std::variant<Vs...>>) {
    (consider(std::in_place_type<Vs>), ...);
  }(std::in_place_type<Variant>);
  if (!found) {
    throw ConfigError(std::string(path) + ".type = '" + wanted +
                      "': " + expected_one_of(wanted, names));
  }
  return out;
}

template <class M>
M member_from_json(const Json& json, std::string_view path) {
  if constexpr (std::same_as<M, bool>) {
    if (!json.is_boolean()) throw_wrong_type(path, "true or false", json);
    return json.get<bool>();
  } else if constexpr (std::same_as<M, std::string>) {
    if (!json.is_string()) throw_wrong_type(path, "a string", json);
    return json.get<std::string>();
  } else if constexpr (std::is_enum_v<M>) {
    if (!json.is_string()) throw_wrong_type(path, "a string", json);
    return value_of_name<M>(json.get<std::string>(), path);
  } else if constexpr (std::integral<M>) {
    const std::int64_t x = integer_from_json(json, path);
    if (!std::in_range<M>(x)) {
      throw ConfigError(std::string(path) + " = " + std::to_string(x) + ": too large");
    }
    return static_cast<M>(x);
  } else if constexpr (std::floating_point<M>) {
    return number_from_json(json, path);
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    return array_from_json(json, path);
  } else if constexpr (is_optional<M>) {
    if (json.is_null()) return std::nullopt;
    return member_from_json<typename M::value_type>(json, path);
  } else if constexpr (is_vector<M>) {
    if (!json.is_array()) throw_wrong_type(path, "a list", json);
    M list;
    for (std::size_t k = 0; k < json.size(); ++k) {
      list.push_back(member_from_json<typename M::value_type>(json[k], join(path, k)));
    }
    return list;
  } else if constexpr (is_variant<M>) {
    return variant_from_json<M>(json, path);
  } else {
    return config_from_json<M>(json, path);
  }
}

}  // namespace detail

template <IsConfig Config>
Json config_to_json(const Config& config, std::string_view path) {
  Json object = Json::object();
  for_each_field<Config>([&](const auto& row) {
    object[row.name] = detail::member_to_json(row.of(config), detail::join(path, row.name));
  });
  return object;
}

template <IsConfig Config>
Config config_from_json(const Json& json, std::string_view path) {
  if (!json.is_object()) detail::throw_wrong_type(path, "an object", json);
  Config config;
  const auto names = field_names<Config>();
  for (const auto& item : json.items()) {
    const std::string& key = item.key();
    const Json& value = item.value();
    bool known = false;
    for_each_field<Config>([&](const auto& row) {
      if (key != row.name) return;
      known = true;
      using Member = std::decay_t<decltype(row.of(config))>;
      row.of(config) = detail::member_from_json<Member>(value, detail::join(path, row.name));
    });
    if (!known) {
      throw ConfigError(detail::join(path, key) + ": unknown field; " +
                        expected_one_of(key, names));
    }
  }
  return config;
}

}  // namespace titania::io
