#include "bind_layer.hpp"
#include "module.hpp"
#include "titania/network/layers.hpp"

namespace titania::python {

void bind_layers(py::module_& m) {
  bind_layer<Linear>(m, "y = W x + b; the product on crossbars, the bias digital.");
  bind_layer<Relu>(m, "y = max(x, 0), digital.");
}

}  // namespace titania::python
