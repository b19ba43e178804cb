#include "bind_config.hpp"
#include "module.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"

namespace titania::python {

void bind_baseline(py::module_& parent) {
  auto m = parent.def_submodule("baseline", "The same workload on a GPU or a digital unit.");
  bind_config<baseline::Gpu>(m, "A GPU as far as its energy is concerned; dense peak figures.");
  bind_config<baseline::GpuRun>(m, "How a GPU runs a workload.");
  bind_config<baseline::DigitalUnit>(m, "A digital INT8 unit beside the SRAM with the weights.");
  m.def(
      "gpus",
      [] {
        py::typing::Dict<py::str, baseline::Gpu> all;
        for (const auto& g : baseline::gpus()) all[py::str(g.name)] = g;
        return all;
      },
      "All GPUs of the table, by name.");
  m.def("gpu", &baseline::gpu, py::arg("name"), "One GPU of the table.");
  m.def(
      "gpu_inference",
      [](const baseline::Gpu& gpu, const Workload& workload, const py::kwargs& run) {
        return baseline::gpu_inference(gpu, workload, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"),
      "EnergyReport of one inference; keywords are the fields of GpuRun (batch, precision, ...).");
  m.def(
      "saturated_batch",
      [](const baseline::Gpu& gpu, const Workload& workload, const py::kwargs& run) {
        return baseline::saturated_batch(gpu, workload, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"),
      "Smallest power of two at which doubling the batch saves less than 1 % per inference.");
  m.def("digital_inference", &baseline::digital_inference, py::arg("unit"), py::arg("workload"),
        "EnergyReport of one inference on a digital INT8 unit.");
}

}  // namespace titania::python
