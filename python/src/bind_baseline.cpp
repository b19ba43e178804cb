#include "bind_config.hpp"
#include "module.hpp"
#include "titania/baseline/brain.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/baseline/gpu_run.hpp"

namespace titania::python {

namespace {

void bind_gpus(py::module_& m) {
  bind_config<baseline::Arithmetic>(m, "What a GPU does in one number format; dense peaks.");
  bind_config<baseline::Gpu>(m, "A GPU, or a system of several, as far as its energy is concerned.")
      .def(
          "precision",
          [](const baseline::Gpu& gpu, const std::string& name) {
            return gpu.in(from_python<baseline::Precision>(py::str(name), "precision"));
          },
          py::arg("name"), "Its figures in a number format, as Arithmetic.");
  m.def(
      "gpus",
      [] {
        py::typing::Dict<py::str, baseline::Gpu> all;
        for (const auto& g : baseline::gpus()) all[py::str(g.name)] = g;
        return all;
      },
      "All GPUs of the table, by name.");
  m.def("gpu", &baseline::gpu, py::arg("name"), "One GPU of the table.");
}

void bind_runs(py::module_& m) {
  bind_config<baseline::GpuRun>(m, "How a GPU runs a workload.");
  bind_config<baseline::GpuWork>(m, "What a batch computes and moves.");
  m.def("gpu_work", &baseline::gpu_work, py::arg("workload"), py::arg("batch"),
        "What a batch of inferences of a Workload is to a GPU, as GpuWork.");
  const char* doc =
      "EnergyReport of one inference; keywords are the fields of GpuRun (batch, precision, ...).";
  m.def(
      "gpu_inference",
      [](const baseline::Gpu& gpu, const Workload& workload, const py::kwargs& run) {
        return baseline::gpu_inference(gpu, workload, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"), doc);
  m.def(
      "gpu_inference",
      [](const baseline::Gpu& gpu, const baseline::GpuWork& work, const py::kwargs& run) {
        return baseline::gpu_inference(gpu, work, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"), doc);
  m.def(
      "batch_curve",
      [](const baseline::Gpu& gpu, const Workload& workload, const std::vector<double>& batches,
         const py::kwargs& run) {
        return baseline::batch_curve(gpu, workload, batches, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"), py::arg("batches"),
      "One EnergyReport per batch; keywords are the other fields of GpuRun.");
  m.def(
      "saturated_batch",
      [](const baseline::Gpu& gpu, const Workload& workload, const py::kwargs& run) {
        return baseline::saturated_batch(gpu, workload, from_keywords<baseline::GpuRun>(run));
      },
      py::arg("gpu"), py::arg("workload"),
      "Smallest power of two at which doubling the batch saves less than 1 % per inference.");
}

}  // namespace

void bind_baseline(py::module_& m) {
  bind_gpus(m);
  bind_runs(m);
  bind_config<baseline::DigitalUnit>(m, "A digital INT8 unit beside the SRAM with the weights.");
  m.def(
      "digital_inference",
      [](const baseline::DigitalUnit& unit, const Workload& workload,
         const py::kwargs& conditions) {
        return baseline::digital_inference(unit, workload,
                                           from_keywords<energy::Conditions>(conditions));
      },
      py::arg("unit"), py::arg("workload"),
      "EnergyReport of one inference on a digital INT8 unit; keywords are the fields of "
      "Conditions.");
  m.def("brain", &baseline::brain, py::arg("seconds"),
        "EnergyReport of a human brain over a time: 12 to 20 W, no comparison per token.");
}

}  // namespace titania::python
