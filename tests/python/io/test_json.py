"""What the JSON of a config is refused for: full path, value and what is allowed."""

import re

import pytest

import titania as ti


def document(kind, body):
    return f'{{"schema": 1, "type": "{kind}", {body}}}'


@pytest.mark.parametrize(
    ("body", "path", "guess"),
    [
        ('"rws": 1', "TileConfig.rws", "rows"),
        ('"wires": {"r_wordline": 1}', "TileConfig.wires.r_wordline", "r_word_line"),
        ('"device": {"type": "Ideal", "gmax": 1}', "TileConfig.device.gmax", "g_max"),
        ('"device": {"type": "Idael"}', "TileConfig.device.type", "Ideal"),
        (
            '"nonidealities": [{"type": "ReadNoise"}, {"type": "RangeSpread", "g_max_c": 1}]',
            "TileConfig.nonidealities[1].g_max_c",
            "g_max_cv",
        ),
        (
            '"nonidealities": [{"type": "ReadNose"}]',
            "TileConfig.nonidealities[0].type",
            "ReadNoise",
        ),
        ('"wires": {"drive": "lft"}', "TileConfig.wires.drive", "left"),
    ],
)
def test_an_unknown_name_in_json_is_named_with_its_full_path(body, path, guess):
    with pytest.raises(ti.ConfigError) as error:
        ti.TileConfig.from_json(document("TileConfig", body))
    assert str(error.value).startswith(path)
    assert f"did you mean '{guess}'" in str(error.value)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "not valid JSON"),
        ("", "not valid JSON"),
        ("[]", "expected an object"),
        ("3", "expected an object"),
        ('{"type": "Wires"}', "Wires.schema: must be 1"),
        ('{"schema": 2, "type": "Wires"}', "Wires.schema: must be 1"),
        ('{"schema": 1}', "Wires.type: must be 'Wires'"),
        ('{"schema": 1, "type": "Activity"}', "Wires.type: must be 'Wires'"),
        (document("Wires", '"r_sense": 1, "r_sense": 2'), "'r_sense' appears twice"),
        (document("Wires", '"r_sense": -1'), "Wires.r_sense = -1 ohm: must be in [0, inf] ohm"),
        (document("Wires", '"r_sense": NaN'), "not valid JSON"),
        (document("Wires", '"r_sense": "nan"'), 'Wires.r_sense = "nan": expected a number'),
        (document("Wires", '"r_sense": null'), "Wires.r_sense = null: expected a number"),
        (document("Wires", '"r_sense": [[1, 2], [3]]'), "Wires.r_sense[1]: expected a row of 2"),
        (document("Wires", '"r_sense": [1, "a"]'), 'Wires.r_sense[1] = "a": expected a number'),
        (document("Wires", '"drive": 1'), "Wires.drive = 1: expected a string"),
    ],
)
def test_json_that_is_wrong_is_refused_with_the_reason(text, sentence):
    with pytest.raises(ti.ConfigError, match=re.escape(sentence)):
        ti.Wires.from_json(text)


@pytest.mark.parametrize("value", ["1e3", "2.0", "4294967297", "99999999999999999999", "true"])
def test_json_that_holds_no_integer_for_one_is_refused(value):
    with pytest.raises(ti.ConfigError, match=r"^TileConfig.rows = "):
        ti.TileConfig.from_json(document("TileConfig", f'"rows": {value}'))


def test_keys_repeated_deep_in_json_are_refused():
    with pytest.raises(ti.ConfigError, match="'r_sense' appears twice"):
        body = '"wires": {"r_sense": 1, "r_source": 2, "r_sense": 3}'
        ti.TileConfig.from_json(document("TileConfig", body))


def test_a_variant_in_json_needs_its_type():
    with pytest.raises(ti.ConfigError, match=r'^TileConfig.device: an object here needs a "type"'):
        ti.TileConfig.from_json(document("TileConfig", '"device": {"g_max": 1}'))
