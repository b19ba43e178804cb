#include <optional>
#include <utility>

#include "arguments.hpp"
#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "pickle.hpp"
#include "titania/energy/components.hpp"
#include "titania/io/preset.hpp"
#include "titania/tile/tile.hpp"

namespace titania::python {

namespace {

Array apply(const Tile& tile,
            const ArrayLike& x,
            const IndexArgument& index,
            const py::str& noise,
            const py::str& law) {
  const Batch batch = as_batch(x, "x", tile.in_features(), "in_features");
  const ReadOptions options = read_options(index, noise, law);
  Matrix y = without_gil([&] { return tile.apply(batch.view(), options); });
  return to_numpy(std::move(y), batch.single);
}

py::typing::Tuple<Array, Activity, energy::EnergyReport> measure(const Tile& tile,
                                                                 const ArrayLike& x,
                                                                 const IndexArgument& index,
                                                                 const py::str& noise,
                                                                 const py::str& law,
                                                                 const py::str& energy,
                                                                 const SampleArgument& sample) {
  const Batch batch = as_batch(x, "x", tile.in_features(), "in_features");
  const ReadOptions options = measure_options(index, noise, law, energy, sample);
  Measured product = without_gil([&] { return tile.measure(batch.view(), options); });
  auto report = energy::report(product.activity, tile.hardware(), tile.config().technology());
  report.name = tile.name();
  report.notes = tile.notes(product.activity, options.law);
  return py::make_tuple(to_numpy(std::move(product.outputs), batch.single), product.activity,
                        report);
}

/// tile @ x with NumPy's meaning: x is (in,) or (in, k).
Array matmul(const Tile& tile, const ArrayLike& x) {
  const Array array = as_array(x, "x");
  const auto ndim = array.ndim();
  if ((ndim != 1 && ndim != 2) || std::cmp_not_equal(array.shape(0), tile.in_features())) {
    const std::string in = std::to_string(tile.in_features());
    throw_shape(array, "x", "(" + in + ",) or (" + in + ", k)");
  }
  if (ndim == 1) return apply(tile, ArrayLike(array), py::none(), "first_order", "linear");
  return Array(
      apply(tile, ArrayLike(array.attr("T")), py::none(), "first_order", "linear").attr("T"));
}

[[noreturn]] void refuse_reverse(const Tile& tile, const py::object& /*x*/) {
  throw py::type_error(
      "x @ tile: an array is read from its word lines only; tile @ x takes (in, k) "
      "and tile(x) takes (batch, in), with in = " +
      std::to_string(tile.in_features()));
}

std::string text(const Tile& t) {
  return "Tile(" + std::to_string(t.out_features()) + "x" + std::to_string(t.in_features()) +
         " on " + std::to_string(t.blocks().size()) + " array" +
         (t.blocks().size() == 1 ? "" : "s") + ", " + device::name(t.config().array.device) +
         ", age=" + to_text(t.array(0).age()) + " s, seed=" + std::to_string(t.seed()) + ")";
}

void add_calls(py::class_<Tile>& cls) {
  cls.attr("__array_ufunc__") = py::none();  // so that NumPy leaves x @ tile to __rmatmul__
  cls.def(py::init([](const ArrayLike& weight, const py::typing::Optional<TileConfig>& config,
                      const SeedArgument& seed, const std::string& name) {
            const Array w = as_matrix(weight, "weight", "(out_features, in_features)");
            const TileConfig c = config.is_none() ? io::preset("tio2_passive")
                                                  : from_python<TileConfig>(config, "config");
            const std::uint64_t s = seed_or_draw(seed);
            return without_gil([&] { return Tile(view(w), c, s, name); });
          }),
          py::arg("weight"), py::arg("config") = py::none(), py::kw_only(),
          py::arg("seed") = py::none(), py::arg("name") = "tile")
      .def("__call__", &apply, py::arg("x"), py::arg("index") = py::none(), py::kw_only(),
           py::arg("noise") = "first_order", py::arg("law") = "linear",
           "Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).\n\n"
           "index is the number of the first input and decides its noise; by default the tile\n"
           "counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.")
      .def("__matmul__", &matmul, py::arg("x"),
           "Outputs (out,) or (out, k) for inputs x (in,) or (in, k).")
      .def("__rmatmul__", &refuse_reverse, py::arg("x"), "Refused: arrays are read one way only.")
      .def("measure", &measure, py::arg("x"), py::arg("index") = py::none(), py::kw_only(),
           py::arg("noise") = "first_order", py::arg("law") = "linear", py::arg("energy") = "exact",
           py::arg("sample") = py::none(),
           "(outputs, Activity, EnergyReport): a call, and what it cost per input.\n\n"
           "energy and sample are those of Crossbar.measure(), the same for every array.");
}

void add_life(py::class_<Tile>& cls) {
  cls.def(
         "calibrate",
         [](Tile& tile, const ArrayLike& x) {
           const Batch batch = as_batch(x, "x", tile.in_features(), "in_features");
           without_gil([&] { tile.calibrate(batch.view()); });
         },
         py::arg("x"),
         "Sets the converters' ranges from typical inputs (batch, in).\n\n"
         "One range for all outputs: neither gain nor offset of a column is corrected, so what\n"
         "wires and stuck cells do to it stays.")
      .def(
          "program", [](Tile& tile) { return without_gil([&] { return tile.program(); }); },
          "Writes the same weights again, with new errors; returns a ProgramActivity.")
      .def(
          "advance",
          [](Tile& tile, double seconds, double temperature) {
            without_gil([&] { tile.advance(seconds, temperature); });
          },
          py::arg("seconds"), py::kw_only(), py::arg("temperature") = kRoomTemperature,
          "Lets time pass: seconds at a temperature (K).");
}

void add_properties(py::class_<Tile>& cls) {
  cls.def_property_readonly(
         "weight", [](const Tile& t) { return to_numpy(Matrix(t.weight())); },
         "The weights that were asked for (out, in).")
      .def_property_readonly(
          "effective_weight", [](const Tile& t) { return to_numpy(t.effective_weight()); },
          "The weights (out, in) that the conductances stand for now, wires and noise aside.")
      .def_property_readonly(
          "shape", [](const Tile& t) { return std::pair(t.out_features(), t.in_features()); },
          "(out_features, in_features).")
      .def_property_readonly("in_features", &Tile::in_features, "Inputs.")
      .def_property_readonly("out_features", &Tile::out_features, "Outputs.")
      .def_property_readonly(
          "arrays",
          [](const Tile& t) {
            std::vector<Crossbar> arrays;
            for (std::size_t k = 0; k < t.blocks().size(); ++k) arrays.push_back(t.array(k));
            return arrays;
          },
          "Copies of the arrays as they are now.")
      .def_property_readonly(
          "input_range",
          [](const Tile& t) {
            return t.ranges() ? std::optional(t.ranges()->input) : std::nullopt;
          },
          "Magnitude of an input that drives v_read; None until calibrated.")
      .def_property_readonly(
          "current_ranges",
          [](const Tile& t) {
            return t.ranges() ? std::optional(t.ranges()->current) : std::nullopt;
          },
          "Full scale of the converters of each array, A; None until calibrated.")
      .def_property_readonly("config", &Tile::config, "The TileConfig it was made with.")
      .def_property_readonly("seed", &Tile::seed, "Seed of everything random about it.")
      .def_property_readonly("name", &Tile::name, "Name of its random streams.")
      .def_property_readonly("inputs_read", &Tile::inputs_read,
                             "Inputs so far without an index of their own.")
      .def_property_readonly("last_program", &Tile::last_program,
                             "ProgramActivity of the last programming, all arrays together.")
      .def_property_readonly(
          "layout", &Tile::layout,
          "The mapping.Layout of its weights; .blocks() are those of its arrays.")
      .def_property_readonly("hardware", &Tile::hardware, "The circuits it needs.")
      .def_property_readonly("workload", &Tile::workload, "What one input computes: one layer.")
      .def("__copy__", [](const Tile& t) { return Tile(t); })
      .def("__deepcopy__", [](const Tile& t, const py::dict&) { return Tile(t); })
      .def(py::pickle(&to_pickle<Tile>, &from_pickle<Tile>))
      .def("__repr__", &text);
}

}  // namespace

void bind_tile(py::module_& m) {
  bind_config<TileConfig>(
      m, "Everything that decides how well a matrix product works on crossbars, and its cost.")
      .def(
          "array", [](const TileConfig& c, int rows, int cols) { return c.array.cut(rows, cols); },
          py::arg("rows"), py::arg("cols"),
          "The ArrayConfig of this tile's arrays, cut to rows x cols.");

  py::class_<Tile> cls(
      m, "Tile",
      "A matrix of any size on crossbars: y = W x through DACs, arrays and one\n"
      "converter per output.\n\n"
      "weight has torch's shape (out_features, in_features); config defaults to the\n"
      "preset tio2_passive.  tile @ x has NumPy's meaning, tile(x) is batch-first.\n"
      "Call calibrate(x) with typical inputs to fix the converters' ranges; until then\n"
      "they follow every input, and nothing is clipped.");
  add_calls(cls);
  add_life(cls);
  add_properties(cls);
}

}  // namespace titania::python
