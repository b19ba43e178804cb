#include "bind_config.hpp"

namespace titania::python {

namespace {

void refuse_assignment(const py::object& self, const py::str& name, const py::object& /*value*/) {
  const std::string type = py::str(py::type::of(self).attr("__name__"));
  throw py::attribute_error(type + " is immutable; use config.replace(" + std::string(name) +
                            "=...)");
}

}  // namespace

std::string shown(py::handle object) {
  std::string text = py::str(py::repr(object));
  if (text.size() > 60) text = text.substr(0, 57) + "...";
  return text;
}

std::size_t place_of_entry(const std::string& dotted,
                           const std::vector<std::string>& names,
                           const std::string& path) {
  std::vector<std::size_t> found;
  for (std::size_t k = 0; k < names.size(); ++k) {
    const std::string& name = names[k];
    const bool whole = dotted.size() == name.size() || dotted[name.size()] == '.';
    if (name.empty() || dotted.size() < name.size() || !whole) continue;
    if (!same_name(dotted.substr(0, name.size()), name)) continue;
    if (!found.empty() && name.size() > names[found.front()].size()) found.clear();
    if (found.empty() || name.size() == names[found.front()].size()) found.push_back(k);
  }
  if (found.size() == 1) return found.front();
  const std::string name = found.empty() ? dotted.substr(0, dotted.find('.')) : names[found[0]];
  throw py::type_error(path + ": has " + (found.empty() ? "no" : std::to_string(found.size())) +
                       " '" + name + "'; " + expected_one_of(name, names));
}

void throw_wrong_type(py::handle object, const std::string& path, const std::string& expected) {
  throw py::type_error(path + ": expected " + expected + ", got " + shown(object));
}

bool to_bool(py::handle object, const std::string& path) {
  if (py::isinstance<py::bool_>(object)) return py::cast<bool>(object);
  throw_wrong_type(object, path, "bool");
}

std::int64_t to_integer(py::handle object, const std::string& path) {
  if (py::isinstance<py::bool_>(object) || !PyIndex_Check(object.ptr())) {
    throw_wrong_type(object, path, "int");
  }
  const std::int64_t x = PyNumber_AsSsize_t(object.ptr(), PyExc_OverflowError);
  if (x == -1 && PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    throw ConfigError(path + " = " + shown(object) + ": too large");
  }
  return x;
}

double to_number(py::handle object, const std::string& path) {
  const bool is_number = !py::isinstance<py::bool_>(object) && !py::isinstance<py::str>(object) &&
                         !py::isinstance<py::bytes>(object) && PyNumber_Check(object.ptr()) != 0;
  if (!is_number || PyComplex_Check(object.ptr())) throw_wrong_type(object, path, "float");
  const double x = PyFloat_AsDouble(object.ptr());
  if (x == -1.0 && PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    throw_wrong_type(object, path, "float");
  }
  return x;
}

std::string to_text_value(py::handle object, const std::string& path) {
  if (!py::isinstance<py::str>(object)) throw_wrong_type(object, path, "str");
  try {
    return py::cast<std::string>(object);
  } catch (const py::cast_error&) {
    throw ConfigError(path + " = " + shown(object) + ": is not valid Unicode");
  }
}

ScalarOrArray to_scalar_or_array(py::handle object, const std::string& path) {
  const bool is_list = py::isinstance<py::array>(object) || py::isinstance<py::sequence>(object);
  if (!is_list || py::isinstance<py::str>(object)) return to_number(object, path);
  const Array array = as_array(object, path.c_str());
  if (array.ndim() == 0) return *array.data();
  if (array.ndim() > 2) {
    throw ShapeError(path + " has shape " + std::string(py::str(array.attr("shape"))) +
                     ", expected a scalar, a vector or a matrix");
  }
  std::vector<double> values(array.data(), array.data() + array.size());
  if (array.ndim() == 1) return values;
  return Matrix(std::move(values), static_cast<std::size_t>(array.shape(0)),
                static_cast<std::size_t>(array.shape(1)));
}

py::object from_scalar_or_array(const ScalarOrArray& value) {
  if (value.is_scalar()) return py::float_(value.values()[0]);
  py::array array = to_numpy(value.values());
  if (value.shape().size() == 2) {
    array = array.reshape(
        {static_cast<py::ssize_t>(value.shape()[0]), static_cast<py::ssize_t>(value.shape()[1])});
  }
  array.attr("flags").attr("writeable") = false;
  return array;
}

void add_generic_methods(py::object cls) {
  cls.attr("__setattr__") =
      py::cpp_function(&refuse_assignment, py::name("__setattr__"), py::is_method(cls));
  cls.attr("__copy__") = py::cpp_function([](const py::object& self) { return self; },
                                          py::name("__copy__"), py::is_method(cls));
  cls.attr("__deepcopy__") =
      py::cpp_function([](const py::object& self, const py::object&) { return self; },
                       py::name("__deepcopy__"), py::is_method(cls));
}

}  // namespace titania::python
