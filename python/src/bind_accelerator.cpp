#include "bind_config.hpp"
#include "module.hpp"
#include "pickle.hpp"
#include "titania/accelerator/inference.hpp"

namespace titania::python {

namespace {

using accelerator::Accelerator;
using accelerator::Inference;
using accelerator::Peak;
using accelerator::Run;

std::string text(const Inference& i) {
  return "Inference(" + i.report.name + ", " + engineering(i.report.energy(), "J") + " per " +
         i.report.unit + " at the " + name_of(i.report.boundary) + ", " +
         engineering(i.latency, "s") + ", " + three_digits(i.deployment.chips) + " chip" +
         (i.deployment.chips == 1 ? "" : "s") + ")";
}

void bind_inference(py::module_& m) {
  py::class_<Inference>(m, "Inference", "One inference of a workload on an accelerator.")
      .def_readonly("report", &Inference::report, "EnergyReport, line by line.")
      .def_readonly("deployment", &Inference::deployment, "What the workload occupies.")
      .def_readonly("activity", &Inference::activity, "Events of one inference.")
      .def_readonly("latency_s", &Inference::latency, "Of one inference among a batch.")
      .def_readonly("throughput_per_s", &Inference::throughput, "Inferences per second.")
      .def_readonly("programming_energy_J", &Inference::programming_energy,
                    "Of writing all cells once.")
      .def_readonly("programming_time_s", &Inference::programming_time,
                    "Of writing all cells once, all arrays together.")
      .def_readonly("writes", &Inference::writes, "Times that a cell is written in its life.")
      .def(pickle_of_members<Inference, &Inference::report, &Inference::deployment,
                             &Inference::activity, &Inference::latency, &Inference::throughput,
                             &Inference::programming_energy, &Inference::programming_time,
                             &Inference::writes>())
      .def("__repr__", &text);
}

}  // namespace

void bind_accelerator(py::module_& m) {
  bind_config<accelerator::CellRead>(m, "Heat of a cell during one read.");
  bind_config<accelerator::CellWrite>(m, "How the cells of an accelerator are written.");
  bind_config<accelerator::Neuron>(
      m, "A neuron that integrates bit after bit and decides bit by bit.");
  bind_config<accelerator::Supply>(
      m, "What feeds the currents of an accelerator's cells, and lets its amplifiers sink them.");
  bind_config<accelerator::Alternative>(
      m, "A number of an accelerator that is a choice, and what else it could be.");
  bind_config<Run>(m, "How an accelerator is used: what is charged to one inference.");
  bind_config<accelerator::LayerPlace>(m, "Where the layers of one row of a workload lie.");
  bind_config<accelerator::Deployment>(m, "What a workload occupies.");
  bind_config<Peak>(m, "What one chip does and draws with everything busy.")
      .def_property_readonly("efficiency", &Peak::efficiency, "Operations per joule.")
      .def_property_readonly("density", &Peak::density, "Operations per second and m2.");
  bind_inference(m);
  bind_config<Accelerator>(
      m,
      "Everything that decides what a workload costs on chips of crossbars, and how long it takes.")
      .def(
          "inference",
          [](const Accelerator& a, const Workload& workload, const py::kwargs& run) {
            return accelerator::inference(a, workload, from_keywords<Run>(run));
          },
          py::arg("workload"),
          "One Inference; keywords are the fields of AcceleratorRun (batch, boundary, duty, ...).")
      .def("deploy", &accelerator::deploy, py::arg("workload"), "The Deployment of a workload.")
      .def(
          "activities",
          [](const Accelerator& a, const Workload& workload, const py::kwargs& run) {
            std::vector<std::pair<std::string, Activity>> list;
            for (auto& [layer, activity] :
                 accelerator::activities(a, workload, from_keywords<Run>(run))) {
              list.emplace_back(layer, activity);
            }
            return list;
          },
          py::arg("workload"), "(layer, Activity) of one inference; keywords as for inference().")
      .def(
          "peak",
          [](const Accelerator& a, const std::string& boundary) {
            return accelerator::peak(a,
                                     from_python<energy::Boundary>(py::str(boundary), "boundary"));
          },
          py::arg("boundary") = "chip", "The Peak of one chip, up to a boundary.")
      .def("all_components", &accelerator::components,
           "Every Component at the node: the list, the converter, cells and lines.");
}

}  // namespace titania::python
