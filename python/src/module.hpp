#pragma once

#include <pybind11/pybind11.h>

namespace titania::python {

namespace py = pybind11;

// One per room of the library, into the submodule that bears the room's name; the names of core
// stand in the extension itself.

void bind_core(py::module_& m);
void bind_execution(py::module_& m);
void bind_device(py::module_& m);
void bind_nonideality(py::module_& m);
void bind_periphery(py::module_& m);
void bind_zoo(py::module_& m);
void bind_mapping(py::module_& m);
void bind_circuit(py::module_& m);
void bind_array(py::module_& m);
void bind_energy(py::module_& m);
void bind_baseline(py::module_& m);
void bind_tile(py::module_& m);
void bind_network(py::module_& m);
void bind_accelerator(py::module_& m);
void bind_comparison(py::module_& m);
void bind_io(py::module_& m);

// Parts of a room that fill a file of their own.

void bind_cell_law(py::module_& m);
void bind_cells(py::module_& m);
void bind_transfer(py::module_& m);
void bind_layers(py::module_& m);

}  // namespace titania::python
