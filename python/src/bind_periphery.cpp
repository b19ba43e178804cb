#include "bind_config.hpp"
#include "core/checks.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/periphery/adc.hpp"
#include "titania/periphery/dac.hpp"

namespace titania::python {

namespace {

std::span<const double> values(const Array& array) {
  return {array.data(), static_cast<std::size_t>(array.size())};
}

}  // namespace

void bind_periphery(py::module_& m) {
  bind_config<periphery::Dac>(m, "Word-line driver.")
      .def(
          "convert",
          [](const periphery::Dac& dac, const ArrayLike& x, double x_max, double v_max) {
            detail::require_positive(x_max, "x_max");
            detail::require_positive(v_max, "v_max", "V");
            const Array in = as_array(x, "x");
            detail::require_finite(values(in), "x");
            std::vector<double> v(in.size());
            dac.convert({in.data(), v.size()}, x_max, v_max, v);
            return Array(to_numpy(std::move(v)).attr("reshape")(in.attr("shape")));
          },
          py::arg("x"), py::arg("x_max"), py::arg("v_max"),
          "Voltages (V) for inputs x, where x_max drives v_max; same shape.");
  bind_config<periphery::Adc>(m, "Column converter with its amplifier.")
      .def(
          "convert",
          [](const periphery::Adc& adc, const ArrayLike& i, double full_scale) {
            detail::require_positive(full_scale, "full_scale", "A");
            const Array in = as_array(i, "i");
            detail::require_finite(values(in), "i", "A");
            std::vector<double> out(in.data(), in.data() + in.size());
            adc.convert(out, full_scale);
            return Array(to_numpy(std::move(out)).attr("reshape")(in.attr("shape")));
          },
          py::arg("i"), py::arg("full_scale"),
          "Digitised currents (A) over [-full_scale, full_scale]; same shape.");
}

}  // namespace titania::python
