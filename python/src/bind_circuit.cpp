#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/circuit/spice.hpp"

namespace titania::python {

namespace {

using circuit::LinearNetwork;

circuit::Solution solve(const LinearNetwork& network,
                        const Array& v,
                        const Array& v_bit_line,
                        const std::string& method,
                        double tolerance,
                        int max_iterations,
                        bool nodes) {
  circuit::SolveOptions options;
  options.method = from_python<circuit::Method>(py::str(method), "method");
  options.tolerance = tolerance;
  options.max_iterations = max_iterations;
  const std::span<const double> bits(v_bit_line.data(),
                                     static_cast<std::size_t>(v_bit_line.size()));
  return without_gil(
      [&] { return network.solve(view(v), bits, options, {.power = true, .nodes = nodes}); });
}

std::string spice(const ArrayLike& g, const Wires& wires, const Array& v, const Array& v_bit_line) {
  const Array array = as_matrix(g, "g", "(word lines, bit lines)");
  const auto values = [](const Array& a) {
    return std::span(a.data(), static_cast<std::size_t>(a.size()));
  };
  return without_gil([&] {
    std::ostringstream text;
    circuit::write_spice(text, view(array), values(v), wires, values(v_bit_line));
    return std::move(text).str();
  });
}

/// Column `member` of a batch of powers.
std::vector<double> powers(const circuit::Solution& s, double circuit::Power::* member) {
  std::vector<double> values;
  for (const auto& p : s.power) values.push_back(p.*member);
  return values;
}

}  // namespace

void bind_circuit(py::module_& parent) {
  bind_config<Wires>(
      parent,
      "The lines of a crossbar, resistances in ohm and capacitances in farad per segment.\n\n"
      "One segment lies between a terminal and the first node at every driven or sensed end, in\n"
      "series with r_source or r_sense.  A resistance is a scalar or an array: r_word_line and\n"
      "r_bit_line (rows, cols), one more column or row if driven or sensed at both ends; r_source\n"
      "(rows,), r_sense (cols,).  0 is ideal and exact, infinity is open.");

  auto m = parent.def_submodule("circuit", "Kirchhoff's equations of a crossbar.");
  m.def(
      "conductances",
      [](const ArrayLike& g) { return as_matrix(g, "g", "(word lines, bit lines)"); }, py::arg("g"),
      "g as float64, without a copy if it is that already.  ShapeError unless it is a matrix.");
  m.def("with_open_terminals", &with_open_terminals, py::arg("wires"), py::arg("rows"),
        py::arg("cols"), py::arg("floating_word_lines"), py::arg("floating_bit_lines"),
        "The wires with r_source or r_sense infinite where a mask (one bool per line) is true.");

  m.def("spice", &spice, py::arg("g"), py::arg("wires"), py::arg("v"), py::arg("v_bit_line"),
        "The netlist of one input v (word lines,), V, against v_bit_line (bit lines,), V.");

  py::class_<circuit::SolveReport>(m, "SolveReport",
                                   "What a solve achieved; for a batch, the worst of its inputs.")
      .def_readonly("method", &circuit::SolveReport::method, "Algorithm used.")
      .def_readonly("converged", &circuit::SolveReport::converged, "Tolerance reached.")
      .def_readonly("iterations", &circuit::SolveReport::iterations, "Sweeps over all lines.")
      .def_readonly("residual", &circuit::SolveReport::residual,
                    "Largest imbalance of a node, relative to the largest branch current.")
      .def_readonly("error_bound", &circuit::SolveReport::error_bound,
                    "Bound on the error of every output current, relative to the largest.")
      .def("__repr__", [](const circuit::SolveReport& r) {
        return "SolveReport(method='" + r.method +
               "', converged=" + (r.converged ? "True" : "False") +
               ", iterations=" + std::to_string(r.iterations) +
               ", residual=" + to_text(r.residual) + ", error_bound=" + to_text(r.error_bound) +
               ")";
      });

  py::class_<circuit::Solution>(m, "RawSolution", "Arrays of a solve, batch first.")
      .def_property_readonly("i_bit_line",
                             [](const circuit::Solution& s) { return to_numpy(s.i_bit_line); })
      .def_property_readonly("i_word_line",
                             [](const circuit::Solution& s) { return to_numpy(s.i_word_line); })
      .def_property_readonly(
          "v_word_line",
          [](const circuit::Solution& s) { return to_numpy(s.nodes.value().v_word_line); })
      .def_property_readonly(
          "v_bit_line",
          [](const circuit::Solution& s) { return to_numpy(s.nodes.value().v_bit_line); })
      .def_property_readonly(
          "i_cell", [](const circuit::Solution& s) { return to_numpy(s.nodes.value().i_cell); })
      .def_property_readonly(
          "power",
          [](const circuit::Solution& s) { return to_numpy(powers(s, &circuit::Power::sources)); })
      .def_property_readonly(
          "power_cells",
          [](const circuit::Solution& s) { return to_numpy(powers(s, &circuit::Power::cells)); })
      .def_property_readonly(
          "power_wires",
          [](const circuit::Solution& s) { return to_numpy(powers(s, &circuit::Power::wires)); })
      .def_property_readonly("power_terminals",
                             [](const circuit::Solution& s) {
                               return to_numpy(powers(s, &circuit::Power::terminals));
                             })
      .def_readonly("report", &circuit::Solution::report);

  py::class_<LinearNetwork>(m, "LinearNetwork",
                            "A crossbar of linear cells and wires, prepared once and solved for\n"
                            "any number of inputs.")
      .def(py::init([](const ArrayLike& g, const Wires& wires) {
             const Array array = as_matrix(g, "g", "(word lines, bit lines)");
             return std::make_unique<LinearNetwork>(view(array), wires);
           }),
           py::arg("g"), py::arg("wires"))
      .def_property_readonly(
          "shape", [](const LinearNetwork& n) { return py::make_tuple(n.rows(), n.cols()); })
      .def_property_readonly(
          "conductance", [](const LinearNetwork& n) { return to_numpy(Matrix(n.conductance())); },
          "A copy of g (rows, cols), S.")
      .def(
          "voltages",
          [](const LinearNetwork& n, const ArrayLike& v) {
            return Array(as_batch(v, "v", n.rows(), "word lines").array.attr("copy")());
          },
          py::arg("v"), "A copy as float64 of v, (word lines,) or (batch, word lines).")
      .def(
          "bit_line_voltages",
          [](const LinearNetwork& n, const ArrayLike& v) {
            const std::string cols = std::to_string(n.cols());
            const std::string axes = "(" + cols + ",) = (bit lines,)";
            const Array array = as_vector(v, "v_bit_line", axes.c_str());
            if (std::cmp_not_equal(array.size(), n.cols())) throw_shape(array, "v_bit_line", axes);
            return Array(array.attr("copy")());
          },
          py::arg("v_bit_line"), "A copy as float64 of v_bit_line, (bit lines,).")
      .def("solve", &solve, py::arg("v"), py::arg("v_bit_line"), py::arg("method"),
           py::arg("tolerance"), py::arg("max_iterations"), py::arg("nodes"),
           "Solves v (batch, word lines), V, against v_bit_line (bit lines,), V.");
}

}  // namespace titania::python
