#include "bind_config.hpp"
#include "energy_tuples.hpp"
#include "module.hpp"
#include "tables.hpp"
#include "titania/energy/components.hpp"
#include "titania/energy/conditions.hpp"
#include "titania/energy/constants.hpp"
#include "titania/energy/converters.hpp"
#include "titania/energy/limits.hpp"
#include "titania/energy/report.hpp"
#include "titania/energy/site.hpp"

namespace titania::python {

namespace {

using energy::EnergyReport;

/// The 5, 50 and 95 % points of a quantity of a report.
template <auto Percentiles>
std::tuple<double, double, double> percentiles(const EnergyReport& report,
                                               std::uint64_t seed,
                                               std::size_t draws) {
  return to_tuple((report.*Percentiles)(seed, draws));
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
    row["latency_s"] = c.latency.value;
    row["area_m2"] = c.area.value;
    row["static_power_W"] = c.static_power.value;
    row["kind"] = std::string(name_of(c.energy.kind));
    row["scaling"] = std::string(name_of(c.scaling));
    row["usable"] = c.usable;
    row["uncertainty"] = c.uncertainty;
    row["source"] = c.source;
    row["provenance"] = c.provenance;
    rows.append(row);
  }
  return rows;
}

Rows adc_parts() {
  Rows rows;
  for (const auto& part : energy::adc_parts()) {
    py::dict row;
    row["name"] = std::string(part.name);
    row["enob"] = part.enob;
    row["node_m"] = part.node;
    row["sample_rate_Hz"] = part.sample_rate;
    row["energy_J"] = part.energy;
    row["area_m2"] = part.area;
    row["source"] = std::string(part.source);
    rows.append(row);
  }
  return rows;
}

py::typing::Dict<py::str, py::typing::Tuple<py::float_, py::float_>> adc_models() {
  py::typing::Dict<py::str, py::typing::Tuple<py::float_, py::float_>> models;
  for (const auto& [model, name] : enum_names<energy::AdcModel>) {
    const energy::AdcRange range = energy::adc_bits_of(model);
    models[name] = py::make_tuple(range.lowest, range.highest);
  }
  return models;
}

Rows floors(const std::vector<energy::Component>& components,
            const Activity& activity,
            const energy::Technology& technology,
            double temperature) {
  Rows rows;
  for (const auto& floor : energy::floors(components, activity, technology, temperature)) {
    py::dict row;
    row["component"] = floor.component;
    row["limit"] = floor.limit;
    row["energy_J"] = floor.energy;
    row["floor_J"] = floor.floor;
    row["ratio"] = floor.ratio();
    rows.append(row);
  }
  return rows;
}

void add_uncertainty(py::class_<EnergyReport>& cls) {
  cls.def("energy_percentiles", &percentiles<&EnergyReport::energy_percentiles>,
          py::arg("seed") = 0, py::arg("draws") = 4096, "(5 %, 50 %, 95 %), J.")
      .def("latency_percentiles", &percentiles<&EnergyReport::latency_percentiles>,
           py::arg("seed") = 0, py::arg("draws") = 4096, "(5 %, 50 %, 95 %), s.")
      .def("area_percentiles", &percentiles<&EnergyReport::area_percentiles>, py::arg("seed") = 0,
           py::arg("draws") = 4096, "(5 %, 50 %, 95 %), m2.")
      .def_property_readonly("constants", &EnergyReport::constants,
                             "Names of the uncertain constants of the energy.")
      .def_property_readonly("recalled_share", &EnergyReport::recalled_share,
                             "Share of the energy, 0 to 1, that rests on figures from memory, "
                             "second-hand, estimated or chosen.")
      .def_property_readonly("recall_note", &EnergyReport::recall_note,
                             "That share with its largest items, as a sentence; empty up to 10 %.")
      .def("energy_with", &EnergyReport::energy_with, py::arg("constant"), py::arg("ratio"),
           "Energy (J) with one constant multiplied by a ratio.");
}

void bind_report(py::module_& m) {
  bind_config<energy::Term>(m, "One line of a report: one component's share, per inference.");
  auto cls = bind_config<EnergyReport>(
      m,
      "Energy, latency and area of one inference, component by component.\n\n"
      "Totals are sums of nominal values; percentiles come from a seeded Monte Carlo over the\n"
      "ranges of the constants.");
  cls.def_property_readonly("energy_J", &EnergyReport::energy, "Nominal energy per inference.")
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
          "at_boundary",
          [](const EnergyReport& r, const std::string& boundary, double io_bytes) {
            return energy::at_boundary(
                r, from_python<energy::Boundary>(py::str(boundary), "boundary"), io_bytes);
          },
          py::arg("boundary"), py::arg("io_bytes"),
          "The same, a macro, at a wider boundary: 'chip', 'board', 'wall' or 'site'.")
      .def("__str__", &EnergyReport::to_text);
  add_uncertainty(cls);
  add_tables(cls);
  m.def("report", &energy::report, py::arg("activity"), py::arg("hardware"), py::arg("technology"),
        "EnergyReport of a crossbar macro from counted events.");
  m.def(
      "decisive",
      [](const EnergyReport& numerator, const EnergyReport& denominator, std::size_t count) {
        return to_tuples(energy::decisive(numerator, denominator, count));
      },
      py::arg("numerator"), py::arg("denominator"), py::arg("count") = 3,
      "(constant, low, high) of the constants that move the ratio of energies most: the ratio "
      "with\n"
      "the constant at its 5 % and at its 95 % point.");
}

void bind_components(py::module_& m) {
  bind_config<energy::Component>(
      m, "One component: what its events cost, and what it costs to be there.");
  m.def("components", &energy::components, py::arg("technology"),
        "The components of a crossbar macro in a technology.");
  m.def(
      "component_of",
      [](const std::string& id, const std::optional<energy::Technology>& technology,
         double actions) {
        return technology ? energy::component_of(id, *technology, actions)
                          : energy::component_of(id, actions);
      },
      py::arg("constant_id"), py::arg("technology") = py::none(), py::arg("actions") = 1.0,
      "A row of the component table as a Component, in a technology or at its own node; `actions`\n"
      "is how many of the row's actions one counted event takes.");
  m.def("at_node", &energy::at_node, py::arg("component"), py::arg("node"), py::arg("v_dd"),
        "The same component at another node (m) and supply voltage (V), by its rule.");
  m.def("constants", &constants, "All rows of the component table, as dictionaries.");
}

void bind_converters(py::module_& m) {
  m.def("adc_energy", &energy::adc_energy, py::arg("enob"), py::arg("sample_rate"), py::arg("node"),
        "Energy (J) of a conversion: Accelergy's regression over the Murmann ADC survey.");
  m.def("adc_area", &energy::adc_area, py::arg("enob"), py::arg("sample_rate"), py::arg("node"),
        "Area (m2) of the same converter.");
  m.def(
      "adc_component",
      [](const std::string& model, double enob, double sample_rate, double node) {
        return energy::adc_component(from_python<energy::AdcModel>(py::str(model), "model"), enob,
                                     sample_rate, node);
      },
      py::arg("model"), py::arg("enob"), py::arg("sample_rate"), py::arg("node"),
      "A converter as 'survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco' or 'tdc' has it.");
  m.def("adc_models", &adc_models, "Names of the ADC models with the bits they hold for.");
  m.def("adc_parts", &adc_parts, "The measured converters of the model 'silicon'.");
}

void bind_limits(py::module_& m) {
  m.def("floors", &floors, py::arg("components"), py::arg("activity"), py::arg("technology"),
        py::arg("temperature") = 300.0,
        "What groups of components spend per inference, and the least that physics allows (J).");
  m.def("landauer", &energy::landauer, py::arg("temperature") = 300.0,
        "Forgetting one bit (J): kT ln 2.");
  m.def("column_johnson", &energy::column_johnson, py::arg("bits"), py::arg("temperature") = 300.0,
        "Reading a column at full scale against Johnson noise (J): 24 kT 4^bits.");
  m.def("column_shot", &energy::column_shot, py::arg("bits"), py::arg("voltage"),
        "Reading a column at full scale against full shot noise (J): 12 q V 4^bits.");
  m.def("sampler_ktc", &energy::sampler_ktc, py::arg("bits"), py::arg("temperature") = 300.0,
        "Charging a sampler that kT/C noise leaves its bits (J): 12 kT 4^bits.");
  m.def("adc_class_b", &energy::adc_class_b, py::arg("bits"), py::arg("temperature") = 300.0,
        "One conversion (J): 8 kT times the signal-to-noise ratio 1.5 * 4^bits.");
}

}  // namespace

void bind_energy(py::module_& m) {
  bind_config<energy::Quantity>(m, "A figure with its 5 % and 95 % points.");
  m.attr("NORMAL_95") = energy::kNormal95;
  bind_config<energy::Figure>(
      m, "A constant with its range, unit, kind and source; values in base SI units.");
  bind_config<energy::Factor>(m, "An uncertain constant in a product.");
  bind_config<energy::Technology>(m, "The CMOS around the arrays, and the conditions of a read.");
  bind_config<energy::Site>(m, "Losses between a chip and the power plant.");
  bind_config<energy::Conditions>(m, "How either side of a comparison is used.");
  bind_report(m);
  bind_components(m);
  bind_converters(m);
  bind_limits(m);
}

}  // namespace titania::python
