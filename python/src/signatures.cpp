#include "signatures.hpp"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include "declarations.hpp"

namespace titania::python {

namespace {

/// A default as CPython can read it: a literal as it stands, else "...".
std::string default_text(std::string_view text) {
  const bool word = text == "None" || text == "True" || text == "False";
  const bool quoted = text.starts_with('\'') || text.starts_with('"');
  const bool number = text.find_first_not_of("0123456789.,-+e[]() ") == std::string_view::npos;
  return word || quoted || number ? std::string(text) : "...";
}

/// "name(x=3".
std::string signature(const Declaration& declaration) {
  std::string text;
  for (const auto& [name, _, default_value] : declaration.parameters) {
    text += (text.empty() ? "" : ", ") + name;
    if (default_value) text += "=" + default_text(*default_value);
  }
  return declaration.name + "(" + text;
}

/// The constructor of a config: its fields, with their defaults.
std::string from_fields(const py::handle& cls) {
  std::string text = "__init__(self";
  for (const py::handle row : cls.attr("_fields")()) {
    const std::string value = py::cast<std::string>(py::repr(row["default"]));
    text += (text.ends_with("self") ? ", *, " : ", ") + py::cast<std::string>(row["name"]) + "=" +
            default_text(value);
  }
  return text;
}

/// CPython reads the signature from the function's internal docstring, which pybind11 allocates
/// with strdup and frees.
void put(PyCFunctionObject& function, const std::string& signature) {
  const char*& doc = function.m_ml->ml_doc;
  const std::string whole = signature + std::string(kSignatureEnd) + doc;
  std::free(const_cast<char*>(doc));
  doc = strdup(whole.c_str());
}

void give(PyCFunctionObject& function, const py::handle& owner) {
  const std::string_view name = function.m_ml->ml_name;
  const char* const doc = function.m_ml->ml_doc;
  if (doc == nullptr || std::string_view(doc).find(kSignatureEnd) != std::string_view::npos) return;
  const auto declared = declarations(name, doc);
  if (name == "__init__" && py::hasattr(owner, "_fields")) {
    put(function, from_fields(owner));
  } else if (declared.size() == 1) {
    put(function, signature(declared.front()));
  } else if (!declared.empty()) {
    put(function, std::string(name) + "(*args, **kwargs");
  }
}

}  // namespace

void give_signatures(const py::module_& m) { for_each_function(m, give); }

}  // namespace titania::python
