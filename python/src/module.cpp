// The Python extension: the names of core, and a submodule for every other room of the library.

#include "module.hpp"

#include "argument_errors.hpp"
#include "signatures.hpp"
#include "titania/core/version.hpp"

namespace py = pybind11;

namespace {

namespace tp = titania::python;

struct Room {
  const char* name;
  const char* doc;
  void (*bind)(py::module_&);
};

// In the order in which they build on each other: a signature names types that are bound already.
constexpr Room rooms[] = {
    {"device", "Device models.", tp::bind_device},
    {"nonideality", "What is not ideal about the cells.", tp::bind_nonideality},
    {"periphery", "Converters between digital numbers and the array.", tp::bind_periphery},
    {"zoo", "Well-known networks as workloads, and smaller ones.", tp::bind_zoo},
    {"mapping", "Weights to conductances.", tp::bind_mapping},
    {"circuit", "Kirchhoff's equations of a crossbar.", tp::bind_circuit},
    {"energy", "Counted events to joules, seconds and square metres.", tp::bind_energy},
    {"array", "Crossbars: cells, wires and a clock.", tp::bind_array},
    {"tile", "Matrices of any size on crossbars.", tp::bind_tile},
    {"baseline", "The same workload on a GPU or a digital unit; a brain as a labelled line.",
     tp::bind_baseline},
    {"accelerator", "What a workload costs on chips of crossbars.", tp::bind_accelerator},
    {"network", "Networks whose matrix products run on tiles.", tp::bind_network},
    {"comparison", "Both sides of one workload.", tp::bind_comparison},
    {"io", "Files of arrays and tiles; presets by name.", tp::bind_io},
};

}  // namespace

PYBIND11_MODULE(_core, m, py::mod_gil_not_used()) {
  m.doc() = "C++ core of titania; use the package, not this module.";
  m.attr("__version__") = titania::version();
  tp::bind_core(m);
  for (const Room& room : rooms) {
    py::module_ inside = m.def_submodule(room.name, room.doc);
    room.bind(inside);
  }
  tp::give_signatures(m);
  tp::give_argument_errors(m);
}
