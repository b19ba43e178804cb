#include "argument_errors.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bind_config.hpp"
#include "declarations.hpp"
#include "titania/core/names.hpp"

namespace titania::python {

namespace {

/// The arguments of a call, as CPython passes them: those without names first.
struct Call {
  std::span<PyObject* const> positional;
  std::vector<std::pair<std::string, py::handle>> named;
};

/// What is wrong with a call, and at which parameter.
struct Trouble {
  std::size_t place;
  std::string text;
};

bool has(py::handle value, const char* method) {
  return py::hasattr(py::type::handle_of(value), method);
}

/// Whether a value may be of a type that pybind11 names; true for a type that is not known here.
bool is_of(py::handle value, std::string_view type) {
  const std::string base(type.substr(0, type.find('[')));
  const bool text = py::isinstance<py::str>(value);
  if (base == "None") return value.is_none();
  if (base == "str") return text;
  if (base == "bytes") return py::isinstance<py::bytes>(value);
  if (base == "bool") return py::isinstance<py::bool_>(value);
  if (base == "int" || base == "typing.SupportsInt") {
    return has(value, "__int__") && PyFloat_Check(value.ptr()) == 0;
  }
  if (base == "typing.SupportsIndex") return PyIndex_Check(value.ptr()) != 0;
  if (base == "float" || base == "typing.SupportsFloat") return has(value, "__float__");
  if (base == "os.PathLike") return has(value, "__fspath__");
  if (base == "collections.abc.Iterable") return has(value, "__iter__");
  if (base == "collections.abc.Sequence" || base == "list") {
    return PySequence_Check(value.ptr()) != 0 && !text;
  }
  if (!base.starts_with("titania.")) return true;
  const std::size_t dot = base.rfind('.');
  const auto room = py::module_::import(base.substr(0, dot).c_str());
  return py::isinstance(value, room.attr(base.substr(dot + 1).c_str()));
}

/// "float or None" of "typing.SupportsFloat | typing.SupportsIndex | None".
std::string readable(const std::string& type) {
  constexpr auto replacements = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"typing.SupportsFloat | typing.SupportsIndex", "float"},
      {"typing.SupportsInt | typing.SupportsIndex", "int"},
      {"numpy.typing.ArrayLike", "array"},
      {" | ", " or "},
  });
  std::string text = type;
  for (const auto& [from, to] : replacements) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from)) {
      text.replace(at, from.size(), to);
    }
  }
  for (auto dot = text.find('.'); dot != std::string::npos; dot = text.find('.')) {
    const auto start = text.find_last_of("[ ", dot);
    text.erase(start == std::string::npos ? 0 : start + 1,
               dot - (start == std::string::npos ? 0 : start + 1) + 1);
  }
  return text;
}

bool is_star(const Parameter& p) { return p.name.starts_with('*') || p.name == "/"; }

/// Names that a call may use; none if it may use any.
std::vector<std::string> names_of(const Declaration& declaration) {
  std::vector<std::string> names;
  for (const auto& p : declaration.parameters) {
    if (p.name.starts_with("**")) return {};
    if (!is_star(p) && p.name != "self") names.push_back(p.name);
  }
  return names;
}

/// The value of every parameter of a declaration, null where none is given.
std::vector<py::handle> bound(const Declaration& declaration, const Call& call) {
  std::vector<py::handle> values(declaration.parameters.size());
  for (std::size_t k = 0; k < values.size() && !is_star(declaration.parameters[k]); ++k) {
    if (k < call.positional.size()) values[k] = call.positional[k];
  }
  for (const auto& [name, value] : call.named) {
    const auto it = std::ranges::find(declaration.parameters, name, &Parameter::name);
    if (it != declaration.parameters.end()) {
      values[static_cast<std::size_t>(it - declaration.parameters.begin())] = value;
    }
  }
  return values;
}

std::optional<Trouble> trouble_with_names(const Declaration& declaration, const Call& call) {
  const auto& parameters = declaration.parameters;
  const auto star = std::ranges::find_if(parameters, is_star);
  const auto most = static_cast<std::size_t>(star - parameters.begin());
  const bool takes_any = star != parameters.end() && star->name.starts_with("*a");
  if (call.positional.size() > most && !takes_any) {
    const std::size_t self = most > 0 && parameters.front().name == "self" ? 1 : 0;
    return Trouble{0, "takes at most " + std::to_string(most - self) +
                          " arguments without names, " + "got " +
                          std::to_string(call.positional.size() - self)};
  }
  const auto names = names_of(declaration);
  for (const auto& [name, _] : call.named) {
    if (!names.empty() && std::ranges::find(names, name) == names.end()) {
      return Trouble{0, "unknown argument '" + name + "'; " + expected_one_of(name, names)};
    }
  }
  return std::nullopt;
}

std::optional<Trouble> trouble_with(const Declaration& declaration, const Call& call) {
  if (auto trouble = trouble_with_names(declaration, call)) return trouble;
  const auto values = bound(declaration, call);
  for (std::size_t k = 0; k < values.size(); ++k) {
    const Parameter& p = declaration.parameters[k];
    if (is_star(p)) continue;
    if (!values[k]) {
      if (p.default_value) continue;
      return Trouble{k, "needs " + p.name};
    }
    const auto types = split_outside(p.type, '|');
    const auto fits = [&](const std::string& type) { return is_of(values[k], type); };
    if (types.empty() || std::ranges::any_of(types, fits)) continue;
    return Trouble{k, p.name + ": expected " + readable(p.type) + ", got " + shown(values[k])};
  }
  return std::nullopt;
}

/// "Tile.measure()", "Tile()", "gpu()".
std::string called(const Declaration& declaration) {
  const auto& parameters = declaration.parameters;
  if (parameters.empty() || parameters.front().name != "self") return declaration.name + "()";
  const std::string owner = readable(parameters.front().type);
  return declaration.name == "__init__" ? owner + "()" : owner + "." + declaration.name + "()";
}

/// One sentence; of several declarations it is about the one that the call suits longest.
std::string explanation(const std::vector<Declaration>& declared, const Call& call) {
  std::optional<Trouble> found;
  for (const auto& declaration : declared) {
    auto trouble = trouble_with(declaration, call);
    if (trouble && (!found || trouble->place > found->place)) found = std::move(trouble);
  }
  if (found) return called(declared.front()) + ": " + found->text;
  std::string text;
  for (const auto& p : declared.front().parameters) {
    if (p.name == "self" || p.type.empty()) continue;
    text += (text.empty() ? "" : ", ") + p.name + ": " + readable(p.type);
  }
  return called(declared.front()) + ": expected (" + text + ")";
}

/// The sentence for the place of pybind11's error; none if it is another.
std::optional<std::string> sentence(const PyMethodDef& function,
                                    const py::error_already_set& error,
                                    const Call& call) {
  const auto text = py::cast<std::string>(py::str(error.value()));
  const auto declared = declarations(function.ml_name, function.ml_doc);
  const bool ours = text.starts_with(std::string(function.ml_name) + "(): incompatible ");
  if (!ours || declared.empty()) return std::nullopt;
  return explanation(declared, call);
}

using FastCall = PyObject* (*)(PyObject*, PyObject* const*, Py_ssize_t, PyObject*);
FastCall dispatcher = nullptr;  // pybind11's own, which all functions share

PyObject* dispatch(PyObject* record, PyObject* const* args, Py_ssize_t count, PyObject* names) {
  PyObject* const result = dispatcher(record, args, count, names);
  if (result != nullptr || PyErr_ExceptionMatches(PyExc_TypeError) == 0) return result;
  py::error_already_set error;
  try {
    Call call{{args, static_cast<std::size_t>(count)}, {}};
    const Py_ssize_t named = names == nullptr ? 0 : PyTuple_GET_SIZE(names);
    for (Py_ssize_t k = 0; k < named; ++k) {
      call.named.emplace_back(py::cast<std::string>(py::handle(PyTuple_GET_ITEM(names, k))),
                              py::handle(args[count + k]));
    }
    const auto* const function = py::detail::function_record_ptr_from_PyObject(record);
    if (const auto told = sentence(*function->def, error, call)) {
      py::set_error(PyExc_TypeError, told->c_str());
      return nullptr;
    }
  } catch (const std::exception&) {  // what cannot be explained stands as it is
  }
  error.restore();
  return nullptr;
}

void give(PyCFunctionObject& function, const py::handle& /*owner*/) {
  constexpr int kFast = METH_FASTCALL | METH_KEYWORDS;
  if (function.m_ml->ml_doc == nullptr || function.m_ml->ml_flags != kFast) return;
  const auto method =
      reinterpret_cast<FastCall>(reinterpret_cast<void (*)()>(function.m_ml->ml_meth));
  if (method == dispatch) return;
  dispatcher = method;
  function.m_ml->ml_meth = reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(dispatch));
}

}  // namespace

void give_argument_errors(const py::module_& m) { for_each_function(m, give); }

}  // namespace titania::python
