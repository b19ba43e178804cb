"""Every constant that a result can rest on has a value, a range, a unit, a kind and a source.

The walk finds configs, catalogues and preset files by itself: a new one is checked from the day it
is there.
"""

import inspect
import json
import math
import re

import pytest

import titania as ti
from conftest import ROOT

MODULES = [ti, *(getattr(ti, name) for name in ti.__all__ if inspect.ismodule(getattr(ti, name)))]
KINDS = {"specified", "measured", "fitted", "estimated", "extrapolated"}
BASE_UNITS = {"", "1", "J", "W", "s", "m", "m2", "V", "A", "K", "F", "S", "B", "bit", "op", "token"}
STATISTICS = {"kg", "Wh", "kWh", "TWh", "h", "day", "year", "unit"}  # as they are published
FIGURE_KEYS = {"value", "low", "high"}


# --- Finding them --------------------------------------------------------------------------------


def is_config(thing):
    """Whether it is a config, or the class of one."""
    return callable(getattr(thing, "_fields", None))


def public():
    """Public names of the package and its modules."""
    for module in MODULES:
        for name in getattr(module, "__all__", []):
            yield f"{module.__name__}.{name}", getattr(module, name)


def is_catalogue(function):
    """A function without arguments that gives a list or a dictionary, by its signature."""
    if inspect.isclass(function) or not callable(function):
        return False
    first = (function.__doc__ or "").splitlines()[:1]
    if first and re.match(r"\w+\(\) -> .*(dict|list)", first[0], re.IGNORECASE):
        return True
    if not inspect.isfunction(function):
        return False
    signature = inspect.signature(function)
    needs = [p for p in signature.parameters.values() if p.default is p.empty]
    return not needs and re.match(r"(dict|list|Mapping|Sequence)", str(signature.return_annotation))


def roots():
    """Where the walk begins: defaults of configs, catalogues, presets."""
    for name, thing in public():
        if (inspect.isclass(thing) and is_config(thing)) or is_catalogue(thing):
            yield f"{name}()", thing()
    for name in ti.preset_names():
        yield f"preset {name}", ti.preset(name)
    for path in sorted((*(ROOT / "lib").rglob("*.json"), *(ROOT / "python").rglob("*.json"))):
        yield path.name, json.loads(path.read_text(encoding="utf-8"))


def figures(path, thing):
    """Every figure below a value, with the way to it."""
    if is_config(thing) and type(thing).__name__ == "Figure":
        yield path, {row["name"]: getattr(thing, row["name"]) for row in thing._fields()}
    elif is_config(thing):
        for row in thing._fields():
            yield from figures(f"{path}.{row['name']}", getattr(thing, row["name"]))
    elif isinstance(thing, dict):
        if thing.keys() >= FIGURE_KEYS:
            yield path, {"unit": "", "kind": "estimated", "source": "", **thing}
        for key, value in thing.items():
            yield from figures(f"{path}[{key!r}]", value)
    elif isinstance(thing, list | tuple):
        for k, value in enumerate(thing):
            yield from figures(f"{path}[{k}]", value)


ROOTS = dict(roots())
FOUND = {path: f for root, thing in ROOTS.items() for path, f in figures(root, thing)}


# --- What each must have -------------------------------------------------------------------------


def complaints(figure):
    """What is missing or wrong in a figure; a figure of 0 is one that is not there."""
    value, low, high = (figure[key] for key in ("value", "low", "high"))
    if not all(isinstance(x, int | float) and math.isfinite(x) for x in (value, low, high)):
        return ["not finite"]
    if high == 0 and value == 0:
        return []
    found = [] if 0 <= low <= value <= high else ["range out of order"]
    if low == high and figure["kind"] != "specified":
        found.append("no range")
    if figure["kind"] not in KINDS:
        found.append(f"kind {figure['kind']!r}")
    if not str(figure["source"]).strip():
        found.append("no source")
    if not set(re.split(r"[/ ]", figure["unit"])) <= BASE_UNITS | STATISTICS:
        found.append(f"unit {figure['unit']!r}")
    return found


def test_the_walk_finds_configs_catalogues_presets_and_the_component_table():
    assert "titania.energy.Site()" in ROOTS
    assert "titania.energy.constants()" in ROOTS
    assert "titania.baseline.gpus()" in ROOTS
    assert any(name.startswith("preset ") for name in ROOTS)
    assert {"ideal.json", "tio2_passive.json"} <= ROOTS.keys()
    assert "titania.energy.Site().overhead" in FOUND


def test_every_figure_has_a_value_a_range_a_unit_a_kind_and_a_source():
    wrong = {path: found for path, figure in FOUND.items() if (found := complaints(figure))}
    assert not wrong


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"low": 2.5}, "range out of order"),
        ({"low": 2.0, "high": 2.0}, "no range"),
        ({"kind": "guessed"}, "kind 'guessed'"),
        ({"source": " "}, "no source"),
        ({"unit": "pJ"}, "unit 'pJ'"),
        ({"high": math.inf}, "not finite"),
        ({"value": math.nan}, "not finite"),
    ],
    ids=str,
)
def test_the_walk_would_notice(change, complaint):
    good = {"value": 2.0, "low": 1.0, "high": 3.0, "unit": "J", "kind": "fitted", "source": "here"}
    assert complaints(good) == []
    assert complaints(good | change) == [complaint]
    assert [path for path, _ in figures("a", {"b": [{"c": good}]})] == ["a['b'][0]['c']"]


@pytest.mark.parametrize("row", ti.energy.constants(), ids=lambda row: row["id"])
def test_every_row_of_the_component_table_is_a_component_with_sources(row):
    assert row["kind"] in KINDS
    assert row["scaling"] in {"none", "digital", "converter"}
    if not row["usable"]:
        with pytest.raises(ti.ArgumentError, match="not usable"):
            ti.energy.component_of(row["id"])
        return
    component = ti.energy.component_of(row["id"])
    assert component.energy.value == row["energy_J"] > 0
    for path, figure in figures(row["id"], component):
        assert not complaints(figure), path
    if re.search("recall|estimate|choice", row["provenance"]):
        assert re.search(r"\[(recall|estimate|choice)\]$", component.energy.source)


@pytest.mark.parametrize("model", ti.energy.adc_models())
def test_every_adc_model_is_a_component_with_sources(model):
    for path, figure in figures(model, ti.energy.adc_component(model, 8, 1e8, 32e-9)):
        assert not complaints(figure), path


def test_every_component_of_a_macro_has_sources():
    for technology in (ti.energy.Technology(), ti.energy.Technology(node=22e-9, adc_model="cco")):
        for path, figure in figures("macro", ti.energy.components(technology)):
            assert not complaints(figure), path
