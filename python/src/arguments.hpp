#pragma once

#include <cstdint>

#include <pybind11/pybind11.h>
#include <pybind11/typing.h>

#include "titania/array/crossbar.hpp"

namespace titania::python {

namespace py = pybind11;

/// Arguments that several classes take, read so that an error names the argument.
using SeedArgument = py::typing::Optional<py::int_>;
using IndexArgument = py::typing::Optional<py::int_>;
using SampleArgument = py::typing::Optional<py::int_>;

/// The seed, or for None one drawn from the system, which the object then records.
[[nodiscard]] std::uint64_t seed_or_draw(const SeedArgument& seed);

/// Options of a read.
[[nodiscard]] ReadOptions read_options(const IndexArgument& index,
                                       const py::str& noise,
                                       const py::str& law);

/// Options of a read whose energy is wanted.
[[nodiscard]] ReadOptions measure_options(const IndexArgument& index,
                                          const py::str& noise,
                                          const py::str& law,
                                          const py::str& energy,
                                          const SampleArgument& sample);

}  // namespace titania::python
