#include <string>

#include <pybind11/trampoline_self_life_support.h>

#include "bind_config.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "titania/device/models.hpp"

namespace titania::python {

namespace {

using device::CustomModel;

/// Memory of the library as an array, for the length of one call.
py::array borrow(std::span<const double> values) {
  Array array({static_cast<py::ssize_t>(values.size())}, values.data(), py::none());
  array.attr("flags").attr("writeable") = false;
  return array;
}

/// A device model whose functions are Python's.  Each is called once per array operation.
class PythonModel : public CustomModel, public py::trampoline_self_life_support {
 public:
  using CustomModel::CustomModel;

  [[nodiscard]] std::string name() const override {
    const py::gil_scoped_acquire gil;
    return py::str(py::type::of(self()).attr("__name__"));
  }
  [[nodiscard]] double g_min() const override { return number("g_min"); }
  [[nodiscard]] double g_max() const override { return number("g_max"); }

  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    const py::gil_scoped_acquire gil;
    const py::tuple result = self().attr("evaluate")(borrow(g), borrow(v));
    copy(result[0], "current", i);
    copy(result[1], "slope", slope);
  }

 private:
  [[nodiscard]] py::object self() const { return py::cast(static_cast<const CustomModel*>(this)); }
  [[nodiscard]] double number(const char* attribute) const {
    const py::gil_scoped_acquire gil;
    return to_number(self().attr(attribute), name() + "." + attribute);
  }
  void copy(const py::object& values, const char* what, std::span<double> out) const {
    const Array array = as_vector(values, what, "(cells,)");
    if (static_cast<std::size_t>(array.size()) != out.size()) {
      throw ShapeError(name() + ".evaluate: " + what + " has shape (" +
                       std::to_string(array.size()) + ",), expected (" +
                       std::to_string(out.size()) + ",) = (cells,)");
    }
    std::copy_n(array.data(), out.size(), out.begin());
  }
};

/// evaluate() of any model on NumPy arrays.
py::tuple evaluate(const device::Model& model, py::handle g, py::handle v) {
  const Array g_array = as_array(g, "g");
  const Array v_array = as_array(v, "v");
  const py::tuple both = py::module_::import("numpy").attr("broadcast_arrays")(g_array, v_array);
  const Array g_full = as_array(both[0], "g");
  const Array v_full = as_array(both[1], "v");
  const auto count = static_cast<std::size_t>(g_full.size());
  std::vector<double> i(count);
  std::vector<double> slope(count);
  device::law(model)->evaluate({g_full.data(), count}, {v_full.data(), count}, i, slope);
  const py::object shape = g_full.attr("shape");
  return py::make_tuple(to_numpy(std::move(i)).attr("reshape")(shape),
                        to_numpy(std::move(slope)).attr("reshape")(shape));
}

template <class M>
void add_law(py::class_<M>& cls) {
  cls.def(
      "evaluate", [](const M& m, py::handle g, py::handle v) { return evaluate(m, g, v); },
      py::arg("g"), py::arg("v"),
      "(current in A, slope di/dv in S) of cells of small-signal conductance g (S) at v (V).\n\n"
      "Shapes broadcast.");
}

}  // namespace

void bind_device(py::module_& parent) {
  auto m = parent.def_submodule("device", "Device models.");
  auto ideal = bind_config<device::Ideal>(m, "Linear cells that take any conductance exactly.");
  add_law(ideal);
  auto tio2 = bind_config<device::Tio2Passive>(
      m,
      "Pt/Al2O3/TiO2-x memristor of a passive crossbar, by its statistics.\n\n"
      "Prezioso et al., Nature 521:61 (2015); I-V law of Nili et al., IEEE TNANO 19:344 (2020).");
  add_law(tio2);
  tio2.def_static(
      "cubic_share", [](double g) { return device::Tio2Passive::cubic_share(g); }, py::arg("g"),
      "c(g) (1/V^2) of i = g v (1 + c(g) v^2) for a conductance g (S).");
  auto vteam = bind_config<device::Vteam>(
      m,
      "VTEAM: voltage-threshold memristor with a state w (m).\n\n"
      "Kvatinsky et al., IEEE TCAS-II 62:786 (2015).  Positive voltage sets.");
  add_law(vteam);
  vteam.def("rate", &device::Vteam::rate, py::arg("v"), "dw/dt (m/s) at voltage v (V).")
      .def("step", &device::Vteam::step, py::arg("w"), py::arg("v"), py::arg("t"),
           "State (m) after a constant voltage v (V) for t (s), exact.")
      .def("conductance", &device::Vteam::conductance, py::arg("w"), "S, of a state w (m).")
      .def("state", &device::Vteam::state, py::arg("g"), "State (m) of a conductance g (S).");

  py::class_<CustomModel, PythonModel, py::smart_holder>(
      m, "CustomModel",
      "Base of a device model written in Python.\n\n"
      "A subclass has the attributes g_min and g_max (S) and a method evaluate(g, v) that returns\n"
      "the arrays (current in A, slope in S) for arrays of conductances (S) and voltages (V).\n"
      "It is called once per array operation, never per cell.")
      .def(py::init<>());
}

}  // namespace titania::python
