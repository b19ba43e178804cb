#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <pybind11/pybind11.h>

#include "config_values.hpp"
#include "titania/core/config.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/io/json.hpp"

/// @file
/// The Python class of a config, made from its field table: keyword constructor, read-only
/// properties, repr, ==, hash, replace, JSON, pickle.  The Python object is the C++ struct.

namespace titania::python {

/// Methods that need only the generic ones; defined in Python terms.
void add_generic_methods(py::object cls);

template <IsConfig Config>
void set_fields(Config& config, const py::dict& changes, const std::string& path);

template <class M>
inline constexpr bool is_list_of_entries = false;
template <class Entry>
inline constexpr bool is_list_of_entries<std::vector<Entry>> = is_variant<Entry> || IsConfig<Entry>;

/// What an entry of a list is called: its type where there are several, the item of a component,
/// else its first field; empty if that is no text.
template <class Entry>
std::string name_of_entry(const Entry& entry) {
  if constexpr (is_variant<Entry>) {
    return std::visit([](const auto& held) { return std::string(held.type_name); }, entry);
  } else if constexpr (requires { std::string(entry.item); }) {
    return entry.item;
  } else {
    std::optional<std::string> name;
    for_each_field<Entry>([&](const auto& row) {
      using Member = std::decay_t<decltype(row.of(entry))>;
      if (name) return;
      name.emplace();
      if constexpr (std::same_as<Member, std::string>) *name = row.of(entry);
      if constexpr (std::is_enum_v<Member>) *name = name_of(row.of(entry));
    });
    return name.value_or("");
  }
}

/// Place of the entry with whose name a dotted name begins; a name may hold dots itself.
[[nodiscard]] std::size_t place_of_entry(const std::string& dotted,
                                         const std::vector<std::string>& names,
                                         const std::string& path);

/// Sets fields inside a field that is a config, holds one of several, or lists some by type.
template <class M>
void set_inner_fields(M& member, const py::dict& changes, const std::string& path);

/// Names like "StuckCells.p_on" reach into the entry of that name; "StuckCells" itself, which has
/// to be None, leaves it out.
template <class Entry>
void set_listed_fields(std::vector<Entry>& list, const py::dict& changes, const std::string& path) {
  std::vector<std::string> names(list.size());
  std::ranges::transform(list, names.begin(), name_of_entry<Entry>);
  std::vector<py::dict> inner(list.size());
  std::vector<bool> stays(list.size(), true);
  for (const auto& [key, value] : changes) {
    const auto dotted = py::cast<std::string>(key);
    const std::size_t k = place_of_entry(dotted, names, path);
    if (dotted.size() > names[k].size()) {
      inner[k][py::str(dotted.substr(names[k].size() + 1))] = value;
    } else if (value.is_none()) {
      stays[k] = false;
    } else {
      throw_wrong_type(value, detail::join(path, names[k]), "None, which leaves it out");
    }
  }
  std::vector<Entry> kept;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (!stays[k]) continue;
    if (!inner[k].empty()) set_inner_fields(list[k], inner[k], detail::join(path, names[k]));
    kept.push_back(std::move(list[k]));
  }
  list = std::move(kept);
}

template <class M>
void set_inner_fields(M& member, const py::dict& changes, const std::string& path) {
  if constexpr (IsConfig<M> && !IsOpaque<M>) {
    set_fields(member, changes, path);
  } else if constexpr (is_variant<M>) {
    std::visit([&](auto& held) { set_inner_fields(held, changes, path); }, member);
  } else if constexpr (is_list_of_entries<M>) {
    set_listed_fields(member, changes, path);
  } else {
    throw py::type_error(path + ": has no fields of its own");
  }
}

/// Lets the range of a number follow its value: the same shares of it.
void move_range(auto& moved, const auto& before) {
  const double ratio = before.value == 0 ? 0 : moved.value / before.value;
  moved.low = before.value == 0 ? moved.value : before.low * ratio;
  moved.high = before.value == 0 ? moved.value : before.high * ratio;
}

/// Sets fields by name; names with dots, "wires.r_word_line", reach into a field.
template <IsConfig Config>
void set_fields(Config& config, const py::dict& changes, const std::string& path) {
  [[maybe_unused]] const Config before = config;
  py::dict whole;
  py::dict inner;  // name of a field to the changes inside it
  for (const auto& [key, value] : changes) {
    const auto name = py::cast<std::string>(key);
    const std::size_t dot = name.find('.');
    const std::string field = name.substr(0, dot);
    const auto names = field_names<Config>();
    if (std::ranges::find(names, field) == names.end()) {
      throw py::type_error(path + ": unknown field '" + field + "'; " +
                           expected_one_of(field, names));
    }
    if (dot == std::string::npos) {
      whole[key] = value;
      continue;
    }
    if (!inner.contains(field)) inner[py::str(field)] = py::dict();
    inner[py::str(field)][py::str(name.substr(dot + 1))] = value;
  }
  for_each_field<Config>([&](const auto& row) {
    using Member = std::decay_t<decltype(row.of(config))>;
    const std::string where = detail::join(path, row.name);
    if (whole.contains(row.name)) {
      row.of(config) = from_python<Member>(whole[row.name], where);
    }
    if (inner.contains(row.name)) {
      set_inner_fields(row.of(config), py::cast<py::dict>(inner[row.name]), where);
    }
  });
  if constexpr (requires { config.value, config.low, config.high; }) {
    if (whole.contains("value") && !whole.contains("low") && !whole.contains("high")) {
      move_range(config, before);
    }
  }
}

/// A copy with some fields changed.
template <IsConfig Config>
Config replaced(Config config, const py::kwargs& changes) {
  set_fields(config, changes, Config::type_name);
  validate(config);
  return config;
}

template <IsConfig Config>
Config from_keywords(const py::kwargs& keywords) {
  return replaced(Config{}, keywords);
}

/// "__init__(self, *, rows: int = 128, ...) -> None", and what each field means.
template <IsConfig Config>
std::string constructor_doc() {
  [[maybe_unused]] static const Config defaults{};
  std::string signature = "__init__(self";
  std::string fields_text;
  for_each_field<Config>([&](const auto& row) {
    using Member = std::decay_t<decltype(row.of(defaults))>;
    signature += (fields_text.empty() ? ", *, " : ", ") + std::string(row.name) + ": " +
                 annotation<Use::argument, Member>() + " = ...";
    fields_text += "\n    " + std::string(row.name) + ": " + row.doc;
    if (*row.unit != '\0') fields_text += "  Unit: " + std::string(row.unit) + ".";
    if (*row.source != '\0') fields_text += "  Source: " + std::string(row.source) + ".";
  });
  return signature + ") -> None\n\nFields:" + fields_text;
}

/// Rows of the table, for HTML and for the reference page.
template <IsConfig Config>
py::list field_rows() {
  [[maybe_unused]] static const Config defaults{};
  py::list rows;
  for_each_field<Config>([&](const auto& row) {
    py::dict entry;
    entry["name"] = row.name;
    entry["unit"] = row.unit;
    entry["range"] = row.bounds.low == -inf && row.bounds.high == inf ? "" : to_text(row.bounds);
    entry["doc"] = row.doc;
    entry["source"] = row.source;
    entry["default"] = to_python(row.of(defaults));
    rows.append(entry);
  });
  return rows;
}

template <IsConfig Config>
py::class_<Config> bind_config(py::module_& m, const char* doc) {
  py::class_<Config> cls(m, Config::type_name, doc);
  {
    py::options options;
    options.disable_function_signatures();
    static const std::string init_doc = constructor_doc<Config>();
    cls.def(py::init(&from_keywords<Config>), init_doc.c_str());
  }
  for_each_field<Config>([&](const auto& row) {
    using Member = std::decay_t<decltype(row.of(std::declval<Config&>()))>;
    const std::string text =
        std::string(row.doc) + (*row.unit != '\0' ? "  Unit: " + std::string(row.unit) + "." : "");
    const std::string signature =
        "(self: " + path_of_type<Config>() + ") -> " + annotation<Use::result, Member>();
    py::options options;
    options.disable_function_signatures();
    const py::cpp_function get([row](const Config& c) { return to_python(row.of(c)); },
                               py::is_method(cls), signature.c_str());
    cls.def_property_readonly(row.name, get, text.c_str());
  });
  cls.def("__repr__", [](const Config& c) { return to_string(c); });
  cls.def("__eq__", [](const Config& c, const Config& other) { return c == other; });
  cls.def("__eq__", [](const Config&, const py::object&) {
    return py::reinterpret_borrow<py::object>(Py_NotImplemented);
  });
  cls.def("__hash__", [](const Config& c) { return std::hash<std::string>()(to_string(c)); });
  cls.def("replace", &replaced<Config>,
          "A copy with some fields changed; nested ones by dotted names:\n"
          "config.replace(**{\"wires.r_word_line\": 1.0, \"nonidealities.StuckCells\": None}).");
  cls.def(
      "to_json", [](const Config& c) { return io::to_json(c); },
      "JSON text with every field, a schema number and the type.");
  cls.def_static(
      "from_json", [](const std::string& text) { return io::from_json<Config>(text); },
      py::arg("text"),
      "The config of a JSON text.  Raises ConfigError with the full path of what is wrong.");
  cls.def_static("_fields", &field_rows<Config>);
  cls.def(py::pickle([](const Config& c) { return io::to_json(c); },
                     [](const std::string& text) { return io::from_json<Config>(text); }));
  add_generic_methods(cls);
  return cls;
}

}  // namespace titania::python
