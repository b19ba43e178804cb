#include "arguments.hpp"

#include <random>
#include <string>

#include "bind_config.hpp"
#include "titania/core/error.hpp"

namespace titania::python {

namespace {

std::uint64_t to_unsigned(const py::object& object, const char* name) {
  if (py::isinstance<py::bool_>(object) || PyIndex_Check(object.ptr()) == 0) {
    throw_wrong_type(object, name, "int or None");
  }
  const auto whole = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
  if (!whole) throw py::error_already_set();
  const std::uint64_t x = PyLong_AsUnsignedLongLong(whole.ptr());
  if (PyErr_Occurred() != nullptr) {
    PyErr_Clear();
    throw ArgumentError(std::string(name) + " = " + std::string(py::str(whole)) +
                        ": must be in [0, 2^64)");
  }
  return x;
}

}  // namespace

std::uint64_t seed_or_draw(const SeedArgument& seed) {
  if (!seed.is_none()) return to_unsigned(seed, "seed");
  std::random_device device;
  return (std::uint64_t{device()} << 32) | device();
}

ReadOptions read_options(const IndexArgument& index, const py::str& noise, const py::str& law) {
  ReadOptions options;
  if (!index.is_none()) options.index = to_unsigned(index, "index");
  options.noise = from_python<NoiseMode>(noise, "noise");
  options.law = from_python<ReadLaw>(law, "law");
  return options;
}

ReadOptions measure_options(const IndexArgument& index,
                            const py::str& noise,
                            const py::str& law,
                            const py::str& energy,
                            const SampleArgument& sample) {
  ReadOptions options = read_options(index, noise, law);
  options.energy = from_python<EnergyMode>(energy, "energy");
  if (!sample.is_none()) options.sample = to_unsigned(sample, "sample");
  options.check();
  return options;
}

}  // namespace titania::python
