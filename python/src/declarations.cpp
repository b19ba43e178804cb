#include "declarations.hpp"

namespace titania::python {

namespace {

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

/// Of "x: int = 3".
Parameter parameter(std::string_view text) {
  const std::size_t equals = find_outside(text, '=');
  const std::string_view declared = text.substr(0, equals);
  const std::size_t colon = find_outside(declared, ':');
  Parameter result{std::string(trimmed(declared.substr(0, colon))), "", std::nullopt};
  if (colon != std::string_view::npos) result.type = trimmed(declared.substr(colon + 1));
  if (equals != std::string_view::npos) result.default_value = trimmed(text.substr(equals + 1));
  return result;
}

/// Of a line that begins with "name(x: int = 3)".
std::optional<Declaration> declaration(std::string_view name, std::string_view line) {
  if (!line.starts_with(std::string(name) + "(")) return std::nullopt;
  line.remove_prefix(name.size() + 1);
  const std::size_t end = find_outside(line, ')');
  if (end == std::string_view::npos) return std::nullopt;
  Declaration result{std::string(name), {}};
  for (const auto& piece : split_outside(line.substr(0, end), ',')) {
    result.parameters.push_back(parameter(piece));
  }
  return result;
}

void visit_function(py::handle callable,
                    const py::handle& owner,
                    const std::function<void(PyCFunctionObject&, py::handle)>& visit) {
  if (PyObject_TypeCheck(callable.ptr(), &PyStaticMethod_Type) != 0) {
    visit_function(callable.attr("__func__"), owner, visit);
    return;
  }
  const py::handle function = py::detail::get_function(callable);
  if (function && PyCFunction_Check(function.ptr()) != 0) {
    visit(*reinterpret_cast<PyCFunctionObject*>(function.ptr()), owner);
  }
}

}  // namespace

std::vector<std::string> split_outside(std::string_view text, char separator) {
  std::vector<std::string> pieces;
  while (!trimmed(text).empty()) {
    const std::size_t end = find_outside(text, separator);
    pieces.emplace_back(trimmed(text.substr(0, end)));
    text = end == std::string_view::npos ? "" : text.substr(end + 1);
  }
  return pieces;
}

std::vector<Declaration> declarations(std::string_view name, std::string_view doc) {
  if (const auto end = doc.find(kSignatureEnd); end != std::string_view::npos) {
    doc.remove_prefix(end + kSignatureEnd.size());
  }
  std::vector<Declaration> list;
  const bool overloaded = doc.find("\nOverloaded function.\n") != std::string_view::npos;
  while (!doc.empty()) {
    std::string_view line = doc.substr(0, doc.find('\n'));
    doc.remove_prefix(std::min(doc.size(), line.size() + 1));
    const std::string number = std::to_string(list.size() + 1) + ". ";
    if (overloaded && !line.starts_with(number)) continue;
    if (overloaded) line.remove_prefix(number.size());
    if (auto found = declaration(name, line)) list.push_back(*std::move(found));
    if (!overloaded) break;
  }
  return list;
}

void for_each_function(const py::module_& m,
                       const std::function<void(PyCFunctionObject&, py::handle)>& visit) {
  for (const auto& [_, value] : py::cast<py::dict>(m.attr("__dict__"))) {
    if (py::isinstance<py::module_>(value)) {
      for_each_function(py::reinterpret_borrow<py::module_>(value), visit);
    } else if (py::isinstance<py::type>(value)) {
      for (const py::handle member : value.attr("__dict__").attr("values")()) {
        visit_function(member, value, visit);
      }
    } else {
      visit_function(value, m, visit);
    }
  }
}

}  // namespace titania::python
