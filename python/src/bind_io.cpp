#include <filesystem>

#include <pybind11/stl/filesystem.h>

#include "bind_config.hpp"
#include "long_call.hpp"
#include "module.hpp"
#include "titania/io/accelerator.hpp"
#include "titania/io/archive.hpp"
#include "titania/io/preset.hpp"

namespace titania::python {

namespace {

using Saved = py::typing::Union<Crossbar, Tile>;

}  // namespace

void bind_io(py::module_& m) {
  m.def(
      "save",
      [](const Saved& object, const std::filesystem::path& path) {
        if (py::isinstance<Crossbar>(object)) {
          const auto& array = py::cast<const Crossbar&>(object);
          without_gil([&] { io::save(array, path); });
        } else if (py::isinstance<Tile>(object)) {
          const auto& tile = py::cast<const Tile&>(object);
          without_gil([&] { io::save(tile, path); });
        } else {
          throw_wrong_type(object, "object", "a Crossbar or a Tile");
        }
      },
      py::arg("object"), py::arg("path"),
      "Writes a Crossbar or a Tile with everything it is to an .npz file, whole or not at all.");
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
