#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "titania/core/export.hpp"
#include "titania/core/matrix.hpp"
#include "titania/core/names.hpp"
#include "titania/core/scalar_or_array.hpp"

/// @file
/// A config is a plain struct with its defaults in its members, plus one table of its fields:
///
///     struct Wire {
///       static constexpr const char* type_name = "Wire";
///       double resistance = 1.0;
///       bool operator==(const Wire&) const = default;
///     };
///     template <> inline constexpr auto fields<Wire> = std::tuple{
///         field("resistance", &Wire::resistance, "ohm", closed(0, inf), "Resistance of a
///         segment.")};
///
/// The table is the only place that knows a field's name, unit, range, meaning and source.
/// Validation (here), text (config_text.hpp), JSON (io/), and the Python class all read it, and
/// a member without a row does not compile.  A member may be a number, a bool, a string, an enum
/// with names, another config, an optional, a vector of these, a variant of configs, a Matrix, or a
/// ScalarOrArray.  Rules between fields go into an optional `void check(std::string_view path)
/// const`, which throws ConfigError.
///
/// A member that is a config may have a flattened row instead, `flattened(&T::array)`: its fields
/// then count as the owner's own wherever a table is read, and its rules hold.  The member's name
/// is for C++ alone; its defaults may be others than its type's.

namespace titania {

inline constexpr double inf = std::numeric_limits<double>::infinity();

/// Interval of allowed values.  NaN is never inside.
struct Bounds {
  double low = -inf;
  double high = inf;
  bool low_open = false;

  [[nodiscard]] constexpr bool contains(double x) const {
    return (low_open ? x > low : x >= low) && x <= high;
  }
  bool operator==(const Bounds&) const = default;
};

constexpr Bounds closed(double low, double high) { return {low, high, false}; }
/// (low, high]
constexpr Bounds left_open(double low, double high) { return {low, high, true}; }
inline constexpr Bounds any_value = {};
/// Any number but an infinite one.
inline constexpr Bounds finite =
    closed(-std::numeric_limits<double>::max(), std::numeric_limits<double>::max());

/// A row: one field of a config.  `access` is a pointer to its member or, where that lies in a
/// flattened member, a function that goes there.
template <class Access>
struct Field {
  const char* name;
  Access access;
  const char* unit;
  Bounds bounds;
  const char* doc;
  /// Where the default comes from; a label [choice] or [recall] marks what was not measured.
  const char* source;

  /// The field of this config.
  constexpr auto& of(auto& config) const { return std::invoke(access, config); }
};

template <class Owner, class Member>
constexpr Field<Member Owner::*> field(const char* name,
                                       Member Owner::* member,
                                       const char* unit,
                                       Bounds bounds,
                                       const char* doc,
                                       const char* source = "") {
  return {name, member, unit, bounds, doc, source};
}

/// A flattened row: stands for every row of the member's own table.
template <class Owner, class Inner>
struct Flattened {
  Inner Owner::* member;
};

template <class Owner, class Inner>
constexpr Flattened<Owner, Inner> flattened(Inner Owner::* member) {
  return {member};
}

/// The field table of a config; specialise it beside the struct.
template <class Config>
inline constexpr auto fields = nullptr;

/// Names of an enum's values, as {value, name} pairs; specialise it beside the enum.
template <class Enum>
inline constexpr auto enum_names = nullptr;

template <class T>
concept IsConfig = !std::is_null_pointer_v<std::remove_const_t<decltype(fields<T>)>>;

/// A config that cannot be written down (it holds somebody else's object).
template <class T>
concept IsOpaque = requires { requires T::is_opaque; };

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_variant = false;
template <class... Ts>
inline constexpr bool is_variant<std::variant<Ts...>> = true;
template <class T>
inline constexpr bool is_flattened = false;
template <class Owner, class Inner>
inline constexpr bool is_flattened<Flattened<Owner, Inner>> = true;

namespace detail {

// Two probes, because one that converts to everything is ambiguous for std::optional and
// std::variant, whose own converting constructors would take it too.
struct AnyNumber {
  template <class T>
    requires(std::is_arithmetic_v<T> || std::is_enum_v<T>)
  operator T() const;
};
struct AnyObject {
  template <class T>
    requires std::is_class_v<T>
  operator T() const;
};

/// Number of members of an aggregate: how many initialisers it takes.
template <class T, class... Probes>
consteval std::size_t arity() {
  if constexpr (std::is_empty_v<T>) return 0;
  // Objects first: a number would be taken by the first member of a nested config (brace elision).
  if constexpr (requires { T{std::declval<Probes>()..., std::declval<AnyObject>()}; }) {
    return arity<T, Probes..., AnyObject>();
  } else if constexpr (requires { T{std::declval<Probes>()..., std::declval<AnyNumber>()}; }) {
    return arity<T, Probes..., AnyNumber>();
  } else {
    return sizeof...(Probes);
  }
}

/// Access to a field of a flattened member.
template <class Owner, class Inner, class Access>
struct Through {
  Inner Owner::* member;
  Access access;

  constexpr auto& operator()(auto& owner) const { return std::invoke(access, owner.*member); }
};

/// The rows that a row stands for.
template <class Access>
constexpr auto expanded(const Field<Access>& row) {
  return std::tuple{row};
}
template <class Owner, class Inner>
constexpr auto expanded(const Flattened<Owner, Inner>& flattened);

template <class... Rows>
constexpr bool names_differ(const std::tuple<Rows...>& rows) {
  const auto differ = [](const Rows&... row) {
    const std::array<std::string_view, sizeof...(Rows)> names = {row.name...};
    for (std::size_t k = 0; k < names.size(); ++k) {
      for (std::size_t j = 0; j < k; ++j) {
        if (names[k] == names[j]) return false;
      }
    }
    return true;
  };
  return std::apply(differ, rows);
}

/// A config's table as it is read: each flattened row replaced by the rows it stands for.
template <class Config>
inline constexpr auto rows = [] {
  static_assert(std::tuple_size_v<decltype(fields<Config>)> == arity<Config>(),
                "every member of a config needs a row in its field table");
  constexpr auto all = std::apply(
      [](const auto&... row) { return std::tuple_cat(expanded(row)...); }, fields<Config>);
  static_assert(names_differ(all), "a name stands in a field table once");
  return all;
}();

template <class Owner, class Inner>
constexpr auto expanded(const Flattened<Owner, Inner>& flattened) {
  const auto of_owner = [&]<class Access>(const Field<Access>& row) {
    using Reached = Through<Owner, Inner, Access>;
    const Reached access = {flattened.member, row.access};
    return Field<Reached>{row.name, access, row.unit, row.bounds, row.doc, row.source};
  };
  return std::apply([&](const auto&... row) { return std::tuple{of_owner(row)...}; }, rows<Inner>);
}

/// "; 85 C is 358.15 K" where a value out of bounds is in them in a unit that people think in.
[[nodiscard]] TITANIA_API std::string unit_slip(double value,
                                                std::string_view unit,
                                                const Bounds& bounds);
[[noreturn]] TITANIA_API void throw_out_of_range(std::string_view path,
                                                 double value,
                                                 std::string_view unit,
                                                 const Bounds& bounds);
[[noreturn]] TITANIA_API void throw_bad_enum(std::string_view path,
                                             const std::vector<std::string>& names);

[[nodiscard]] inline std::string join(std::string_view path, std::string_view name) {
  return std::string(path) + "." + std::string(name);
}
[[nodiscard]] inline std::string join(std::string_view path, std::size_t k) {
  return std::string(path) + "[" + std::to_string(k) + "]";
}
[[nodiscard]] inline std::string join(std::string_view path, std::size_t i, std::size_t j) {
  return std::string(path) + "[" + std::to_string(i) + ", " + std::to_string(j) + "]";
}

}  // namespace detail

/// Calls f(row) for every field of the config, those of flattened members included;
/// `row.of(config)` is the field's value.
template <IsConfig Config, class F>
constexpr void for_each_field(F&& f) {
  std::apply([&](const auto&... row) { (f(row), ...); }, detail::rows<Config>);
}

/// Text of a Bounds: "[0, inf]".
[[nodiscard]] TITANIA_API std::string to_text(const Bounds& bounds);

/// Names of all fields of a config, in order.
template <IsConfig Config>
[[nodiscard]] std::vector<std::string> field_names() {
  std::vector<std::string> names;
  for_each_field<Config>([&](const auto& row) { names.emplace_back(row.name); });
  return names;
}

/// Names of all values of an enum, in order.
template <class Enum>
[[nodiscard]] std::vector<std::string> names_of() {
  std::vector<std::string> names;
  for (const auto& [value, name] : enum_names<Enum>) names.emplace_back(name);
  return names;
}

/// Name of an enum value, or nullptr for a value outside the enum.
template <class Enum>
[[nodiscard]] constexpr const char* name_of(Enum e) {
  for (const auto& [value, name] : enum_names<Enum>) {
    if (value == e) return name;
  }
  return nullptr;
}

namespace detail {
[[noreturn]] TITANIA_API void throw_unknown_name(std::string_view path,
                                                 std::string_view name,
                                                 const std::vector<std::string>& names);
}

/// Value of an enum by its name.  Throws ConfigError with the names there are for an unknown one.
template <class Enum>
[[nodiscard]] Enum value_of_name(std::string_view name, std::string_view path) {
  for (const auto& [value, text] : enum_names<Enum>) {
    if (same_name(name, text)) return value;
  }
  detail::throw_unknown_name(path, name, names_of<Enum>());
}

template <IsConfig Config>
void validate(const Config& config, std::string_view path = Config::type_name);

namespace detail {

template <class M>
void validate_member(const M& value,
                     const Bounds& bounds,
                     std::string_view unit,
                     std::string_view path) {
  if constexpr (std::same_as<M, bool> || std::same_as<M, std::string> || IsOpaque<M>) {
    return;
  } else if constexpr (std::is_enum_v<M>) {
    if (name_of(value) == nullptr) throw_bad_enum(path, names_of<M>());
  } else if constexpr (std::is_arithmetic_v<M>) {
    const auto x = static_cast<double>(value);
    if (!bounds.contains(x)) throw_out_of_range(path, x, unit, bounds);
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    const auto& values = value.values();
    for (std::size_t k = 0; k < values.size(); ++k) {
      if (bounds.contains(values[k])) continue;
      throw_out_of_range(value.is_scalar() ? std::string(path) : join(path, k), values[k], unit,
                         bounds);
    }
  } else if constexpr (std::same_as<M, Matrix>) {
    for (std::size_t i = 0; i < value.rows(); ++i) {
      for (std::size_t j = 0; j < value.cols(); ++j) {
        if (bounds.contains(value(i, j))) continue;
        throw_out_of_range(join(path, i, j), value(i, j), unit, bounds);
      }
    }
  } else if constexpr (is_optional<M>) {
    if (value) validate_member(*value, bounds, unit, path);
  } else if constexpr (is_vector<M>) {
    for (std::size_t k = 0; k < value.size(); ++k) {
      validate_member(value[k], bounds, unit, join(path, k));
    }
  } else if constexpr (is_variant<M>) {
    std::visit([&](const auto& v) { validate_member(v, bounds, unit, path); }, value);
  } else {
    validate(value, path);
  }
}

/// Rules between fields: those of flattened members, then the config's own.
template <IsConfig Config>
void check_rules(const Config& config, std::string_view path) {
  const auto check_member = [&]<class Row>(const Row& row) {
    if constexpr (is_flattened<Row>) check_rules(config.*row.member, path);
  };
  std::apply([&](const auto&... row) { (check_member(row), ...); }, fields<Config>);
  if constexpr (requires { config.check(path); }) config.check(path);
}

}  // namespace detail

/// Checks every field against its range, then the rules between fields.
/// Throws ConfigError naming the path, the value, the unit and the allowed range.
template <IsConfig Config>
void validate(const Config& config, std::string_view path) {
  for_each_field<Config>([&](const auto& row) {
    detail::validate_member(row.of(config), row.bounds, row.unit, detail::join(path, row.name));
  });
  detail::check_rules(config, path);
}

}  // namespace titania
