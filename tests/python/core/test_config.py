"""Configs: one table of fields behind constructor, repr, ==, hash, replace, pickle and JSON."""

import copy
import json
import pickle

import numpy as np
import pytest

import titania as ti
from conftest import EXAMPLES, by_type, namespace
from titania.units import ns, uS

# --- What a config is ----------------------------------------------------------------------------


def test_there_is_an_example_of_every_config_type():
    classes = {c for c in namespace().values() if callable(getattr(c, "_fields", None))}
    assert {type(example) for example in EXAMPLES} == classes


@by_type
def test_an_example_differs_from_the_default_in_every_field(example):
    default = type(example)()
    for row in example._fields():
        mine, other = getattr(example, row["name"]), getattr(default, row["name"])
        assert not np.array_equal(mine, other), row["name"]


@by_type
def test_the_table_of_fields_names_defaults_ranges_and_meaning(example):
    rows = example._fields()
    for row in rows:
        assert set(row) == {"name", "unit", "range", "doc", "source", "default"}
        assert row["doc"].endswith(".")
        assert getattr(type(example)(), row["name"]) == row["default"]
    assert all(row["name"] in type(example).__init__.__doc__ for row in rows)


def test_fields_are_keywords_and_attributes():
    config = ti.ArrayConfig(rows=3, cols=4, t_read=50 * ns, device=ti.device.Ideal(g_max=5 * uS))
    assert (config.rows, config.cols, config.t_read) == (3, 4, 50 * ns)
    assert config.device.g_max == 5 * uS


def test_numbers_of_numpy_are_numbers():
    config = ti.ArrayConfig(rows=np.int16(3), t_read=np.float32(0.5), wires=ti.Wires(r_source=1))
    assert (config.rows, config.t_read) == (3, 0.5)
    assert config.wires.r_source == 1.0


def test_resistances_may_be_lists_arrays_and_any_float_dtype():
    wires = ti.Wires(r_source=[1, 2], r_word_line=np.ones((2, 3), np.float32))
    np.testing.assert_array_equal(wires.r_source, [1.0, 2.0])
    assert wires.r_word_line.shape == (2, 3)
    assert wires.r_word_line.dtype == np.float64


def test_positional_arguments_are_refused():
    with pytest.raises(TypeError):
        ti.Wires(1.0)


# --- repr, ==, hash ------------------------------------------------------------------------------


@by_type
def test_the_repr_is_python_that_rebuilds_the_config(example):
    assert eval(repr(example), namespace()) == example


def test_the_repr_shows_every_field():
    assert repr(ti.periphery.Adc()) == "Adc(bits=8, range=None, sample_rate=1e+08)"
    assert repr(ti.periphery.Dac(bits=None)) == "Dac(bits=None, unipolar=False)"


@pytest.mark.parametrize("name", ["it's", 'say "hi"', "back\\slash", "two\nlines", "tab\t", "é"])
def test_the_repr_of_any_text_rebuilds_it(name):
    layer = ti.LayerShape(name=name)
    assert eval(repr(layer), namespace()).name == name


@by_type
def test_equal_configs_are_equal_and_have_equal_hashes(example):
    twin = eval(repr(example), namespace())
    assert twin == example
    assert hash(twin) == hash(example)
    assert len({twin, example}) == 1


@by_type
def test_changing_any_one_field_makes_configs_unequal(example):
    default = {  # fields that bind one another: any one of them has to be free to change
        ti.energy.Quantity: ti.energy.Quantity(value=0.75, low=0.25, high=1.5),
        ti.energy.Figure: ti.energy.Figure(value=2.5, low=1.5, high=3.5, source="there"),
        ti.LayerShape: ti.LayerShape(experts=4),
        ti.Accelerator: ti.Accelerator(
            cell_read=ti.CellRead(
                conductance=ti.energy.Figure(value=1.0, low=1.0, high=1.0, unit="S", source="here")
            )
        ),
        ti.zoo.LanguageModel: ti.zoo.LanguageModel(experts=8, positions=16),
    }.get(type(example), type(example)())
    for row in example._fields():
        changes = {row["name"]: getattr(example, row["name"])}
        if type(example) is ti.ArrayConfig and row["name"] == "wires":
            changes["wires"] = ti.Wires(r_bit_line=1.0)  # the example's arrays need its size
        changed = default.replace(**changes)
        assert changed != default, row["name"]


def test_configs_of_different_types_are_never_equal():
    assert ti.Activity() != ti.Hardware()
    assert ti.Wires() != 3
    assert (ti.Wires() == "Wires()") is False


def test_equal_configs_have_equal_hashes_for_negative_zero_too():
    plus, minus = (ti.nonideality.PowerLawDrift(nu_mean=x) for x in (0.0, -0.0))
    assert plus == minus
    assert hash(plus) == hash(minus)


# --- Copies, pickle, JSON ------------------------------------------------------------------------


@by_type
def test_pickle_keeps_a_config(example):
    assert pickle.loads(pickle.dumps(example)) == example


@by_type
def test_copies_are_equal(example):
    assert copy.copy(example) == example
    assert copy.deepcopy(example) == example
    assert copy.deepcopy({"key": [example]}) == {"key": [example]}


@by_type
def test_json_keeps_a_config(example):
    text = example.to_json()
    assert type(example).from_json(text) == example
    assert type(example).from_json(json.dumps(json.loads(text))) == example


@by_type
def test_json_holds_every_field_a_schema_and_the_type(example):
    document = json.loads(example.to_json())
    names = [row["name"] for row in example._fields()]
    assert list(document) == ["schema", "type", *names]
    assert (document["schema"], document["type"]) == (1, type(example).__name__)


def test_fields_missing_in_json_take_their_defaults():
    text = '{"schema": 1, "type": "TileConfig", "wires": {"r_source": 5}}'
    assert ti.TileConfig.from_json(text) == ti.TileConfig(wires=ti.Wires(r_source=5.0))


def test_infinity_in_json_is_a_string_that_strict_parsers_take():
    text = ti.Wires(r_sense=float("inf")).to_json()
    assert json.loads(text, parse_constant=pytest.fail)["r_sense"] == "inf"
    assert ti.Wires.from_json(text).r_sense == float("inf")


@pytest.mark.parametrize("name", ti.preset_names())
def test_presets_are_tile_configs_with_citations(name):
    config = ti.preset(name)
    assert isinstance(config, ti.TileConfig)
    assert ti.TileConfig.from_json(config.to_json()) == config
    assert all(ti.preset_citations(name))


def test_the_fields_of_an_array_are_a_tiles_own():
    array = [row["name"] for row in ti.ArrayConfig._fields()]
    fields = json.loads(ti.TileConfig().to_json())
    assert set(array) < set(fields)
    assert "array" not in fields
    config = ti.TileConfig(rows=4, t_read=2e-7).replace(**{"wires.r_word_line": 3.0})
    assert config.array(5, 6) == ti.ArrayConfig(
        rows=5, cols=6, t_read=2e-7, wires=ti.Wires(r_word_line=3.0)
    )
    with pytest.raises(TypeError, match="unknown field 'array'"):
        ti.TileConfig(array=ti.ArrayConfig())
    with pytest.raises(ti.ConfigError, match=r"^TileConfig\.cols: a weight needs 2 columns"):
        ti.TileConfig(cols=1)


# --- replace -------------------------------------------------------------------------------------


def test_replace_returns_a_changed_copy_and_leaves_the_original():
    config = ti.ArrayConfig()
    changed = config.replace(rows=7)
    assert (changed.rows, config.rows) == (7, 128)
    assert changed.replace(rows=128) == config
    assert config.replace() == config


def test_replace_reaches_nested_fields_by_dotted_names():
    config = ti.preset("tio2_passive")
    changed = config.replace(**{"wires.r_word_line": 1.0, "wires.r_sense": 2.0, "adc.bits": 6})
    assert changed.wires == config.wires.replace(r_word_line=1.0, r_sense=2.0)
    assert changed.adc.bits == 6
    assert changed.replace(wires=config.wires, adc=config.adc) == config


def test_replace_changes_the_device_that_is_there():
    assert ti.ArrayConfig().replace(**{"device.g_max": 9e-5}).device.g_max == 9e-5


def test_replace_takes_a_nested_config_and_its_field_together():
    config = ti.ArrayConfig().replace(**{"wires": ti.Wires(r_sense=3.0), "wires.r_source": 2.0})
    assert config.wires == ti.Wires(r_sense=3.0, r_source=2.0)


def test_replace_checks_like_the_constructor():
    with pytest.raises(ti.ConfigError, match="rows = 0"):
        ti.ArrayConfig().replace(rows=0)
    with pytest.raises(ti.ConfigError, match=r"r_source has shape \(3,\)"):
        ti.ArrayConfig().replace(**{"wires.r_source": [1, 2, 3]})


# --- Immutability --------------------------------------------------------------------------------


@by_type
def test_no_field_can_be_set_or_deleted(example):
    kind = type(example).__name__
    for name in (row["name"] for row in example._fields()):
        message = rf"{kind} is immutable; use config\.replace\({name}=\.\.\.\)"
        with pytest.raises(AttributeError, match=message):
            setattr(example, name, getattr(example, name))
        with pytest.raises(AttributeError):
            delattr(example, name)
    with pytest.raises(AttributeError, match="immutable"):
        example.something_else = 1


def test_arrays_in_a_config_cannot_be_written():
    wires = ti.Wires(r_source=[1.0, 2.0])
    with pytest.raises(ValueError, match="read-only"):
        wires.r_source[0] = 5.0
    assert wires == ti.Wires(r_source=[1.0, 2.0])


def test_lists_in_a_config_are_tuples():
    assert isinstance(ti.preset("tio2_passive").nonidealities, tuple)
    assert isinstance(ti.Workload().layers, tuple)


def test_changing_an_array_after_construction_changes_no_config():
    values = np.ones(2)
    wires = ti.Wires(r_source=values)
    values[0] = 5.0
    np.testing.assert_array_equal(wires.r_source, [1.0, 1.0])


# --- Entries of lists, and ranges ----------------------------------------------------------------


def test_names_with_dots_reach_the_entries_of_a_list_by_name():
    chip = ti.accelerator("tio2_edge")
    changed = chip.replace(**{"components.sram.energy.value": 1e-12, "components.MAC": None})
    before, after = ({c.item: c for c in x.components} for x in (chip, changed))
    assert after["SRAM"].energy.value == 1e-12
    assert before.keys() - after.keys() == {"MAC"}
    same = [item for item in after if item != "SRAM"]
    assert [after[item] for item in same] == [before[item] for item in same]
    card = ti.baseline.gpu("h100-sxm").replace(
        **{"calibrations.serving.active_power.value": 400.0, "peaks.fp8.rate.value": 1e15}
    )
    assert card.calibration("serving").active_power.value == 400
    assert card.peak("fp8").value == 1e15


def test_an_entry_that_is_not_there_or_there_twice_is_named():
    chip = ti.accelerator("tio2_edge")
    with pytest.raises(TypeError, match=r"components: has no 'SRAN'.*did you mean 'SRAM'"):
        chip.replace(**{"components.SRAN.energy.value": 1e-12})
    twice = ti.Workload(layers=[ti.LayerShape(name="fc"), ti.LayerShape(name="fc")])
    with pytest.raises(TypeError, match="layers: has 2 'fc'"):
        twice.replace(**{"layers.fc.repeats": 2})


def test_a_moved_value_moves_its_range_unless_that_is_given():
    figure = ti.energy.Figure(value=2, low=1, high=6, unit="J", source="here")
    moved = figure.replace(value=4)
    assert (moved.low, moved.value, moved.high) == (2, 4, 12)
    given = figure.replace(value=4, low=3, high=5)
    assert (given.low, given.value, given.high) == (3, 4, 5)
    from_nothing = ti.energy.Quantity().replace(value=4)
    assert (from_nothing.low, from_nothing.high) == (4, 4)
    chip = ti.accelerator("tio2_edge")
    (sram,) = (c.energy for c in chip.components if c.item == "SRAM")
    doubled = chip.replace(**{"components.SRAM.energy.value": 2 * sram.value})
    (after,) = (c.energy for c in doubled.components if c.item == "SRAM")
    assert (after.low, after.high) == pytest.approx((2 * sram.low, 2 * sram.high), rel=1e-12)
