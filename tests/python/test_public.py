"""What editors see: parameters of what is compiled, texts of results, names without the private."""

import inspect
from types import ModuleType, WrapperDescriptorType

import numpy as np
import pytest

import titania as ti

ROOMS = [ti, *(room for room in map(vars(ti).get, ti.__all__) if isinstance(room, ModuleType))]
PUBLIC = {
    f"{room.__name__}.{name}": getattr(room, name)
    for room in ROOMS
    for name in room.__all__
    if callable(getattr(room, name))
}


def methods(owner):
    """Functions of a class, by name; its constructor too, if one can call it."""
    if not isinstance(owner, type) or issubclass(owner, Exception | dict):
        return {}
    names = [n for n in dir(owner) if not n.startswith("_") and callable(getattr(owner, n))]
    # What only the library makes has the constructor of C, which takes no arguments.
    constructor = {} if isinstance(owner.__init__, WrapperDescriptorType) else {"(": owner}
    return {n: getattr(owner, n) for n in names} | constructor


def callables():
    for name, thing in PUBLIC.items():
        if inspect.isroutine(thing):
            yield name, thing
        for method, function in methods(thing).items():
            yield f"{name}.{method}", function


@pytest.mark.parametrize("thing", dict(callables()).values(), ids=dict(callables()).keys())
def test_every_public_callable_has_a_signature(thing):
    assert str(inspect.signature(thing)).startswith("(")


def test_there_are_many_public_callables():
    assert len(dict(callables())) > 300


@pytest.mark.parametrize(
    ("thing", "text"),
    [
        (ti.periphery.Adc, "(*, bits=8, range=None, sample_rate=100000000.0)"),
        (ti.Tile, "(weight, config=None, *, seed=None, name='tile')"),
        (ti.baseline.gpu, "(name, stack='')"),
        (ti.TileConfig.from_json, "(text)"),
        (ti.RandomStream.normal, "(self, count, *, event=0, first=0)"),
        (ti.threads, "(n)"),
    ],
)
def test_the_signature_names_parameters_and_defaults(thing, text):
    assert str(inspect.signature(thing)) == text


def test_docstrings_stay_as_they_are():
    doc = inspect.getdoc(ti.Tile.measure)
    assert doc.startswith("measure(self: ")
    assert "--\n" not in doc


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.__name__)
def test_a_room_lists_what_it_offers_and_nothing_else(room):
    assert dir(room) == sorted(room.__all__)
    assert [name for name in dir(room) if name.startswith("_") and name != "__version__"] == []


def test_results_show_what_they_are():
    compared = ti.compare("mlp-784-100-10", "tio2_edge", "h100-sxm", 1)
    point = compared.points[0]
    break_even = compared.break_even(sizes=[64], adc_bits=[4, 8], batches=[1])
    versus = ti.comparison.versus(
        point.crossbar.report, point.baselines[0], ti.workload("mlp-784-100-10")
    )
    solved = ti.circuit.solve(np.eye(2) * 1e-5, np.ones(2), wires=ti.Wires(r_word_line=1))
    results = [compared, point, point.crossbar, point.baselines[0], break_even, versus, solved]
    results += [solved.report, ti.RandomStream(3, "mine"), ti.Tile(np.eye(2), seed=1)]
    assert [text for text in map(repr, results) if " object at 0x" in text] == []
    assert repr(ti.RandomStream(3, "mine")) == "<RandomStream of seed 3>"
    assert repr(point) == "<Point of batch 1, with 1 baselines>"


def test_a_scope_of_threads_shows_its_limit():
    scope = ti.threads(2)
    with scope:
        assert repr(scope) == "threads(2)"
