#include <filesystem>
#include <utility>

#include <pybind11/stl/filesystem.h>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/io/archive.hpp"
#include "titania/io/preset.hpp"

namespace titania::python {

namespace {

template <class... Ts>
void save(const py::typing::Union<Ts...>& object, const std::filesystem::path& path) {
  bool done = false;
  const auto consider = [&]<class T>(std::in_place_type_t<T>) {
    if (done || !py::isinstance<T>(object)) return;
    const auto& saved = py::cast<const T&>(object);
    without_gil([&] { io::save(saved, path); });
    done = true;
  };
  (consider(std::in_place_type<Ts>), ...);
  if (!done) throw_wrong_type(object, "object", "a Crossbar, a Tile or a Network");
}

}  // namespace

void bind_io(py::module_& m) {
  m.def(
      "save", &save<Crossbar, Tile, Network>, py::arg("object"), py::arg("path"),
      "Writes a Crossbar, a Tile or a Network with everything it is to an .npz file, whole or not\n"
      "at all.");
  m.def(
      "load",
      [](const std::filesystem::path& path) { return without_gil([&] { return io::load(path); }); },
      py::arg("path"),
      "Reads what save() wrote.  Raises FileError for a file that is truncated, was changed, or "
      "is\n"
      "something else; nothing in a file is ever executed.");
  m.def("preset", &io::preset, py::arg("name"), "The TileConfig of a preset.");
  m.def("preset_names", &io::preset_names, "Names of the presets.");
  m.def("preset_citations", &io::preset_citations, py::arg("name"),
        "What a preset is and where its numbers come from.");
  m.def("accelerator", &io::accelerator, py::arg("name"),
        "The Accelerator of that name, in any case and with '-' or '_'.");
  m.def("accelerators", &io::accelerator_names, "Names of the accelerators.");
}

}  // namespace titania::python
