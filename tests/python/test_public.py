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


# --- Wrong arguments -----------------------------------------------------------------------------


class Odd:
    """Something that is no argument of anything."""

    def __repr__(self):
        return "odd " * 1000


COMPILED = {
    name: thing
    for name, thing in callables()
    if not inspect.isfunction(thing) and type(thing).__name__ != "method"
}


def parameters(thing):
    """Those that have a name; without self, which a function of a class has."""
    named = inspect.signature(thing).parameters.values()
    return [p for p in named if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


@pytest.mark.parametrize("name", sorted(COMPILED))
def test_an_unknown_argument_is_named_in_one_sentence(name):
    thing = COMPILED[name]
    if any(p.kind == p.VAR_KEYWORD for p in inspect.signature(thing).parameters.values()):
        return
    values = [np.eye(2) for p in parameters(thing) if p.name == "self"]
    with pytest.raises(TypeError) as error:
        thing(*values, no_such_name=1)
    assert len(str(error.value)) < 1000
    assert "Invoked with" not in str(error.value)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: ti.baseline.gpu(Odd()), "gpu(): name: expected str, got odd odd"),
        (ti.baseline.gpu, "gpu(): needs name"),
        (
            lambda: ti.baseline.gpu(nam="l4"),
            "gpu(): unknown argument 'nam'; expected one of {name,",
        ),
        (
            lambda: ti.baseline.gpu("l4", "", 3),
            "gpu(): takes at most 2 arguments without names, got 3",
        ),
        (lambda: ti.threads("2"), "threads(): n: expected int, got '2'"),
        (
            lambda: ti.baseline.gpu_inference("l4", ti.workload("lenet-5")),
            "gpu_inference(): gpu: expected Gpu, got 'l4'",
        ),
        (
            lambda: ti.baseline.gpu_inference(ti.baseline.gpu("l4"), "lenet-5"),
            "gpu_inference(): workload: expected Workload, got 'lenet-5'",
        ),
        (
            lambda: ti.Network(ti.Linear(np.eye(3)), seed=1),
            "Network(): layers: expected Iterable[Linear or Relu], got Linear(3 -> 3)",
        ),
        (
            lambda: ti.Tile(np.eye(2), seed=1).advance("1 day"),
            "Tile.advance(): seconds: expected float, got '1 day'",
        ),
        (
            lambda: ti.Tile(np.eye(2), seed=1).measure(np.eye(2), energi="exact"),
            "{x, index, noise, law, energy, sample}; did you mean 'energy'?",
        ),
        (
            lambda: ti.zoo.quantise("bert-base", weight_bits=4),
            "quantise(): workload: expected Workload, got 'bert-base'",
        ),
        (
            lambda: ti.accelerator("isaac").inference("bert-base"),
            "Accelerator.inference(): workload: expected Workload, got 'bert-base'",
        ),
    ],
)
def test_the_argument_that_is_wrong_is_named_with_what_it_should_be(call, sentence):
    with pytest.raises(TypeError) as error:
        call()
    assert sentence in str(error.value)
    assert len(str(error.value)) < 200


def test_a_type_error_of_ones_own_code_comes_through():
    class Failing(ti.device.CustomModel):
        g_min, g_max = 1e-6, 1e-4

        def evaluate(self, g, v):
            raise TypeError("from within")

    with pytest.raises(TypeError, match="from within"):
        ti.Crossbar(ti.ArrayConfig(device=Failing()), seed=1)
