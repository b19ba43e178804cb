#pragma once

#include <span>
#include <sstream>
#include <string>
#include <utility>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "numpy.hpp"
#include "titania/circuit/cells.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/spice.hpp"

namespace titania::python {

/// The values of a vector.
inline std::span<const double> values(const Array& a) {
  return {a.data(), static_cast<std::size_t>(a.size())};
}

/// The netlist of one input.
template <class Network>
std::string netlist(const Network& network, const Array& v, const Array& v_bit_line) {
  circuit::Cell cell;
  if constexpr (requires { network.cell(); }) cell = network.cell();
  return without_gil([&] {
    std::ostringstream text;
    circuit::write_spice(text, network.conductance(), values(v), network.wires(),
                         values(v_bit_line), cell);
    return std::move(text).str();
  });
}

/// A copy as float64 of one voltage per bit line.
template <class Network>
Array bit_line_voltages(const Network& network, const ArrayLike& v) {
  const std::string axes = "(" + std::to_string(network.cols()) + ",) = (bit lines,)";
  const Array array = as_vector(v, "v_bit_line", axes.c_str());
  if (std::cmp_not_equal(array.size(), network.cols())) throw_shape(array, "v_bit_line", axes);
  return Array(array.attr("copy")());
}

template <class Network>
circuit::Solution solve(const Network& network,
                        const Array& v,
                        const Array& v_bit_line,
                        const std::string& method,
                        double tolerance,
                        int max_iterations,
                        bool allow_unconverged,
                        bool power,
                        bool nodes) {
  circuit::SolveOptions options;
  options.method = from_python<circuit::Method>(py::str(method), "method");
  options.tolerance = tolerance;
  options.max_iterations = max_iterations;
  options.allow_unconverged = allow_unconverged;
  return without_gil([&] {
    return network.solve(view(v), values(v_bit_line), options, {.power = power, .nodes = nodes});
  });
}

template <class Network>
circuit::PowerEstimate estimate_power(const Network& network,
                                      const Array& v,
                                      const Array& v_bit_line,
                                      std::size_t sample,
                                      std::uint64_t seed,
                                      double tolerance) {
  circuit::SolveOptions options;
  options.tolerance = tolerance;
  return without_gil(
      [&] { return network.estimate_power(view(v), sample, seed, values(v_bit_line), options); });
}

/// Methods that every kind of network has.
template <class Network>
void add_solving(py::class_<Network>& cls) {
  cls.def_property_readonly("shape",
                            [](const Network& n) { return py::make_tuple(n.rows(), n.cols()); })
      .def_property_readonly(
          "conductance", [](const Network& n) { return to_numpy(Matrix(n.conductance())); },
          "A copy of g (rows, cols), S.")
      .def("spice", &netlist<Network>, py::arg("v"), py::arg("v_bit_line"),
           "The netlist of one input v (word lines,), V, against v_bit_line (bit lines,), V.")
      .def(
          "voltages",
          [](const Network& n, const ArrayLike& v) {
            return Array(as_batch(v, "v", n.rows(), "word lines").array.attr("copy")());
          },
          py::arg("v"), "A copy as float64 of v, (word lines,) or (batch, word lines).")
      .def("bit_line_voltages", &bit_line_voltages<Network>, py::arg("v_bit_line"),
           "A copy as float64 of v_bit_line, (bit lines,).")
      .def("solve", &solve<Network>, py::arg("v"), py::arg("v_bit_line"), py::arg("method"),
           py::arg("tolerance"), py::arg("max_iterations"), py::arg("allow_unconverged"),
           py::arg("power"), py::arg("nodes"),
           "Solves v (batch, word lines), V, against v_bit_line (bit lines,), V.")
      .def("estimate_power", &estimate_power<Network>, py::arg("v"), py::arg("v_bit_line"),
           py::arg("sample"), py::arg("seed"), py::arg("tolerance"),
           "Mean power of v (batch, word lines), V, from some of its inputs.");
}

}  // namespace titania::python
