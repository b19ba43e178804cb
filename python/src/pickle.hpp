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
/// Pickles of what can be saved hold the bytes of its file, those of results their members.

namespace titania::python {

namespace py = pybind11;

/// Pickles a plain result as the tuple of its members.
template <class T, auto... Members>
auto pickle_of_members() {
  return py::pickle([](const T& result) { return py::make_tuple(result.*Members...); },
                    [](const py::tuple& state) {
                      if (state.size() != sizeof...(Members)) {
                        throw FileError("the pickle holds an object of another type");
                      }
                      T result;
                      std::size_t k = 0;
                      const auto take = [&](auto member) {
                        result.*member =
                            py::cast<std::decay_t<decltype(result.*member)>>(state[k++]);
                      };
                      (take(Members), ...);
                      return result;
                    });
}

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
