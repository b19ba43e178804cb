#include "bind_config.hpp"
#include "module.hpp"
#include "titania/compare/versus.hpp"

namespace titania::python {

void bind_compare(py::module_& parent) {
  auto m = parent.def_submodule("compare", "Both sides of one workload.");
  py::class_<compare::Versus>(m, "Versus",
                              "A crossbar and a baseline, both at the baseline's boundary.")
      .def_readonly("crossbar", &compare::Versus::crossbar,
                    "The crossbar's EnergyReport at the baseline's boundary.")
      .def_readonly("baseline", &compare::Versus::baseline, "The baseline's EnergyReport.")
      .def_property_readonly("ratio", &compare::Versus::ratio,
                             "Baseline's energy over the crossbar's; below 1 the crossbar loses.")
      .def(
          "ratio_percentiles",
          [](const compare::Versus& v, std::uint64_t seed) {
            const auto p = v.ratio_percentiles(seed);
            return std::tuple(p.p5, p.p50, p.p95);
          },
          py::arg("seed") = 0, "(5 %, 50 %, 95 %) of the ratio.")
      .def("payback", &compare::Versus::payback, py::arg("programming"),
           "Inferences after which writing the weights is paid back; inf if never.")
      .def("verdict", &compare::verdict,
           "Who wins, by how much, at which boundary, and what decides it, in one sentence.\n\n"
           "It knows nothing of the results: say beside it how accurate each side is.");
  m.def("versus", &compare::versus, py::arg("crossbar"), py::arg("baseline"), py::arg("workload"),
        "Compares a crossbar's macro report with a baseline's report at the latter's boundary.");
  m.def("table", &compare::table, py::arg("crossbar"), py::arg("baselines"), py::arg("workload"),
        "A text table of the crossbar and all baselines.");
}

}  // namespace titania::python
