"""The rules of CONTRIBUTING.md, each as a test; formatting and naming in Python are ruff's."""

import re

import pytest

from conftest import ROOT
from test_architecture import CODE, HEADERS, LIBRARY, short, without_comments

CPP = [path for path in CODE if path.suffix in (".hpp", ".cpp")]
SOURCES = {path: path.read_text() for path in CPP}


def code_of(path):
    """A file without comments and texts."""
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', without_comments(SOURCES[path]))


BEGINNING = re.compile(r"(| {2})[^\s/#}]")
OTHER_BLOCK = re.compile(
    r"\b(namespace|class|struct|enum|union)\b[^()]*\{$|fields<|^(if|for|while|switch|else|do|try)\b"
)


def functions(text):
    """(head, lines, is it a kernel) of every function of a file.

    clang-format puts the brace of a function at the end of a line, and its end at the indentation
    of its beginning, which is that of a namespace (0) or of a class (2).
    """
    lines = text.splitlines()
    for at in (k for k, line in enumerate(lines) if line.endswith("{")):
        first = at
        while first > 0 and re.search(r"[^\s;}{:]$", lines[first - 1]) and not re.match(
            r"\s*(//|#)|(public|private):", lines[first - 1]
        ):
            first -= 1
        beginning = BEGINNING.match(lines[first])
        head = " ".join(line.strip() for line in lines[first : at + 1])
        declared = re.sub(r"<[^<>]*>", "", head.split("(")[0])
        is_call = re.match(r"[a-z:_]+$", declared)  # neither a result nor a constructor
        is_statement = is_call or re.match(r"return\b", head) or re.search(r"[.=]|->", declared)
        if not beginning or "(" not in head or is_statement or OTHER_BLOCK.search(head):
            continue
        ends = (k for k in range(at + 1, len(lines)) if lines[k].startswith(beginning[1] + "}"))
        length = next(ends, len(lines)) - first + 1
        yield head, length, "TITANIA_CLONES" in head or "TITANIA_INLINE" in head


def test_no_function_is_longer_than_50_lines_and_no_kernel_longer_than_110():
    # The loops of a kernel share registers: it is cut where the compiler may cut it.
    found = [(path, f) for path in CPP for f in functions(SOURCES[path])]
    assert len(found) > 1000
    assert sum(is_kernel for _, (_, _, is_kernel) in found) > 50
    long = {
        f"{short(path)}: {head[:60]}": length
        for path, (head, length, is_kernel) in found
        if length > (110 if is_kernel else 50)
    }
    assert long == {}


def test_the_search_for_functions_finds_their_lengths():
    text = "int f(int a,\n      int b) {\n  return a;\n}\n\nstruct S {\n  void g() {\n  }\n};\n"
    assert [(head, length) for head, length, _ in functions(text)] == [
        ("int f(int a, int b) {", 4),
        ("void g() {", 2),
    ]


def test_types_are_in_camel_case():
    named = re.compile(r"\b(?:class|struct|enum class)\s+(?:TITANIA_API\s+)?(\w+)(?: final)?\s*(?:\{|:(?!:))")
    names = [(path, name) for path in CPP for name in named.findall(code_of(path))]
    assert len(names) > 300
    assert {n for _, n in names if not re.fullmatch(r"[A-Z][A-Za-z0-9]*", n)} == set()


def test_macros_are_few_and_none_outlives_its_list():
    # The marker of exported symbols, the version, and what makes a kernel for every machine.
    lasting = {"TITANIA_API", "TITANIA_VERSION", "CATCH_CONFIG_MAIN"}
    makers = ("lib/core/kernel.hpp", "lib/circuit/nonlinear/cell_clones.hpp")
    for path in CPP:
        text = SOURCES[path]
        for name in re.findall(r"#\s*define\s+(\w+)", text):
            undone = re.search(rf"#\s*undef\s+{name}\b", text)
            assert name in lasting or undone or short(path) in makers, f"{short(path)}: {name}"


def test_nothing_is_made_with_a_bare_new():
    # The buffer asks for aligned memory and hands it to a std::unique_ptr.
    for path in LIBRARY:
        found = re.search(r"(?<!operator )\bnew\b(?!>)|\bdelete\b(?! ?;)", code_of(path))
        assert not found or path.name == "buffer.cpp", short(path)


def declarations(path):
    """What a public header declares with a result, one line each."""
    text = re.sub(r"\s+", " ", re.sub(r"^\s*#.*$", "", code_of(path), flags=re.M))
    return re.findall(r"[^;{}]+\([^;{}]*\)[^;{}()]*(?=[;{])", text)


@pytest.mark.parametrize("path", HEADERS, ids=short)
def test_a_function_whose_result_is_all_it_does_says_nodiscard(path):
    for line in declarations(path):
        is_const = re.search(r"\) const( noexcept)?( override)?( = 0)?\s*$", line)
        is_void = re.search(r"\bvoid\s+(\w+::)?\w+\(|\boperator\b|\bconstexpr\b|\btemplate\b", line)
        fills = "std::span<double>" in line  # it does more than to give a result
        if is_const and not is_void and not fills:
            assert "[[nodiscard]]" in line, line


@pytest.mark.parametrize("path", HEADERS, ids=short)
def test_a_public_function_fills_no_argument(path):
    # Streams, builders and planes are made to be written to; spans are somebody's arrays.
    allowed = "std::ostream|CellPlanes|ImageBuilder|zoo::ImageBuilder|auto"
    filled = re.compile(rf"[(,]\s*(?!const\b)(?!{allowed})([\w:]+(?:<[^<>]*>)?)&\s+\w+\s*[,)=]")
    assert filled.findall(" ".join(declarations(path))) == []


@pytest.mark.parametrize("path", HEADERS, ids=short)
def test_a_public_function_says_what_it_does(path):
    # What templates need of namespace detail is nobody's to call.
    lines = re.sub(r"namespace detail \{.*?\n\}  // namespace detail", "", SOURCES[path], flags=re.S).splitlines()
    for at, line in enumerate(lines):
        is_function = re.match(r"(\[\[nodiscard\]\] |\[\[noreturn\]\] )?TITANIA_API .*\(", line)
        if not is_function:
            continue
        above = lines[at - 1]
        grouped = above.endswith((";", "}"))  # one sentence may serve several
        assert above.startswith(("///", "template")) or grouped, f"{path.name}: {line}"


def test_kernels_throw_nothing_and_use_no_function_of_the_c_library():
    banned = re.compile(r"\bthrow\b|\bstd::(exp|log|pow|sin|cos|tan|sinh|cosh|tanh|cbrt|hypot)\w*\(")
    for path in LIBRARY:
        text = code_of(path)
        for start in (m.start() for m in re.finditer(r"^TITANIA_CLONES ", text, re.M)):
            body = text[start : text.index("\n}", start)] if "\n}" in text[start:] else ""
            assert not banned.search(body), f"{short(path)}: {body[:80]}"


def test_names_of_tests_are_sentences():
    names = [n for p in CPP for n in re.findall(r'TEST_CASE\(\s*"([^"]*)"', SOURCES[p])]
    assert len(names) > 300
    assert [n for n in names if len(n.split()) < 3] == []
    python = [
        name
        for path in CODE
        if path.name.startswith("test_")
        for name in re.findall(r"^def (test_\w+)", path.read_text(), re.M)
    ]
    assert len(python) > 500
    assert [n for n in python if len(n.split("_")) < 4] == []


TESTS = sorted((ROOT / "tests").rglob("*_test.cpp"))


@pytest.mark.parametrize("path", TESTS, ids=short)
def test_a_cpp_test_mirrors_a_source(path):
    # circuit/solve_laws_test.cpp tests circuit/solve, and more precisely its laws.
    inside = path.relative_to(ROOT / "tests")
    words = inside.name.removesuffix("_test.cpp").split("_")
    beginnings = {"_".join(words[:k]) for k in range(1, len(words) + 1)}
    places = [ROOT / top / inside.parent for top in ("include/titania", "lib")]
    assert beginnings & {f.stem for place in places for f in place.glob("*.?pp")}
