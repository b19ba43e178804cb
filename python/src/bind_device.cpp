#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/trampoline_self_life_support.h>

#include "bind_config.hpp"
#include "core/checks.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "python_law.hpp"
#include "titania/core/error.hpp"
#include "titania/core/text.hpp"
#include "titania/device/models.hpp"

namespace titania::python {

namespace {

using device::CustomModel;

/// A device model whose functions are Python's.
class PythonModel : public CustomModel, public py::trampoline_self_life_support {
 public:
  using CustomModel::CustomModel;

  [[nodiscard]] std::string name() const override {
    const py::gil_scoped_acquire gil;
    return class_name(self());
  }
  [[nodiscard]] double g_min() const override { return number("g_min"); }
  [[nodiscard]] double g_max() const override { return number("g_max"); }

  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    const py::gil_scoped_acquire gil;
    evaluate_in_python(self(), g, v, i, slope);
  }

 private:
  [[nodiscard]] py::object self() const { return py::cast(static_cast<const CustomModel*>(this)); }
  [[nodiscard]] double number(const char* attribute) const {
    const py::gil_scoped_acquire gil;
    return to_number(self().attr(attribute), name() + "." + attribute);
  }
};

/// evaluate() of any model on NumPy arrays.
py::typing::Tuple<Array, Array> evaluate(const device::Model& model,
                                         const ArrayLike& g,
                                         const ArrayLike& v) {
  const Array g_array = as_array(g, "g");
  const Array v_array = as_array(v, "v");
  const py::tuple both = py::module_::import("numpy").attr("broadcast_arrays")(g_array, v_array);
  const Array g_full = as_array(both[0], "g");
  const Array v_full = as_array(both[1], "v");
  const auto count = static_cast<std::size_t>(g_full.size());
  const std::span<const double> conductances(g_full.data(), count);
  const std::span<const double> voltages(v_full.data(), count);
  if (const auto bad = detail::first_bad(conductances, 0); bad != count) {
    throw ArgumentError("g = " + to_text(conductances[bad], "S") +
                        ": must be finite and not negative");
  }
  if (const auto bad = detail::first_bad(voltages); bad != count) {
    throw ArgumentError("v = " + to_text(voltages[bad], "V") + ": must be finite");
  }
  std::vector<double> i(count);
  std::vector<double> slope(count);
  device::law(model)->evaluate(conductances, voltages, i, slope);
  const py::object shape = g_full.attr("shape");
  return py::make_tuple(to_numpy(std::move(i)).attr("reshape")(shape),
                        to_numpy(std::move(slope)).attr("reshape")(shape));
}

template <class M>
void add_law(py::class_<M>& cls) {
  cls.def(
      "evaluate",
      [](const M& m, const ArrayLike& g, const ArrayLike& v) { return evaluate(m, g, v); },
      py::arg("g"), py::arg("v"),
      "(current in A, slope di/dv in S) of cells of small-signal conductance g (S) at v (V).\n\n"
      "Shapes broadcast.");
}

}  // namespace

void bind_device(py::module_& m) {
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

  py::class_<CustomModel, CellLaw, PythonModel, py::smart_holder>(
      m, "CustomModel",
      "Base of a device model written in Python.\n\n"
      "A subclass has the attributes g_min and g_max (S) and a method evaluate(g, v) that returns\n"
      "the arrays (current in A, slope in S) for arrays of conductances (S) and voltages (V).\n"
      "Programming calls it some tens of times with a few hundred conductances between g_min and\n"
      "g_max, never per cell.")
      .def(py::init<>());
}

}  // namespace titania::python
