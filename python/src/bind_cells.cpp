#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bind_config.hpp"
#include "module.hpp"
#include "network_methods.hpp"
#include "numpy.hpp"
#include "python_law.hpp"
#include "titania/circuit/cells.hpp"
#include "titania/circuit/nonlinear.hpp"
#include "titania/device/models.hpp"

namespace titania::python {

namespace {

using circuit::NonlinearNetwork;

/// The law of a device model; null for other objects.
template <class... Models>
std::shared_ptr<const CellLaw> law_of_device(py::handle object,
                                             std::in_place_type_t<std::variant<Models...>>) {
  std::shared_ptr<const CellLaw> law;
  const auto consider = [&]<class Model>(std::in_place_type_t<Model>) {
    if constexpr (!std::same_as<Model, device::Custom>) {  // which Python sees as a CellLaw
      if (!law && py::isinstance<Model>(object)) law = device::law(py::cast<Model>(object));
    }
  };
  (consider(std::in_place_type<Models>), ...);
  return law;
}

using Currents = py::typing::Tuple<Array, Array>;

template <class C>
void add_law(py::class_<C>& cls) {
  cls.def(
      "evaluate",
      [](const C& cell, const ArrayLike& g, const ArrayLike& v) -> Currents {
        const Array g_array = as_matrix(g, "g", "(word lines, bit lines)");
        const Array v_array = as_matrix(v, "v", "(word lines, bit lines)");
        auto out = circuit::evaluate(cell, view(g_array), view(v_array));
        return py::make_tuple(to_numpy(std::move(out.current)), to_numpy(std::move(out.slope)));
      },
      py::arg("g"), py::arg("v"),
      "(current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).");
}

template <class C>
void bind_cell(py::module_& m, const char* doc) {
  auto cls = bind_config<C>(m, doc);
  add_law(cls);
}

}  // namespace

std::shared_ptr<const CellLaw> law_of(py::handle object) {
  if (py::isinstance<CellLaw>(object)) return py::cast<std::shared_ptr<CellLaw>>(object);
  return law_of_device(object, std::in_place_type<device::Model>);
}

void bind_cells(py::module_& m) {
  bind_cell<circuit::Linear>(m, "Ohm's law, i = g v.");
  bind_cell<circuit::Sinh>(m, "i = g v0 sinh(v / v0): g is the conductance at small voltages.");
  bind_cell<circuit::Cubic>(m, "i = g v (1 + c v^2), with one c for all cells or one per cell.");
  bind_cell<circuit::OneTransistorOneResistor>(
      m,
      "1T1R: a cell behind a transistor, which is a resistance of r_on where `on` is 1, and where\n"
      "it is 0 conducts no more than its leakage, g_off.");
  bind_cell<circuit::OneSelectorOneResistor>(
      m, "1S1R: a cell behind a selector of i = i0 sinh(v / v0).");

  py::class_<NonlinearNetwork> network(m, "NonlinearNetwork",
                                       "A crossbar of cells of any law and wires, prepared once "
                                       "and solved for any number of inputs.");
  network.def(py::init([](const ArrayLike& g, const Wires& wires, const py::object& cell) {
                const Array array = as_matrix(g, "g", "(word lines, bit lines)");
                return std::make_unique<NonlinearNetwork>(view(array), wires,
                                                          from_python<circuit::Cell>(cell, "cell"));
              }),
              py::arg("g"), py::arg("wires"), py::arg("cell"));
  add_solving(network);
}

}  // namespace titania::python
