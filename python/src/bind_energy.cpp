#include "bind_config.hpp"
#include "module.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/converters.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"

namespace titania::python {

namespace {

using energy::EnergyReport;

std::tuple<double, double, double> to_tuple(const energy::Percentiles& p) {
  return {p.p5, p.p50, p.p95};
}

using Rows = py::typing::List<py::typing::Dict<py::str, py::object>>;

Rows constants() {
  Rows rows;
  for (const auto& c : energy::constants()) {
    py::dict row;
    row["id"] = c.id;
    row["description"] = c.description;
    row["action"] = c.action;
    row["node_m"] = c.node;
    row["v_dd_V"] = c.v_dd;
    row["energy_J"] = c.energy.value;
    row["energy_low_J"] = c.energy.low;
    row["energy_high_J"] = c.energy.high;
    row["latency_s"] = c.latency;
    row["area_m2"] = c.area;
    row["usable"] = c.usable;
    row["uncertainty"] = c.uncertainty;
    row["source"] = c.source;
    row["provenance"] = c.provenance;
    rows.append(row);
  }
  return rows;
}

}  // namespace

void bind_energy(py::module_& parent) {
  auto m = parent.def_submodule("energy", "Counted events to joules, seconds and square metres.");
  bind_config<energy::Quantity>(m, "A figure with its 5 % and 95 % points.");
  bind_config<energy::Figure>(
      m, "A constant with its range, unit, kind and source; values in base SI units.");
  bind_config<energy::Factor>(m, "An uncertain constant in a product.");
  bind_config<energy::Technology>(m, "The CMOS around the arrays, and the conditions of a read.");
  bind_config<energy::Term>(m, "One line of a report: one component's share, per inference.");
  bind_config<EnergyReport>(
      m,
      "Energy, latency and area of one inference, component by component.\n\n"
      "Totals are sums of nominal values; percentiles come from a seeded Monte Carlo over the\n"
      "ranges of the constants.")
      .def_property_readonly("energy_J", &EnergyReport::energy, "Nominal energy per inference.")
      .def_property_readonly("latency_s", &EnergyReport::latency, "Nominal latency.")
      .def_property_readonly("area_m2", &EnergyReport::area, "Nominal area.")
      .def_property_readonly("components", &EnergyReport::components,
                             "Names of the components, in order of appearance.")
      .def_property_readonly("layers", &EnergyReport::layers,
                             "Names of the layers, in order of appearance.")
      .def("component", &EnergyReport::component, py::arg("name"),
           "The terms of one component as a report.")
      .def("layer", &EnergyReport::layer, py::arg("name"), "The terms of one layer as a report.")
      .def(
          "energy_percentiles",
          [](const EnergyReport& r, std::uint64_t seed, std::size_t draws) {
            return to_tuple(r.energy_percentiles(seed, draws));
          },
          py::arg("seed") = 0, py::arg("draws") = 4096, "(5 %, 50 %, 95 %), J.")
      .def(
          "latency_percentiles",
          [](const EnergyReport& r, std::uint64_t seed, std::size_t draws) {
            return to_tuple(r.latency_percentiles(seed, draws));
          },
          py::arg("seed") = 0, py::arg("draws") = 4096, "(5 %, 50 %, 95 %), s.")
      .def(
          "area_percentiles",
          [](const EnergyReport& r, std::uint64_t seed, std::size_t draws) {
            return to_tuple(r.area_percentiles(seed, draws));
          },
          py::arg("seed") = 0, py::arg("draws") = 4096, "(5 %, 50 %, 95 %), m2.")
      .def_property_readonly("constants", &EnergyReport::constants,
                             "Names of the uncertain constants of the energy.")
      .def("energy_with", &EnergyReport::energy_with, py::arg("constant"), py::arg("ratio"),
           "Energy (J) with one constant multiplied by a ratio.")
      .def(
          "at_boundary",
          [](const EnergyReport& r, const std::string& boundary, double io_bytes) {
            return energy::at_boundary(
                r, from_python<energy::Boundary>(py::str(boundary), "boundary"), io_bytes);
          },
          py::arg("boundary"), py::arg("io_bytes"),
          "The same, a macro, at a wider boundary: 'chip', 'board', 'wall' or 'site'.")
      .def("__str__", &EnergyReport::to_text);

  bind_config<energy::Component>(
      m, "One component: what its events cost, and what it costs to be there.");
  bind_config<energy::Site>(m, "Losses between a chip and the power plant.");
  m.def("components", &energy::components, py::arg("technology"),
        "The components of a crossbar macro in a technology.");
  m.def(
      "decisive",
      [](const EnergyReport& numerator, const EnergyReport& denominator, std::size_t count) {
        py::typing::List<py::typing::Tuple<py::str, py::float_, py::float_>> list;
        for (const auto& s : energy::decisive(numerator, denominator, count)) {
          list.append(py::make_tuple(s.constant, s.low, s.high));
        }
        return list;
      },
      py::arg("numerator"), py::arg("denominator"), py::arg("count") = 3,
      "(constant, low, high) of the constants that move the ratio of energies most: the ratio "
      "with\n"
      "the constant at its 5 % and at its 95 % point.");
  m.def("report", &energy::report, py::arg("activity"), py::arg("hardware"), py::arg("technology"),
        "EnergyReport of a crossbar macro from counted events.");
  m.def("adc_energy", &energy::adc_energy, py::arg("enob"), py::arg("sample_rate"), py::arg("node"),
        "Energy (J) of a conversion: Accelergy's regression over the Murmann ADC survey.");
  m.def("adc_area", &energy::adc_area, py::arg("enob"), py::arg("sample_rate"), py::arg("node"),
        "Area (m2) of the same converter.");
  m.def("constants", &constants, "All rows of the component table, as dictionaries.");
}

}  // namespace titania::python
