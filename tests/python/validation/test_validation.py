"""The ladder of validation: its points, its command, its page."""

import json
import re

import pytest

import titania as ti
from conftest import ROOT, run_titania
from titania import command
from titania.validation._point import point

KEYS = ["name", "source", "kind", "theirs", "ours", "unit", "difference", "tolerance", "pass"]
PAGE = (ROOT / "docs" / "validation.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def rungs():
    return ti.validation.ladder()


@pytest.fixture(scope="module")
def points(rungs):
    return {p["name"]: p for rung in rungs.values() for p in rung}


def test_every_point_has_the_keys_and_a_source(rungs, points):
    assert sum(map(len, rungs.values())) == len(points) > 20  # no name twice
    for p in points.values():
        assert list(p) == KEYS
        assert p["kind"] in ("validated", "fitted", "reported")
        assert p["name"] and p["source"] and p["unit"]


def test_a_difference_is_ours_over_theirs(points):
    for p in points.values():
        if p["ours"] is None:  # says too little to be computed
            assert p["kind"] == "reported"
            assert p["difference"] is None and p["tolerance"] is None and p["pass"] is None
            continue
        # A mean error is compared with 0.
        expected = p["ours"] / p["theirs"] - 1 if p["theirs"] else p["ours"]
        assert p["difference"] == pytest.approx(expected, rel=1e-9, abs=1e-15)
        if p["tolerance"] is None:
            assert p["kind"] == "reported" and p["pass"] is None
        else:
            assert p["pass"] is (abs(p["difference"]) <= p["tolerance"])


def test_only_reported_points_have_no_bound():
    assert point("a", 2.0, 3.0, "J", "s", tolerance=0.5)["pass"] is True
    assert point("a", 2.0, 3.0, "J", "s", tolerance=0.4)["pass"] is False
    assert point("a", -2.0, -1.0, "J", "s", kind="reported")["difference"] == -0.5
    with pytest.raises(ValueError, match="a: a tolerance, or kind 'reported'"):
        point("a", 2.0, 3.0, "J", "s")
    with pytest.raises(ValueError, match="a: a tolerance, or kind 'reported'"):
        point("a", 2.0, 3.0, "J", "s", kind="reported", tolerance=0.1)


def test_fitted_points_are_shown_apart_and_counted_for_nothing():
    rung = [
        point("good", 1.0, 1.0, "J", "s", tolerance=0.1),
        point("bad", 1.0, 2.0, "J", "s", tolerance=0.1),
        point("tuned", 1.0, 1.0, "J", "s", kind="fitted", tolerance=0.1),
        point("told", 1.0, 5.0, "J", "s", kind="reported"),
    ]
    text = ti.validation.text({"rung": rung})
    assert "rung: 1 of 2 validated points pass, 1 fitted, 1 reported" in text
    assert re.search(r"bad .*\+100.0 %  +10 %  validated, FAILS", text)
    assert re.search(r"tuned .*  fitted$", text, re.MULTILINE)


@pytest.mark.parametrize("rung", ["closed forms", "circuits by ngspice", "devices"])
def test_the_rungs_of_arithmetic_hold(rungs, rung):
    assert all(p["kind"] == "validated" and p["pass"] for p in rungs[rung])


PARTS = [
    # rung, beginning of the names, how many are validated at least, bound
    ("architectures on paper", "ISAAC", 6, 0.05),
    ("architectures on paper", "PUMA", 4, 0.05),
    ("NeuRRAM", "NeuRRAM", 18, 0.25),
    ("chips of phase-change memory", "IBM 64 cores, four phases", 2, 0.10),
]


@pytest.mark.parametrize(("rung", "name", "count", "bound"), PARTS)
def test_chips_are_within_what_is_promised(rungs, rung, name, count, bound):
    found = [p for p in rungs[rung] if p["name"].startswith(name) and p["kind"] == "validated"]
    assert len(found) >= count
    assert all(p["tolerance"] == bound and p["pass"] for p in found), found


def test_neurram_predicts_seven_precisions_from_one(points):
    for bits in range(1, 9):
        for what in ("throughput", "efficiency"):
            p = points[f"NeuRRAM {bits}/{bits + 2} bits: {what}"]
            assert p["kind"] == ("fitted" if bits == 4 else "validated")
            assert abs(p["difference"]) < 0.13


def test_what_a_chip_was_fitted_to_is_not_validated(points):
    fitted = [p["name"] for p in points.values() if p["kind"] == "fitted"]
    for name in ("NeuRRAM 4/6 bits", "HERMES: ", "IBM 64 cores, one phase"):
        assert sum(n.startswith(name) for n in fitted) >= 2
    for p in points.values():
        if p["name"].startswith("NeuroSim"):
            assert p["kind"] == "reported"


def test_a_headline_that_the_table_does_not_give_is_reported(points):
    # 128 x 128 MACs in 2304 ns, 16 units a tile, 138 tiles.
    p = points["PUMA: throughput as published"]
    assert p["ours"] == pytest.approx(2 * 128**2 * 16 * 138 / 2304e-9 / 1e12, rel=1e-12)
    assert points["ISAAC: efficiency as published"]["pass"] is None


@pytest.mark.parametrize("name", ti.accelerators())
def test_every_figure_of_an_accelerator_has_a_source_and_a_range(name):
    chip = ti.accelerator(name)
    figures = [
        *[f for c in chip.components for f in (c.energy, c.area, c.static_power, c.latency)],
        *(chip.cell_read.energy, chip.cell_read.conductance, chip.cell_read.input_square),
        *(chip.write.pulse_energy, chip.write.pulses),
    ]
    stated = [f for f in figures if f.value > 0]
    assert len(stated) > 10
    for f in stated:
        assert f.source and f.low <= f.value <= f.high
    ranged = [f for f in stated if f.low < f.high]
    assert len(ranged) >= 0.9 * len(stated)
    assert chip.citations and chip.title


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("unit", "pJ", r"energy\.unit = 'pJ': must be 'J'"),
        ("source", "", "needs a source"),
        ("low", 1.0, "must be in ascending order"),
    ],
)
def test_a_preset_with_a_bad_figure_is_refused(field, value, sentence):
    text = json.loads(ti.accelerator("puma").to_json())
    text["components"][1]["energy"][field] = value
    with pytest.raises(ti.ConfigError, match=sentence):
        ti.Accelerator.from_json(json.dumps(text))


def test_a_misspelt_accelerator_is_refused_with_its_neighbour():
    with pytest.raises(ti.ArgumentError, match="did you mean 'neurram'"):
        ti.accelerator("neuram")


def test_the_operating_points_of_qucs_appear_where_the_file_is(monkeypatch, tmp_path):
    monkeypatch.setenv("TITANIA_GOLDENS", str(tmp_path))
    assert ti.validation.RUNGS["circuits by Qucs"]() == []
    cell = {"r_word_line": 2.0, "r_bit_line": 3.0, "resistances": [[95.0]]}
    expected = {"output_currents": [[0.01]], "device_currents": [[0.01]]}
    volts = {"applied_voltages": [[1.0]], "expected": expected}
    expected |= {"v_word": [[[0.98]]], "v_bit": [[[0.03]]]}
    (tmp_path / "badcrossbar_cases.json").write_text(json.dumps({"cases": [cell | volts]}))
    found = ti.validation.RUNGS["circuits by Qucs"]()
    assert len(found) == 3
    assert all(p["pass"] for p in found)


def test_the_command_prints_the_points_as_json(points):
    done = run_titania("validate", "--json")
    assert done.returncode == 0 and done.stderr == ""
    printed = {p["name"]: p for p in json.loads(done.stdout)}
    assert printed == points


def test_the_command_prints_a_table_and_can_fail(monkeypatch, capsys):
    bad = point("worse than said", 1.0, 2.0, "J", "s", tolerance=0.1)
    monkeypatch.setattr(ti.validation, "ladder", lambda: {"rung": [bad]})
    command.main(["validate"])
    assert "worse than said" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="outside their bounds: worse than said"):
        command.main(["validate", "--strict"])


def test_the_page_is_what_a_run_gives(rungs):
    for name, found in rungs.items():
        assert ti.validation.markdown(name, found).strip() in PAGE
