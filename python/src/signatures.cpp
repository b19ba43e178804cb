#include "signatures.hpp"

#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace titania::python {

namespace {

constexpr std::string_view kEnd = ")\n--\n\n";  // as CPython looks for it

/// Walks through text and says at each character whether it stands inside brackets or quotes.
class Nesting {
 public:
  [[nodiscard]] bool outside() const { return depth_ == 0 && quote_ == '\0'; }

  void step(char c) {
    if (quote_ != '\0') {
      if (c == quote_) quote_ = '\0';
    } else if (c == '\'' || c == '"') {
      quote_ = c;
    } else if (c == '(' || c == '[' || c == '{') {
      ++depth_;
    } else if (c == ')' || c == ']' || c == '}') {
      --depth_;
    }
  }

 private:
  int depth_ = 0;
  char quote_ = '\0';
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Place of the first such character outside brackets and quotes.
std::size_t find_outside(std::string_view text, char wanted) {
  Nesting nesting;
  for (std::size_t k = 0; k < text.size(); ++k) {
    if (text[k] == wanted && nesting.outside()) return k;
    nesting.step(text[k]);
  }
  return std::string_view::npos;
}

/// A default as CPython can read it: a literal as it stands, else "...".
std::string default_text(std::string_view text) {
  const bool word = text == "None" || text == "True" || text == "False";
  const bool quoted = text.starts_with('\'') || text.starts_with('"');
  const bool number = text.find_first_not_of("0123456789.,-+e[]() ") == std::string_view::npos;
  return word || quoted || number ? std::string(text) : "...";
}

/// "x: int = 3" to "x=3".
std::string parameter_text(std::string_view parameter) {
  const std::size_t equals = find_outside(parameter, '=');
  const std::string_view declared = parameter.substr(0, equals);
  const auto name = std::string(trimmed(declared.substr(0, find_outside(declared, ':'))));
  if (equals == std::string_view::npos) return name;
  return name + "=" + default_text(trimmed(parameter.substr(equals + 1)));
}

/// What pybind11 wrote, "name(x: int = 3) -> float", to "name(x=3"; none for another docstring.
std::optional<std::string> from_docstring(std::string_view name, std::string_view doc) {
  const std::string start = std::string(name) + "(";
  if (!doc.starts_with(start)) return std::nullopt;
  doc.remove_prefix(start.size());
  const std::size_t end = find_outside(doc.substr(0, doc.find('\n')), ')');
  if (end == std::string_view::npos) return std::nullopt;
  doc = doc.substr(0, end);
  std::string text = start;
  while (!doc.empty()) {
    const std::size_t comma = find_outside(doc, ',');
    text +=
        (text.size() > start.size() ? ", " : "") + parameter_text(trimmed(doc.substr(0, comma)));
    doc = comma == std::string_view::npos ? "" : doc.substr(comma + 1);
  }
  return text;
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
void put(PyCFunctionObject* function, const std::string& signature) {
  const char*& doc = function->m_ml->ml_doc;
  const std::string whole = signature + std::string(kEnd) + (doc == nullptr ? "" : doc);
  std::free(const_cast<char*>(doc));
  doc = strdup(whole.c_str());
}

void give_to_function(py::handle callable, const py::handle& owner) {
  if (PyObject_TypeCheck(callable.ptr(), &PyStaticMethod_Type) != 0) {
    give_to_function(callable.attr("__func__"), owner);
    return;
  }
  const py::handle function = py::detail::get_function(callable);
  if (!function || PyCFunction_Check(function.ptr()) == 0) return;
  auto* const c_function = reinterpret_cast<PyCFunctionObject*>(function.ptr());
  const std::string_view name = c_function->m_ml->ml_name;
  const char* const doc = c_function->m_ml->ml_doc;
  if (doc == nullptr || std::string_view(doc).find(kEnd) != std::string_view::npos) return;
  if (name == "__init__" && py::hasattr(owner, "_fields")) {
    put(c_function, from_fields(owner));
  } else if (const auto signature = from_docstring(name, doc)) {
    put(c_function, *signature);
  }
}

}  // namespace

void give_signatures(const py::module_& m) {
  for (const auto& [_, value] : py::cast<py::dict>(m.attr("__dict__"))) {
    if (py::isinstance<py::module_>(value)) {
      give_signatures(py::reinterpret_borrow<py::module_>(value));
    } else if (py::isinstance<py::type>(value)) {
      for (const py::handle member : value.attr("__dict__").attr("values")()) {
        give_to_function(member, value);
      }
    } else {
      give_to_function(value, m);
    }
  }
}

}  // namespace titania::python
