#include "bind_config.hpp"
#include "module.hpp"
#include "titania/baseline/brain.hpp"
#include "titania/baseline/digital_unit.hpp"
#include "titania/baseline/gpu.hpp"
#include "titania/baseline/gpu_run.hpp"

namespace titania::python {

namespace {

void bind_gpus(py::module_& m) {
  bind_config<baseline::PeakRate>(m, "What a GPU could do in one number format; dense.");
  bind_config<baseline::Arithmetic>(m, "What software makes of one number format.");
  bind_config<baseline::Calibration>(m, "What one software stack makes of a GPU in a kind of work.")
      .def(
          "precision",
          [](const baseline::Calibration& calibration, const std::string& name) {
            return calibration.in(from_python<baseline::Precision>(py::str(name), "precision"));
          },
          py::arg("name"), "Its figures in a number format, as Arithmetic.")
      .def_property_readonly("is_fitted", &baseline::Calibration::is_fitted,
                             "Whether a figure was fitted to, or measured in, this work.");
  bind_config<baseline::Gpu>(m, "A GPU, or a system of several, as far as its energy is concerned.")
      .def(
          "peak",
          [](const baseline::Gpu& gpu, const std::string& precision) {
            return gpu.peak(from_python<baseline::Precision>(py::str(precision), "precision"));
          },
          py::arg("precision"), "Dense operations per second in a number format, as Figure.")
      .def(
          "calibration",
          [](const baseline::Gpu& gpu, const std::string& work) {
            return gpu.calibration(from_python<baseline::WorkKind>(py::str(work), "work"));
          },
          py::arg("work"),
          "The calibration that a kind of work is computed with: its own, or that for other work.");
  m.def(
      "gpus",
      [] {
        py::typing::Dict<py::str, baseline::Gpu> all;
        for (const auto& g : baseline::gpus()) all[py::str(g.name)] = g;
        return all;
      },
      "All GPUs of the table with their default stacks, by name.");
  m.def("gpu", &baseline::gpu, py::arg("name"), py::arg("stack") = "",
        "One GPU of the table; with a software stack, calibrated to it.");
  m.def("calibrations", &baseline::calibrations, py::arg("name"),
        "All that is known of a GPU: physics, then every stack in every kind of work.");
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
