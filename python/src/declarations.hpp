#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pybind11/pybind11.h>

/// @file
/// What pybind11 writes of a function at the head of its docstring: "name(x: int = 3) -> float".

namespace titania::python {

namespace py = pybind11;

struct Parameter {
  std::string name;  ///< also "*", "*args" and "**kwargs"
  std::string type;  ///< empty if none is stated
  std::optional<std::string> default_value;
};

struct Declaration {
  std::string name;
  std::vector<Parameter> parameters;
};

/// As CPython looks for the end of a signature inside a docstring.
inline constexpr std::string_view kSignatureEnd = ")\n--\n\n";

/// Pieces of a text between separators outside brackets and quotes, without spaces around them.
[[nodiscard]] std::vector<std::string> split_outside(std::string_view text, char separator);

/// The declarations of a function, one for each overload; none for another docstring.
[[nodiscard]] std::vector<Declaration> declarations(std::string_view name, std::string_view doc);

/// Visits every function, method and constructor below a module once, with its class or module.
void for_each_function(const py::module_& m,
                       const std::function<void(PyCFunctionObject&, py::handle owner)>& visit);

}  // namespace titania::python
