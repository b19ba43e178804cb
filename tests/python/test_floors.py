"""The Python package: who may import whom, and how many floors that makes.

Every import counts, those inside functions and those for types alone too.  `from titania.room
import thing` leads to the room and, if the thing is a file, to the file as well; the extension is
the ground that all stand on.
"""

import ast
from functools import cache

import pytest

from conftest import ROOT

SOURCES = ROOT / "python"


def name_of(path):
    """The module of a file: titania/circuit/__init__.py is titania.circuit."""
    return ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")


MODULES = {name_of(path): path for path in (SOURCES / "titania").rglob("*.py")}


def nearest(name, modules):
    """The module that a dotted name is, or is in."""
    while name and name not in modules:
        name = name.rpartition(".")[0]
    return name


def imports(source, modules):
    """The modules that a source leads to."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (nearest(alias.name, modules) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import says where it leads"
            if node.module == "titania._core" or node.module.startswith("titania._core."):
                continue
            names = [f"{node.module}.{alias.name}" for alias in node.names]
            files = [name for name in names if name in modules]
            yield from files
            if node.module != "titania" or len(files) + names.count("titania._core") < len(names):
                yield nearest(node.module, modules)


def graph(sources):
    """Module to the modules that it imports, for sources by module."""
    return {
        name: {found for found in imports(source, sources) if found and found != name}
        for name, source in sources.items()
    }


def circles(edges):
    """Sets of modules that import each other, directly or not."""

    @cache
    def reach(start):
        seen, ahead = set(), [start]
        while ahead:
            new = edges[ahead.pop()] - seen
            seen |= new
            ahead += new
        return frozenset(seen)

    found = {frozenset(b for b in reach(a) if a in reach(b)) for a in edges if a in reach(a)}
    return sorted(found, key=len, reverse=True)


def floors(edges):
    """The longest chain of imports, a circle being one floor."""
    circle_of = {name: circle for circle in circles(edges) for name in circle}

    def party(name):
        return circle_of.get(name, frozenset([name]))

    @cache
    def floor(members):
        below = {party(name) for member in members for name in edges[member]} - {members}
        return 1 + max(map(floor, below), default=0)

    return max(map(floor, map(party, edges)))


HOUSE = graph({name: path.read_text() for name, path in MODULES.items()})


def test_the_graph_sees_every_kind_of_import():
    seen = graph(
        {
            "titania": "from titania import room",
            "titania.room": "from titania.room._file import f\nimport numpy",
            "titania.room._file": "def f():\n    from titania import _core, units",
            "titania.units": "from titania._core import x\nif TYPE_CHECKING:\n    import titania.a",
        }
    )
    assert seen == {
        "titania": {"titania.room"},
        "titania.room": {"titania.room._file"},
        "titania.room._file": {"titania.units"},
        "titania.units": {"titania"},
    }
    assert [set(circle) for circle in circles(seen)] == [set(seen)]


def test_floors_are_counted_from_the_ground():
    assert floors({"a": set()}) == 1
    assert floors({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == 3
    assert floors({"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set()}) == 3


def test_no_module_imports_itself_by_way_of_others():
    assert [sorted(circle) for circle in circles(HOUSE)] == []


def test_the_house_has_at_most_nine_floors():
    assert floors(HOUSE) <= 9


def room_of(name):
    """titania.validation of titania.validation.rungs._spice; titania of what is in no room."""
    room = ".".join(name.split(".")[:2])
    return room if room in MODULES and MODULES[room].name == "__init__.py" else "titania"


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_room_is_entered_by_its_door(name):
    # What the house itself does with its rooms is its own affair.
    for found in HOUSE[name] if name != "titania" else ():
        inside = room_of(found) in ("titania", room_of(name))
        assert inside or found == room_of(found), f"{name} imports {found}"


def test_a_file_inside_a_room_is_private():
    files = [name for name, path in MODULES.items() if path.name != "__init__.py"]
    public = [n for n in files if room_of(n) != "titania" and not n.split(".")[-1].startswith("_")]
    assert len(files) > 50
    assert public == []
