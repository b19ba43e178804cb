"""The guides "add a device model" and "add a non-ideality", followed step by step in a copy.

Compiles the library once more: ./dev test -m long.
"""

import os
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

DEVICE = """#pragma once

#include <tuple>

#include "titania/core/config.hpp"

namespace titania::device {

/// i = g v (1 + share v^2)
struct Cubic {
  static constexpr const char* type_name = "Cubic";
  double g_min = 1e-6;
  double g_max = 100e-6;
  double share = 3.0;

  [[nodiscard]] double current(double g, double v) const { return g * v * (1 + share * v * v); }
  [[nodiscard]] double slope(double g, double v) const { return g * (1 + 3 * share * v * v); }
  bool operator==(const Cubic&) const = default;
};

}  // namespace titania::device

namespace titania {

template <>
inline constexpr auto fields<device::Cubic> = std::tuple{
    field("g_min", &device::Cubic::g_min, "S", closed(0, 1), "Lowest conductance.", "[choice]"),
    field("g_max", &device::Cubic::g_max, "S", left_open(0, 1), "Highest.", "[choice]"),
    field("share", &device::Cubic::share, "1/V^2", closed(0, 100), "Cubic term.", "[choice]"),
};

}  // namespace titania
"""

EFFECT = """#pragma once

#include <cstdint>
#include <span>
#include <tuple>

#include "titania/core/config.hpp"
#include "titania/core/export.hpp"
#include "titania/core/random.hpp"

namespace titania::nonideality {

/// Every cell is written low by the same share.
struct TITANIA_API Shortfall {
  static constexpr const char* type_name = "Shortfall";
  double share = 0.1;

  void at_program(std::span<double> g, const RandomStream& stream, std::uint64_t event) const;
  bool operator==(const Shortfall&) const = default;
};

}  // namespace titania::nonideality

namespace titania {

template <>
inline constexpr auto fields<nonideality::Shortfall> = std::tuple{
    field("share", &nonideality::Shortfall::share, "", closed(0, 1), "Lost.", "[choice]"),
};

}  // namespace titania
"""

KERNEL = """#include "titania/nonideality/shortfall.hpp"

#include "core/kernel.hpp"

namespace titania::nonideality {

namespace {

TITANIA_CLONES void scale(double* g, std::size_t count, double kept) {
  for (std::size_t k = 0; k < count; ++k) g[k] *= kept;
}

}  // namespace

void Shortfall::at_program(std::span<double> g,
                           const RandomStream& /*stream*/,
                           std::uint64_t /*event*/) const {
  scale(g.data(), g.size(), 1 - share);
}

}  // namespace titania::nonideality
"""

NEW = {
    "include/titania/device/cubic.hpp": DEVICE,
    "include/titania/nonideality/shortfall.hpp": EFFECT,
    "lib/nonideality/shortfall.cpp": KERNEL,
}

# File: (after or before which text, what is written there).
LINES = {
    "include/titania/device/models.hpp": [
        ("before", '#include "titania/device/custom.hpp"', '#include "titania/device/cubic.hpp"\n'),
        ("before", "Custom>;", "Cubic, "),
    ],
    "include/titania/nonideality/effects.hpp": [
        (
            "after",
            '#include "titania/nonideality/read_noise.hpp"\n',
            '#include "titania/nonideality/shortfall.hpp"\n',
        ),
        ("after", "PowerLawDrift, ReadNoise", ", Shortfall"),
    ],
    "lib/io/json.cpp": [
        ("before", "TITANIA_JSON(device::Ideal)", "TITANIA_JSON(device::Cubic)\n"),
        ("before", "TITANIA_JSON(device::Ideal)", "TITANIA_JSON(nonideality::Shortfall)\n"),
    ],
    "python/src/bind_device.cpp": [
        (
            "before",
            "  auto tio2 = bind_config",
            '  auto cubic = bind_config<device::Cubic>(m, "Cubic cells.");\n  add_law(cubic);\n',
        )
    ],
    "python/src/bind_nonideality.cpp": [
        (
            "before",
            "  bind_config<nonideality::ProgrammingError>",
            '  bind_config<nonideality::Shortfall>(m, "Written low.");\n',
        )
    ],
    "python/titania/device.py": [
        ("before", "    Ideal,\n", "    Cubic,\n"),
        ("before", '    "Ideal",\n', '    "Cubic",\n'),
    ],
    "python/titania/nonideality.py": [
        ("before", "    ProgrammingError,\n", "    Shortfall,\n"),
        ("before", '    "ProgrammingError",\n', '    "Shortfall",\n'),
    ],
}

PROGRAM = """
import numpy as np, titania as ti
device, effect = ti.device.Cubic(share=2.0), ti.nonideality.Shortfall(share=0.25)
config = ti.ArrayConfig(rows=4, cols=4, device=device, nonidealities=[effect])
assert ti.ArrayConfig.from_json(config.to_json()) == config
assert ti.device.Cubic.from_json(device.to_json()) == device
assert ti.nonideality.Shortfall.from_json(effect.to_json()) == effect
array = ti.Crossbar(config, seed=1)
array.program(np.full((4, 4), 40e-6))
assert np.allclose(array.conductance, 30e-6, rtol=1e-12)
assert np.allclose(device.evaluate(1e-5, 0.5)[0], 1e-5 * 0.5 * 1.5)
ti.save(array, "array.npz")
assert np.array_equal(ti.load("array.npz").conductance, array.conductance)
try:
    ti.device.Cubic(share=-1)
except ti.ConfigError as error:
    print(error)
"""


@pytest.mark.long
def test_a_device_and_a_nonideality_are_added_by_following_the_guides(tmp_path):
    copy = tmp_path / "titania"
    for part in ("CMakeLists.txt", "lib", "include", "python"):
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, _made(copy) / part)
    for name, text in NEW.items():
        (copy / name).write_text(text)
    for name, lines in LINES.items():
        text = (copy / name).read_text()
        for where, mark, line in lines:
            assert text.count(mark) == 1, (name, mark)
            text = text.replace(mark, line + mark if where == "before" else mark + line)
        (copy / name).write_text(text)

    build = tmp_path / "build"
    pybind11 = subprocess.check_output([sys.executable, "-m", "pybind11", "--cmakedir"], text=True)
    _run("cmake", "-S", copy, "-B", build, "-G", "Ninja", "-DTITANIA_PYTHON=ON",
         f"-Dpybind11_DIR={pybind11.strip()}", f"-DPython_EXECUTABLE={sys.executable}")  # fmt: skip
    _run("cmake", "--build", build, "--target", "_core")
    (extension,) = build.glob("python/_core*.so")
    shutil.copy(extension, copy / "python/titania")
    # -S keeps the editable install of this checkout out of the way.
    site = [p for p in sys.path if p.endswith("site-packages")]
    path = os.pathsep.join([str(copy / "python"), *site])
    said = _run(sys.executable, "-S", "-c", PROGRAM, cwd=tmp_path, env={"PYTHONPATH": path})
    assert said == "Cubic.share = -1 1/V^2: must be in [0, 100] 1/V^2\n"


def _made(folder):
    folder.mkdir(exist_ok=True)
    return folder


def _run(*command, cwd=None, env=None):
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | (env or {})
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
