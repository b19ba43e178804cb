#pragma once

#include <utility>

#include <pybind11/pybind11.h>

#include "titania/core/execution.hpp"

namespace titania::python {

namespace py = pybind11;

/// Says what is done of a call, from the calling thread, about ten times a second: lets Ctrl-C
/// through, tells the callback of `with progress(...)`, and without one shows a bar after a second
/// (titania._progress).
[[nodiscard]] Progress python_progress();

/// Runs a computation without the GIL, so that other Python threads go on, and with progress.
template <class F>
auto without_gil(F&& compute) {
  const ProgressScope progress(python_progress());
  const py::gil_scoped_release release;
  return std::forward<F>(compute)();
}

}  // namespace titania::python
