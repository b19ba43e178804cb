"""Pictures of solved crossbars show the numbers that were solved."""

import numpy as np
import pytest
from matplotlib import pyplot
from matplotlib.collections import PolyCollection
from matplotlib.colors import to_rgba

import titania as ti
from conftest import run_python

LINES = ti.Wires(r_word_line=5.0, r_bit_line=5.0, r_source=50.0)


@pytest.fixture(autouse=True)
def figures():
    """Every test draws into memory and leaves no figure behind."""
    pyplot.switch_backend("agg")
    yield
    pyplot.close("all")


def solved(shape, rng, **options):
    g = 10 ** rng.uniform(-6, -4, shape)
    return ti.circuit.solve(g, rng.uniform(0.05, 0.2, shape[0]), wires=LINES, **options)


def valued(ax):
    """Polygons and values of the collections that have colours of a scale."""
    found = [
        c for c in ax.collections if isinstance(c, PolyCollection) and c.get_array() is not None
    ]
    return [([p.vertices[:4] for p in c.get_paths()], c.get_array()) for c in found]


@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (1, 16), (16, 2), (5, 8), (64, 64)], ids=str)
def test_every_node_and_cell_has_the_colour_of_its_value_in_its_place(shape, rng):
    s = solved(shape, rng)
    ax = ti.plot.crossbar(s)
    ax.figure.canvas.draw()
    pieces = valued(ax)
    assert [len(p) for p, _ in pieces] == [s.i_cell.size] * 3
    for (polygons, values), expected in zip(
        pieces, (s.v_word_line, s.v_bit_line.T, s.i_cell), strict=True
    ):
        largest = expected.ravel()[np.abs(expected).argmax()]
        factor = 10 ** round(np.log10(values[np.abs(expected).argmax()] / largest))
        np.testing.assert_allclose(values / factor, expected.ravel(), rtol=1e-12)
        assert 1 - 1e-9 <= np.abs(values).max() < 1000
        assert len(polygons[0]) == 4
    columns, rows = np.meshgrid(*map(np.arange, shape[::-1]))
    centres = np.mean(pieces[2][0], axis=1)
    np.testing.assert_allclose(centres, np.stack([columns.ravel(), rows.ravel()], -1), atol=1e-12)
    # A piece of a word line goes through its node: at the height of its row, over its column.
    for (x, y), corners in zip(centres, pieces[0][0], strict=True):
        assert corners[:, 0].min() < x < corners[:, 0].max()
        assert corners[:, 1].mean() == pytest.approx(y)


def test_all_labels_lie_within_the_figure(rng):
    for shape in ((1, 1), (2, 2), (1, 16), (12, 12), (40, 20)):
        for ax in (ti.plot.crossbar(solved(shape, rng)), *ti.plot.ir_drop(solved(shape, rng))):
            ax.figure.canvas.draw()
            inside = ax.figure.get_tightbbox()
            width, height = ax.figure.get_size_inches()
            assert inside.x0 >= 0, shape
            assert inside.y0 >= 0, shape
            assert inside.x1 <= width, shape
            assert inside.y1 <= height, shape


def test_layouts_that_the_user_set_up_do_no_harm(rng):
    with pyplot.rc_context({"figure.constrained_layout.use": True}):
        for ax in (ti.plot.crossbar(solved((3, 4), rng)), *ti.plot.ir_drop(solved((3, 4), rng))):
            ax.figure.canvas.draw()  # a warning is an error


def test_axes_and_colour_bars_say_what_they_are_and_their_units(rng):
    ax = ti.plot.crossbar(solved((4, 6), rng))
    assert ax.get_ylabel() == "word line, its voltage (mV)"
    assert ax.get_xlabel() == "bit line, its current (µA)"
    labels = [other.get_ylabel() for other in ax.figure.axes if other is not ax]
    assert labels == ["word-line voltage (mV)", "bit-line voltage (µV)", "cell current (µA)"]
    ax = ti.plot.crossbar(solved((40, 20), rng))
    assert (ax.get_ylabel(), ax.get_xlabel()) == ("word line", "bit line")


def test_few_lines_are_labelled_with_what_their_terminals_carry(rng):
    s = solved((3, 2), rng, floating_word_lines=[1])
    ax = ti.plot.crossbar(s)
    texts = [t.get_text() for t in ax.get_yticklabels()]
    assert texts == [f"0  {s.v_source[0] * 1e3:.3g}", "1  floats", f"2  {s.v_source[2] * 1e3:.3g}"]
    texts = [t.get_text() for t in ax.get_xticklabels()]
    assert texts == [f"{j}\n{1e6 * i:.3g}" for j, i in enumerate(s.i_bit_line)]


@pytest.mark.parametrize(("drive", "sense"), [("left", "bottom"), ("both", "both")])
def test_each_terminal_has_a_triangle_and_each_floating_line_a_ring(drive, sense, rng):
    s = ti.circuit.solve(
        rng.uniform(1e-6, 1e-4, (5, 4)),
        np.ones(5),
        wires=LINES.replace(drive=drive, sense=sense),
        floating_word_lines=[0, 2],
        floating_bit_lines=[3],
    )
    ax = ti.plot.crossbar(s)
    triangles = [
        path
        for c in ax.collections
        if isinstance(c, PolyCollection) and c.get_array() is None
        for path in c.get_paths()
    ]
    assert len(triangles) == (3 + 3) * (2 if drive == "both" else 1)
    assert len(ax.patches) == 3


def test_currents_of_both_signs_have_white_at_zero(rng):
    s = ti.circuit.solve(rng.uniform(1e-6, 1e-4, (4, 4)), [0.1, -0.2, 0.1, -0.1])
    ax = ti.plot.crossbar(s)
    cells = ax.collections[2]
    assert cells.norm.vmin == -cells.norm.vmax
    assert min(cells.cmap(0.5)[:3]) > 0.9


def test_values_that_are_all_the_same_are_one_tick(rng):
    ax = ti.plot.crossbar(ti.circuit.solve(rng.uniform(1e-6, 1e-4, (3, 3)), np.full(3, 0.1)))
    ax.figure.canvas.draw()
    words, bits = ax.figure.axes[1:3]
    assert [t.get_text() for t in words.get_yticklabels()] == ["100"]
    assert [t.get_text() for t in bits.get_yticklabels()] == ["0"]


def test_axes_that_are_given_are_drawn_into(rng):
    _, ax = pyplot.subplots()
    assert ti.plot.crossbar(solved((3, 4), rng), ax=ax) is ax
    assert len(ax.figure.axes) == 4
    _, pair = pyplot.subplots(2, 1)
    assert ti.plot.ir_drop(solved((3, 4), rng), axes=tuple(pair)) == tuple(pair)


# --- IR drop -------------------------------------------------------------------------------------


@pytest.mark.parametrize("shape", [(1, 1), (4, 6), (40, 20)], ids=str)
def test_the_map_and_the_bars_show_the_losses(shape, rng):
    g = 10 ** rng.uniform(-6, -4, shape)
    v = rng.uniform(0.05, 0.2, shape[0])
    s = ti.circuit.solve(g, v, wires=LINES)
    upper, lower = ti.plot.ir_drop(s)
    (image,) = upper.images
    expected = 100 * (1 - s.i_cell / (g * v[:, None]))
    np.testing.assert_allclose(image.get_array(), expected, rtol=1e-9)
    bars = [bar.get_height() for bar in lower.patches]
    np.testing.assert_allclose(bars, 100 * (1 - s.i_bit_line / (v @ g)), rtol=1e-9)
    assert lower.get_ylabel() == "current lost (%)"
    assert lower.get_xlabel() == "bit line"
    assert upper.get_ylabel() == "word line"
    shown = {(t.get_position(), t.get_text()) for t in upper.texts}
    assert len(shown) == (0 if max(shape) > 10 else expected.size)


def test_cells_without_an_ideal_voltage_are_left_pale(rng):
    s = ti.circuit.solve(
        rng.uniform(1e-6, 1e-4, (6, 5)), wires=LINES, **ti.circuit.bias("v/2", (6, 5), (1, 2), 1.0)
    )
    upper, _ = ti.plot.ir_drop(s)
    (image,) = upper.images
    seen = np.isfinite(np.ma.filled(image.get_array(), np.nan))
    expected = np.zeros((6, 5), bool)
    expected[1, :] = expected[:, 2] = True
    np.testing.assert_array_equal(seen, expected)
    np.testing.assert_allclose(image.cmap(np.nan), to_rgba("#e4e6ea"), atol=0.01)


def test_a_gain_is_shown_as_one(rng):
    # Bit lines that follow the strong inputs give the cells of weak ones more than they had.
    g = rng.uniform(1e-5, 1e-4, (4, 4))
    s = ti.circuit.solve(g, [1.0, -1.0, 0.5, 0.1], wires=LINES.replace(r_sense=5e3))
    upper, _ = ti.plot.ir_drop(s)
    (image,) = upper.images
    assert image.get_array().min() < 0
    assert image.norm.vmin == -image.norm.vmax


def test_ideal_wires_lose_nothing(rng):
    upper, lower = ti.plot.ir_drop(ti.circuit.solve(rng.uniform(1e-6, 1e-4, (3, 3)), np.ones(3)))
    assert (upper.images[0].norm.vmin, upper.images[0].norm.vmax) == (0, 1)
    assert not any(bar.get_height() for bar in lower.patches)


# --- Errors --------------------------------------------------------------------------------------


@pytest.mark.parametrize("draw", [ti.plot.crossbar, ti.plot.ir_drop])
def test_a_batch_is_refused(draw):
    s = ti.circuit.solve(np.full((3, 3), 1e-5), np.ones((5, 3)))
    with pytest.raises(ti.ArgumentError, match="solution is of 5 inputs: must be of one"):
        draw(s)
    assert pyplot.get_fignums() == []


def test_without_matplotlib_the_package_works_and_a_picture_says_what_to_install():
    code = """
import sys
sys.modules["matplotlib"] = None
import titania as ti
s = ti.circuit.solve([[1e-5]], [1.0])
try:
    ti.plot.crossbar(s)
except ImportError as error:
    print(error)
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "titania.plot needs matplotlib: pip install 'titania[plot]'\n"
