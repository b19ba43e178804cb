"""From joules per query to a year of a service."""

import html
import math
import re

import numpy as np
import pytest

import titania as ti
from titania import _figure

S = ti.scenario
WH = ti.units.Wh


def figure(unit, value, low=None, high=None, source="a test"):
    return ti.energy.Figure(
        value=value,
        low=value if low is None else low,
        high=value if high is None else high,
        unit=unit,
        source=source,
    )


# --- Figures -------------------------------------------------------------------------------------


def test_every_figure_has_a_source_a_mark_and_an_ascending_range():
    figures = S.figures()
    assert len(figures) >= 70
    for name, f in figures.items():
        assert 0 < f.low <= f.value <= f.high < math.inf, name
        source, _, mark = f.source.rstrip("]").rpartition(" [")
        assert len(source) > 5, name
        assert mark in {"read", "read2", "recall", "choice", "definition"}, name
        assert f.kind == ("estimated" if mark == "choice" else "specified"), name
        if f.unit == "":
            assert re.search("pue|factor|servers|growth|dally|parameters|households", name), name


def test_the_figures_of_a_group_share_their_unit():
    units = {"grid": "kg/kWh", "household": "kWh/year", "pue": ""}
    for group, unit in units.items():
        assert {f.unit for f in S.figures(group).values()} == {unit}
        assert all(f.low < f.high for f in S.figures(group).values()), group
    assert sum(len(S.figures(g)) for g in (*units, "reactor", "published")) == len(S.figures())


def test_the_grids_are_those_of_the_source():
    grids = {name: f.value for name, f in S.figures("grid").items()}
    rounded = {
        "WOR": 0.473,
        "CHN": 0.560,
        "USA": 0.384,
        "DEU": 0.344,
        "GBR": 0.211,
        "FRA": 0.044,
        "SWE": 0.036,
        "IND": 0.708,
        "POL": 0.615,
    }
    for country, value in rounded.items():
        assert grids[country] == pytest.approx(value, abs=5.1e-4), country


def test_draws_have_the_ends_of_the_range_as_5_and_95_percent_points():
    sample = _figure.draws(1, "a test", 200_000, 1.0, 3.0, 30.0)
    assert _figure.percentiles(sample) == pytest.approx((1.0, 3.0, 30.0), rel=0.02)
    assert set(_figure.draws(1, "a test", 5, 2.0, 2.0, 2.0)) == {2.0}


def test_percentiles_may_be_infinite():
    sample = np.array([1.0] * 50 + [2.0] * 40 + [np.inf] * 10)
    assert _figure.percentiles(sample) == (1.0, 1.0, math.inf)


# --- A year --------------------------------------------------------------------------------------


def test_a_year_is_the_closed_form():
    y = S.year(9e9, 3 * WH, grid="FRA", household="USA")
    kwh = 9e9 * 365 * 3 / 1e3
    assert y.energy_TWh.value == pytest.approx(kwh / 1e9, rel=1e-12)
    assert y.power_W.value == pytest.approx(kwh * 1e3 / 8760, rel=1e-12)
    assert y.households.value == pytest.approx(kwh / S.figures("household")["USA"].value, rel=1e-12)
    assert y.co2_t.value == pytest.approx(kwh * S.figures("grid")["FRA"].value / 1e3, rel=1e-12)
    factor = S.figures("reactor")["capacity_factor"].value
    assert y.reactors.value == pytest.approx(kwh / (300e3 * factor * 8760), rel=1e-12)


def test_the_example_of_the_reference_comes_out():
    y = S.year(9e9, 3 * WH, household=figure("kWh/year", 10972))
    assert y.energy_TWh.value == pytest.approx(9.86, abs=0.006)
    assert y.households.value == pytest.approx(0.90e6, rel=0.003)
    assert y.co2_t.value == pytest.approx(4.66e6, rel=0.001)
    article = S.year(9e9, 3 * WH, household="CHN").households.value
    assert article == pytest.approx(3.9e6, rel=0.02)


@pytest.mark.parametrize("factor", [1e-3, 7.0])
def test_everything_is_in_proportion_to_queries_and_to_their_energy(factor):
    one = S.year(1e9, (1 * WH, 2 * WH, 5 * WH))
    for other in (
        S.year(factor * 1e9, (1 * WH, 2 * WH, 5 * WH)),
        S.year(1e9, (factor * WH, 2 * factor * WH, 5 * factor * WH)),
    ):
        for name in ("energy_TWh", "power_W", "households", "co2_t", "reactors"):
            scaled = tuple(factor * x for x in getattr(one, name))
            assert getattr(other, name) == pytest.approx(scaled, rel=1e-9), name


def test_the_pue_counts_at_the_wall_and_not_at_the_site():
    site = S.year(1e9, WH)
    wall = S.year(1e9, WH, boundary="wall", pue="average")
    pue = S.figures("pue")["average"]
    assert wall.energy_TWh.value == pytest.approx(pue.value * site.energy_TWh.value, rel=1e-12)
    assert wall.assumptions["pue average"] == pue
    assert not any(name.startswith("pue") for name in site.assumptions)
    assert S.year(1e9, WH, pue="average").energy_TWh == site.energy_TWh


def test_what_has_no_range_gives_none():
    y = S.year(1e9, WH)
    assert y.energy_TWh.low == y.energy_TWh.high == pytest.approx(y.energy_TWh.value, rel=1e-12)
    assert y.co2_t.low < y.co2_t.value < y.co2_t.high


def test_ranges_reach_the_result():
    """A product of lognormals: the logarithms of the ends add in squares."""
    y = S.year((5e8, 1e9, 2e9), (0.25 * WH, WH, 4 * WH))
    wide = math.exp(math.hypot(math.log(2), math.log(4)))
    value = 1e9 * 365 / 1e12
    expected = (value / wide, value, value * wide)
    assert y.energy_TWh[1:] == pytest.approx(expected, rel=0.06)
    other = S.year(1e9, WH, reactor_power=figure("W", 3e8), capacity_factor=figure("", 0.5))
    exact = 365e6 / (3e5 * 0.5 * 8760)
    assert other.reactors == pytest.approx((exact,) * 4, rel=1e-12)


def test_the_same_seed_gives_the_same_year():
    def spread(seed):
        return S.year(1e9, (0.5 * WH, WH, 3 * WH), seed=seed).energy_TWh

    assert spread(1) == spread(1)
    assert spread(1)[1:] != spread(2)[1:]
    assert spread(1).value == spread(2).value


def test_an_energy_comes_as_a_number_a_range_a_quantity_a_figure_or_a_report():
    ends = (0.2 * WH, 0.3 * WH, 0.5 * WH)
    plain = S.year(1e9, ends).energy_TWh
    quantity = ti.energy.Quantity(low=ends[0], value=ends[1], high=ends[2])
    assert S.year(1e9, quantity).energy_TWh == plain
    for f in (figure("J", ends[1], ends[0], ends[2]), figure("Wh", 0.3, 0.2, 0.5)):
        assert S.year(1e9, f).energy_TWh == pytest.approx(plain, rel=1e-12)
    assert S.year(figure("1/day", 1e9), ends).energy_TWh == plain


def report(boundary):
    energy = ti.energy.Quantity(value=1000.0, low=500.0, high=2000.0)
    term = ti.energy.Term(component="all", item="all", energy=energy)
    return ti.energy.EnergyReport(name="made up", boundary=boundary, terms=[term])


def test_a_report_brings_its_boundary_and_its_range():
    y = S.year(1e9, report("wall"), pue="average")
    pue = S.figures("pue")["average"].value
    assert y.energy_TWh.value == pytest.approx(1000 * 1e9 * 365 * pue / ti.units.TWh, rel=1e-12)
    assert y.energy_TWh.low < 0.55 * y.energy_TWh.value
    assert y.energy_TWh.high > 1.8 * y.energy_TWh.value
    for boundary in ("macro", "chip", "board"):
        with pytest.raises(ti.ArgumentError, match=rf"is at '{boundary}': must be at 'wall'"):
            S.year(1e9, report(boundary))


def test_the_advice_for_a_report_at_another_boundary_can_be_followed():
    with pytest.raises(ti.ArgumentError, match=r"as report.at_boundary\('wall'\) is"):
        S.year(1e9, report("macro"))
    assert S.year(1e9, report("macro").at_boundary("wall", io_bytes=0)).energy_TWh.value > 0
    with pytest.raises(ti.ArgumentError, match="make it there, with boundary='wall'"):
        S.year(1e9, report("board"))


def test_a_report_per_token_needs_the_tokens_of_a_query():
    token = report("site").replace(unit="token")
    with pytest.raises(ti.ArgumentError, match="'made up' is per token: needs tokens_per_query"):
        S.year(1e9, token)
    y = S.year(1e9, token, tokens_per_query=(200, 400, 800))
    assert y.energy_TWh.value == pytest.approx(400 * 1000 * 1e9 * 365 / ti.units.TWh, rel=1e-12)
    assert y.assumptions["tokens per query"].unit == "token/query"
    assert y.assumptions["energy per token"].value == 1000
    wide = y.energy_TWh.high / y.energy_TWh.low
    narrow = S.year(1e9, token, tokens_per_query=400).energy_TWh
    assert wide > narrow.high / narrow.low
    for energy, unit in ((WH, "query"), (report("site"), "inference")):
        with pytest.raises(ti.ArgumentError, match=f"tokens_per_query: .* is per {unit}"):
            S.year(1e9, energy, tokens_per_query=400)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((0, WH), {}, r"queries per day\.low = 0: must be in \(0, inf\)"),
        ((math.nan, WH), {}, "queries per day.* = nan"),
        ((1e9, -1.0), {}, "energy per query.* = -1"),
        ((1e9, (3.0, 2.0, 4.0)), {}, "energy per query: low = 3, value = 2, high = 4"),
        ((1e9, WH), {"grid": "FRE"}, "grid = 'FRE': expected one of.*did you mean 'FRA'"),
        ((1e9, WH), {"household": "USB"}, "household = 'USB'.*did you mean 'USA'"),
        ((1e9, WH), {"boundary": "wall", "pue": "averge"}, "pue = 'averge'.*did you mean"),
        ((1e9, WH), {"boundary": "chip"}, "boundary = 'chip': expected one of {wall, site}"),
        ((1e9, WH), {"grid": figure("g/kWh", 44.0)}, "grid: unit is 'g/kWh': must be 'kg/kWh'"),
        ((1e9, figure("kWh", 1.0)), {}, "energy per query: unit is 'kWh': must be 'J'"),
        ((figure("1/s", 1.0), WH), {}, "queries per day: unit is '1/s': must be '1/day'"),
        (
            (1e9, WH),
            {"boundary": "wall", "pue": figure("", 0.9)},
            r"pue: 0\.9 to 0\.9: must be in \[1, inf\]",
        ),
        (
            (1e9, WH),
            {"capacity_factor": figure("", 1.2)},
            r"capacity factor: 1\.2 to 1\.2.* \[0, 1\]",
        ),
        ((1e9, WH), {"grid": figure("kg/kWh", 0.0)}, r"grid\.low = 0: must be in \(0, inf\)"),
    ],
)
def test_a_wrong_argument_is_refused(arguments, options, message):
    with pytest.raises(ti.ArgumentError, match=message):
        S.year(*arguments, **options)


@pytest.mark.parametrize("amount", ["9e9", None, (1.0, 2.0), ("1", 2, 3), [1, 2, 3]])
def test_what_is_no_number_is_refused_by_name(amount):
    with pytest.raises(
        TypeError, match=r"queries per day: expected a number, \(5 %, value, 95 %\)"
    ):
        S.year(amount, WH)


def test_unknown_groups_are_refused():
    with pytest.raises(ti.ArgumentError, match=r"group = 'grids'.*did you mean 'grid'"):
        S.figures("grids")


# --- Shown ---------------------------------------------------------------------------------------


def test_a_year_shows_its_numbers_and_what_it_rests_on():
    y = S.year(9e9, 3 * WH, household="EUR")
    for text in (str(y), y._repr_html_()):
        assert "9.86" in text
        assert "reactors of 300 MW" in text
        for name, f in y.assumptions.items():
            assert f"{name}: " in text
            assert html.unescape(text).count(f.source) >= 1
        assert "[recall]: household EUR" in text
    assert "[recall]" not in str(S.year(9e9, 3 * WH, household="USA"))


def test_text_in_a_view_is_escaped():
    hostile = figure("kg/kWh", 0.1, source="<script>")
    assert "<script>" not in S.year(1e9, WH, grid=hostile)._repr_html_()
