"""What a config refuses, and how it says so: path, value, unit and what is allowed."""

import re

import numpy as np
import pytest

import titania as ti
from conftest import EXAMPLES, by_type

INF, NAN = float("inf"), float("nan")


def exactly(text):
    return "^" + re.escape(text) + "$"


def numbers(example):
    """(row, low, high) of every numeric field, with its bounds; open ones as they are printed."""
    for row in example._fields():
        value = getattr(example, row["name"])
        if isinstance(value, float | int) and not isinstance(value, bool):
            low, high = re.fullmatch(r"[(\[](\S+), (\S+)\]", row["range"]).groups()
            yield row, float(low), float(high)


FLOATS = [
    (type(example), row["name"])
    for example in EXAMPLES
    for row in example._fields()
    if isinstance(getattr(example, row["name"]), float)
]


# --- Ranges --------------------------------------------------------------------------------------


def test_a_value_out_of_range_is_named_with_its_unit_and_what_is_allowed():
    with pytest.raises(ti.ConfigError) as error:
        ti.Wires(r_word_line=-1)
    assert str(error.value) == "Wires.r_word_line = -1 ohm: must be in [0, inf] ohm"


@by_type
def test_every_number_below_its_range_is_refused_by_that_sentence(example):
    for row, low, _ in numbers(example):
        if low == -INF:
            continue
        value = int(low) - 1
        unit = f" {row['unit']}" if row["unit"] else ""
        path = f"{type(example).__name__}.{row['name']}"
        sentence = f"{path} = {value}{unit}: must be in {row['range']}{unit}"
        with pytest.raises(ti.ConfigError, match=exactly(sentence)):
            type(example)(**{row["name"]: value})


@by_type
def test_the_open_end_of_a_range_is_refused(example):
    for row, low, _ in numbers(example):
        if row["range"].startswith("("):
            with pytest.raises(ti.ConfigError, match=f"{row['name']} = "):
                type(example)(**{row["name"]: low})


@pytest.mark.parametrize(("cls", "name"), FLOATS, ids=lambda x: getattr(x, "__name__", x))
def test_nan_is_refused_by_every_field(cls, name):
    with pytest.raises(ti.ConfigError, match=f"^{cls.__name__}.{name} = nan"):
        cls(**{name: NAN})


@by_type
def test_infinity_is_refused_where_the_range_ends_before_it(example):
    for row, _, high in numbers(example):
        value = getattr(example, row["name"])
        if isinstance(value, float) and high < INF:
            with pytest.raises(ti.ConfigError, match=f"{row['name']} = inf"):
                type(example)(**{row["name"]: INF})


def test_the_largest_weight_of_a_mapping_must_be_finite():
    # It divides the weights: an infinite one turns every output into NaN.
    with pytest.raises(ti.ConfigError, match=r"DifferentialPair.w_max = inf"):
        ti.mapping.DifferentialPair(w_max=INF)


def test_one_element_of_an_array_is_named_by_its_place():
    with pytest.raises(ti.ConfigError, match=r"^Wires.r_source\[1\] = -2 ohm: must be in"):
        ti.Wires(r_source=[1.0, -2.0, 3.0])
    with pytest.raises(ti.ConfigError, match=r"^Wires.r_sense\[0\] = nan ohm: must be in"):
        ti.Wires(r_sense=[NAN])


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: ti.device.Ideal(g_min=2e-4), "Ideal: needs g_min < g_max"),
        (lambda: ti.device.Tio2Passive(g_max=1e-6), "Tio2Passive: needs g_min < g_max"),
        (lambda: ti.device.Vteam(r_on=2e3), "Vteam: needs r_on < r_off"),
        (lambda: ti.device.Vteam(polarity=0), "Vteam.polarity = 0: must be -1 or 1"),
        (lambda: ti.WriteScheme(v_start=2.0), "WriteScheme: needs v_start <= v_stop"),
        (
            lambda: ti.nonideality.StuckCells(p_on=0.75, p_off=0.5),
            "StuckCells: p_on + p_off = 1.25: must be at most 1",
        ),
    ],
)
def test_rules_between_fields_are_checked(make, sentence):
    with pytest.raises(ti.ConfigError, match=exactly(sentence)):
        make()


# --- Unknown names -------------------------------------------------------------------------------


def test_an_unknown_keyword_lists_the_known_ones_and_guesses():
    with pytest.raises(TypeError) as error:
        ti.Wires(r_wordline=1)
    for name in ("Wires", "'r_wordline'", "r_word_line, r_bit_line", "did you mean 'r_word_line'"):
        assert name in str(error.value)


@by_type
def test_no_config_takes_an_unknown_keyword(example):
    with pytest.raises(TypeError, match=r"unknown field 'zzz'; expected one of \{"):
        type(example)(zzz=1)


@pytest.mark.parametrize(
    ("change", "path", "guess"),
    [
        ("rws", "TileConfig", "rows"),
        ("wires.r_wordline", "TileConfig.wires", "r_word_line"),
        ("device.gmax", "TileConfig.device", "g_max"),
        ("wire.r_word_line", "TileConfig", "wires"),
    ],
)
def test_an_unknown_name_in_replace_is_named_with_its_full_path(change, path, guess):
    with pytest.raises((TypeError, ti.ConfigError)) as error:
        ti.TileConfig().replace(**{change: 1})
    assert path in str(error.value)
    assert f"did you mean '{guess}'" in str(error.value)


def test_a_bad_value_in_replace_is_named_with_its_full_path():
    with pytest.raises(ti.ConfigError, match=r"^TileConfig.wires.r_word_line = -1 ohm: must be in"):
        ti.TileConfig().replace(**{"wires.r_word_line": -1})


def test_a_listed_effect_is_changed_or_left_out_by_its_type():
    config = ti.preset("tio2_passive")
    kinds = [type(e).__name__ for e in config.nonidealities]
    without = config.replace(**{"nonidealities.StuckCells": None})
    assert [type(e).__name__ for e in without.nonidealities] == [
        k for k in kinds if k != "StuckCells"
    ]
    changed = config.replace(**{"nonidealities.StuckCells.p_on": 0.25})
    (stuck,) = (e for e in changed.nonidealities if isinstance(e, ti.nonideality.StuckCells))
    assert stuck.p_on == 0.25
    assert config == ti.preset("tio2_passive")


@pytest.mark.parametrize(
    ("name", "value", "error", "sentence"),
    [
        ("nonidealities.Stuck", None, TypeError, "has no 'Stuck'; expected one of {"),
        (
            "nonidealities.StuckCells",
            3,
            TypeError,
            "StuckCells: expected None, which leaves it out",
        ),
        ("nonidealities.StuckCells.x", 3, TypeError, "StuckCells: unknown field 'x'"),
        ("nonidealities.StuckCells.p_on", 3, ti.ConfigError, "p_on = 3: must be in [0, 1]"),
    ],
)
def test_a_listed_effect_that_is_not_there_is_refused(name, value, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.preset("tio2_passive").replace(**{name: value})


def test_a_dotted_name_into_a_number_is_refused():
    with pytest.raises(TypeError, match=r"^TileConfig.rows: has no fields of its own"):
        ti.TileConfig().replace(**{"rows.x": 1})


def test_an_unknown_choice_lists_the_known_ones():
    with pytest.raises(
        ti.ConfigError, match=r"Wires.drive = 'right': expected one of {left, both}"
    ):
        ti.Wires(drive="right")


def test_an_unknown_preset_lists_the_known_ones():
    with pytest.raises(ti.ArgumentError, match=r"'tio2': expected one of {ideal, tio2_passive}"):
        ti.preset("tio2")


# --- Types ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cls", "name", "value", "expected"),
    [
        (ti.ArrayConfig, "rows", 2.0, "int"),
        (ti.ArrayConfig, "rows", "2", "int"),
        (ti.ArrayConfig, "rows", True, "int"),
        (ti.ArrayConfig, "rows", None, "int"),
        (ti.ArrayConfig, "t_read", "fast", "float"),
        (ti.ArrayConfig, "t_read", 1j, "float"),
        (ti.ArrayConfig, "t_read", None, "float"),
        (ti.ArrayConfig, "t_read", True, "float"),
        (ti.ArrayConfig, "t_read", [1.0], "float"),
        (ti.ArrayConfig, "wires", {"r_source": 1}, "Wires"),
        (ti.ArrayConfig, "wires", None, "Wires"),
        (ti.ArrayConfig, "device", "Ideal", "one of Ideal, Tio2Passive, Vteam"),
        (ti.ArrayConfig, "device", ti.Wires(), "one of Ideal, Tio2Passive, Vteam"),
        (ti.ArrayConfig, "device", ti.device.Ideal, "one of Ideal, Tio2Passive, Vteam"),
        (ti.ArrayConfig, "nonidealities", "noise", "a list"),
        (ti.ArrayConfig, "nonidealities", ti.nonideality.ReadNoise(), "a list"),
        (ti.periphery.Dac, "unipolar", 1, "bool"),
        (ti.periphery.Dac, "bits", 8.0, "int"),
        (ti.LayerShape, "name", 3, "str"),
        (ti.LayerShape, "name", b"bytes", "str"),
        (ti.Wires, "drive", 1, "str"),
        (ti.Wires, "r_source", "1", "float"),
        (ti.Wires, "r_source", 1j, "float"),
        (ti.Wires, "r_source", None, "float"),
    ],
)
def test_a_value_of_the_wrong_type_is_named_with_what_was_expected(cls, name, value, expected):
    with pytest.raises(TypeError, match=rf"^{cls.__name__}\.{name}: expected {expected}.*got "):
        cls(**{name: value})


def test_the_element_of_a_list_that_has_the_wrong_type_is_named():
    with pytest.raises(TypeError, match=r"^ArrayConfig.nonidealities\[1\]: expected one of"):
        ti.ArrayConfig(nonidealities=[ti.nonideality.ReadNoise(), "drift"])


def test_text_that_is_no_unicode_is_refused_by_name():
    with pytest.raises((TypeError, ValueError), match=r"LayerShape\.name"):
        ti.LayerShape(name="\ud800")


@pytest.mark.parametrize("shape", [(2, 2, 2), (1, 1, 1)])
def test_resistances_of_too_many_dimensions_are_refused(shape):
    with pytest.raises(ti.ShapeError, match=re.escape(f"Wires.r_source has shape {shape}")):
        ti.Wires(r_source=np.ones(shape))


def test_resistances_of_the_wrong_dtype_are_refused():
    with pytest.raises(TypeError, match=r"Wires.r_source has dtype complex128"):
        ti.Wires(r_source=np.ones(2, complex))


def test_resistances_that_do_not_fit_the_array_are_refused_with_both_shapes():
    sentence = r"^ArrayConfig.wires.r_source has shape \(3,\), expected a scalar or \(2,\)"
    with pytest.raises(ti.ConfigError, match=sentence):
        ti.ArrayConfig(rows=2, wires=ti.Wires(r_source=[1, 2, 3]))
    with pytest.raises(ti.ConfigError, match=r"has shape \(2, 2\), expected a scalar or \(2, 3\)"):
        ti.ArrayConfig(rows=2, cols=2, wires=ti.Wires(drive="both", r_word_line=np.ones((2, 2))))


# --- Sizes and repetitions --------------------------------------------------------------------


@pytest.mark.parametrize("value", [2**31, 2**40, 2**63, 2**70, -(2**70)])
def test_integers_that_fit_no_field_are_refused_by_name(value):
    with pytest.raises(ti.ConfigError, match=f"^ArrayConfig.rows = {value}"):
        ti.ArrayConfig(rows=value)


@pytest.mark.parametrize("cls", [ti.ArrayConfig, ti.TileConfig])
def test_absurd_sizes_are_refused_before_anything_is_allocated(cls):
    with pytest.raises(ti.ConfigError, match=r"rows \* cols = 4294967296: must be at most"):
        cls(rows=65536, cols=65536)


@pytest.mark.parametrize("cls", [ti.ArrayConfig, ti.TileConfig])
def test_two_effects_of_one_kind_are_refused(cls):
    noise = ti.nonideality.ReadNoise
    with pytest.raises(ti.ConfigError, match=r"nonidealities\[2\]: a second ReadNoise"):
        cls(nonidealities=[noise(), ti.nonideality.RangeSpread(), noise(relative=0.5)])
