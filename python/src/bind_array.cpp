#include <string>

#include "arguments.hpp"
#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "pickle.hpp"
#include "titania/array/crossbar.hpp"
#include "titania/energy/components.hpp"

namespace titania::python {

namespace {

std::size_t rows(const Crossbar& array) { return static_cast<std::size_t>(array.config().rows); }

/// read() or read_pairs().
template <auto Read>
Array read(const Crossbar& array,
           const ArrayLike& v,
           const IndexArgument& index,
           const py::str& noise,
           const py::str& law) {
  const Batch batch = as_batch(v, "v", rows(array), "word lines");
  const ReadOptions options = read_options(index, noise, law);
  Matrix i = without_gil([&] { return (array.*Read)(batch.view(), options); });
  return to_numpy(std::move(i), batch.single);
}

py::typing::Tuple<Array, Activity, energy::EnergyReport> measure(const Crossbar& array,
                                                                 const ArrayLike& v,
                                                                 const IndexArgument& index,
                                                                 const py::str& noise,
                                                                 const py::str& law,
                                                                 const py::str& energy,
                                                                 const SampleArgument& sample) {
  const Batch batch = as_batch(v, "v", rows(array), "word lines");
  const ReadOptions options = measure_options(index, noise, law, energy, sample);
  Measured read = without_gil([&] { return array.measure(batch.view(), options); });
  read.activity.inputs = static_cast<double>(read.outputs.rows());
  auto report = energy::array_report(read.activity);
  report.name = array.name();
  return py::make_tuple(to_numpy(std::move(read.outputs), batch.single), read.activity, report);
}

py::typing::Dict<py::str, Array> planes(const Crossbar& array) {
  py::typing::Dict<py::str, Array> all;
  for (const auto& plane : array.planes().all()) {
    Array values = to_numpy(Matrix(plane.values, array.config().rows, array.config().cols));
    values.attr("flags").attr("writeable") = false;
    all[py::str(plane.name)] = values;
  }
  return all;
}

using StuckList = py::typing::List<py::typing::Tuple<py::int_, py::int_, py::float_>>;

StuckList stuck(const Crossbar& array) {
  StuckList cells;
  for (const auto& cell : array.planes().stuck()) {
    const auto cols = static_cast<std::size_t>(array.config().cols);
    cells.append(py::make_tuple(cell.index / cols, cell.index % cols, cell.conductance));
  }
  return cells;
}

std::string text(const Crossbar& x) {
  const auto [low, high] = std::ranges::minmax(x.conductance().values());
  return "Crossbar(" + std::to_string(x.config().rows) + "x" + std::to_string(x.config().cols) +
         ", " + device::name(x.config().device) + ", g=" + engineering(low, "S") + ".." +
         engineering(high, "S") + ", age=" + to_text(x.age()) +
         " s, seed=" + std::to_string(x.seed()) + ")";
}

void add_calls(py::class_<Crossbar>& cls) {
  cls.def(py::init([](const py::typing::Union<ArrayConfig>& config, const SeedArgument& seed,
                      const std::string& name) {
            const auto c = from_python<ArrayConfig>(config, "config");
            const std::uint64_t s = seed_or_draw(seed);
            return without_gil([&] { return Crossbar(c, s, name); });
          }),
          py::arg("config"), py::kw_only(), py::arg("seed") = py::none(),
          py::arg("name") = "crossbar")
      .def("read", &read<&Crossbar::read>, py::arg("v"), py::arg("index") = py::none(),
           py::kw_only(), py::arg("noise") = "first_order", py::arg("law") = "linear",
           "Bit-line currents (cols,) or (batch, cols), A, for voltages v (rows,) or (batch,\n"
           "rows), V.  index is the number of the first input and decides its noise; by default "
           "the\n"
           "array counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.  law: "
           "'linear',\n"
           "i = g v, which neglects Tio2Passive.cubic_share(g) v^2 of a TiO2 cell's current, or\n"
           "'device', the device model's own.")
      .def("read_pairs", &read<&Crossbar::read_pairs>, py::arg("v"), py::arg("index") = py::none(),
           py::kw_only(), py::arg("noise") = "first_order", py::arg("law") = "linear",
           "Differences (cols / 2,) or (batch, cols / 2), A, of the currents of neighbouring bit\n"
           "lines, column 2 j minus column 2 j + 1, as one amplifier per pair senses them.  "
           "Arguments\n"
           "as for read(); through ideal wires it takes half the time, and other draws of noise.")
      .def("measure", &measure, py::arg("v"), py::arg("index") = py::none(), py::kw_only(),
           py::arg("noise") = "first_order", py::arg("law") = "linear", py::arg("energy") = "exact",
           py::arg("sample") = py::none(),
           "(currents, Activity, EnergyReport): read(), what happened in it, and the heat of cells "
           "and\n"
           "wires per input.  What feeds and reads an array costs more: a Tile has it.\n\n"
           "energy: 'exact' solves the heat of every input, 'sampled' that of `sample` inputs of "
           "the\n"
           "batch, drawn by their numbers (by default a sixteenth, 16 at least), and gives the "
           "variance\n"
           "of the estimate in Activity.cell_energy_variance and wire_energy_variance.");
}

void add_life(py::class_<Crossbar>& cls) {
  cls.def(
         "program",
         [](Crossbar& x, const ArrayLike& target, bool clip) {
           const Array g = as_matrix(target, "target", "(word lines, bit lines)");
           return without_gil([&] { return x.program(view(g), clip); });
         },
         py::arg("target"), py::kw_only(), py::arg("clip") = false,
         "Writes conductances target (rows, cols), S, and starts the clock anew.\n\n"
         "A target outside the device's range raises ArgumentError, or with clip=True goes to "
         "the\n"
         "nearer end.  Returns a ProgramActivity with the number of clipped cells.")
      .def(
          "advance",
          [](Crossbar& x, double seconds, double temperature) {
            without_gil([&] { x.advance(seconds, temperature); });
          },
          py::arg("seconds"), py::kw_only(), py::arg("temperature") = kRoomTemperature,
          "Lets time pass: seconds at a temperature (K).");
}

void add_properties(py::class_<Crossbar>& cls) {
  cls.def_property_readonly(
         "conductance",
         [](const Crossbar& x) { return read_only_view(x.conductance(), x.conductance_owner()); },
         "Conductances now (rows, cols), S, as a noise-free read sees them; a read-only view of\n"
         "the array as it is now, which later programming does not change.")
      .def_property_readonly(
          "shape", [](const Crossbar& x) { return std::pair(x.config().rows, x.config().cols); },
          "(word lines, bit lines).")
      .def_property_readonly("config", &Crossbar::config, "The ArrayConfig it was made with.")
      .def_property_readonly("seed", &Crossbar::seed, "Seed of everything random about it.")
      .def_property_readonly("name", &Crossbar::name, "Name of its random streams.")
      .def_property_readonly("age", &Crossbar::age, "Seconds since the last programming.")
      .def_property_readonly("inputs_read", &Crossbar::inputs_read,
                             "Inputs read so far without an index of their own.")
      .def_property_readonly("last_program", &Crossbar::last_program,
                             "ProgramActivity of the last programming.")
      .def_property_readonly("planes", &planes,
                             "What was drawn per cell at fabrication: name to (rows, cols).")
      .def_property_readonly("stuck", &stuck, "Stuck cells: (row, col, conductance in S).")
      .def("__copy__", [](const Crossbar& x) { return Crossbar(x); })
      .def("__deepcopy__", [](const Crossbar& x, const py::dict&) { return Crossbar(x); })
      .def(py::pickle(&to_pickle<Crossbar>, &from_pickle<Crossbar>))
      .def("__repr__", &text);
}

}  // namespace

void bind_array(py::module_& m) {
  bind_config<WriteScheme>(m, "How cells are written, as far as time and energy are concerned.");
  bind_config<ArrayConfig>(m, "One crossbar: size, cells, wires and what is not ideal about them.");

  py::class_<Crossbar> cls(
      m, "Crossbar",
      "An array of memristors with its wires and its clock.\n\n"
      "Everything random follows from (seed, name) and from what was done to the\n"
      "array.  seed=None draws one and records it.  Reading changes nothing but\n"
      "the count of inputs, so threads may read one array together.");
  add_calls(cls);
  add_life(cls);
  add_properties(cls);
}

}  // namespace titania::python
