#include "numpy.hpp"

#include <string_view>
#include <utility>

#include "titania/core/error.hpp"

namespace titania::python {

namespace {

template <class Values>
Array take_over(Values values, std::vector<py::ssize_t> shape) {
  auto owner = std::make_unique<Values>(std::move(values));
  const auto span = [&] {
    if constexpr (requires { owner->values(); }) {
      return owner->values();
    } else {
      return std::span(*owner);
    }
  }();
  const py::capsule capsule(owner.get(), [](void* p) { delete static_cast<Values*>(p); });
  (void)owner.release();
  return Array(std::move(shape), span.data(), capsule);
}

}  // namespace

void throw_shape(const Array& array, const char* name, const std::string& expected) {
  throw ShapeError(std::string(name) + " has shape " + std::string(py::str(array.attr("shape"))) +
                   ", expected " + expected);
}

namespace {

/// What a mask hides is no number.
void refuse_mask(const py::module_& numpy, py::handle object, const char* name) {
  if (!py::isinstance(object, numpy.attr("ma").attr("MaskedArray"))) return;
  const auto masked = py::cast<std::int64_t>(numpy.attr("ma").attr("count_masked")(object));
  if (masked == 0) return;
  throw ArgumentError(std::string(name) + " has " + std::to_string(masked) +
                      " masked values: fill or drop them first, as x.filled(0) does");
}

}  // namespace

Array as_array(py::handle object, const char* name) {
  const auto numpy = py::module_::import("numpy");
  refuse_mask(numpy, object, name);
  py::array array;
  try {
    array = numpy.attr("asarray")(object);
  } catch (const py::error_already_set&) {
    throw py::type_error(std::string(name) + ": expected an array of real numbers, got " +
                         std::string(py::str(py::type::of(object).attr("__name__"))));
  }
  const char kind = array.dtype().kind();
  if (std::string_view("fiub").find(kind) == std::string_view::npos) {
    throw py::type_error(std::string(name) + " has dtype " + std::string(py::str(array.dtype())) +
                         ": expected real numbers");
  }
  // Not Array::ensure, which refuses long doubles.
  return py::cast<Array>(
      array.attr("astype")("float64", py::arg("order") = "C", py::arg("copy") = false));
}

MatrixView Batch::view() const {
  const auto last = static_cast<std::size_t>(array.shape(array.ndim() - 1));
  const std::size_t rows = single ? 1 : static_cast<std::size_t>(array.shape(0));
  return {{array.data(), static_cast<std::size_t>(array.size())}, rows, last};
}

Batch as_batch(py::handle object, const char* name, std::size_t features, const char* axis) {
  Array array = as_array(object, name);
  const auto ndim = array.ndim();
  if ((ndim != 1 && ndim != 2) || std::cmp_not_equal(array.shape(ndim - 1), features)) {
    const std::string n = std::to_string(features);
    throw_shape(array, name, "(batch, " + n + ") = (batch, " + axis + ") or (" + n + ",)");
  }
  return {std::move(array), ndim == 1};
}

Array as_matrix(py::handle object, const char* name, const char* axes) {
  Array array = as_array(object, name);
  if (array.ndim() != 2) throw_shape(array, name, axes);
  return array;
}

MatrixView view(const Array& matrix) {
  return {{matrix.data(), static_cast<std::size_t>(matrix.size())},
          static_cast<std::size_t>(matrix.shape(0)),
          static_cast<std::size_t>(matrix.shape(1))};
}

Array as_vector(py::handle object, const char* name, const char* axes) {
  Array array = as_array(object, name);
  if (array.ndim() != 1) throw_shape(array, name, axes);
  return array;
}

Array to_numpy(Matrix matrix, bool single) {
  const auto rows = static_cast<py::ssize_t>(matrix.rows());
  const auto cols = static_cast<py::ssize_t>(matrix.cols());
  std::vector<py::ssize_t> shape = {rows, cols};
  if (single) shape = {cols};
  return take_over(std::move(matrix), std::move(shape));
}

Array to_numpy(std::vector<double> values) {
  std::vector<py::ssize_t> shape = {static_cast<py::ssize_t>(values.size())};
  return take_over(std::move(values), std::move(shape));
}

Array read_only_view(MatrixView matrix, std::shared_ptr<const void> owner) {
  auto held = std::make_unique<std::shared_ptr<const void>>(std::move(owner));
  const py::capsule capsule(held.get(),
                            [](void* p) { delete static_cast<std::shared_ptr<const void>*>(p); });
  (void)held.release();
  Array array({static_cast<py::ssize_t>(matrix.rows()), static_cast<py::ssize_t>(matrix.cols())},
              matrix.data(), capsule);
  array.attr("flags").attr("writeable") = false;
  return array;
}

}  // namespace titania::python
