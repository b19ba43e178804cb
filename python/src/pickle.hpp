#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <pybind11/pybind11.h>

#include "long_call.hpp"
#include "titania/core/error.hpp"
#include "titania/io/archive.hpp"

/// @file
/// Pickles of what can be saved hold the bytes of its file.

namespace titania::python {

namespace py = pybind11;

template <class T>
T from_pickle(const py::bytes& bytes) {
  io::Saved saved = without_gil([&] { return io::from_bytes(std::string_view(bytes)); });
  if (T* object = std::get_if<T>(&saved)) return std::move(*object);
  throw FileError("the pickle holds an object of another type");
}

template <class T>
py::bytes to_pickle(const T& object) {
  return py::bytes(without_gil([&] { return io::to_bytes(object); }));
}

}  // namespace titania::python
