#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/circuit/transfer.hpp"
#include "titania/core/error.hpp"

namespace titania::python {

namespace {

using circuit::TransferMatrix;
using Indices = py::array_t<std::int64_t, py::array::c_style | py::array::forcecast>;

/// A copy, since an update would change a view.
Array copy(MatrixView matrix) { return to_numpy(Matrix(matrix)); }

Array block(const TransferMatrix& t, MatrixView matrix, const char* name) {
  if (matrix.size() > 0) return copy(matrix);
  throw ArgumentError("TransferMatrix(" + std::to_string(t.rows()) + "x" +
                      std::to_string(t.cols()) + ") has no " + name + " block: pass " + name +
                      "=True when making it");
}

std::vector<std::int64_t> as_indices(const py::object& object, const char* name) {
  const py::array array = py::array::ensure(object);
  if (!array || (array.dtype().kind() != 'i' && array.dtype().kind() != 'u')) {
    PyErr_Clear();
    throw py::type_error(std::string(name) + ": expected an array of integers");
  }
  const Indices indices = py::cast<Indices>(array);
  return {indices.data(), indices.data() + indices.size()};
}

void update(TransferMatrix& t,
            const py::object& rows,
            const py::object& cols,
            const py::object& g) {
  const std::vector<std::int64_t> row = as_indices(rows, "rows");
  const std::vector<std::int64_t> col = as_indices(cols, "cols");
  const Array value = as_array(g, "g");
  const auto count = row.size();
  if (col.size() != count || static_cast<std::size_t>(value.size()) != count) {
    throw ShapeError("rows, cols and g have " + std::to_string(count) + ", " +
                     std::to_string(col.size()) + " and " + std::to_string(value.size()) +
                     " elements: must be as many");
  }
  std::vector<circuit::CellChange> changes;
  for (std::size_t k = 0; k < count; ++k) {
    // A negative index becomes a large one, which is refused as such.
    if (row[k] < 0 || col[k] < 0) {
      throw ArgumentError("cell (" + std::to_string(row[k]) + ", " + std::to_string(col[k]) +
                          "): must not be negative");
    }
    changes.push_back(
        {static_cast<std::size_t>(row[k]), static_cast<std::size_t>(col[k]), value.data()[k]});
  }
  without_gil([&] { t.update(changes); });
}

std::unique_ptr<TransferMatrix> make(const ArrayLike& g,
                                     const std::optional<Wires>& wires,
                                     bool driver,
                                     bool sense,
                                     bool keep_tree) {
  const Array array = as_matrix(g, "g", "(word lines, bit lines)");
  return without_gil([&] {
    return std::make_unique<TransferMatrix>(view(array), wires.value_or(Wires()),
                                            circuit::TransferOptions{driver, sense, keep_tree});
  });
}

}  // namespace

void bind_transfer(py::module_& m) {
  py::class_<TransferMatrix>(
      m, "TransferMatrix",
      "A crossbar of linear cells as its terminals see it, wires included:\n\n"
      "    i_bit_line = v @ t.matrix - v_bit_line @ t.sense\n"
      "    i_word_line = v @ t.driver - v_bit_line @ t.matrix.T\n\n"
      "Exact to rounding.  The blocks driver and sense are computed if asked for.")
      .def(py::init(&make), py::arg("g"), py::arg("wires") = std::optional<Wires>(), py::kw_only(),
           py::arg("driver") = false, py::arg("sense") = false, py::arg("keep_tree") = false,
           "g (rows, cols), S, finite and not negative; ArgumentError or ShapeError otherwise.\n"
           "keep_tree keeps blocks of the merging, about 30 times the memory of g, so that "
           "update()\n"
           "merges only the parts of the array anew that have changed.")
      .def_property_readonly(
          "shape", [](const TransferMatrix& t) { return py::make_tuple(t.rows(), t.cols()); },
          "(rows, cols).")
      .def_property_readonly(
          "conductance", [](const TransferMatrix& t) { return copy(t.conductance()); },
          "Conductances that it stands for (rows, cols), S.")
      .def_property_readonly(
          "matrix", [](const TransferMatrix& t) { return copy(t.matrix()); }, "(rows, cols), S.")
      .def_property_readonly(
          "driver", [](const TransferMatrix& t) { return block(t, t.driver(), "driver"); },
          "(rows, rows), S, symmetric; ArgumentError if it was not asked for.")
      .def_property_readonly(
          "sense", [](const TransferMatrix& t) { return block(t, t.sense(), "sense"); },
          "(cols, cols), S, symmetric; ArgumentError if it was not asked for.")
      .def("update", &update, py::arg("rows"), py::arg("cols"), py::arg("g"),
           "Gives cells (rows[k], cols[k]) the conductances g[k], S.  Few cells cost about\n"
           "one read each, many a merge of the array or, with keep_tree, of its parts that have\n"
           "changed; exact to rounding either way, after any number of updates.\n"
           "ArgumentError or ShapeError for what is not allowed; then nothing has changed.")
      .def("__repr__", [](const TransferMatrix& t) {
        return "TransferMatrix(" + std::to_string(t.rows()) + "x" + std::to_string(t.cols()) + ")";
      });

  m.def(
      "transfer_matrix",
      [](const ArrayLike& g, const std::optional<Wires>& wires) {
        return copy(make(g, wires, false, false, false)->matrix());
      },
      py::arg("g"), py::arg("wires") = std::optional<Wires>(),
      "Transfer matrix (rows, cols), S, of a crossbar with wires.");
}

}  // namespace titania::python
