#pragma once

#include <pybind11/pybind11.h>

namespace titania::python {

namespace py = pybind11;

/// Lets every function below a module say in one sentence which argument is wrong, where pybind11
/// lists all declarations and the contents of all arguments.
void give_argument_errors(const py::module_& m);

}  // namespace titania::python
