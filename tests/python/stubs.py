"""Compares python/titania/_core/*.pyi with the extension; with --write, writes them."""

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

COMMITTED = Path(__file__).parents[2] / "python/titania/_core"

# The signatures of what is compiled have no types; their docstrings, which come second, do.
GENERATE = """
import inspect
import pybind11_stubgen

written_in_python = inspect.getfullargspec

def getfullargspec(function):
    if inspect.isfunction(function):
        return written_in_python(function)
    raise TypeError(function)

inspect.getfullargspec = getfullargspec
pybind11_stubgen.main()
"""


def generate(folder):
    """Stubs of the extension as it is, in folder/titania/_core."""
    command = [sys.executable, "-c", GENERATE, "titania._core", "--output-dir", folder]
    environment = os.environ | {"PYTHONHASHSEED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode != 0 or "ERROR" in done.stderr:
        sys.exit(done.stderr)
    return Path(folder) / "titania/_core"


def main():
    with tempfile.TemporaryDirectory() as folder:
        fresh = generate(folder)
        if "--write" in sys.argv:
            shutil.rmtree(COMMITTED, ignore_errors=True)
            shutil.copytree(fresh, COMMITTED)
            return
        names = sorted(path.name for path in fresh.iterdir())
        there = sorted(path.name for path in COMMITTED.glob("*.pyi"))
        _, different, missing = filecmp.cmpfiles(fresh, COMMITTED, names, shallow=False)
        odd = sorted({*different, *missing, *set(there).difference(names)})
        if odd:
            sys.exit(f"stubs differ from the extension: {', '.join(odd)}; ./dev lint --fix")


if __name__ == "__main__":
    main()
