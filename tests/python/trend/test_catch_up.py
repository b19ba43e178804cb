"""Efficiencies that can be compared, and the year in which a GPU catches a crossbar."""

import dataclasses
import math

import pytest
from scipy import stats

import titania as ti
from conftest import assert_share
from samples import chip, efficiency
from titania.trend._doubling import fit

T = ti.trend


# --- Efficiencies --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": 0.0}, r"Efficiency\.low = 0: must be in \(0, inf\)"),
        ({"value": math.nan}, r"Efficiency\.\w+ = nan"),
        ({"value": -1.0}, r"Efficiency\.\w+ = -1"),
        ({"low": 2e13}, "must be in ascending order"),
        ({"high": math.inf}, r"Efficiency\.high = inf"),
        ({"basis": "peek"}, "Efficiency.basis = 'peek'.*did you mean 'peak'"),
        ({"boundary": "walls"}, "Efficiency.boundary = 'walls'.*did you mean 'wall'"),
        ({"precision": " "}, "precision is empty"),
        ({"source": ""}, "source is empty"),
        ({"year": math.nan}, r"Efficiency\.year = nan: must be in"),
        ({"year": 24.9}, r"Efficiency\.year = 24\.9: must be in \[1940, 2200\]"),
    ],
)
def test_an_efficiency_states_what_it_is(changes, message):
    with pytest.raises(ti.ArgumentError, match=message):
        efficiency(**changes)


def report(value=2e-9, low=1e-9, high=8e-9, boundary="wall"):
    term = ti.energy.Term(
        component="all", item="all", energy=ti.energy.Quantity(value=value, low=low, high=high)
    )
    return ti.energy.EnergyReport(name="made up", boundary=boundary, terms=[term])


def test_the_efficiency_of_a_report_is_operations_over_its_joules():
    made = report()
    found = T.Efficiency.of(made, operations=2e6, year=2024, precision="int8")
    low, _, high = made.energy_percentiles()
    assert found.range == pytest.approx((2e6 / high, 2e6 / 2e-9, 2e6 / low), rel=1e-12)
    assert (found.basis, found.boundary, found.name) == ("achieved", "wall", "made up")
    twice = T.Efficiency.of(made, operations=4e6, year=2024, precision="int8")
    assert twice.value == 2 * found.value
    for operations in (0, -1.0, math.nan, math.inf):
        with pytest.raises(ti.ArgumentError, match="operations = "):
            T.Efficiency.of(made, operations=operations, year=2024, precision="int8")
    with pytest.raises(ti.ArgumentError, match="report 'report' has no energy"):
        T.Efficiency.of(ti.energy.EnergyReport(), operations=1, year=2024, precision="int8")


def test_every_boundary_of_a_report_is_one_of_an_efficiency():
    for boundary in ("macro", "chip", "board", "wall", "site"):
        made = report(boundary=boundary)
        assert T.Efficiency.of(made, 1e6, 2024, "int8").boundary == boundary


# --- Catching up ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "gpu", "since", "years"),
    [
        (("peak", "chip"), 4.5e12, 2024.9, (2027.0, 2027.3, 2028.4)),
        (("achieved", "wall"), 0.94e12, 2022.75, (2028.9, 2029.9, 2033.2)),
    ],
)
def test_ten_tops_per_watt_are_caught_when_the_reference_says(kind, gpu, since, years):
    basis, boundary = kind
    ours = efficiency(10e12, basis=basis, boundary=boundary)
    theirs = efficiency(gpu, basis=basis, boundary=boundary, year=since)
    for t2, expected in zip((1.8, 2.1, 3.05), years, strict=True):
        found = T.catch_up(ours, theirs, t2)
        assert found.year == since + t2 * math.log2(10e12 / gpu)
        assert found.year == pytest.approx(expected, abs=0.051)
        assert found.percentiles == pytest.approx((found.year,) * 3, abs=1e-9)
        assert not found.gpu_ahead


def test_what_is_twice_as_efficient_lasts_one_doubling_longer():
    base = T.catch_up(efficiency(8e12), efficiency(1e12), 2.5)
    assert T.catch_up(efficiency(16e12), efficiency(1e12), 2.5).year == base.year + 2.5
    assert T.catch_up(efficiency(16e12), efficiency(2e12), 2.5).year == base.year
    assert base.doublings == 3


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"basis": "achieved"}, r"basis differs: crossbar is 'peak' .*gpu is 'achieved'"),
        ({"boundary": "wall"}, r"boundary differs: crossbar is 'chip' .*gpu is 'wall'"),
        ({"precision": "fp16"}, r"precision differs: crossbar is 'int8' .*gpu is 'fp16'"),
    ],
)
def test_what_cannot_be_compared_is_refused(change, message):
    with pytest.raises(ti.ArgumentError, match=message):
        T.catch_up(efficiency(), efficiency(1e12, **change), 2.0)


def test_a_gpu_that_is_ahead_is_flagged_and_its_year_is_past():
    found = T.catch_up(efficiency(1e12), efficiency(4e12, year=2024), 3.0)
    assert found.gpu_ahead
    assert found.year == 2024 - 6
    assert found.p_gpu_ahead == 1
    assert "is ahead by 4x already" in str(found)
    assert "passed this crossbar in 2018.0" in str(found)
    assert not T.catch_up(efficiency(4e12), efficiency(1e12), 3.0).gpu_ahead


def test_the_range_follows_that_of_the_doubling_time():
    """With exact efficiencies the year is a function of the slope alone."""
    trend = T.doubling_time("int8")
    found = T.catch_up(efficiency(8e12), efficiency(1e12, year=2020), trend)
    for year, years in zip(found.percentiles, trend.percentiles(), strict=True):
        assert year - 2020 == pytest.approx(3 * years, rel=0.05)
    flat = stats.t.cdf(-trend.slope / trend.standard_error, trend.degrees_of_freedom)
    assert_share(found.p_never * 16384, 16384, flat)
    stated = T.catch_up(efficiency(8e12), efficiency(1e12, year=2020), (1.8, 2.1, 3.05))
    expected = [2020 + 3 * t2 for t2 in (1.8, 2.1, 3.05)]
    assert stated.percentiles == pytest.approx(expected, abs=0.1)


def test_the_range_follows_that_of_the_efficiencies():
    """A lognormal efficiency makes the year normal: 90 % within log2 of its ends."""
    ours = efficiency(8e12, 4e12, 16e12)
    found = T.catch_up(ours, efficiency(1e12, year=2020), 2.0)
    assert found.percentiles == pytest.approx((2024, 2026, 2028), abs=0.12)
    both = T.catch_up(ours, efficiency(1e12, 0.5e12, 2e12, year=2020), 2.0)
    wide = 2 * math.sqrt(2)
    assert both.percentiles == pytest.approx((2026 - wide, 2026, 2026 + wide), abs=0.15)
    near = T.catch_up(efficiency(2e12, 1e12, 4e12), efficiency(1e12), 2.0)
    assert near.p_gpu_ahead == pytest.approx(0.05, abs=0.01)
    assert "the GPU is ahead already in" in str(near)


def test_a_trend_that_may_be_flat_may_never_catch_up():
    shaky = fit([chip(2016, 1.0), chip(2020, 9.0), chip(2024, 6.0)], "int8")
    found = T.catch_up(efficiency(8e12), efficiency(1e12), shaky)
    assert found.percentiles[2] == math.inf
    assert found.p_never > 0.05
    assert "to never" in str(found)


def test_the_same_seed_gives_the_same_range():
    def caught(seed):
        ours = efficiency(8e12, 4e12, 16e12)
        return T.catch_up(ours, efficiency(1e12), T.doubling_time("int8"), seed=seed)

    assert caught(3).percentiles == caught(3).percentiles
    assert caught(3).percentiles != caught(4).percentiles
    assert caught(3).year == caught(4).year


@pytest.mark.parametrize("years", [0.0, -1.0, math.nan, math.inf, (2.0, 1.0, 3.0), (0.0, 1.0, 2.0)])
def test_years_that_are_no_doubling_time_are_refused(years):
    with pytest.raises(ti.ArgumentError, match="doubling"):
        T.catch_up(efficiency(), efficiency(1e12), years)


def test_a_result_says_what_it_rests_on():
    same = {"basis": "achieved", "boundary": "wall"}
    found = T.catch_up(efficiency(**same), efficiency(1e12, **same), T.doubling_time("fp16"))
    text = str(found)
    assert "the trend is that of peak per TDP, the efficiencies are achieved" in text
    assert "the trend is that of fp16, not of int8" in text
    assert all(note in found._repr_html_() for note in found.notes)
    recalled = T.doubling_time("int8", ["V100", "A100", "B200"])
    found = T.catch_up(efficiency(), efficiency(1e12, source="memory [recall]"), recalled)
    assert "[recall]: V100" in str(found)
    assert "memory [recall]" in str(found)
    hostile = dataclasses.replace(efficiency(), name="<script>")
    assert "<script>" not in T.catch_up(hostile, efficiency(1e12), 2.0)._repr_html_()


def test_a_trend_that_falls_is_refused():
    falling = fit([chip(2010, 4.0), chip(2015, 2.0), chip(2020, 1.0)], "int8")
    with pytest.raises(ti.ArgumentError, match=r"doubling: slope = -0\.2 per year: must be above"):
        T.catch_up(efficiency(), efficiency(1e12), falling)


@pytest.mark.parametrize("baseline", [0, 1])
def test_a_comparison_is_caught_from_the_year_of_the_gpu_that_is_asked_about(baseline):
    c = ti.compare("lenet-5", "isaac", ["h100-sxm", "t4"], [1, 64])
    caught = ti.trend.CatchUp.of(c, 0, baseline, 2.0)
    crossbar, *rivals = c.reports(0)
    operations = c.workload.operations
    assert caught.crossbar.value == operations / crossbar.energy_J
    assert caught.gpu.value == operations / rivals[baseline].energy_J
    assert caught.gpu.name == rivals[baseline].name
    year, month = map(int, c.baselines[baseline].release.split("-")[:2])
    assert year <= caught.gpu.year < year + 1
    assert caught.gpu.year == pytest.approx(year + (month - 0.5) / 12)
    assert caught.year == pytest.approx(caught.gpu.year + 2 * caught.doublings)
