#include "bind_config.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania::python {

namespace {

void require_positive(double x, const char* name) {
  if (x > 0 && std::isfinite(x)) return;
  throw ArgumentError(std::string(name) + " = " + to_text(x) + ": must be in (0, inf)");
}

}  // namespace

void bind_periphery(py::module_& parent) {
  auto m = parent.def_submodule("periphery", "Converters between digital numbers and the array.");
  bind_config<periphery::Dac>(m, "Word-line driver.")
      .def(
          "convert",
          [](const periphery::Dac& dac, py::handle x, double x_max, double v_max) {
            require_positive(x_max, "x_max");
            require_positive(v_max, "v_max");
            const Array in = as_array(x, "x");
            std::vector<double> v(in.size());
            dac.convert({in.data(), v.size()}, x_max, v_max, v);
            return to_numpy(std::move(v)).attr("reshape")(in.attr("shape"));
          },
          py::arg("x"), py::arg("x_max"), py::arg("v_max"),
          "Voltages (V) for inputs x, where x_max drives v_max; same shape.");
  bind_config<periphery::Adc>(m, "Column converter with its amplifier.")
      .def(
          "convert",
          [](const periphery::Adc& adc, py::handle i, double full_scale) {
            require_positive(full_scale, "full_scale");
            const Array in = as_array(i, "i");
            std::vector<double> out(in.data(), in.data() + in.size());
            adc.convert(out, full_scale);
            return to_numpy(std::move(out)).attr("reshape")(in.attr("shape"));
          },
          py::arg("i"), py::arg("full_scale"),
          "Digitised currents (A) over [-full_scale, full_scale]; same shape.");
}

}  // namespace titania::python
