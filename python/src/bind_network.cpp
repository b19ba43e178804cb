#include <optional>

#include "arguments.hpp"
#include "bind_config.hpp"
#include "bind_layer.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "pickle.hpp"
#include "titania/io/preset.hpp"
#include "titania/network/accuracy.hpp"
#include "titania/network/network.hpp"

namespace titania::python {

namespace {

using LayerArguments = py::typing::Iterable<AnyOf<Layer>>;

std::vector<Layer> to_layers(const LayerArguments& items) {
  std::vector<Layer> layers;
  for (const py::handle item : items) {
    layers.push_back(from_python<Layer>(item, detail::join("layers", layers.size())));
  }
  return layers;
}

Array apply(const Network& network,
            const ArrayLike& x,
            const IndexArgument& index,
            const py::str& noise,
            const py::str& law) {
  const Batch batch = as_batch(x, "x", network.in_features(), "in_features");
  const ReadOptions options = read_options(index, noise, law);
  Matrix y = without_gil([&] { return network.apply(batch.view(), options); });
  return to_numpy(std::move(y), batch.single);
}

py::typing::Tuple<Array, Activity, energy::EnergyReport> measure(const Network& network,
                                                                 const ArrayLike& x,
                                                                 const IndexArgument& index,
                                                                 const py::str& noise,
                                                                 const py::str& law,
                                                                 const py::str& energy,
                                                                 const SampleArgument& sample) {
  const Batch batch = as_batch(x, "x", network.in_features(), "in_features");
  const ReadOptions options = measure_options(index, noise, law, energy, sample);
  Measurement m = without_gil([&] { return network.measure(batch.view(), options); });
  return py::make_tuple(to_numpy(std::move(m.outputs), batch.single), m.activity, m.report);
}

double accuracy_of(const ArrayLike& outputs, const ArrayLike& labels) {
  const Array y = as_matrix(outputs, "outputs", "(batch, classes)");
  const Array wanted = as_vector(labels, "labels", "(batch,)");
  std::vector<std::int64_t> classes;
  for (py::ssize_t k = 0; k < wanted.size(); ++k) {
    const double label = wanted.data()[k];
    if (label != std::floor(label) || std::fabs(label) > 1e15) {  // also refuses inf and NaN
      throw ArgumentError("labels[" + std::to_string(k) + "] = " + to_text(label) +
                          ": must be an integer");
    }
    classes.push_back(static_cast<std::int64_t>(label));
  }
  return accuracy(view(y), classes);
}

std::pair<double, double> product_error_of(const ArrayLike& outputs, const ArrayLike& reference) {
  const auto matrix = [](const ArrayLike& values, const char* name) {
    const Array array = as_array(values, name);
    return array.ndim() == 1 ? Array(array[py::make_tuple(py::none(), py::ellipsis())])
                             : as_matrix(array, name, "(batch, out) or (out,)");
  };
  const Array y = matrix(outputs, "outputs");
  const Array r = matrix(reference, "reference");
  const ProductError e = product_error(view(y), view(r));
  return {e.nrms, e.effective_bits};
}

std::string text(const Network& n) {
  std::string sizes = std::to_string(n.in_features());
  for (const auto& tile : n.tiles()) sizes += "-" + std::to_string(tile.out_features());
  return "Network(" + sizes + ", " + device::name(n.config().array.device) +
         ", seed=" + std::to_string(n.seed()) + ")";
}

void add_calls(py::class_<Network>& cls) {
  cls.def(py::init([](const LayerArguments& layers, const py::typing::Optional<TileConfig>& config,
                      const SeedArgument& seed, const std::string& name) {
            auto list = to_layers(layers);
            const TileConfig c = config.is_none() ? io::preset("tio2_passive")
                                                  : from_python<TileConfig>(config, "config");
            const std::uint64_t s = seed_or_draw(seed);
            return without_gil([&] { return Network(std::move(list), c, s, name); });
          }),
          py::arg("layers"), py::arg("config") = py::none(), py::kw_only(),
          py::arg("seed") = py::none(), py::arg("name") = "network")
      .def("__call__", &apply, py::arg("x"), py::arg("index") = py::none(), py::kw_only(),
           py::arg("noise") = "first_order", py::arg("law") = "linear",
           "Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).")
      .def(
          "reference",
          [](const Network& n, const ArrayLike& x) {
            const Batch batch = as_batch(x, "x", n.in_features(), "in_features");
            Matrix y = without_gil([&] { return n.reference(batch.view()); });
            return to_numpy(std::move(y), batch.single);
          },
          py::arg("x"), "The same in exact arithmetic: what was meant to be computed.")
      .def(
          "measure", &measure, py::arg("x"), py::arg("index") = py::none(), py::kw_only(),
          py::arg("noise") = "first_order", py::arg("law") = "linear", py::arg("energy") = "exact",
          py::arg("sample") = py::none(),
          "(outputs, Activity, EnergyReport): a call, all that happened in it, and its energy per\n"
          "inference from the values of x.\n\n"
          "energy and sample are those of Crossbar.measure(), the same for every array.");
}

void add_life(py::class_<Network>& cls) {
  cls.def(
         "calibrate",
         [](Network& n, const ArrayLike& x) {
           const Batch batch = as_batch(x, "x", n.in_features(), "in_features");
           without_gil([&] { n.calibrate(batch.view()); });
         },
         py::arg("x"),
         "Sets all converters' ranges from typical inputs (batch, in); see Tile.calibrate().")
      .def(
          "program", [](Network& n) { return without_gil([&] { return n.program(); }); },
          "Writes all weights again; returns a ProgramActivity.")
      .def(
          "advance",
          [](Network& n, double seconds, double temperature) {
            without_gil([&] { n.advance(seconds, temperature); });
          },
          py::arg("seconds"), py::kw_only(), py::arg("temperature") = kRoomTemperature,
          "Lets time pass: seconds at a temperature (K).")
      .def(
          "accuracy",
          [](const Network& n, const ArrayLike& x, const ArrayLike& labels,
             const IndexArgument& index) {
            return accuracy_of(apply(n, x, index, "first_order", "linear"), labels);
          },
          py::arg("x"), py::arg("labels"), py::arg("index") = py::none(),
          "Share of inputs x (batch, in) classified as labels (batch,) say.");
}

void add_properties(py::class_<Network>& cls) {
  cls.def_property_readonly(
         "tiles", [](const Network& n) { return n.tiles(); },
         "Copies of the tiles as they are now.")
      .def_property_readonly("config", &Network::config, "The TileConfig of all layers.")
      .def_property_readonly("seed", &Network::seed, "Seed of everything random about it.")
      .def_property_readonly("name", &Network::name, "Name of its random streams.")
      .def_property_readonly("in_features", &Network::in_features, "Inputs of the first layer.")
      .def_property_readonly("out_features", &Network::out_features, "Outputs of the last layer.")
      .def_property_readonly("inputs_read", &Network::inputs_read,
                             "Inputs so far without an index of their own.")
      .def_property_readonly("workload", &Network::workload, "What one inference computes.")
      .def_property_readonly("hardware", &Network::hardware, "The circuits it needs.")
      .def_property_readonly("last_program", &Network::last_program,
                             "ProgramActivity of the last programming, all tiles together.")
      .def("__copy__", [](const Network& n) { return Network(n); })
      .def("__deepcopy__", [](const Network& n, const py::dict&) { return Network(n); })
      .def(py::pickle(&to_pickle<Network>, &from_pickle<Network>))
      .def("__repr__", &text);
}

}  // namespace

void bind_network(py::module_& m) {
  bind_layers(m);
  py::class_<Network> cls(
      m, "Network",
      "A network whose matrix products run on tiles.\n\n"
      "layers is a list of layers, such as Linear and Relu; config defaults to\n"
      "the preset tio2_passive.");
  add_calls(cls);
  add_life(cls);
  add_properties(cls);

  m.def("accuracy", &accuracy_of, py::arg("outputs"), py::arg("labels"),
        "Share of rows of outputs (batch, classes) whose largest element is at the label.");
  m.def(
      "product_error", &product_error_of, py::arg("outputs"), py::arg("reference"),
      "(normalised RMS error, effective bits) of outputs against reference, both (batch, out).\n\n"
      "The bits are those of an ideal quantiser with that error over the range of the reference,\n"
      "all outputs of the whole batch together.");
}

}  // namespace titania::python
