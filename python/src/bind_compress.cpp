#include <pybind11/stl.h>

#include "module.hpp"
#include "titania/network/compression.hpp"

namespace titania::python {

void bind_compress(py::module_& parent) {
  auto m = parent.def_submodule("compress", "Smaller networks, felt by both sides.");
  m.def(
      "quantise", &network::quantised, py::arg("workload"), py::kw_only(),
      py::arg("weight_bits") = py::none(), py::arg("activation_bits") = py::none(),
      py::arg("cache_bits") = py::none(),
      "The Workload with fewer bits per weight, activation, or key and value; None: as it was.\n\n"
      "A GPU moves fewer bytes and may compute in a narrower format; a crossbar needs fewer\n"
      "cells per weight and fewer input pulses and converter bits.");
  m.def(
      "prune",
      [](const Workload& workload, double share, bool structured) {
        return network::pruned(
            workload, share,
            structured ? network::Pruning::structured : network::Pruning::unstructured);
      },
      py::arg("workload"), py::arg("share"), py::kw_only(), py::arg("structured"),
      "The Workload without a share of it, in [0, 1).\n\n"
      "structured: every inner width (channels, heads, hidden elements) loses that share; both\n"
      "sides get smaller matrices.  Otherwise single weights go: weight_density falls, which\n"
      "lowers the currents of a crossbar, frees no cell, and saves a GPU nothing.");
  m.def("with_experts", &network::with_experts, py::arg("workload"), py::arg("experts"),
        py::arg("active"),
        "The Workload with another number of experts, of which each token uses `active`.\n\n"
        "Idle experts occupy cells and memory; active ones cost reads and operations.");
}

}  // namespace titania::python
