#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "titania/core/export.hpp"

/// @file
/// Names that people type: presets, GPUs, accelerators, workloads, values of an enum.  They are the
/// same in any case, and with underscores or spaces for hyphens.

namespace titania {

/// Whether two names are the same.
[[nodiscard]] TITANIA_API bool same_name(std::string_view a, std::string_view b);

/// Place of a name among `names`.  Throws ArgumentError if it is not there, with the argument, the
/// names there are, and a near one.
[[nodiscard]] TITANIA_API std::size_t place_of_name(std::string_view argument,
                                                    std::string_view name,
                                                    const std::vector<std::string>& names);

/// "expected one of {a, b, c}", with a hint if one of them is close to `unknown`.
[[nodiscard]] TITANIA_API std::string expected_one_of(std::string_view unknown,
                                                      const std::vector<std::string>& names);

/// The item of a list whose `key` is the name; throws as place_of_name() does.
template <class Item, class Key>
[[nodiscard]] const Item& item_of_name(std::string_view argument,
                                       std::string_view name,
                                       const std::vector<Item>& list,
                                       Key key) {
  const auto is_it = [&](const Item& item) { return same_name(name, std::invoke(key, item)); };
  const auto found = std::ranges::find_if(list, is_it);
  if (found != list.end()) return *found;
  std::vector<std::string> names;
  for (const Item& item : list) names.emplace_back(std::invoke(key, item));
  return list[place_of_name(argument, name, names)];
}

}  // namespace titania
