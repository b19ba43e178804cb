#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bind_config.hpp"
#include "module.hpp"
#include "network_methods.hpp"
#include "numpy.hpp"
#include "titania/circuit/bias.hpp"
#include "titania/circuit/solve.hpp"
#include "titania/core/names.hpp"

namespace titania::python {

namespace {

using circuit::LinearNetwork;

/// Column `member` of a batch of powers.
template <double circuit::Power::* member>
Array powers(const circuit::Solution& s) {
  std::vector<double> values;
  for (const auto& p : s.power) values.push_back(p.*member);
  return to_numpy(std::move(values));
}

/// A matrix of the nodes, which were asked for.
template <Matrix circuit::Nodes::* member>
Array nodes(const circuit::Solution& s) {
  return to_numpy(s.nodes.value().*member);
}

void bind_convergence_error(py::module_& m) {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::object> error;
  error.call_once_and_store_result([] {
    return py::reinterpret_steal<py::object>(
        PyErr_NewExceptionWithDoc("titania._core.circuit.ConvergenceError",
                                  "A solve did not reach its tolerance; report is its SolveReport.",
                                  PyExc_RuntimeError, nullptr));
  });
  m.attr("ConvergenceError") = error.get_stored();
  py::register_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(std::move(pointer));
    } catch (const circuit::ConvergenceError& e) {
      const py::object raised = error.get_stored()(e.what());
      raised.attr("report") = e.report();
      PyErr_SetObject(error.get_stored().ptr(), raised.ptr());
    }
  });
}

void bind_wires(py::module_& m) {
  bind_config<Wires>(
      m,
      "The lines of a crossbar, resistances in ohm and capacitances in farad per segment.\n\n"
      "One segment lies between a terminal and the first node at every driven or sensed end, in\n"
      "series with r_source or r_sense.  A resistance is a scalar or an array: r_word_line and\n"
      "r_bit_line (rows, cols), one more column or row if driven or sensed at both ends; r_source\n"
      "(rows,), r_sense (cols,).  0 is ideal and exact, infinity is open.");
  m.def(
      "conductances",
      [](const ArrayLike& g) { return as_matrix(g, "g", "(word lines, bit lines)"); }, py::arg("g"),
      "g as float64, without a copy if it is that already.  ShapeError unless it is a matrix.");
  m.def("with_open_terminals", &with_open_terminals, py::arg("wires"), py::arg("rows"),
        py::arg("cols"), py::arg("floating_word_lines"), py::arg("floating_bit_lines"),
        "The wires with r_source or r_sense infinite where a mask (one bool per line) is true.");
}

py::array_t<bool> to_mask(const std::vector<bool>& lines) {
  py::array_t<bool> mask(static_cast<py::ssize_t>(lines.size()));
  std::ranges::copy(lines, mask.mutable_data());
  return mask;
}

void bind_bias(py::module_& m) {
  m.def(
      "bias",
      [](const std::string& scheme, std::size_t rows, std::size_t cols,
         const std::vector<std::size_t>& selected_rows,
         const std::vector<std::size_t>& selected_cols, double v) {
        const std::size_t place = place_of_name("scheme", scheme, names_of<circuit::Scheme>());
        circuit::Bias bias = circuit::bias(enum_names<circuit::Scheme>[place].first, rows, cols,
                                           selected_rows, selected_cols, v);
        return py::make_tuple(to_numpy(std::move(bias.v_word_line)),
                              to_numpy(std::move(bias.v_bit_line)),
                              to_mask(bias.floating_word_lines), to_mask(bias.floating_bit_lines));
      },
      py::arg("scheme"), py::arg("rows"), py::arg("cols"), py::arg("selected_rows"),
      py::arg("selected_cols"), py::arg("v"),
      "Voltages (V) of word lines and bit lines, then the masks of those that float.\n"
      "ArgumentError for an unknown scheme or a line outside the array.");
}

void bind_report(py::module_& m) {
  py::class_<circuit::SolveReport>(m, "SolveReport",
                                   "What a solve achieved; for a batch, the worst of its inputs.")
      .def_property_readonly(
          "method", [](const circuit::SolveReport& r) { return std::string(name_of(r.method)); },
          "Algorithm used: 'ideal', 'iterative', 'transfer' or 'direct'.")
      .def_readonly("converged", &circuit::SolveReport::converged, "Tolerance reached.")
      .def_readonly("iterations", &circuit::SolveReport::iterations, "Sweeps over all lines.")
      .def_readonly("residual", &circuit::SolveReport::residual,
                    "Largest imbalance of a node, relative to the largest branch current.")
      .def_readonly(
          "error_bound", &circuit::SolveReport::error_bound,
          "Bound on the error of every output current, relative to the largest; inf where "
          "none is known: see error_estimate.")
      .def_readonly("error_estimate", &circuit::SolveReport::error_estimate,
                    "What the error of a transfer matrix is likely to be, on the same scale; no "
                    "bound.  None for methods that have one.")
      .def("__repr__", [](const circuit::SolveReport& r) {
        return "SolveReport(method='" + std::string(name_of(r.method)) +
               "', converged=" + (r.converged ? "True" : "False") +
               ", iterations=" + std::to_string(r.iterations) +
               ", residual=" + to_text(r.residual) + ", error_bound=" + to_text(r.error_bound) +
               (r.error_estimate ? ", error_estimate=" + to_text(*r.error_estimate) : "") + ")";
      });
}

void bind_power(py::module_& m) {
  py::class_<circuit::Power>(m, "Power", "Power drawn from the sources, and where it goes.")
      .def_readonly("sources", &circuit::Power::sources, "W drawn from both kinds of terminals.")
      .def_readonly("cells", &circuit::Power::cells, "W, heat in the cells.")
      .def_readonly("wires", &circuit::Power::wires, "W, heat in the line segments.")
      .def_readonly("terminals", &circuit::Power::terminals, "W, heat in r_source and r_sense.")
      .def("__repr__", [](const circuit::Power& p) {
        return "Power(sources=" + engineering(p.sources, "W") +
               ", cells=" + engineering(p.cells, "W") + ", wires=" + engineering(p.wires, "W") +
               ", terminals=" + engineering(p.terminals, "W") + ")";
      });
  py::class_<circuit::PowerEstimate>(m, "PowerEstimate",
                                     "Mean power per input of a batch, from some of its inputs.")
      .def_readonly("mean", &circuit::PowerEstimate::mean, "Power, of an input.")
      .def_readonly("standard_error", &circuit::PowerEstimate::standard_error,
                    "Power, of the mean; 0 if every input was solved.")
      .def_readonly("sample", &circuit::PowerEstimate::sample, "Inputs that were solved.")
      .def_readonly("batch", &circuit::PowerEstimate::batch, "Inputs they stand for.")
      .def("__repr__", [](const circuit::PowerEstimate& e) {
        return "PowerEstimate(" + std::to_string(e.sample) + " of " + std::to_string(e.batch) +
               " inputs, sources=" + engineering(e.mean.sources, "W") + " +- " +
               engineering(e.standard_error.sources, "W") + ")";
      });
}

void bind_solving(py::module_& m) {
  py::class_<circuit::Solution>(m, "RawSolution", "Arrays of a solve, batch first.")
      .def_property_readonly("i_bit_line",
                             [](const circuit::Solution& s) { return to_numpy(s.i_bit_line); })
      .def_property_readonly("i_word_line",
                             [](const circuit::Solution& s) { return to_numpy(s.i_word_line); })
      .def_property_readonly("v_word_line", &nodes<&circuit::Nodes::v_word_line>)
      .def_property_readonly("v_bit_line", &nodes<&circuit::Nodes::v_bit_line>)
      .def_property_readonly("i_cell", &nodes<&circuit::Nodes::i_cell>)
      .def_property_readonly("power", &powers<&circuit::Power::sources>)
      .def_property_readonly("power_cells", &powers<&circuit::Power::cells>)
      .def_property_readonly("power_wires", &powers<&circuit::Power::wires>)
      .def_property_readonly("power_terminals", &powers<&circuit::Power::terminals>)
      .def_readonly("report", &circuit::Solution::report);

  py::class_<LinearNetwork> linear(
      m, "LinearNetwork",
      "A crossbar of linear cells and wires, prepared once and solved for any number of inputs.");
  linear.def(py::init([](const ArrayLike& g, const Wires& wires) {
               const Array array = as_matrix(g, "g", "(word lines, bit lines)");
               return std::make_unique<LinearNetwork>(view(array), wires);
             }),
             py::arg("g"), py::arg("wires"));
  add_solving(linear);
}

}  // namespace

void bind_circuit(py::module_& m) {
  bind_wires(m);
  bind_bias(m);
  bind_report(m);
  bind_convergence_error(m);
  bind_power(m);
  bind_solving(m);
  bind_cells(m);
  bind_transfer(m);
}

}  // namespace titania::python
