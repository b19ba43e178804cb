"""What a notebook shows of configs, arrays, tiles and reports."""

import re
from html.parser import HTMLParser

import pytest

import titania as ti
from conftest import by_type, namespace

VOID = {"br", "hr", "img", "input", "meta", "link"}


class Balanced(HTMLParser):
    """Fails on a tag that is not closed in its turn."""

    def __init__(self, text):
        super().__init__()
        self.open, self.words, self.count = [], [], 0
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.count += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.count += 1

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_every_config_has_a_view():
    configs = {c for c in namespace().values() if callable(getattr(c, "_fields", None))}
    assert ti.circuit.Sinh in configs
    assert len(configs) > 50
    for config in configs:
        assert config.__name__ in "".join(Balanced(config()._repr_html_()).words) or (
            config is ti.energy.EnergyReport
        )


@by_type
def test_a_config_is_shown_as_a_table_of_its_fields(example):
    page = Balanced(example._repr_html_())
    words = "".join(page.words)
    assert page.count > 3
    if not isinstance(example, ti.energy.EnergyReport):
        assert type(example).__name__ in words
        for row in example._fields():
            assert row["name"] in words
            assert row["doc"] in words


def test_changed_fields_stand_out():
    html = ti.Wires(r_word_line=2.5)._repr_html_()
    assert "<b>2.5</b>" in html
    assert html.count("<b>") == 2  # the title and that field


def test_text_in_a_view_is_escaped():
    hostile = "<script>alert('x')</script> & \"quotes\""
    for thing in (
        ti.LayerShape(name=hostile),
        ti.energy.EnergyReport(
            name=hostile,
            conditions=hostile,
            notes=[hostile],
            terms=[ti.energy.Term(component=hostile, item=hostile)],
        ),
        ti.Crossbar(ti.ArrayConfig(rows=2, cols=2), seed=1, name=hostile),
    ):
        html = thing._repr_html_()
        assert "<script>" not in html
        Balanced(html)


@pytest.mark.parametrize("shape", [(1, 1), (1, 100), (100, 1), (5, 7), (300, 200)])
def test_an_array_is_shown_as_a_heat_map(shape):
    x = ti.Crossbar(ti.ArrayConfig(rows=shape[0], cols=shape[1]), seed=1)
    page = Balanced(x._repr_html_())
    squares = x._repr_html_().count("<rect ")
    step = -(-max(shape) // 48)
    assert squares == -(-shape[0] // step) * -(-shape[1] // step)
    assert f"Crossbar({shape[0]}x{shape[1]}" in "".join(page.words)


def test_a_tile_shows_its_arrays(rng):
    tile = ti.Tile(rng.normal(size=(30, 90)), ti.TileConfig(rows=16, cols=16), seed=1)
    html = tile._repr_html_()
    Balanced(html)
    assert html.count("<svg") == 4
    assert f"and {len(tile.arrays) - 4} more" in html


def test_a_report_shows_its_components_and_its_total(rng):
    report = ti.Tile(rng.normal(size=(5, 7)), seed=1).measure(rng.uniform(-1, 1, (3, 7)))[2]
    words = "".join(Balanced(report._repr_html_()).words)
    for name in (*report.components, "total", report.conditions):
        assert name in words


def test_a_report_is_shown_in_units_that_fit():
    def term(component, joules):
        exact = ti.energy.Quantity(value=joules, low=joules, high=joules)
        return ti.energy.Term(component=component, energy=exact)

    terms = [term("host", 0.0287), term("cells", 2e-12)]
    html = ti.energy.EnergyReport(name="r", terms=terms)._repr_html_()
    host, cells = re.findall(r"<tr><td[^>]*><b>(?:host|cells)</b>(.*?)</tr>", html)
    assert re.findall(r">([^<>]+ [a-z]?J)<", host) == ["28.7 mJ"] * 4
    assert re.findall(r">([^<>]+ [a-z]?J)<", cells) == ["2 pJ"] * 4
    assert "e+" not in html


def test_reports_without_energy_are_shown_too():
    for report in (ti.energy.EnergyReport(), ti.energy.EnergyReport(terms=[ti.energy.Term()])):
        Balanced(report._repr_html_())
