#include "bind_config.hpp"
#include "module.hpp"
#include "titania/mapping/differential_pair.hpp"

namespace titania::python {

void bind_mapping(py::module_& m) {
  bind_config<mapping::DifferentialPair>(
      m, "A signed weight as two cells whose currents are subtracted before the converter.");
}

}  // namespace titania::python
