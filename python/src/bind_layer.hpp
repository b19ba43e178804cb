#pragma once

#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include "bind_config.hpp"
#include "numpy.hpp"
#include "titania/core/config.hpp"
#include "titania/core/config_text.hpp"
#include "titania/core/matrix.hpp"

/// @file
/// The Python class of a layer, made from its field table: a constructor with its fields in their
/// order, read-only properties, repr, pickle.  Fields with many numbers are arrays in Python.

namespace titania::python {

/// "A | B" of a variant's alternatives, for signatures.
template <class Variant>
struct AnyOfImpl;
template <class... Ts>
struct AnyOfImpl<std::variant<Ts...>> {
  using type = py::typing::Union<Ts...>;
};
template <class Variant>
using AnyOf = typename AnyOfImpl<Variant>::type;

/// "(out_features,)" of "(out_features,), or None.": with them the text of an array's row begins.
inline std::string axes(const char* doc) {
  const std::string text = doc;
  return text.substr(0, text.find(')') + 1);
}

/// How a field comes from Python and is shown there.
template <class M>
struct LayerField {
  using Argument = M;
  static M from(const Argument& value, const std::string& /*path*/, const char* /*doc*/) {
    return value;
  }
  static M shown(const M& value) { return value; }
};

template <>
struct LayerField<Matrix> {
  using Argument = ArrayLike;
  static Matrix from(const Argument& value, const std::string& path, const char* doc) {
    return Matrix(view(as_matrix(value, path.c_str(), axes(doc).c_str())));
  }
  static Array shown(const Matrix& value) { return to_numpy(value); }
};

template <>
struct LayerField<std::optional<std::vector<double>>> {
  using Argument = py::typing::Optional<ArrayLike>;
  static std::optional<std::vector<double>> from(const Argument& value,
                                                 const std::string& path,
                                                 const char* doc) {
    if (value.is_none()) return std::nullopt;
    const Array array = as_vector(value, path.c_str(), axes(doc).c_str());
    return std::vector<double>(array.data(), array.data() + array.size());
  }
  static std::optional<Array> shown(const std::optional<std::vector<double>>& value) {
    return value ? std::optional(to_numpy(*value)) : std::nullopt;
  }
};

/// The argument of a field; one that is a Matrix has no default.
template <class L, class M>
auto layer_argument(const Field<M L::*>& row) {
  if constexpr (std::is_same_v<M, Matrix>) {
    return py::arg(row.name);
  } else {
    const L defaults;
    return py::arg(row.name) = LayerField<M>::shown(row.of(defaults));
  }
}

template <class L>
std::string layer_text(const L& layer) {
  if constexpr (requires { layer.text(); }) {
    return layer.text();
  } else {
    return to_string(layer);
  }
}

template <class L>
void bind_layer(py::module_& m, const char* doc) {
  py::class_<L> cls(m, L::type_name, doc);
  const auto bind_fields = [&]<class... Ms>(const Field<Ms L::*>&... row) {
    const auto make = [row...](const typename LayerField<Ms>::Argument&... values) {
      L layer{LayerField<Ms>::from(values, detail::join(L::type_name, row.name), row.doc)...};
      validate(layer);
      return layer;
    };
    const auto reduce = [row...](const py::object& self) {
      [[maybe_unused]] const auto& layer = py::cast<const L&>(self);
      return py::make_tuple(py::type::of(self),
                            py::make_tuple(LayerField<Ms>::shown(row.of(layer))...));
    };
    cls.def(py::init(make), layer_argument(row)...);
    (cls.def_property_readonly(
         row.name, [row](const L& layer) { return LayerField<Ms>::shown(row.of(layer)); }, row.doc),
     ...);
    cls.def("__reduce__", reduce);
  };
  std::apply(bind_fields, fields<L>);
  cls.def("__repr__", &layer_text<L>);
}

}  // namespace titania::python
