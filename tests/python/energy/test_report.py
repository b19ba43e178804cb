"""Ranges of the constants reach the joules: percentiles, boundaries, parts of a report."""

import numpy as np
import pytest

import titania as ti
from conftest import run_python

Quantity, Term, Report = ti.energy.Quantity, ti.energy.Term, ti.energy.EnergyReport


def term(value=1.0, low=0.5, high=3.0, **fields):
    q = Quantity(value=value, low=min(low, value), high=max(high, value))
    return Term(**{"component": "a", "item": "x", "energy": q, **fields})


def sampled(value, low, high, z):
    """Lognormal on either side of the nominal value; low and high are its 5 and 95 % points."""
    end = np.where(z > 0, high, low)
    return value * np.exp(np.abs(z) / 1.6448536269514722 * np.log(end / value))


# --- Percentiles ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("value", "low", "high"), [(1, 0.5, 3), (6e-12, 2e-12, 2e-11), (1, 1, 2)])
def test_the_percentiles_of_one_term_are_its_low_nominal_and_high(value, low, high):
    p5, p50, p95 = Report(terms=[term(value, low, high)]).energy_percentiles()
    # 5 standard errors of a quantile of 4096 normal draws: 0.165 at 5 and 95 %, 0.098 at 50 %.
    for found, z, error in ((p5, -1.6449, 0.165), (p50, 0.0, 0.098), (p95, 1.6449, 0.165)):
        bounds = sampled(value, low, high, np.array([z - error, z + error]))
        assert bounds[0] * (1 - 1e-9) <= found <= bounds[1] * (1 + 1e-9)


def test_a_figure_without_a_range_has_none():
    percentiles = Report(terms=[term(2.0, 2.0, 2.0)]).energy_percentiles()
    assert percentiles == pytest.approx((2.0, 2.0, 2.0), rel=1e-14)


def test_a_report_of_nothing_is_zero():
    assert Report().energy_percentiles() == (0.0, 0.0, 0.0)
    assert Report().energy_J == 0.0
    assert Report(terms=[Term()]).energy_percentiles() == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("kind", ["energy", "latency", "area"])
def test_every_figure_has_percentiles_of_its_own(kind):
    zero, q = Quantity(), Quantity(value=2.0, low=1.0, high=4.0)
    report = Report(terms=[Term(**{"energy": zero, kind: q})])
    for name in ("energy", "latency", "area"):
        p5, p50, p95 = getattr(report, f"{name}_percentiles")()
        if name == kind:
            assert 0.8 < p5 < 1.25 < p50 < 2.3 < p95 < 5
        else:
            assert (p5, p50, p95) == (0, 0, 0)


def test_the_same_seed_gives_the_same_numbers_and_another_seed_similar_ones():
    report = Report(terms=[term()])
    assert report.energy_percentiles(7) == report.energy_percentiles(seed=7)
    assert report.energy_percentiles() == report.energy_percentiles(0)
    assert report.energy_percentiles(7) != report.energy_percentiles(8)
    assert report.energy_percentiles(7) == pytest.approx(report.energy_percentiles(8), rel=0.25)


def test_threads_change_no_percentile():
    report = Report(terms=[term(item=str(k)) for k in range(20)])
    results = []
    for n in (1, 2, 4):
        with ti.threads(n):
            results.append(report.energy_percentiles())
    assert results[0] == results[1] == results[2]


def test_the_same_item_in_two_layers_moves_together():
    one = Report(terms=[term(layer="linear1")])
    both = Report(terms=[term(layer="linear1"), term(layer="linear2")])
    doubled = tuple(2 * p for p in one.energy_percentiles())
    assert both.energy_percentiles() == pytest.approx(doubled, rel=1e-12)


def test_different_items_are_independent():
    report = Report(terms=[term(item="x"), term(item="y")])
    z = np.random.default_rng(0).normal(size=(2, 10**6))
    expected = np.percentile(sampled(1.0, 0.5, 3.0, z).sum(axis=0), [5, 50, 95])
    assert report.energy_percentiles() == pytest.approx(expected, rel=0.1)
    apart = 2 * np.array(Report(terms=[term()]).energy_percentiles())
    assert report.energy_percentiles()[0] > 1.05 * apart[0]
    assert report.energy_percentiles()[2] < 0.95 * apart[2]


def test_items_of_one_name_in_two_components_are_different_items():
    same_name = Report(terms=[term(component="a"), term(component="b")])
    assert (
        same_name.energy_percentiles()[2]
        < 0.95 * 2 * Report(terms=[term()]).energy_percentiles()[2]
    )


def test_percentiles_are_in_order():
    report = Report(terms=[term(item=str(k), value=1.0 + k) for k in range(1)])
    p5, p50, p95 = report.energy_percentiles()
    assert 0 < p5 < p50 < p95


# --- Parts ---------------------------------------------------------------------------------------


def test_parts_are_picked_by_component_and_layer():
    terms = [
        term(1.0, component="a", layer="one"),
        term(2.0, component="b", layer="one"),
        term(4.0, component="a", layer="two"),
    ]
    report = Report(terms=terms)
    assert (list(report.components), list(report.layers)) == (["a", "b"], ["one", "two"])
    assert report.component("a").energy_J == 5.0
    assert report.layer("one").energy_J == 3.0
    assert report.layer("two").component("a").energy_J == 4.0


def test_unknown_parts_list_the_known_ones():
    report = Report(terms=[term(component="cells"), term(component="wires")])
    with pytest.raises(ti.ArgumentError, match=r"'cell': expected one of {cells, wires}; did you"):
        report.component("cell")
    with pytest.raises(ti.ArgumentError, match=r"'conv1': expected one of \{"):
        report.layer("conv1")


# --- Boundaries ----------------------------------------------------------------------------------

# One bit over LPDDR5 from the component table; regulators 90 %, supply 94 % efficient (report.cpp).
BIT = next(row for row in ti.energy.constants() if row["id"] == "lpddr5_bit")["energy_J"]
MACRO = Report(name="macro", terms=[term(1e-9, 5e-10, 2e-9)])


def test_a_board_adds_moving_bytes_and_the_loss_of_regulators():
    board = MACRO.at_boundary("board", 10)
    assert board.boundary == "board"
    assert board.component("off-chip I/O").energy_J == pytest.approx(80 * BIT, rel=1e-12)
    assert board.energy_J == pytest.approx((1e-9 + 80 * BIT) / 0.90, rel=1e-12)
    assert board.component("a").energy_J == MACRO.energy_J


def test_the_wall_adds_the_loss_of_the_power_supply():
    wall = MACRO.at_boundary("wall", 10)
    assert wall.energy_J == pytest.approx((1e-9 + 80 * BIT) / 0.90 / 0.94, rel=1e-12)


def test_a_report_at_its_own_boundary_stays_as_it_is():
    assert MACRO.at_boundary("macro", 10) == MACRO
    board = MACRO.at_boundary("board", 10)
    assert board.at_boundary("board", 99) == board


def test_nothing_but_a_macro_can_be_extended():
    board = MACRO.at_boundary("board", 10)
    for boundary in ("macro", "wall"):
        with pytest.raises(ti.ArgumentError, match="'board': only a macro can be extended"):
            board.at_boundary(boundary, 10)


def test_an_unknown_boundary_lists_the_known_ones():
    with pytest.raises(
        ti.ArgumentError, match=r"'bord': expected one of {macro, chip, board, wall, site}"
    ):
        MACRO.at_boundary("bord", 10)


@pytest.mark.parametrize("io_bytes", [-1.0, float("nan"), float("inf")])
def test_bytes_that_are_none_are_refused_by_name(io_bytes):
    with pytest.raises(ti.ArgumentError, match="io_bytes"):
        MACRO.at_boundary("board", io_bytes)


def test_a_report_is_a_table_whose_rows_say_whose_they_are():
    report = ti.baseline.gpu_inference(ti.baseline.gpu("h100-sxm"), ti.workload("lenet-5"))
    rows = report.rows()
    assert sum(row["energy_J"] for row in rows) == pytest.approx(report.energy_J, rel=1e-12)
    assert {(row["report"], row["boundary"]) for row in rows} == {(report.name, report.boundary)}
    whole = report.to_dict()
    assert whole["terms"] == rows
    assert whole["energy_J"] == report.energy_J
    percentiles = (whole["energy_p5_J"], whole["energy_p50_J"], whole["energy_p95_J"])
    assert percentiles == report.energy_percentiles()
    frame = report.to_pandas()
    assert list(frame.columns) == list(rows[0])
    assert len(frame) == len(report.terms)


def test_a_table_without_pandas_says_what_to_install():
    code = """
import sys
sys.modules["pandas"] = None
import titania as ti
report = ti.baseline.gpu_inference(ti.baseline.gpu("l4"), ti.workload("lenet-5"))
for table in (report.to_pandas, ti.compare("lenet-5", batches=1).to_pandas):
    try:
        table()
    except ImportError as error:
        print(error)
"""
    done = run_python(code)
    assert done.stdout == 2 * "to_pandas() needs pandas: pip install 'titania[tables]'\n", (
        done.stderr
    )
