#include "bind_config.hpp"
#include "module.hpp"
#include "titania/nonideality/effects.hpp"

namespace titania::python {

void bind_nonideality(py::module_& m) {
  bind_config<nonideality::ProgrammingError>(
      m, "What closed-loop writing leaves; drawn once per programming.");
  bind_config<nonideality::RangeSpread>(
      m, "Every cell has its own range, lognormal; drawn at fabrication.");
  bind_config<nonideality::StuckCells>(m, "Cells that no longer switch; drawn at fabrication.");
  bind_config<nonideality::PowerLawDrift>(
      m, "G(t) = G (t / t0)^-nu with nu = |N(nu_mean, nu_std)| of each cell.")
      .def("acceleration", &nonideality::PowerLawDrift::acceleration, py::arg("temperature"),
           "How much faster time runs at a temperature (K) than at 298.15 K.");
  bind_config<nonideality::ReadNoise>(m, "Independent noise of every cell at every read.");
}

}  // namespace titania::python
