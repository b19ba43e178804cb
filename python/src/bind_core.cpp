#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind_config.hpp"
#include "core/checks.hpp"
#include "core/product.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/core/activity.hpp"
#include "titania/core/error.hpp"
#include "titania/core/names.hpp"
#include "titania/core/physics.hpp"
#include "titania/core/random.hpp"
#include "titania/core/text.hpp"
#include "titania/core/workload.hpp"

namespace titania::python {

namespace {

/// Draws [first, first + count) of an event.
template <auto Draw>
Array draw(const RandomStream& stream,
           std::size_t count,
           std::uint64_t event,
           std::uint64_t first) {
  std::vector<double> values(count);
  without_gil([&] { (stream.*Draw)(values, event, first); });
  return to_numpy(std::move(values));
}

void bind_random(py::module_& m) {
  py::class_<RandomStream>(
      m, "RandomStream",
      "Random numbers as a pure function of (seed, name, event, number): the same for any number\n"
      "of threads and any split of the work.  Everything random in Titania comes from such "
      "streams;\n"
      "an array's are named after it and the effect, as in 'crossbar/ProgrammingError'.\n\n"
      "Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, SC11) with Box-Muller; |z| <= 6.66.")
      .def(py::init<std::uint64_t, const std::string&>(), py::arg("seed"), py::arg("name"))
      .def(
          "normal", &draw<&RandomStream::normal>, py::arg("count"), py::kw_only(),
          py::arg("event") = 0, py::arg("first") = 0,
          "Numbers first to first + count - 1 of an event, from the standard normal distribution:\n"
          "float64 (count,).")
      .def("uniform", &draw<&RandomStream::uniform>, py::arg("count"), py::kw_only(),
           py::arg("event") = 0, py::arg("first") = 0,
           "The same, uniform in the open interval (0, 1).")
      .def("__repr__", [](const RandomStream& stream) {
        return "<RandomStream of seed " + std::to_string(stream.seed()) + ">";
      });
}

void bind_errors(py::module_& m) {
  py::object argument = py::register_exception<ArgumentError>(m, "ArgumentError", PyExc_ValueError);
  argument.attr("__doc__") = "An argument has a value that is not allowed; the message names it.";
  py::object config = py::register_exception<ConfigError>(m, "ConfigError", argument.ptr());
  config.attr("__doc__") = "A field of a config has a value that is not allowed.";
  py::object shape = py::register_exception<ShapeError>(m, "ShapeError", argument.ptr());
  shape.attr("__doc__") = "An array does not have the shape that is expected.";
  py::object file = py::register_exception<FileError>(m, "FileError", PyExc_OSError);
  file.attr("__doc__") = "A file cannot be read or written, or was damaged or changed.";
  py::object stop = py::register_exception<Interrupted>(m, "Interrupted", PyExc_RuntimeError);
  stop.attr("__doc__") = "A long call was cancelled by its progress callback; nothing was changed.";
}

Array product(const ArrayLike& a, const ArrayLike& b) {
  const Array left = as_matrix(a, "a", "(n, k)");
  const Array right = as_matrix(b, "b", "(k, m)");
  if (left.shape(1) != right.shape(0)) {
    throw ShapeError("a has " + std::to_string(left.shape(1)) + " columns, b has " +
                     std::to_string(right.shape(0)) + " rows: must be equal");
  }
  return to_numpy(without_gil([&] { return detail::product(view(left), view(right)); }));
}

void require_positive(const std::string& name, double value) {
  detail::require_positive(value, name.c_str());
}

void require_range(const std::string& name, double low, double value, double high) {
  require_positive(name + ".low", low);
  require_positive(name + ".value", value);
  require_positive(name + ".high", high);
  if (low <= value && value <= high) return;
  throw ArgumentError(name + ": low = " + to_text(low) + ", value = " + to_text(value) +
                      ", high = " + to_text(high) + ": must be in ascending order");
}

std::string known_name(const std::string& argument,
                       const py::object& value,
                       const std::vector<std::string>& known) {
  const std::string text = py::str(value);
  if (py::isinstance<py::str>(value)) return known[place_of_name(argument, text, known)];
  throw ArgumentError(argument + " = " + std::string(py::repr(value)) + ": " +
                      expected_one_of(text, known));
}

void bind_text(py::module_& m) {
  m.def("engineering", &engineering, py::arg("value"), py::arg("unit"),
        "Three significant digits with an SI prefix: '6.49 pJ'.");
  m.def("three_digits", &three_digits, py::arg("value"),
        "Three significant digits without a prefix: '0.491', '5.19', '23400'.");
}

void bind_checks(py::module_& m) {
  m.def("require_positive", &require_positive, py::arg("name"), py::arg("value"),
        "ArgumentError unless the value is finite and above zero.");
  m.def("require_range", &require_range, py::arg("name"), py::arg("low"), py::arg("value"),
        py::arg("high"),
        "ArgumentError unless the three are finite, positive and in ascending order.");
  m.def("expected_one_of", &expected_one_of, py::arg("unknown"), py::arg("names"),
        "'expected one of {a, b, c}', with those that are near.");
  m.def("known_name", &known_name, py::arg("argument"), py::arg("value"), py::arg("known"),
        "The one of those known that the value names; ArgumentError with a near one if none is.");
}

void bind_activity(py::module_& m) {
  bind_config<Activity>(m, "Counted events and solved energies of some inputs.")
      .def("__add__", [](Activity a, const Activity& b) { return a += b; });
  bind_config<Hardware>(m, "The circuits that have to be there.")
      .def("__add__", [](Hardware a, const Hardware& b) { return a += b; });
  bind_config<ProgramActivity>(m, "What writing cells cost; energies are [derived].")
      .def("__add__", [](ProgramActivity a, const ProgramActivity& b) { return a += b; });
}

void bind_workload(py::module_& m) {
  bind_config<LayerShape>(m, "Layers alike with fixed weights.")
      .def_property_readonly("weights", &LayerShape::weights, "Weights of all of them.")
      .def_property_readonly("macs", &LayerShape::macs, "MACs per inference of all of them.")
      .def("touched", &LayerShape::touched, py::arg("batch"),
           "Share of its weights that a batch reads.");
  bind_config<DigitalWork>(m, "What one inference computes without fixed weights.");
  bind_config<KeyValueCache>(m, "Keys and values that attention keeps.");
  bind_config<Workload>(m, "What one inference computes.  1 MAC = 2 operations.")
      .def_property_readonly("macs", &Workload::macs,
                             "Multiply-accumulates with fixed weights per inference.")
      .def_property_readonly("operations", &Workload::operations,
                             "2 x (macs + attention) per inference.")
      .def_property_readonly("weights", &Workload::weights,
                             "Weights of all layers, idle experts included.")
      .def_property_readonly("parameters", &Workload::parameters,
                             "weights and other_parameters: what a checkpoint holds.")
      .def("weight_bits_of", &Workload::weight_bits_of, py::arg("layer"),
           "Bits per weight of one of its layers: its own, or else weight_bits.")
      .def_property_readonly("weight_widths", &Workload::weight_widths,
                             "Bits per weight that its layers have, each once, widest first.")
      .def_property_readonly("parameter_bytes", &Workload::parameter_bytes,
                             "Bytes of all parameters.")
      .def("weight_bytes_touched", &Workload::weight_bytes_touched, py::arg("batch"),
           "Bytes of the weights that a batch reads once; idle experts are not read.")
      .def_property_readonly("cache_bytes", &Workload::cache_bytes,
                             "Bytes of keys and values read and written per inference.")
      .def_property_readonly("resident_cache_bytes", &Workload::resident_cache_bytes,
                             "Bytes of keys and values kept for each inference under way.")
      .def_property_readonly("weight_bytes", &Workload::weight_bytes, "Bytes of all weights.")
      .def_property_readonly("io_bytes", &Workload::io_bytes,
                             "Bytes of the first input and the last output.")
      .def_property_readonly("hidden_bytes", &Workload::hidden_bytes,
                             "Bytes written and read between layers.");
}

}  // namespace

void bind_core(py::module_& m) {
  m.attr("ROOM_TEMPERATURE") = kRoomTemperature;
  bind_errors(m);
  bind_random(m);
  bind_execution(m);
  bind_text(m);
  bind_checks(m);
  bind_activity(m);
  bind_workload(m);
  bind_cell_law(m);
  m.def("product", &product, py::arg("a"), py::arg("b"),
        "Matrix product a b summed in a fixed order: the same bits on every machine.");
}

}  // namespace titania::python
