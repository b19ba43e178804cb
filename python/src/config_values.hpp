#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <pybind11/pybind11.h>

#include "numpy.hpp"
#include "python_law.hpp"
#include "titania/circuit/cells.hpp"
#include "titania/core/config.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/device/custom.hpp"
#include "titania/device/tio2_passive.hpp"

/// @file
/// Values of a config's fields as Python's objects and back, and Python's names for their types.

namespace titania::python {

// What the templates below need, once.
[[nodiscard]] bool to_bool(py::handle object, const std::string& path);
[[nodiscard]] std::int64_t to_integer(py::handle object, const std::string& path);
[[nodiscard]] double to_number(py::handle object, const std::string& path);
[[nodiscard]] std::string to_text_value(py::handle object, const std::string& path);
[[nodiscard]] ScalarOrArray to_scalar_or_array(py::handle object, const std::string& path);
[[nodiscard]] py::object from_scalar_or_array(const ScalarOrArray& value);
/// The beginning of an object's repr.
[[nodiscard]] std::string shown(py::handle object);
[[noreturn]] void throw_wrong_type(py::handle object,
                                   const std::string& path,
                                   const std::string& expected);
template <class M>
py::object to_python(const M& value) {
  if constexpr (std::is_enum_v<M>) {
    return py::str(name_of(value));
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    return from_scalar_or_array(value);
  } else if constexpr (is_optional<M>) {
    return value ? to_python(*value) : py::none();
  } else if constexpr (is_vector<M>) {
    py::tuple items(value.size());
    for (std::size_t k = 0; k < value.size(); ++k) items[k] = to_python(value[k]);
    return items;
  } else if constexpr (is_variant<M>) {
    return std::visit([](const auto& v) { return to_python(v); }, value);
  } else if constexpr (std::same_as<M, device::Custom>) {
    return py::cast(std::const_pointer_cast<device::CustomModel>(value.model));
  } else if constexpr (std::same_as<M, circuit::CustomCell>) {
    return py::cast(std::const_pointer_cast<CellLaw>(value.law));
  } else {
    return py::cast(value);
  }
}

/// "Ideal, Tio2Passive or Vteam"
template <class... Ts>
std::string names_of_types(std::in_place_type_t<std::variant<Ts...>>) {
  std::string text;
  ((text += (text.empty() ? "" : ", ") + std::string(Ts::type_name)), ...);
  return "one of " + text;
}

template <class M>
M from_python(py::handle object, const std::string& path);

template <class... Ts>
std::variant<Ts...> variant_from_python(py::handle object,
                                        const std::string& path,
                                        std::in_place_type_t<std::variant<Ts...>> type) {
  std::optional<std::variant<Ts...>> out;
  const auto consider = [&]<class T>(std::in_place_type_t<T>) {
    if constexpr (std::same_as<T, device::Custom>) {
      if (!out && py::isinstance<device::CustomModel>(object)) {
        out = device::Custom{py::cast<std::shared_ptr<device::CustomModel>>(object)};
      }
    } else if constexpr (std::same_as<T, circuit::CustomCell>) {
      if (out) return;
      if (auto law = law_of(object)) out = circuit::CustomCell{std::move(law)};
    } else {
      if (!out && py::isinstance<T>(object)) out = py::cast<T>(object);
    }
  };
  (consider(std::in_place_type<Ts>), ...);
  if (!out) throw_wrong_type(object, path, names_of_types(type));
  return *std::move(out);
}

template <class M>
M from_python(py::handle object, const std::string& path) {
  if constexpr (std::same_as<M, bool>) {
    return to_bool(object, path);
  } else if constexpr (std::same_as<M, std::string>) {
    return to_text_value(object, path);
  } else if constexpr (std::is_enum_v<M>) {
    return value_of_name<M>(to_text_value(object, path), path);
  } else if constexpr (std::integral<M>) {
    const std::int64_t x = to_integer(object, path);
    if (!std::in_range<M>(x)) throw ConfigError(path + " = " + std::to_string(x) + ": too large");
    return static_cast<M>(x);
  } else if constexpr (std::floating_point<M>) {
    return to_number(object, path);
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    return to_scalar_or_array(object, path);
  } else if constexpr (is_optional<M>) {
    if (object.is_none()) return std::nullopt;
    return from_python<typename M::value_type>(object, path);
  } else if constexpr (is_vector<M>) {
    if (py::isinstance<py::str>(object) || !py::isinstance<py::iterable>(object)) {
      throw_wrong_type(object, path, "a list");
    }
    M list;
    for (const py::handle item : py::reinterpret_borrow<py::iterable>(object)) {
      list.push_back(from_python<typename M::value_type>(item, detail::join(path, list.size())));
    }
    return list;
  } else if constexpr (is_variant<M>) {
    return variant_from_python(object, path, std::in_place_type<M>);
  } else {
    if (!py::isinstance<M>(object)) throw_wrong_type(object, path, M::type_name);
    return py::cast<M>(object);
  }
}

/// "titania._core.Wires" of a class that is bound already.
template <class T>
std::string path_of_type() {
  const py::type type = py::type::of<T>();
  return py::cast<std::string>(type.attr("__module__")) + "." +
         py::cast<std::string>(type.attr("__qualname__"));
}

enum class Use { argument, result };

template <Use use, class M>
std::string annotation();

template <Use use, class... Ts>
std::string annotation_of_any(std::in_place_type_t<std::variant<Ts...>>) {
  std::string text;
  ((text += (text.empty() ? "" : " | ") + annotation<use, Ts>()), ...);
  return text;
}

/// Python's name for the type of a field.
template <Use use, class M>
std::string annotation() {
  if constexpr (std::same_as<M, bool>) {
    return "bool";
  } else if constexpr (std::same_as<M, std::string>) {
    return "str";
  } else if constexpr (std::is_enum_v<M>) {
    std::string names;
    for (const auto& name : names_of<M>()) {
      names += (names.empty() ? "'" : ", '") + std::string(name) + "'";
    }
    return "typing.Literal[" + names + "]";
  } else if constexpr (std::integral<M>) {
    return "int";
  } else if constexpr (std::floating_point<M>) {
    return "float";
  } else if constexpr (std::same_as<M, ScalarOrArray>) {
    return use == Use::argument ? "numpy.typing.ArrayLike"
                                : "float | numpy.typing.NDArray[numpy.float64]";
  } else if constexpr (is_optional<M>) {
    return annotation<use, typename M::value_type>() + " | None";
  } else if constexpr (is_vector<M>) {
    const std::string item = annotation<use, typename M::value_type>();
    return use == Use::argument ? "collections.abc.Iterable[" + item + "]"
                                : "tuple[" + item + ", ...]";
  } else if constexpr (is_variant<M>) {
    return annotation_of_any<use>(std::in_place_type<M>);
  } else if constexpr (std::same_as<M, device::Custom>) {
    return path_of_type<device::CustomModel>();
  } else if constexpr (std::same_as<M, circuit::CustomCell>) {
    return path_of_type<CellLaw>() + " | " + path_of_type<device::Tio2Passive>();
  } else {
    return path_of_type<M>();
  }
}

}  // namespace titania::python
