"""Pictures of comparisons show the numbers that were compared."""

import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.collections import LineCollection
from matplotlib.colors import to_hex
from matplotlib.patches import Rectangle

import titania as ti
from conftest import run_python
from titania.plot._style import fills, log_ticks
from titania.view import times

PICTURES = {
    "energy_split": lambda c: ti.plot.energy_split(c)[0],
    "batch_curve": ti.plot.batch_curve,
    "deciding": ti.plot.deciding,
    "break_even": lambda c: ti.plot.break_even(c)[0],
    "floors": ti.plot.floors,
}


@pytest.fixture(autouse=True)
def figures():
    """Every test draws into memory and leaves no figure behind."""
    pyplot.switch_backend("agg")
    yield
    pyplot.close("all")


@pytest.fixture(scope="module")
def compared():
    return ti.compare("llama-2-7b", "isaac", ["h100-sxm", "t4"], [1, 8, 64])


@pytest.fixture(scope="module")
def hostile():
    """Names with all that matplotlib and a narrow figure may stumble over."""
    name = "_$x_1^2$ & <b> " + "a very long name of a workload " * 6
    accelerator = ti.accelerator("tio2_edge").replace(name="_$mine$")
    return ti.compare(ti.workload("lenet-5").replace(name=name), accelerator, "agx-orin", [1, 16])


# --- Every picture -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PICTURES)
def test_nothing_leaves_the_figure_whatever_the_names(name, compared, hostile):
    for comparison in (compared, hostile):
        figure = PICTURES[name](comparison).figure
        figure.canvas.draw()
        box, (width, height) = figure.get_tightbbox(), figure.get_size_inches()
        assert box.x0 >= -0.01
        assert box.y0 >= -0.01
        assert box.x1 <= width + 0.01
        assert box.y1 <= height + 0.01


@pytest.mark.parametrize("name", PICTURES)
def test_titles_name_workload_and_what_is_shown(name, compared):
    ax = PICTURES[name](compared)
    title = ax.figure.get_suptitle() or ax.get_title()
    first, *rest = title.split("\n")
    assert first == compared.workload.name
    if name != "floors":
        assert "wall" in " ".join(rest)
    assert any(other.get_xlabel() for other in ax.figure.axes)


@pytest.mark.parametrize("name", PICTURES)
def test_a_dollar_in_a_name_is_a_dollar(name, hostile):
    ax = PICTURES[name](hostile)
    texts = [t for t in ax.figure.findobj(pyplot.Text) if "$" in t.get_text()]
    assert texts
    for text in texts:
        assert text.get_text().count("$") == text.get_text().count(r"\$")


def test_without_matplotlib_the_extra_is_named():
    code = """
import sys
sys.modules["matplotlib"] = None
import titania as ti
c = ti.compare("lenet-5", batches=1)
try:
    ti.plot.batch_curve(c)
except ImportError as error:
    print(error)
c._repr_html_()
"""
    done = run_python(code)
    assert done.stderr == ""
    assert done.stdout == "titania.plot needs matplotlib: pip install 'titania[plot]'\n"


# --- Energy split --------------------------------------------------------------------------------


def test_totals_of_a_split_are_the_rows_with_their_ranges(compared):
    _, totals = ti.plot.energy_split(compared)
    drawn = {}
    for container, name in zip(totals.containers, compared.names, strict=True):
        line, _, (bars,) = container.lines
        ends = [segment[:, 0] for segment in bars.get_segments()]
        drawn[name] = list(zip(line.get_xdata(), ends, strict=True))
    for name in compared.names:
        rows = [row for row in compared.rows() if row["system"] == name]
        for (energy, ends), row in zip(drawn[name], rows, strict=True):
            assert energy == row["energy_J"]
            low, high = row["energy_p5_J"], row["energy_p95_J"]
            assert ends == pytest.approx([min(low, energy), max(high, energy)])


def test_widths_of_a_split_are_the_shares_of_the_components(compared):
    shares, _ = ti.plot.energy_split(compared)
    bars = {c.get_label(): [p.get_width() for p in c.patches] for c in shares.containers}
    components = compared.component_rows()
    for k, row in enumerate(compared.rows()):
        mine = [c for c in components if (c["batch"], c["system"]) == (row["batch"], row["system"])]
        for c in mine:
            if c["component"] in bars:
                share = 100 * c["energy_J"] / row["energy_J"]
                assert bars[c["component"]][k] == pytest.approx(share)


def test_a_component_has_its_colour_in_every_picture():
    known = fills(["cells", "host"])
    assert fills(["host", "mine", "cells"]) | known == fills(["host", "mine", "cells"])
    names = [f"mine {k}" for k in range(6)]
    assert len(set(fills(names).values())) == len(names)


def test_two_components_differ_in_colour_or_hatch(compared):
    names = {c["component"] for c in compared.component_rows()}
    assert len(set(fills(names).values())) == len(names)


# --- Batch curve ---------------------------------------------------------------------------------


def test_bands_of_a_curve_are_the_percentiles(compared):
    ax = ti.plot.batch_curve(compared)
    for band, name in zip(ax.collections, compared.names, strict=True):
        corners = band.get_paths()[0].vertices
        for row in (r for r in compared.rows() if r["system"] == name):
            at = corners[np.isclose(corners[:, 0], row["batch"]), 1]
            assert at.min() == pytest.approx(row["energy_p5_J"])
            assert at.max() == pytest.approx(row["energy_p95_J"])


def test_operating_points_lie_on_the_curve_and_are_named(compared):
    ax = ti.plot.batch_curve(compared)
    (line,) = [entry for entry in ax.get_lines() if entry.get_label() == "h100-sxm"]
    energy = dict(zip(*line.get_data(), strict=True))
    words = " ".join(text.get_text() for text in ax.texts)
    for name, point in compared.operating_points():
        assert energy[point.batch] == pytest.approx(point.baselines[0].energy_J)
        assert name in words
        assert f"batch {point.batch:g}" in words


def test_one_batch_is_a_curve_too():
    ax = ti.plot.batch_curve(ti.compare("lenet-5", "isaac", "digital-unit", 16))
    ax.figure.canvas.draw()
    assert ax.get_lines()


# --- Break-even map ------------------------------------------------------------------------------


def test_a_map_has_each_ratio_in_its_place_and_hatches_what_loses_bits(compared):
    chart = compared.break_even(sizes=[64, 128, 256], adc_bits=[6, 8, 10], batches=[1, 64])
    panels = ti.plot.break_even(compared, chart)
    for k, ax in enumerate(panels):
        logs = np.log10(chart.ratio[:, :, k])
        np.testing.assert_allclose(ax.images[0].get_array(), logs)
        hatched = {
            (round(p.get_y() + 0.5), round(p.get_x() + 0.5))
            for p in ax.patches
            if isinstance(p, Rectangle) and p.get_hatch()
        }
        lossy = {
            (i, j)
            for i, needed in enumerate(chart.lossless_bits)
            for j, bits in enumerate(chart.adc_bits)
            if bits < needed
        }
        assert hatched == lossy
        assert lossy
        assert ax.get_title() == f"batch {chart.batches[k]:g}"

    assert [t.get_text() for t in panels[0].get_yticklabels()] == ["64", "128", "256"]


def test_the_border_of_a_map_runs_between_winning_and_losing():
    comparison = ti.compare("llama-2-70b", "isaac", "h100-sxm", 512)
    chart = comparison.break_even(sizes=[32, 64, 128, 256], batches=[512])
    (ax,) = ti.plot.break_even(comparison, chart)
    (lines,) = [c for c in ax.collections if isinstance(c, LineCollection)]
    wins = chart.ratio[:, :, 0] > 1
    assert wins.any()
    assert not wins.all()
    changes = np.sum(wins[1:] != wins[:-1]) + np.sum(wins[:, 1:] != wins[:, :-1])
    segments = lines.get_segments()
    assert len(segments) == changes
    for start, end in segments:
        across = np.array([end[1] - start[1], end[0] - start[0]]) / 2
        middle = (start + end) / 2
        sides = [np.rint(middle + s * across).astype(int) for s in (-1, 1)]
        (a, b), (c, d) = sides
        assert wins[b, a] != wins[d, c]


# --- What decides, and what physics asks ---------------------------------------------------------


def test_bars_of_the_deciding_constants_end_at_the_ratios(compared):
    ax = ti.plot.deciding(compared, 0, 1, count=5)
    nominal = compared.ratio(0, 1)
    found = compared.decisive(0, 1, 5)
    ends = [bar.get_x() + bar.get_width() for bar in ax.patches]
    expected = [end for _, low, high in found for end in (low, high)]
    assert ends == pytest.approx(expected)
    assert {bar.get_x() for bar in ax.patches} == {nominal}
    assert [t.get_text() for t in ax.get_yticklabels()] == [name for name, _, _ in found]
    low, high = (to_hex(bar.get_facecolor()) for bar in ax.patches[:2])
    assert low != high


def test_energies_stand_beside_their_floors(compared):
    ax = ti.plot.floors(compared)
    lines = {line.get_label(): line for line in ax.get_lines()}
    found = sorted(compared.limits(), key=lambda row: -row[2])
    np.testing.assert_array_equal(lines["spent"].get_xdata(), [row[2] for row in found])
    np.testing.assert_array_equal(lines["floor"].get_xdata(), [row[3] for row in found])
    assert [t.get_text() for t in ax.texts] == [times(row[2] / row[3]) for row in found]


def test_a_point_that_is_not_there_is_refused(compared):
    for draw in (ti.plot.deciding, ti.plot.floors):
        with pytest.raises(ti.ArgumentError, match="point = 3: there are 3 batches"):
            draw(compared, 3)


# --- Axes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("low", [3e-16, 0.07, 1, 42])
@pytest.mark.parametrize("decades", [0.2, 1, 3, 12])
@pytest.mark.parametrize("room", [3, 6, 9])
def test_numbers_of_a_log_axis_are_few_and_inside(low, decades, room):
    high = low * 10**decades
    ticks = log_ticks(low, high, room)
    assert len(ticks) <= room
    assert all(low * (1 - 1e-6) <= t <= high * (1 + 1e-6) for t in ticks)
    assert ticks == sorted(ticks)
    assert ticks or decades < 0.5 or room == 3
    assert log_ticks(high, low, room) == ticks


def test_the_curve_shows_the_rows(compared):
    ax = ti.plot.batch_curve(compared)
    drawn = {line.get_label(): line for line in ax.get_lines()}
    for name in compared.names:
        energy = dict(zip(*drawn[name].get_data(), strict=True))
        for row in compared.rows():
            if row["system"] == name:
                assert energy[row["batch"]] == pytest.approx(row["energy_J"], rel=1e-12)
    assert ax.get_xscale() == ax.get_yscale() == "log"


def test_the_shares_of_a_split_add_up_to_everything(compared):
    figure = ti.plot.energy_split(compared)[0].figure
    left = figure.axes[0]
    ends = {}
    for bar in left.patches:
        ends.setdefault(round(bar.get_y(), 6), []).append(bar.get_x() + bar.get_width())
    assert len(ends) == len(compared.points) * len(compared.names)
    assert [max(e) for e in ends.values()] == pytest.approx([100] * len(ends))


def test_the_tornado_ends_where_the_ratio_does(compared):
    ax = ti.plot.deciding(compared, count=4)
    ends = sorted(
        end for bar in ax.patches[:8] for end in (bar.get_x(), bar.get_x() + bar.get_width())
    )
    expected = [r for _, low, high in compared.decisive(count=4) for r in (low, high)]
    assert min(ends) == pytest.approx(min([*expected, compared.ratio()]))
    assert max(ends) == pytest.approx(max([*expected, compared.ratio()]))
