"""The tables of a comparison's page, cell by cell."""

import re
from html import unescape

import pytest

import titania as ti
from titania import view
from titania._core import engineering, three_digits
from titania.view import _comparison_tables as tables
from titania.view._comparison_facts import CONSTANTS, DRAWS, Facts

BATCHES = (1, 64)


@pytest.fixture(scope="module")
def comparison():
    return ti.compare("llama-2-7b", "isaac", ["digital-unit", "h100-sxm", "t4"], BATCHES)


@pytest.fixture(scope="module")
def facts(comparison):
    return Facts(comparison)


def cells(table):
    """Texts of a table's rows below the head."""
    rows = re.findall(r"<tr.*?</tr>", table)[1:]
    return [[unescape(c) for c in re.findall(r"<td[^>]*>(.*?)</td>", row)] for row in rows]


def test_the_curve_has_each_system_at_each_batch(comparison, facts):
    found = cells(tables.curve(facts))
    rows = comparison.rows()
    assert [row[1] for row in found] == [row["system"] for row in rows]
    assert [row[0] for row in found] == ["1", "", "", "", "64", "", "", ""]
    for cell, row in zip(found, rows, strict=True):
        percentiles = (row["energy_p5_J"], row["energy_p50_J"], row["energy_p95_J"])
        assert cell[2] == engineering(row["energy_J"], "J")
        assert cell[3] == view.span(percentiles, "J")
        assert cell[5] == engineering(row["latency_s"], "s")
        assert cell[6] == engineering(row["throughput_per_s"], "/s")
        assert cell[7] == row["kind"]


def test_a_ratio_stands_with_its_range_beside_the_baseline(comparison, facts):
    found = cells(tables.curve(facts))
    for point in range(len(BATCHES)):
        assert found[4 * point][4] == ""
        for baseline in range(3):
            low, _, high = comparison.ratio_percentiles(point, baseline)
            ratio = comparison.ratio(point, baseline)
            assert low < ratio < high
            expected = f"{view.factor(ratio)} ({view.factor(low)} to {view.factor(high)})"
            assert found[4 * point + baseline + 1][4] == expected


def test_the_deciding_constants_are_those_of_the_last_batch(comparison, facts):
    expected = comparison.decisive(-1, count=CONSTANTS)
    assert expected != comparison.decisive(0, count=CONSTANTS)
    assert cells(tables.decisive(facts)) == [
        [name, view.factor(low), view.factor(high)] for name, low, high in expected
    ]


def test_every_gpu_catches_up_by_both_trends_and_nothing_else_does(comparison, facts):
    found = cells(tables.catching_up(facts))
    assert [row[:2] for row in found] == [
        [gpu, trend] for gpu in ("h100-sxm", "t4") for trend in ("int8", "fp16")
    ]
    for row, (baseline, trend) in zip(
        found, [(b, t) for b in (1, 2) for t in ("int8", "fp16")], strict=True
    ):
        assert row[2] == f"{comparison.catch_up(-1, baseline, trend).year:.1f}"


def test_the_chosen_batches_have_both_sides(comparison, facts):
    found = cells(tables.operating_points(facts))
    for row, (name, point) in zip(found, comparison.operating_points(), strict=True):
        ours, theirs = point.crossbar.report, point.baselines[0]
        assert row == [
            name,
            f"{point.batch:g}",
            engineering(ours.energy_J, "J"),
            engineering(theirs.energy_J, "J"),
            view.factor(theirs.energy_J / ours.energy_J),
            engineering(ours.latency_s, "s"),
            engineering(theirs.latency_s, "s"),
        ]


def test_what_is_occupied_is_the_deployment_of_the_last_batch(comparison, facts):
    inference = comparison.points[-1].crossbar
    found = dict(cells(tables.occupied(facts)))
    assert found["chips"] == f"{inference.deployment.chips:,.0f}"
    assert found["boards"] == three_digits(inference.deployment.boards)
    assert found["writing all cells once"] == engineering(inference.programming_energy_J, "J")
    assert found["latency"] == engineering(inference.latency_s, "s")


def test_limits_stand_beside_what_is_spent(comparison, facts):
    assert cells(tables.limits(facts)) == [
        [component, engineering(spent, "J"), engineering(floor, "J"), view.times(spent / floor), of]
        for component, of, spent, floor in comparison.limits()
    ]


def test_every_figure_of_a_config_is_listed_with_its_source():
    gpu = ti.baseline.gpu("h100-sxm")
    found = {row[0]: row for row in cells(tables.figures(gpu))}
    f = gpu.memory_bandwidth
    expected = f"{f.value:.4g} ({f.low:.4g} to {f.high:.4g}) B/s"
    assert found["memory_bandwidth"][1:] == [expected, f.kind, f.source]
    assert "peaks[0].rate" in found
    assert "calibrations[0].arithmetic[0].e_op" in found


def test_percentiles_of_energies_are_those_of_the_rows(comparison, facts):
    assert DRAWS == 1000
    assert [p for point in facts.energies for p in point] == [
        (row["energy_p5_J"], row["energy_p50_J"], row["energy_p95_J"]) for row in comparison.rows()
    ]
