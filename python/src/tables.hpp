#pragma once

#include <pybind11/pybind11.h>

#include "titania/energy/report.hpp"

namespace titania::python {

namespace py = pybind11;

/// Gives a report its rows: as dictionaries, and as a table of pandas.
void add_tables(py::class_<energy::EnergyReport>& cls);

}  // namespace titania::python
