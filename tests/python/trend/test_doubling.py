"""How fast GPUs improve: the table of chips, the fitted doubling time, and the picture of both."""

import math

import numpy as np
import pytest
from matplotlib import pyplot
from scipy import stats

import titania as ti
from conftest import assert_share
from samples import chip, efficiency
from titania.trend import _student
from titania.trend._doubling import fit

T = ti.trend


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
        "V100": "v100",
        "T4": "t4",
        "A100": "a100-40",
        "H100": "h100-sxm",
        "H200": "h200",
        "L4": "l4",
        "B200": "b200",
        "RTX-4090": "rtx-4090",
    }
    for row in T.chips():
        if row.name in same and row.precision != "fp32":
            gpu = ti.baseline.gpu(same[row.name])
            peaks = {p.precision: p.rate.value for p in gpu.peaks}
            wanted = (peaks[row.precision], gpu.tdp.value)
            assert (row.performance, row.tdp) == pytest.approx(wanted, rel=1e-3), row.name


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
