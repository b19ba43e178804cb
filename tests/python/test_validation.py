"""The ladder of validation: its points, its command, its page."""

import json
import re

import pytest

import titania as ti
from conftest import ROOT, run_titania
from titania import cli
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
        assert p["difference"] == pytest.approx(p["ours"] / p["theirs"] - 1, rel=1e-9, abs=1e-15)
        if p["kind"] == "reported":
            assert p["tolerance"] is None and p["pass"] is None
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
    cli.main(["validate"])
    assert "worse than said" in capsys.readouterr().out
    with pytest.raises(SystemExit, match="outside their bounds: worse than said"):
        cli.main(["validate", "--strict"])


def test_the_page_is_what_a_run_gives(rungs):
    for name, found in rungs.items():
        assert ti.validation.markdown(name, found).strip() in PAGE
