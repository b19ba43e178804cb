#include "tables.hpp"

#include <pybind11/stl.h>
#include <pybind11/typing.h>

#include "titania/core/config.hpp"

namespace titania::python {

namespace {

using Row = py::typing::Dict<py::str, py::object>;
using Rows = py::typing::List<Row>;

Row row_of(const energy::EnergyReport& report, const energy::Term& term) {
  Row row;
  row["report"] = report.name;
  row["boundary"] = std::string(name_of(report.boundary));
  row["kind"] = std::string(name_of(report.kind));
  row["unit"] = report.unit;
  row["layer"] = term.layer;
  row["component"] = term.component;
  row["item"] = term.item;
  row["energy_J"] = term.energy.value;
  row["energy_low_J"] = term.energy.low;
  row["energy_high_J"] = term.energy.high;
  row["latency_s"] = term.latency.value;
  row["area_m2"] = term.area.value;
  row["source"] = term.source;
  return row;
}

Rows rows(const energy::EnergyReport& report) {
  Rows list;
  for (const auto& term : report.terms) list.append(row_of(report, term));
  return list;
}

Row to_dict(const energy::EnergyReport& report) {
  const auto [low, median, high] = report.energy_percentiles();
  Row row;
  row["report"] = report.name;
  row["boundary"] = std::string(name_of(report.boundary));
  row["kind"] = std::string(name_of(report.kind));
  row["unit"] = report.unit;
  row["conditions"] = report.conditions;
  row["energy_J"] = report.energy();
  row["energy_p5_J"] = low;
  row["energy_p50_J"] = median;
  row["energy_p95_J"] = high;
  row["latency_s"] = report.latency();
  row["throughput_per_s"] = report.throughput;
  row["area_m2"] = report.area();
  row["notes"] = py::cast(report.notes);
  row["terms"] = rows(report);
  return row;
}

}  // namespace

void add_tables(py::class_<energy::EnergyReport>& cls) {
  cls.def("rows", &rows, "One row for every term, with the report's name and boundary.")
      .def("to_dict", &to_dict, "All of it as a dictionary: totals with percentiles, and the rows.")
      .def(
          "to_pandas",
          [](const energy::EnergyReport& report) {
            return py::module_::import("titania._tables").attr("frame")(rows(report));
          },
          "The rows as a table; ImportError without pandas (the extra `tables`).");
}

}  // namespace titania::python
