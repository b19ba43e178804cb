"""A report line by line, the same in every dress."""

import re
from html import unescape

import pytest

import titania as ti
from titania import view
from titania.view._page import items_table, ranked_table
from titania.view._report import between, items


def term(component, item, energy, latency=0.0, area=0.0, layer="a"):
    def known(value, spread):
        return ti.energy.Quantity(value=value, low=value / spread, high=value * spread)

    return ti.energy.Term(
        component=component,
        item=item,
        layer=layer,
        energy=known(energy, 2.0),
        latency=known(latency, 3.0),
        area=known(area, 4.0),
        source=f"of {item}",
    )


@pytest.fixture(scope="module")
def report():
    terms = [
        term("cells", "heat", 3e-12, latency=100e-9, area=2e-10),
        term("digital", "adders", 4e-12, area=5e-11),
        term("digital", "adders", 8e-12, area=5e-11, layer="b"),
        term("digital", "clock", 5e-12),
        term("idle", "nothing", 0.0),
    ]
    return ti.energy.EnergyReport(name="r", terms=terms)


def cells(table):
    """Texts of a table's rows, the head first."""
    rows = re.findall(r"<tr.*?</tr>", table)
    return [[unescape(c) for c in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)] for row in rows]


def test_a_report_has_a_line_for_every_component_and_one_for_all(report):
    found = view.lines(report)
    assert [line.name for line in found] == ["cells", "digital", "idle", "total"]
    assert [line.energy for line in found] == ["3 pJ", "17 pJ", "0 J", "20 pJ"]
    assert [line.percent for line in found] == ["15.0 %", "85.0 %", "0.0 %", "100.0 %"]
    assert [line.latency for line in found] == ["100 ns", "-", "-", "100 ns"]
    assert [line.area for line in found] == ["200", "100", "-", "300"]


def test_a_line_has_the_percentiles_of_its_part(report):
    cells, *_, total = view.lines(report)
    assert cells.percentiles == report.component("cells").energy_percentiles()
    low, median, high = cells.percentiles
    assert low == pytest.approx(1.5e-12, rel=0.05)
    assert median == pytest.approx(3e-12, rel=0.05)
    assert high == pytest.approx(6e-12, rel=0.05)
    assert total.percentiles == report.energy_percentiles()
    low, _, high = report.component("cells").latency_percentiles()
    assert cells.latencies == f"{low * 1e9:.3g}-{high * 1e9:.3g} ns"
    low, _, high = report.component("cells").area_percentiles()
    assert cells.areas == f"{low * 1e12:.3g}-{high * 1e12:.3g}"


def test_fewer_draws_are_those_asked_for(report):
    cells, *_ = view.lines(report, draws=50)
    assert cells.percentiles == report.component("cells").energy_percentiles(draws=50)


def test_a_report_of_nothing_has_lines_too():
    (total,) = view.lines(ti.energy.EnergyReport())
    assert (total.name, total.energy, total.share) == ("total", "0 J", 0.0)


def test_page_and_text_and_notebook_say_the_same(report):
    head, *page = cells(view.report_table(report))
    assert head[:3] == ["component", "energy", "5 / 50 / 95 %"]
    text = [re.split(r"  +", row.strip()) for row in view.report_text(report)]
    assert text[0][:5] == ["energy", "5 %", "50 %", "95 %", "latency"]
    notebook = cells(report._repr_html_())[1:]
    for line, on_page, in_text, shown in zip(
        view.lines(report), page, text[1:], notebook, strict=True
    ):
        assert on_page[:3] == [line.name, line.energy, " / ".join(line.energies)]
        assert on_page[3:] == [line.latency, line.latencies, line.area, line.areas]
        assert in_text[:5] == [line.name, line.energy, *line.energies]
        assert shown[0] == f"<b>{line.name}</b>"
        assert shown[1:5] == [line.energy, *line.energies]
        assert shown[6:] == [line.latency, line.area]


def test_a_bar_of_a_notebook_is_as_long_as_its_share(report):
    rows = re.findall(r"<tr.*?</tr>", report._repr_html_())
    assert [re.findall(r"width:(\d+)px", row) for row in rows[1:]] == [["18"], ["102"], ["0"], []]


def test_items_of_all_layers_are_one_and_the_largest_comes_first(report):
    assert items(report) == [
        ("digital", "adders", pytest.approx(12e-12), "of adders"),
        ("digital", "clock", pytest.approx(5e-12), "of clock"),
        ("cells", "heat", pytest.approx(3e-12), "of heat"),
    ]
    _, *rows = cells(items_table(report))
    assert rows[0] == ["digital", "adders", "12 pJ", "of adders"]
    assert len(rows) == 3


def test_components_are_ranked_by_what_they_take_with_the_most_of_each(report):
    _, *rows = cells(ranked_table(report, draws=4096))
    assert [row[0] for row in rows] == ["digital", "cells", "total"]
    assert rows[0][1:3] == ["17 pJ", "85.0 %"]
    assert rows[0][4:] == ["adders, 60.0 %", "of adders"]
    assert rows[-1][1:3] == ["20 pJ", ""]


# --- How numbers read ----------------------------------------------------------------------------


def test_a_range_says_its_unit_once():
    assert between("70 ns", "158 ns") == "70-158 ns"
    assert between("900 ns", "1.1 us") == "900 ns-1.1 us"
    assert between("11700", "46800") == "11700-46800"


def test_percentiles_stand_beside_each_other_in_units_that_fit():
    assert view.span((0.5e-12, 2.0, 3e4), "J") == "500 fJ / 2 J / 30 kJ"


@pytest.mark.parametrize(
    ("ratio", "text"),
    [(0.0021, "0.0021"), (0.6349, "0.635"), (8.6, "8.6"), (999.7, "1 k"), (21e3, "21 k")],
)
def test_a_factor_is_read_without_counting_noughts(ratio, text):
    assert view.factor(ratio) == text


def test_a_count_has_a_prefix_and_no_unit():
    assert [view.count(n) for n in (135.0, 8600.0, 21e6)] == ["135", "8.6 k", "21 M"]


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (0.3, "0.3 times"),
        (513.4, "513 times"),
        (2481.0, "2,481 times"),
        (1.57e9, "1.6·10⁹ times"),
        (2e12, "2.0·10¹² times"),
    ],
)
def test_ratios_are_read_without_counting_noughts(ratio, text):
    assert view.times(ratio) == text


# --- Files ----------------------------------------------------------------------------------------


def test_rows_become_lines_of_a_file_below_their_names():
    rows = [{"system": 'a, "b"', "energy_J": 0.1}, {"system": "c", "energy_J": 2e-12}]
    assert view.csv_text(rows) == 'system,energy_J\n"a, ""b""",0.1\nc,2e-12\n'
