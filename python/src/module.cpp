// The Python extension, one function per folder of the library.

#include "module.hpp"

namespace py = pybind11;

PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
  namespace tp = titania::python;
  m.doc() = "C++ core of titania; use the package, not this module.";
  tp::bind_core(m);
  tp::bind_cell_law(m);
  tp::bind_device(m);
  tp::bind_nonideality(m);
  tp::bind_periphery(m);
  tp::bind_mapping(m);
  tp::bind_circuit(m);
  tp::bind_transfer(m);
  tp::bind_array(m);
  tp::bind_energy(m);
  tp::bind_baseline(m);
  tp::bind_tile(m);
  tp::bind_network(m);
  tp::bind_zoo(m);
  tp::bind_accelerator(m);
  tp::bind_comparison(m);
  tp::bind_io(m);
}
