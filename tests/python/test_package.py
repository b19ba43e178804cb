"""The package as installed: documentation that runs, types, dependencies."""

import doctest
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
from importlib.metadata import entry_points, requires, version
from pathlib import Path

import pytest

import titania as ti
from conftest import ROOT, run_python

PACKAGE = Path(ti.__file__).parent
MODULES = sorted(m.name for m in pkgutil.walk_packages([str(PACKAGE)], "titania."))


# --- Documentation -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["titania", *(m for m in MODULES if not m.endswith("_core"))])
def test_the_examples_in_docstrings_run(name):
    module = importlib.import_module(name)
    failed, _ = doctest.testmod(module, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert failed == 0


def test_there_are_examples_in_docstrings():
    found = doctest.DocTestFinder().find(importlib.import_module("titania.circuit._solve"))
    assert sum(len(test.examples) for test in found) >= 3


def test_the_shortest_useful_program_runs(capsys):
    blocks = re.findall(r"::\n\n((?:    .*\n|\n)+)", ti.__doc__)
    assert len(blocks) == 1
    exec(inspect.cleandoc(blocks[0]), {})
    printed = capsys.readouterr().out
    assert "per inference (macro, estimated)" in printed


def public():
    """(name, object) of everything that the package and its modules offer."""
    for module_name in ["titania", *(m for m in MODULES if "._" not in m)]:
        module = importlib.import_module(module_name)
        yield module_name, module
        for name in getattr(module, "__all__", []):
            yield f"{module_name}.{name}", getattr(module, name)


def test_every_public_name_has_a_docstring():
    missing = [
        name
        for name, thing in public()
        if name not in ("titania.__version__", "titania.circuit.Method", "titania.circuit.Scheme")
        and not (thing.__doc__ or "").strip()
    ]
    assert missing == []


def test_every_public_name_is_there():
    for name in (
        "device",
        "nonideality",
        "circuit",
        "energy",
        "baseline",
        "comparison",
        "periphery",
    ):
        module = getattr(ti, name)
        assert all(hasattr(module, n) for n in module.__all__)
        public_here = {n for n, v in vars(module).items() if inspect.isclass(v) and n[0] != "_"}
        defined = {n for n in public_here if "titania" in getattr(module, n).__module__}
        assert defined <= set(module.__all__), name
    assert all(hasattr(ti, n) for n in ti.__all__)


# --- Version, types, dependencies ----------------------------------------------------------------


def test_the_version_is_that_of_the_header():
    header = (ROOT / "include/titania/core/version.hpp").read_text()
    (stated,) = re.findall(r'#define TITANIA_VERSION "([^"]+)"', header)
    assert ti.__version__ == stated == version("titania")


def test_the_package_says_that_it_is_typed():
    assert (PACKAGE / "py.typed").is_file()
    stubs = [p for p in PACKAGE.rglob("*.pyi") if p.stat().st_size > 0]
    assert stubs, "no stubs for the extension"


def test_the_stubs_are_those_of_the_extension():
    stubs = ROOT / "tests/python/stubs.py"
    done = subprocess.run([sys.executable, stubs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_numpy_is_all_that_it_requires():
    needed = [r for r in requires("titania") if "extra ==" not in r]
    assert [re.match(r"[\w-]+", r).group() for r in needed] == ["numpy"]


def test_numpy_is_all_that_it_imports():
    code = """
import importlib.abc, sys
allowed = set(sys.stdlib_module_names) | {"numpy", "titania", "_titania_editable"}
class Block(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in allowed:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, Block())
import numpy as np, titania as ti
tile = ti.Tile(np.eye(3), seed=1)
tile @ np.ones(3), tile.measure(np.ones(3)), tile._repr_html_(), ti.baseline.gpus()
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr


def test_the_demo_says_what_is_missing_in_one_line():
    code = """
import sys
sys.modules["matplotlib"] = None
from titania.command import main
main(["demo", "--chips", "2"])
"""
    done = run_python(code)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert "pip install 'titania[demo]'" in done.stderr.strip().splitlines()[-1]


def test_importing_says_nothing_and_starts_no_thread():
    code = "import threading, titania; print(threading.active_count())"
    done = run_python(code)
    assert (done.stdout, done.stderr) == ("1\n", "")


def test_the_command_is_installed():
    (command,) = entry_points(group="console_scripts", name="titania")
    assert command.value == "titania.command:main"


def test_units_are_factors_to_base_units():
    u = ti.units
    assert 25 * u.uS == pytest.approx(25e-6)
    assert 100 * u.ns == pytest.approx(100e-9)
    assert (u.year, u.day, u.kohm, u.fJ) == (365.25 * 86400, 86400, 1e3, 1e-15)


def test_about_counts_what_the_tables_hold():
    text = ti.about()
    assert text.startswith(f"titania {ti.__version__}: ")
    for count, what in (
        (len(ti.workloads()), "workloads"),
        (len(ti.accelerators()), "accelerators"),
        (len(ti.baseline.gpus()), "GPUs"),
        (len(ti.energy.constants()), "energy figures"),
    ):
        assert f"{count} {what}" in text
