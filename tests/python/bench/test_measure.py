"""What the tables of the benchmarks say of a measured value, and how they get into their page."""

import importlib
import time

import pytest

from conftest import ROOT

BENCH = ROOT / "bench"


@pytest.fixture
def measure(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("measure")


@pytest.fixture
def page(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("page")


@pytest.fixture
def compare(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCH))
    return importlib.import_module("compare")


@pytest.mark.parametrize(
    ("values", "at_least", "reached"),
    [
        ([0.9, 1.0], False, "stretch"),
        ([0.9, 1.5], False, "bound"),
        ([0.9, 2.1], False, "neither"),
        ([2.5], True, "stretch"),
        ([2.5, 1.3], True, "bound"),
        ([2.5, 0.5], True, "neither"),
    ],
)
def test_the_worst_value_decides_which_bound_is_kept(measure, values, at_least, reached):
    bound, stretch = (1.2, 1.4) if at_least else (2.0, 1.0)
    row = measure.Row("", lambda threads: None, bound, stretch, at_least)
    taken = {threads: measure.Value(value) for threads, value in enumerate(values, 1)}
    assert measure.Line(row, taken).reached == reached


def test_a_row_without_bounds_reaches_nothing(measure):
    row = measure.Row("", lambda threads: None)
    assert measure.Line(row, {1: measure.Value(1.0)}).reached == ""


def test_a_ratio_is_ours_to_theirs_per_thing_done_and_the_other_way_round_from_below(measure):
    def twice():
        time.sleep(0.02)

    def once():
        time.sleep(0.05)

    for at_least, expected in ((False, 0.2), (True, 5.0)):
        row = measure.ratio("", twice, once, at_least=at_least, counts=(2, 1), budget=0)
        assert row.take(1).value == pytest.approx(expected, rel=0.3)


def test_times_have_three_digits(measure):
    texts = [measure.seconds(t) for t in (12.34, 1.234, 0.1234, 1.234e-3, 56.7e-6)]
    assert texts == ["12.3 s", "1.23 s", "123 ms", "1.23 ms", "56.7 us"]


def test_a_table_replaces_what_stands_between_its_marks(page, tmp_path):
    path = tmp_path / "page.md"
    path.write_text("a\n<!-- measured: x -->\nold\n<!-- end: x -->\nb\n")
    for _ in range(2):
        page.put("x", r"new \1", path)
        assert path.read_text() == ("a\n<!-- measured: x -->\n\nnew \\1\n\n<!-- end: x -->\nb\n")
    with pytest.raises(SystemExit, match="0 places marked 'y'"):
        page.put("y", "new", path)


def test_the_page_has_a_place_for_every_table(page, compare):
    text = page.PAGE.read_text(encoding="utf-8")
    for mark in (*compare.TABLES, "peers"):
        assert text.count(f"<!-- measured: {mark} -->\n") == 1
        assert text.count(f"<!-- end: {mark} -->\n") == 1
