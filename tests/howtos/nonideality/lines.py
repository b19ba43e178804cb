"""What docs/howto/add-a-nonideality.md says to write into files that are there."""

LINES = [
    (
        "include/titania/nonideality/effects.hpp",
        "before",
        '#include "titania/nonideality/stuck_cells.hpp"',
        '#include "titania/nonideality/shortfall.hpp"\n',
    ),
    ("include/titania/nonideality/effects.hpp", "after", "PowerLawDrift, ReadNoise", ", Shortfall"),
    (
        "lib/io/json.cpp",
        "before",
        "TITANIA_JSON(nonideality::ProgrammingError)",
        "TITANIA_JSON(nonideality::Shortfall)\n",
    ),
    (
        "python/src/bind_nonideality.cpp",
        "before",
        "  bind_config<nonideality::ProgrammingError>",
        '  bind_config<nonideality::Shortfall>(m, "Written low.");\n',
    ),
    ("python/titania/nonideality.py", "before", "    ProgrammingError,\n", "    Shortfall,\n"),
    ("python/titania/nonideality.py", "before", '    "ProgrammingError",', '    "Shortfall",\n'),
]
