#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <pybind11/trampoline_self_life_support.h>

#include "bind_config.hpp"
#include "module.hpp"
#include "numpy.hpp"
#include "python_law.hpp"

namespace titania::python {

namespace {

/// A copy, since Python's function may keep what it is given.
Array own(std::span<const double> values) {
  return to_numpy(std::vector<double>(values.begin(), values.end()));
}

void copy(const py::object& values, const std::string& what, std::span<double> out) {
  const std::string axes = "(" + std::to_string(out.size()) + ",) = (cells,)";
  const Array array = as_vector(values, what.c_str(), axes.c_str());
  if (std::cmp_not_equal(array.size(), out.size())) throw_shape(array, what.c_str(), axes);
  std::copy_n(array.data(), out.size(), out.begin());
}

/// A law whose function is Python's.
class PythonLaw : public CellLaw, public py::trampoline_self_life_support {
 public:
  using CellLaw::CellLaw;

  void evaluate(std::span<const double> g,
                std::span<const double> v,
                std::span<double> i,
                std::span<double> slope) const override {
    const py::gil_scoped_acquire gil;
    evaluate_in_python(py::cast(static_cast<const CellLaw*>(this)), g, v, i, slope);
  }
};

}  // namespace

std::string class_name(const py::object& object) {
  return py::str(py::type::of(object).attr("__name__"));
}

void evaluate_in_python(const py::object& self,
                        std::span<const double> g,
                        std::span<const double> v,
                        std::span<double> i,
                        std::span<double> slope) {
  const py::object result = self.attr("evaluate")(own(g), own(v));
  const std::string where = class_name(self) + ".evaluate";
  if (!py::isinstance<py::sequence>(result) || py::len(result) != 2) {
    throw_wrong_type(result, where, "the pair (current, slope)");
  }
  copy(result[py::int_(0)], where + ": current", i);
  copy(result[py::int_(1)], where + ": slope", slope);
}

void bind_cell_law(py::module_& m) {
  py::class_<CellLaw, PythonLaw, py::smart_holder>(
      m, "CellLaw",
      "Base of a current-voltage law written in Python.\n\n"
      "A subclass has a method evaluate(g, v) that returns the arrays (current in A, slope di/dv\n"
      "in S) for arrays of conductances (S) and voltages (V).  The current is 0 at 0 V and never\n"
      "falls with voltage.  A solve calls it a few times per sweep with all cells of an array,\n"
      "never per cell.")
      .def(py::init<>());
}

}  // namespace titania::python
