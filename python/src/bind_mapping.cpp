#include "bind_config.hpp"
#include "module.hpp"
#include "titania/mapping/differential_pair.hpp"
#include "titania/mapping/events.hpp"
#include "titania/mapping/layout.hpp"
#include "titania/mapping/number_format.hpp"

namespace titania::python {

namespace {

using mapping::Layout;
using mapping::NumberFormat;
using mapping::Readout;

void bind_number_format(py::module_& m) {
  bind_config<mapping::Column>(m, "A column of an array and what it holds of an output's weights.");
  bind_config<mapping::Phase>(m, "What is applied of an input at once.");
  bind_config<NumberFormat>(m, "How numbers lie in cells and come to word lines.")
      .def_property_readonly("slices", &NumberFormat::slices, "Cells along a weight.")
      .def_property_readonly("columns", &NumberFormat::columns, "Columns of an output.")
      .def_property_readonly("conversions", &NumberFormat::conversions,
                             "Conversions of an output per read.")
      .def_property_readonly("phases", &NumberFormat::phases,
                             "Drives of a word line along an input.")
      .def("columns_of", &NumberFormat::columns_of, py::arg("output"),
           "The Columns of an output of an array, the lowest slice first.")
      .def("phases_of_input", &NumberFormat::phases_of_input,
           "The Phases of every input, the lowest bits first.");
}

void bind_layout(py::module_& m) {
  bind_config<mapping::Block>(m, "A rectangle of a weight matrix that fits one array.");
  bind_config<Layout>(m, "Where an (out, in) matrix lies in arrays of rows x cols.")
      .def_property_readonly("outputs_per_array", &Layout::outputs_per_array,
                             "Outputs of a full array.")
      .def_property_readonly("row_blocks", &Layout::row_blocks, "Arrays along the inputs.")
      .def_property_readonly("col_blocks", &Layout::col_blocks, "Arrays along the outputs.")
      .def_property_readonly("arrays", &Layout::arrays, "Arrays.")
      .def_property_readonly("word_lines", &Layout::word_lines, "In use, of all arrays.")
      .def_property_readonly("partial_outputs", &Layout::partial_outputs,
                             "Outputs of all arrays: partial sums where an output has several.")
      .def_property_readonly("cells", &Layout::cells, "Cells that hold weights.")
      .def("blocks", &Layout::blocks,
           "The Blocks, as equal as possible; those of the same inputs come together.");
}

}  // namespace

void bind_mapping(py::module_& m) {
  bind_number_format(m);
  bind_config<mapping::DifferentialPair>(
      m, "A signed weight as two cells whose currents are subtracted before the converter.")
      .def_property_readonly("format", &mapping::DifferentialPair::format,
                             "Its NumberFormat: one slice of two columns for each output.");
  bind_layout(m);
  bind_config<Readout>(m, "What one product takes of each array, word line and output.");
  m.def("readout", &mapping::readout, py::arg("format"), py::arg("reads_per_phase") = 1.0,
        "The Readout of a format in which every read of every phase is converted.");
  m.def("events", &mapping::events, py::arg("layout"), py::arg("readout"), py::arg("t_read"),
        "The Activity of one product of the matrix with a vector, in reads of t_read (s).\n\n"
        "Everything that follows from layout and readout, thus neither heat nor what moves beyond\n"
        "the buffers of the arrays.");
}

}  // namespace titania::python
