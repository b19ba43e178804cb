"""How fast GPUs improve, and when one catches a crossbar."""

import dataclasses
import math

import numpy as np
import pytest
from matplotlib import pyplot
from scipy import stats

import titania as ti
from conftest import assert_share
from titania import _student
from titania._doubling import fit

T = ti.trend


def efficiency(value=10e12, low=None, high=None, **changes):
    same = {
        "basis": "peak",
        "boundary": "chip",
        "precision": "int8",
        "year": 2024.9,
        "source": "a test",
    }
    return T.Efficiency(value, low, high, **(same | changes))


def chip(year, performance, tdp=1.0, name=None):
    return T.Chip(
        name=name or f"{year}",
        kind="gpu",
        release=year,
        precision="int8",
        performance=performance,
        tdp=tdp,
        boundary="peak/TDP",
        source="a test",
        mark="choice",
    )


# --- The table -----------------------------------------------------------------------------------


def test_every_chip_has_a_source_a_mark_and_sensible_numbers():
    rows = T.chips()
    assert len(rows) > 20
    for row in rows:
        assert row.source.strip(), row
        assert row.mark in {"read", "read2", "recall"}, row
        assert row.boundary == "peak/TDP"
        assert row.kind == "gpu"
        assert 2010 < row.release < 2030, row
        assert 15 <= row.tdp <= 1500, row
        assert 1e9 < row.efficiency.value < 1e13, row
    assert len({(row.name, row.precision) for row in rows}) == len(rows)


def test_the_chips_agree_with_the_baselines_of_the_same_name():
    same = {
        "V100": "V100-SXM2-32GB",
        "T4": "T4",
        "A100": "A100-SXM4-40GB",
        "H100": "H100-SXM5",
        "H200": "H200-SXM",
        "L4": "L4",
        "B200": "B200-SXM",
        "RTX-4090": "RTX-4090",
    }
    for row in T.chips():
        if row.name in same and row.precision != "fp32":
            gpu = ti.baseline.gpu(same[row.name])
            peak = gpu.peak_int8 if row.precision == "int8" else gpu.peak_fp16
            assert (row.performance, row.tdp) == pytest.approx((peak, gpu.tdp), rel=1e-3), row.name


def test_the_chips_of_a_precision_come_by_date():
    for precision in ("fp32", "fp16", "int8", "best"):
        rows = T.chips(precision)
        assert [r.release for r in rows] == sorted(r.release for r in rows)
        assert set(T.FLAGSHIPS[precision]) <= {r.name for r in rows}
    assert {r.precision for r in T.chips("int8")} == {"int8"}
    best = {r.name: r.precision for r in T.chips("best")}
    assert (best["K20X"], best["P100"], best["B200"]) == ("fp32", "fp16", "fp16")


# --- The fit -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("precision", "slope", "error", "years"),
    [("fp16", 0.327, 0.008, 3.05), ("int8", 0.559, 0.097, 1.79)],
)
def test_the_doubling_times_are_those_of_the_reference(precision, slope, error, years):
    found = T.doubling_time(precision)
    assert found.slope == pytest.approx(slope, abs=0.0015)
    assert found.standard_error == pytest.approx(error, abs=0.0015)
    assert found.years == pytest.approx(years, abs=0.006)


def test_the_best_format_doubles_in_1_70_years_and_int8_without_the_p40_in_2_94():
    assert T.doubling_time("best").years == pytest.approx(1.70, abs=0.006)
    without = T.doubling_time("int8", ["A100", "H100", "B200"])
    assert without.years == pytest.approx(2.94, abs=0.006)


@pytest.mark.parametrize("precision", ["fp32", "fp16", "int8", "best"])
def test_a_fit_is_least_squares_with_students_t(precision):
    found = T.doubling_time(precision)
    x = [c.release for c in found.chips]
    y = np.log2([c.performance / c.tdp for c in found.chips])
    line = stats.linregress(x, y)
    assert found.slope == pytest.approx(line.slope, rel=1e-9)
    assert found.standard_error == pytest.approx(line.stderr, rel=1e-9)
    t = stats.t.ppf(0.95, len(x) - 2)
    low, middle, high = found.percentiles()
    assert middle == found.years == pytest.approx(1 / line.slope, rel=1e-9)
    assert low == pytest.approx(1 / (line.slope + t * line.stderr), rel=1e-9)
    assert high == pytest.approx(1 / (line.slope - t * line.stderr), rel=1e-9)
    assert found.years_standard_error == pytest.approx(line.stderr / line.slope**2, rel=1e-9)
    at = 2030.0
    mean = line.intercept + line.slope * at
    assert math.log2(found.efficiency(at)) == pytest.approx(mean, rel=1e-9)


def test_exact_exponential_growth_is_found_exactly_and_has_no_error():
    found = fit([chip(2000 + k, 2 ** (k / 2.5)) for k in (0, 1, 4, 10)], "int8")
    assert found.years == pytest.approx(2.5, rel=1e-12)
    assert found.standard_error < 1e-12
    assert found.efficiency(2010.0) == pytest.approx(16.0, rel=1e-12)
    assert found.percentiles() == pytest.approx((2.5, 2.5, 2.5), rel=1e-9)


def test_faster_chips_of_the_same_dates_move_the_line_and_not_the_slope():
    years, values = (2016, 2019, 2021, 2024), (1.0, 3.0, 4.0, 20.0)
    one = fit([chip(y, v) for y, v in zip(years, values, strict=True)], "int8")
    ten = fit([chip(y, 10 * v, tdp=0.5) for y, v in zip(years, values, strict=True)], "int8")
    assert ten.slope == pytest.approx(one.slope, rel=1e-12)
    assert ten.efficiency(2030) == pytest.approx(20 * one.efficiency(2030), rel=1e-12)
    later = fit([chip(y + 7, v) for y, v in zip(years, values, strict=True)], "int8")
    assert later.standard_error == pytest.approx(one.standard_error, rel=1e-9)
    slower = fit([chip(3 * y, v) for y, v in zip(years, values, strict=True)], "int8")
    assert slower.years == pytest.approx(3 * one.years, rel=1e-9)


def test_the_range_of_a_slope_covers_the_true_one_in_nine_of_ten_fits(rng):
    years = np.array([2016.0, 2018.5, 2021.0, 2022.0, 2025.0])
    trials, covered = 2000, 0
    for noise in rng.normal(0, 0.4, (trials, len(years))):
        values = 2 ** (0.5 * (years - 2016) + noise)
        found = fit([chip(y, v) for y, v in zip(years, values, strict=True)], "int8")
        covered += found.slope_at(0.05) <= 0.5 <= found.slope_at(0.95)
    assert_share(covered, trials, 0.9)


def test_a_band_is_narrowest_at_the_mean_date():
    found = T.doubling_time("int8")

    def width(year):
        return math.log2(found.efficiency(year, 0.95) / found.efficiency(year, 0.05))

    assert width(found.centre) < width(found.centre + 1) < width(found.centre + 5)
    assert width(found.centre - 3) == pytest.approx(width(found.centre + 3), rel=1e-9)


@pytest.mark.parametrize("dof", [1, 2, 3, 4, 7, 30])
def test_students_t_is_that_of_scipy(dof):
    for p in (0.001, 0.05, 0.3, 0.5, 0.9, 0.95, 0.999):
        assert _student.quantile(p, dof) == pytest.approx(stats.t.ppf(p, dof), rel=1e-9, abs=1e-12)
    for t in (-3.0, 0.0, 0.1, 2.5, 40.0):
        assert _student.cdf(t, dof) == pytest.approx(stats.t.cdf(t, dof), rel=1e-9, abs=1e-15)


def test_a_flat_trend_never_doubles():
    flat = fit([chip(2010, 4.0), chip(2015, 2.0), chip(2020, 1.0)], "int8")
    assert flat.years == math.inf
    with pytest.raises(ti.ArgumentError, match=r"doubling: slope = -0\.2 per year: must be above"):
        T.catch_up(efficiency(), efficiency(1e12), flat)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("fp17",), r"precision = 'fp17'.*did you mean 'fp1"),
        (("fp16", ["V100", "A100", "B100"]), r"names, at fp16 = 'B100'.*did you mean"),
        (("fp16", ["K20X", "V100", "A100"]), r"names, at fp16 = 'K20X': expected one of"),
        (("fp16", ["V100", "A100"]), "must be three or more different chips"),
        (("fp16", ["V100", "A100", "A100"]), "must be three or more different chips"),
        (("fp16", []), "must be three or more different chips"),
    ],
)
def test_a_wrong_choice_of_chips_is_refused(arguments, message):
    with pytest.raises(ti.ArgumentError, match=message):
        T.doubling_time(*arguments)


def test_chips_of_one_date_have_no_trend():
    with pytest.raises(ti.ArgumentError, match="a trend needs two dates"):
        fit([chip(2020, 1.0), chip(2020, 2.0), chip(2020, 3.0)], "int8")


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


# --- The picture ---------------------------------------------------------------------------------


@pytest.fixture
def drawing():
    pyplot.switch_backend("agg")
    yield
    pyplot.close("all")


@pytest.mark.usefixtures("drawing")
def test_the_picture_has_the_chips_the_lines_and_the_year():
    trend = T.doubling_time("int8")
    found = T.catch_up(efficiency(8e12, 4e12, 16e12), efficiency(1e12, name="a GPU"), trend)
    ax = ti.plot.trend(trend, catch_up=found)
    ax.figure.canvas.draw()
    assert ax.get_yscale() == "log"
    assert ax.get_ylabel() == "efficiency (TOPS/W)"
    assert ax.get_xlabel() == "year of release"
    points = {tuple(map(float, p)) for line in ax.lines for p in line.get_xydata()}
    for c in trend.chips:
        assert any(p == pytest.approx((c.release, c.efficiency.value / 1e12)) for p in points)
    assert any(p == pytest.approx((found.year, 8.0)) for p in points)
    texts = " ".join(t.get_text() for t in ax.texts)
    assert f"caught in {found.year:.1f}" in texts
    assert all(c.name in texts for c in trend.chips)
    left, right = ax.get_xlim()
    assert left < 2016.7 < found.percentiles[2] < right


@pytest.mark.usefixtures("drawing")
def test_a_year_far_away_or_past_is_drawn_too():
    shaky = fit([chip(2016, 1.0), chip(2020, 9.0), chip(2024, 6.0)], "int8")
    ax = ti.plot.trend(catch_up=T.catch_up(efficiency(8e12), efficiency(1e12), shaky))
    assert ax.get_xlim()[1] < 2060
    ax = ti.plot.trend(catch_up=T.catch_up(efficiency(1e12), efficiency(4e12), 3.0))
    assert "passed in" in " ".join(t.get_text() for t in ax.texts)
    with pytest.raises(ti.ArgumentError, match="doublings is empty"):
        ti.plot.trend([])
