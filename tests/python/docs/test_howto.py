"""The guides that add to the library, followed in a copy: what each has you write is in its folder
of tests/howtos, new files under files/ and lines for files that are there in lines.py; check.py
then uses what was added.

Compiles the library once more: ./dev test -m long.
"""

import os
import runpy
import shutil
import subprocess
import sys

import pytest

from conftest import ROOT

HOWTOS = ROOT / "tests/howtos"
GUIDES = sorted(path.name for path in HOWTOS.iterdir())


def edits(guide):
    """Copies (from, to) of files, then lines: (file, where, mark, text)."""
    names = runpy.run_path(HOWTOS / guide / "lines.py")
    return names.get("COPIES", []), names["LINES"]


def write_lines(copy, guide):
    """Write into the files of the copy what lines.py says."""
    copies, lines = edits(guide)
    for there, here in copies:
        shutil.copy(copy / there, copy / here)
    for file, where, mark, text in lines:
        whole = (copy / file).read_text(encoding="utf-8")
        if where == "at end":
            written = whole + text
        else:
            assert whole.count(mark) == 1, (file, mark)
            new = {"before": text + mark, "after": mark + text, "instead": text}[where]
            written = whole.replace(mark, new)
        (copy / file).write_text(written, encoding="utf-8")


@pytest.fixture(scope="module")
def run_in_copy(tmp_path_factory):
    """All guides followed in one copy, which is built once; runs a program with it."""
    folder = tmp_path_factory.mktemp("howtos")
    copy, build = folder / "titania", folder / "build"
    copy.mkdir()
    shutil.copy(ROOT / "CMakeLists.txt", copy)
    for part in ("lib", "include", "python"):
        shutil.copytree(ROOT / part, copy / part)
    for guide in GUIDES:
        files = HOWTOS / guide / "files"
        if files.is_dir():
            shutil.copytree(files, copy, dirs_exist_ok=True)
        write_lines(copy, guide)

    pybind11 = run(sys.executable, "-m", "pybind11", "--cmakedir").strip()
    run("cmake", "-S", copy, "-B", build, "-G", "Ninja", "-DTITANIA_PYTHON=ON",
        f"-Dpybind11_DIR={pybind11}", f"-DPython_EXECUTABLE={sys.executable}")  # fmt: skip
    run("cmake", "--build", build, "--target", "_core")
    (extension,) = build.glob("python/_core*.so")
    shutil.copy(extension, copy / "python/titania")
    # -S keeps the editable install of this checkout out of the way.
    site = [p for p in sys.path if p.endswith("site-packages")]
    path = os.pathsep.join([str(copy / "python"), *site])

    def run_program(program, cwd):
        return run(sys.executable, "-S", program, cwd=cwd, env={"PYTHONPATH": path})

    return run_program


def run(*command, cwd=None, env=None):
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=cwd, env=os.environ | (env or {})
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.long
@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_adds_works(guide, run_in_copy, tmp_path):
    run_in_copy(HOWTOS / guide / "check.py", tmp_path)


@pytest.mark.parametrize("guide", GUIDES)
def test_what_is_followed_is_a_guide(guide):
    (page,) = (ROOT / "docs/howto").glob(f"add-a*-{guide}.md")
    text = page.read_text(encoding="utf-8")
    copies, lines = edits(guide)
    made = {here for _, here in copies}
    for file in {line[0] for line in lines} - made:
        assert file.removeprefix("include/titania/") in text, file


def test_every_guide_that_adds_to_the_library_is_followed():
    pages = {p.stem.split("-", 2)[2] for p in (ROOT / "docs/howto").glob("add-*.md")}
    assert pages == set(GUIDES)
