"""The house: who may include whom, what a public header needs, and habits of the files."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import ROOT

# design.md 2: a file includes its own folder and strictly lower ranks.
RANKS = {
    "core": 0,
    "device": 1,
    "circuit": 1,
    "nonideality": 1,
    "periphery": 1,
    "zoo": 1,
    "array": 2,
    "mapping": 2,
    "energy": 2,
    "tile": 3,
    "baseline": 3,
    "accelerator": 3,
    "network": 4,
    "comparison": 5,
    "io": 5,
}
EXEMPT = ("titania/titania.hpp", "titania/eigen.hpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.M)
HEADERS = sorted((ROOT / "include").rglob("*.hpp"))
LIBRARY = [*HEADERS, *sorted((ROOT / "lib").rglob("*.[ch]pp"))]
CODE = sorted(
    path
    for folder in ("include", "lib", "python", "bench", "tests", "examples", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in (".hpp", ".cpp", ".py")
)


def short(path):
    return str(path.relative_to(ROOT))


def test_the_pages_name_the_rooms_that_there_are_with_their_ranks():
    contributing = (ROOT / "CONTRIBUTING.md").read_text()
    quoted = re.findall(r"^rank (\d)  (.*)$", contributing, re.M)
    assert {room: int(rank) for rank, rooms in quoted for room in rooms.split()} == RANKS
    parts = (ROOT / "docs/explanation/how_the_parts_fit.md").read_text()
    assert set(re.findall(r"^\| `(\w+)` \|", parts.split("In Python each")[0], re.M)) == {
        *RANKS,
        "python",
    }


def includes(path):
    """(bracket, name) of everything that a file includes."""
    return INCLUDE.findall(path.read_text())


def room(name):
    """The folder of the house that a name of an include belongs to; None for other libraries."""
    folder = name.removeprefix("titania/").split("/")[0]
    return folder if folder in RANKS and "/" in name else None


def test_the_tests_see_the_whole_library():
    assert len(HEADERS) > 40
    assert len(LIBRARY) > 90
    assert {room(short(p).split("/", 1)[1]) for p in LIBRARY} >= set(RANKS)


@pytest.mark.parametrize("path", LIBRARY, ids=short)
def test_a_file_includes_its_own_folder_and_lower_ranks_only(path):
    inside = short(path).split("/", 1)[1]
    if inside in EXEMPT:
        return
    mine = room(inside)
    assert mine is not None, "a file outside the rooms of the house"
    for _, name in includes(path):
        other = room(name)
        if other is not None and other != mine:
            assert RANKS[other] < RANKS[mine], f"{inside} includes {name}"
        assert name not in EXEMPT


@pytest.mark.parametrize("path", HEADERS, ids=short)
def test_a_public_header_includes_the_standard_library_and_titania_only(path):
    for bracket, name in includes(path):
        if bracket == '"':
            assert name.startswith("titania/")
            assert (ROOT / "include" / name).is_file()
        elif path.name != "eigen.hpp":
            assert re.fullmatch(r"[a-z_]+", name), f"<{name}> is not of the standard library"


@pytest.mark.parametrize("path", HEADERS, ids=short)
def test_a_public_header_is_guarded(path):
    assert path.read_text().startswith("#pragma once")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("g++") is None, reason="no compiler")
def test_every_public_header_compiles_alone(tmp_path):
    # Two at a time: each in a file of its own that includes nothing else.
    command = ["g++", "-std=c++20", "-Wall", "-Wextra", "-Werror", "-fsyntax-only"]
    wanted = [p for p in HEADERS if p.name != "eigen.hpp"]
    sources = []
    for k, path in enumerate(wanted):
        source = tmp_path / f"{k}.cpp"
        source.write_text(f'#include "{path.relative_to(ROOT / "include")}"\n')
        sources.append(source)
    failures = []
    for first in range(0, len(sources), 2):
        pair = [
            subprocess.Popen(
                [*command, "-I", str(ROOT / "include"), str(s)], stderr=subprocess.PIPE, text=True
            )
            for s in sources[first : first + 2]
        ]
        for process, path in zip(pair, wanted[first:], strict=False):
            _, errors = process.communicate()
            if process.returncode != 0:
                failures.append(f"{short(path)}:\n{errors}")
    assert failures == []


def test_the_umbrella_header_includes_what_most_programs_need():
    names = {name for _, name in includes(ROOT / "include/titania/titania.hpp")}
    needed = "array/crossbar tile/tile network/network circuit/solve"
    needed += " comparison/comparison io/archive"
    assert {f"titania/{name}.hpp" for name in needed.split()} <= names


# --- Habits --------------------------------------------------------------------------------------


TESTS = ROOT / "tests" / "python"
OF_THE_HOUSE = ("test_architecture", "test_floors", "test_package", "test_public", "test_style")


def sources_of(folder):
    """Names of the sources that tests in a folder may be of; a folder's own name is its whole."""
    places = [ROOT / top / folder for top in ("python/titania", "include/titania", "lib", "")]
    files = [path for place in places for path in place.glob("*")]
    files += [path for place in places for path in place.parent.glob(f"{place.name}.*")]
    return {path.stem.lstrip("_") for path in files} | {folder.split("/")[-1]}


@pytest.mark.parametrize("path", sorted(TESTS.rglob("test_*.py")), ids=short)
def test_a_python_test_mirrors_a_source(path):
    # circuit/test_solve_input.py tests circuit/_solve.py, and more precisely what it takes.
    folder, name = path.relative_to(TESTS).parent.as_posix(), path.stem
    if folder == ".":
        assert name in OF_THE_HOUSE
        return
    words = name.removeprefix("test_").split("_")
    beginnings = {"_".join(words[:k]) for k in range(1, len(words) + 1)}
    assert beginnings & sources_of(folder)


def test_no_file_is_longer_than_400_lines():
    long = {short(p): n for p in CODE if (n := len(p.read_text().splitlines())) > 400}
    assert long == {}


def test_no_python_function_is_longer_than_50_lines():
    functions = [
        (path, node)
        for path in CODE
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef)
    ]
    assert len(functions) > 1000
    lengths = {f"{short(p)}: {f.name}": f.end_lineno - f.lineno + 1 for p, f in functions}
    assert {name: length for name, length in lengths.items() if length > 50} == {}


PRINTING = re.compile(
    r"std::(cout|cerr|clog|wcout|print|println)\b|\b(printf|fprintf|puts|fputs|putchar|perror)\s*\("
    r"|\b(stdout|stderr)\b|#\s*include\s*<(iostream|print)>"
)


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


@pytest.mark.parametrize("path", LIBRARY, ids=short)
def test_nothing_in_the_library_prints(path):
    found = PRINTING.search(without_comments(path.read_text()))
    assert found is None, found


def test_the_search_for_printing_finds_it():
    for text in ("std::cout << 1;", 'printf("a")', "fprintf(stderr, x)", "#include <iostream>"):
        assert PRINTING.search(text)
    assert not PRINTING.search("snprintf(buffer)")


def tracked():
    """Files of the repository that are text, tests' own data aside."""
    command = ["git", "-C", str(ROOT), "ls-files", "-co", "--exclude-standard"]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    for name in names:
        path = ROOT / name
        if name.startswith("tests/data/") or not path.is_file():
            continue
        try:
            yield name, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_file_names_a_place_on_somebodys_machine():
    machine = re.compile("(?<![\\w.])/(" + "work|root|home/[a-z]+" + r")/\w")
    found = [f"{name}: {m.group()}" for name, text in tracked() for m in machine.finditer(text)]
    assert found == []


ARCHIVE = ROOT / "build" / "dev" / "lib" / "libtitania.a"


@pytest.mark.skipif(not ARCHIVE.exists(), reason=f"{ARCHIVE.name} was not built in build/dev")
@pytest.mark.skipif(shutil.which("objdump") is None, reason="no objdump")
def test_no_kernel_has_a_fused_multiply_add():
    # The same bits on every instruction set: -ffp-contract=off must reach every kernel.
    command = ["objdump", "-d", "--no-show-raw-insn", str(ARCHIVE)]
    code = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "ret" in code
    assert re.findall(r"\bvfn?m(?:add|sub)\w*", code) == []


def test_the_kernels_are_there_for_every_instruction_set():
    if not ARCHIVE.exists():
        pytest.skip(f"{ARCHIVE.name} was not built in build/dev")
    symbols = subprocess.run(
        ["nm", str(ARCHIVE)], capture_output=True, text=True, check=True
    ).stdout
    for level in ("arch_x86_64_v3", "arch_x86_64_v4"):
        assert level in symbols


def test_the_walk_over_files_is_not_empty():
    assert len(CODE) > 100
    assert Path(__file__) in CODE
    assert sum(1 for _ in tracked()) > 100
