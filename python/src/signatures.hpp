#pragma once

#include <pybind11/pybind11.h>

namespace titania::python {

namespace py = pybind11;

/// Gives every function, method and constructor below a module the `__text_signature__` from which
/// `inspect.signature`, `help` and editors take the parameters.  Docstrings stay as they are.
void give_signatures(const py::module_& m);

}  // namespace titania::python
