#include <variant>

#include "bind_config.hpp"
#include "module.hpp"
#include "titania/network/zoo.hpp"

namespace titania::python {

namespace {

using network::LanguageModel;
using network::WorkloadFacts;
using network::WorkloadOptions;

Workload make_workload(const py::typing::Union<py::str, LanguageModel>& model,
                       const WorkloadOptions& options) {
  if (py::isinstance<LanguageModel>(model)) {
    return network::workload(py::cast<const LanguageModel&>(model), options);
  }
  if (!py::isinstance<py::str>(model)) throw_wrong_type(model, "model", "str or LanguageModel");
  return network::workload(py::cast<std::string>(model), options);
}

}  // namespace

void bind_zoo(py::module_& parent) {
  auto m = parent.def_submodule("zoo", "Well-known networks as workloads.");
  bind_config<LanguageModel>(m, "A transformer by its published hyper-parameters.");
  bind_config<WorkloadOptions>(m, "How a workload of the zoo is meant.");
  bind_config<WorkloadFacts>(m, "What is known of a workload of the zoo.");
  m.def("workload", &make_workload, py::arg("model"), py::arg("options") = WorkloadOptions{},
        "The Workload of a name of workloads(), or of a LanguageModel.");
  m.def(
      "workloads",
      [] {
        py::typing::Dict<py::str, WorkloadFacts> all;
        for (const auto& facts : network::workload_facts()) all[py::str(facts.name)] = facts;
        return all;
      },
      "WorkloadFacts of all workloads, by name.");
  m.def("language_model", &network::language_model, py::arg("name"),
        "The LanguageModel of that name; change it with replace().");
}

}  // namespace titania::python
