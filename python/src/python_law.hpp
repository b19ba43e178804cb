#pragma once

#include <memory>
#include <span>
#include <string>

#include <pybind11/pybind11.h>

#include "titania/core/cell_law.hpp"

namespace titania::python {

namespace py = pybind11;

/// Name of an object's class.
[[nodiscard]] std::string class_name(const py::object& object);

/// Calls a Python object's evaluate(g, v), which returns (current, slope), from any thread.
void evaluate_in_python(const py::object& self,
                        std::span<const double> g,
                        std::span<const double> v,
                        std::span<double> i,
                        std::span<double> slope);

/// The law of a CellLaw or of a device model; null for other objects.
[[nodiscard]] std::shared_ptr<const CellLaw> law_of(py::handle object);

}  // namespace titania::python
