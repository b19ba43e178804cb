#include <variant>

#include <pybind11/stl.h>

#include "bind_config.hpp"
#include "module.hpp"
#include "titania/zoo/compression.hpp"
#include "titania/zoo/zoo.hpp"

namespace titania::python {

namespace {

using zoo::LanguageModel;
using zoo::WorkloadFacts;
using zoo::WorkloadOptions;

Workload make_workload(const py::typing::Union<py::str, LanguageModel>& model,
                       const WorkloadOptions& options) {
  if (py::isinstance<LanguageModel>(model)) {
    return zoo::workload(py::cast<const LanguageModel&>(model), options);
  }
  if (!py::isinstance<py::str>(model)) throw_wrong_type(model, "model", "str or LanguageModel");
  return zoo::workload(py::cast<std::string>(model), options);
}

void bind_compression(py::module_& m) {
  m.def(
      "quantise", &zoo::quantised, py::arg("workload"), py::kw_only(),
      py::arg("weight_bits") = py::none(), py::arg("activation_bits") = py::none(),
      py::arg("cache_bits") = py::none(),
      "The Workload with fewer bits per weight, activation, or key and value; None: as it was.\n\n"
      "A GPU moves fewer bytes and may compute in a narrower format; a crossbar needs fewer\n"
      "cells per weight and fewer input pulses and converter bits.");
  m.def(
      "prune",
      [](const Workload& workload, double share, bool structured) {
        return zoo::pruned(workload, share,
                           structured ? zoo::Pruning::structured : zoo::Pruning::unstructured);
      },
      py::arg("workload"), py::arg("share"), py::kw_only(), py::arg("structured"),
      "The Workload without a share of it, in [0, 1).\n\n"
      "structured: every inner width (channels, heads, hidden elements) loses that share; both\n"
      "sides get smaller matrices.  Otherwise single weights go: weight_density falls, which\n"
      "lowers the currents of a crossbar, frees no cell, and saves a GPU nothing.");
  m.def("with_experts", &zoo::with_experts, py::arg("workload"), py::arg("experts"),
        py::arg("active"),
        "The Workload with another number of experts, of which each token uses `active`.\n\n"
        "Idle experts occupy cells and memory; active ones cost reads and operations.");
}

}  // namespace

void bind_zoo(py::module_& m) {
  bind_config<LanguageModel>(m, "A transformer by its published hyper-parameters.");
  bind_config<WorkloadOptions>(m, "How a workload of the zoo is meant.");
  bind_config<WorkloadFacts>(m, "What is known of a workload of the zoo.");
  m.def("workload", &make_workload, py::arg("model"), py::arg("options") = WorkloadOptions{},
        "The Workload of a name of workloads(), or of a LanguageModel.");
  m.def(
      "workloads",
      [] {
        py::typing::Dict<py::str, WorkloadFacts> all;
        for (const auto& facts : zoo::workload_facts()) all[py::str(facts.name)] = facts;
        return all;
      },
      "WorkloadFacts of all workloads, by name.");
  m.def("language_model", &zoo::language_model, py::arg("name"),
        "The LanguageModel of that name; change it with replace().");
  bind_compression(m);
}

}  // namespace titania::python
