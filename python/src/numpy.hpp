#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "titania/core/matrix.hpp"

namespace titania::python {

namespace py = pybind11;

using Array = py::array_t<double, py::array::c_style>;

/// An argument from which as_array() makes an array; a type of its own for the signatures' sake.
class ArrayLike : public py::object {
  static bool is_anything(PyObject* /*object*/) { return true; }

 public:
  PYBIND11_OBJECT_DEFAULT(ArrayLike, py::object, is_anything)
};

/// Any sequence or array of real numbers as float64 in C order, without a copy if it is that
/// already.  TypeError naming the argument for anything else (strings, complex numbers, objects).
[[nodiscard]] Array as_array(py::handle object, const char* name);

/// "v has shape (2, 3), expected (4,)".
[[noreturn]] void throw_shape(const Array& array, const char* name, const std::string& expected);

/// A vector or a batch of vectors as a matrix with one row per vector.
struct Batch {
  Array array;
  bool single = false;  ///< it was one vector
  [[nodiscard]] MatrixView view() const;
};
/// One vector of `features` numbers, or a batch of them; `axis` says what they are.
[[nodiscard]] Batch as_batch(py::handle object,
                             const char* name,
                             std::size_t features,
                             const char* axis);

/// A two-dimensional array; ShapeError naming the argument and its axes for another number of them.
[[nodiscard]] Array as_matrix(py::handle object, const char* name, const char* axes);
[[nodiscard]] MatrixView view(const Array& matrix);

/// One-dimensional.
[[nodiscard]] Array as_vector(py::handle object, const char* name, const char* axes);

/// A fresh array that takes the matrix over; its row if `single`.
[[nodiscard]] Array to_numpy(Matrix matrix, bool single = false);
[[nodiscard]] Array to_numpy(std::vector<double> values);

/// A read-only array that shows somebody else's memory, kept alive by `owner`.
[[nodiscard]] Array read_only_view(MatrixView matrix, std::shared_ptr<const void> owner);

}  // namespace titania::python

template <>
struct pybind11::detail::handle_type_name<titania::python::ArrayLike> {
  static constexpr auto name = const_name("numpy.typing.ArrayLike");
};
