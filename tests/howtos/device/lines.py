"""What docs/howto/add-a-device.md says to write into files that are there."""

LINES = [
    (
        "include/titania/device/models.hpp",
        "before",
        '#include "titania/device/custom.hpp"',
        '#include "titania/device/cubic.hpp"\n',
    ),
    ("include/titania/device/models.hpp", "before", "Custom>;", "Cubic, "),
    ("lib/io/json.cpp", "before", "TITANIA_JSON(device::Ideal)", "TITANIA_JSON(device::Cubic)\n"),
    (
        "python/src/bind_device.cpp",
        "before",
        "  auto tio2 = bind_config",
        """\
  auto cubic = bind_config<device::Cubic>(m, "Cubic cells.");
  add_law(cubic);
""",
    ),
    ("python/titania/device.py", "before", "    Ideal,\n", "    Cubic,\n"),
    ("python/titania/device.py", "before", '    "Ideal",', '    "Cubic",\n'),
]
