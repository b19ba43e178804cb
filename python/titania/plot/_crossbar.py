"""Pictures of solved crossbars."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from titania._core import ArgumentError
from titania.plot._style import INK, PALE, RIM, pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.colors import Colormap
    from numpy.typing import NDArray

    from titania.circuit import Solution

    Floats = NDArray[np.float64]
    Mask = NDArray[np.bool_]

# Lengths are in distances between lines.
_WIRE = 0.17  # width of a line
_CELL = 0.52  # side of a cell
_LEAD = 0.7  # from the last cell to a terminal
_STUB = 0.38  # from the last cell to an end without a terminal
_MARK = 0.3  # length of a terminal's mark
_EDGE = _LEAD + _MARK + 0.1  # from the last cell to the edge of the picture
_FEW = 12  # lines up to which each is labelled with its terminal's value
_FEW_CELLS = 10  # lines up to which cells are labelled too
_SQUARE = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])


def crossbar(solution: Solution, *, ax: Axes | None = None) -> Axes:
    """Draw a solved crossbar: voltages as colours of the lines, currents as colours of the cells.

    Word lines run from left to right, bit lines from top to bottom.  A triangle marks an end that
    is driven or sensed, a ring a line that floats.  Up to 12 lines, the axes give the voltage or
    the current of each terminal.

    Args:
        solution: of one input.
        ax: where to draw; a new figure by default.

    Returns:
        The axes.

    Raises:
        ArgumentError: if the solution is of a batch.
        ImportError: if matplotlib is not installed.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.random.default_rng(0).uniform(1e-6, 100e-6, (8, 8))
        >>> s = ti.circuit.solve(g, np.full(8, 0.2), wires=ti.Wires(r_word_line=5, r_bit_line=5))
        >>> ti.plot.crossbar(s).figure.savefig("crossbar.png")  # doctest: +SKIP
    """
    plt = pyplot()
    _require_one_input(solution)
    rows, cols = solution.i_cell.shape
    ax, bars = (ax, [None] * 3) if ax is not None else _new_axes(plt, rows, cols)
    words = _WordLines(solution)
    bits = _BitLines(solution)
    for bar, polygons, values, unit, label in (
        (bars[0], words.strips(), words.voltages, "V", "word-line voltage"),
        (bars[1], bits.strips(), bits.voltages, "V", "bit-line voltage"),
        (bars[2], _squares(rows, cols), solution.i_cell, "A", "cell current"),
    ):
        _coloured(ax, bar, polygons, values, _scale(values, unit, label))
    words.mark_ends(ax)
    bits.mark_ends(ax)

    ax.set(xlim=(-_EDGE, cols - 1 + _EDGE), ylim=(rows - 1 + _EDGE, -_EDGE), aspect="equal")
    ax.spines[:].set_visible(False)
    ax.tick_params(length=0)
    _label(ax.yaxis, "word line", solution.v_source, words.floats, "V", "  ")
    _label(ax.xaxis, "bit line", solution.i_bit_line, bits.floats, "A", "\n")
    return ax


def ir_drop(solution: Solution, *, axes: tuple[Axes, Axes] | None = None) -> tuple[Axes, Axes]:
    """Draw what the wires take: voltage lost by each cell, and current lost by each bit line.

    Both are relative to the same crossbar with ideal wires (``solution.ideal``).  Cells that would
    have no voltage there are left pale, and so are bit lines without current.

    Args:
        solution: of one input.
        axes: where to draw the map of the cells and the loss of the bit lines; a new figure by
            default.

    Returns:
        The two axes.

    Raises:
        ArgumentError: if the solution is of a batch.
        ImportError: if matplotlib is not installed.
    """
    plt = pyplot()
    _require_one_input(solution)
    ideal = solution.ideal
    cells = _loss(solution.v_word_line - solution.v_bit_line, ideal.v_word_line - ideal.v_bit_line)
    currents = _loss(solution.i_bit_line, ideal.i_bit_line)
    rows, cols = cells.shape
    if axes is None:
        pitch = min(0.6, 6 / max(rows, cols))
        width, height = max(cols * pitch, 3.0), max(rows * pitch, 1.8)
        _, axes = plt.subplots(
            2,
            1,
            sharex=True,
            figsize=(width + 1.0, height + 2.6),
            height_ratios=(height, 1.5),
            layout="constrained",
        )
    upper, lower = axes
    _map_of_loss(upper, cells)
    lower.bar(np.arange(cols), currents, width=0.8 if cols <= 32 else 1.0, color="#c2571a")
    lower.axhline(0, color=INK, linewidth=0.8)
    lower.set(xlim=(-0.5, cols - 0.5), ylabel="current lost (%)", xlabel="bit line")
    lower.spines[["top", "right"]].set_visible(False)
    upper.yaxis.set_ticks(_ticks(rows))
    lower.xaxis.set_ticks(_ticks(cols))
    return upper, lower


def _require_one_input(solution: Solution) -> None:
    if solution.i_bit_line.ndim != 1:
        msg = f"solution is of {len(solution.i_bit_line)} inputs: must be of one"
        raise ArgumentError(msg)


def _new_axes(plt: Any, rows: int, cols: int) -> tuple[Axes, list[Axes]]:
    """Axes for an array and for three colour bars beside it, in a figure that fits them."""
    pitch = min(0.6, 7 / max(rows, cols))
    width, height = pitch * (cols - 1 + 2 * _EDGE), pitch * (rows - 1 + 2 * _EDGE)
    left, bottom, top, bar, gap, least = 1.0, 0.75, 0.2, 0.15, 0.95, 1.8  # inches
    size = left + width + 0.25 + 3 * gap, bottom + max(height, least) + top
    figure = plt.figure(figsize=size, layout="none")

    def axes(x: float, y: float, w: float, h: float) -> Axes:
        place = (x / size[0], y / size[1], w / size[0], h / size[1])
        new: Axes = figure.add_axes(place)
        return new

    array = axes(left, bottom + max(least - height, 0) / 2, width, height)
    starts = [left + width + 0.25 + k * gap for k in range(3)]
    tall = max(height - 2 * _MARK * pitch, least)
    return array, [axes(x, bottom + (max(height, least) - tall) / 2, bar, tall) for x in starts]


def _ticks(count: int) -> range:
    """At most 11 numbers of lines."""
    step = next(s * 10**k for k in range(9) for s in (1, 2, 5) if count <= 11 * s * 10**k)
    return range(0, count, step)


# --- Lines ---------------------------------------------------------------------------------------


class _WordLines:
    """Word lines, from left to right."""

    def __init__(self, solution: Solution) -> None:
        self.voltages = solution.v_word_line
        rows, self.places = self.voltages.shape
        self.floats = np.broadcast_to(np.isinf(solution.wires.r_source), rows)
        self.first = ~self.floats  # there is a terminal at the first place of the line
        self.last = ~self.floats & (solution.wires.drive == "both")

    def strips(self) -> Floats:
        """Corners (lines * places, 4, 2) of a piece of line around each node."""
        return _rectangles(*_spans(self.voltages.shape, self.first, self.last))

    def mark_ends(self, ax: Axes) -> None:
        """A triangle into the array at each driven end, a ring where a line floats."""
        _marks(ax, -_LEAD - _MARK, -_LEAD, self.first, turned=False)
        end = self.places - 1 + _LEAD
        _marks(ax, end + _MARK, end, self.last, turned=False)
        _rings(ax, -_STUB - _MARK / 2, self.floats, turned=False)


class _BitLines:
    """Bit lines, from top to bottom: as word lines, with x and y exchanged."""

    def __init__(self, solution: Solution) -> None:
        self.voltages = solution.v_bit_line.T
        cols, self.places = self.voltages.shape
        self.floats = np.broadcast_to(np.isinf(solution.wires.r_sense), cols)
        self.first = ~self.floats & (solution.wires.sense == "both")
        self.last = ~self.floats

    def strips(self) -> Floats:
        """Corners (lines * places, 4, 2) of a piece of line around each node."""
        return _rectangles(*_spans(self.voltages.shape, self.first, self.last))[..., ::-1]

    def mark_ends(self, ax: Axes) -> None:
        """A triangle out of the array at each sensed end, a ring where a line floats."""
        _marks(ax, -_LEAD, -_LEAD - _MARK, self.first, turned=True)
        end = self.places - 1 + _LEAD
        _marks(ax, end, end + _MARK, self.last, turned=True)
        _rings(ax, self.places - 1 + _STUB + _MARK / 2, self.floats, turned=True)


def _spans(shape: tuple[int, ...], first: Mask, last: Mask) -> tuple[Floats, Floats, Floats]:
    """Start and end along the line, and the line, of the piece around each node."""
    lines, places = np.indices(shape)
    start, end = places - 0.5, places + 0.5
    start[:, 0] = -np.where(first, _LEAD, _STUB)
    end[:, -1] = shape[1] - 1 + np.where(last, _LEAD, _STUB)
    return start, end, lines.astype(float)


def _rectangles(start: Floats, end: Floats, line: Floats) -> Floats:
    below, above = line - _WIRE / 2, line + _WIRE / 2
    corners = [(start, below), (end, below), (end, above), (start, above)]
    return np.array(corners).transpose(2, 3, 0, 1).reshape(-1, 4, 2)


def _squares(rows: int, cols: int) -> Floats:
    y, x = np.indices((rows, cols)).reshape(2, -1, 1)
    return np.stack([x + _CELL / 2 * _SQUARE[:, 0], y + _CELL / 2 * _SQUARE[:, 1]], axis=-1)


def _marks(ax: Axes, base: float, tip: float, lines: Mask, *, turned: bool) -> None:
    """Triangles on some of the lines, from base to tip along them."""
    from matplotlib.collections import PolyCollection  # noqa: PLC0415

    shape = np.array([(base, -0.6 * _MARK), (base, 0.6 * _MARK), (tip, 0)])
    triangles = shape + np.flatnonzero(lines)[:, None, None] * np.array([0, 1])
    if turned:
        triangles = triangles[..., ::-1]
    ax.add_collection(PolyCollection(list(triangles), facecolors=INK, edgecolors="none"))


def _rings(ax: Axes, place: float, lines: Mask, *, turned: bool) -> None:
    from matplotlib.patches import Circle  # noqa: PLC0415

    for line in np.flatnonzero(lines):
        x, y = (float(line), place) if turned else (place, float(line))
        ax.add_patch(Circle((x, y), _MARK / 2, facecolor="white", edgecolor=INK, linewidth=0.8))


# --- Colours -------------------------------------------------------------------------------------


class _Scale(NamedTuple):
    """Values in a unit that fits them, and the colours of their range."""

    factor: float
    unit: str
    low: float
    high: float
    colours: Colormap
    label: str


def _unit(values: Floats, unit: str) -> tuple[float, str]:
    """Factor and SI prefix that give the largest value one to three digits before the point."""
    largest = float(np.abs(values).max())
    for factor, prefix in ((1.0, ""), (1e3, "m"), (1e6, "µ"), (1e9, "n"), (1e12, "p")):
        if largest * factor >= 1 - 1e-9:
            return factor, prefix + unit
    return (1e15, "f" + unit) if largest > 0 else (1.0, unit)


def _scale(values: Floats, unit: str, label: str) -> _Scale:
    from matplotlib import colormaps  # noqa: PLC0415
    from matplotlib.colors import ListedColormap  # noqa: PLC0415

    factor, name = _unit(values, unit)
    low, high = float(values.min()) * factor, float(values.max()) * factor
    kind = {"cell current": "Oranges", "bit-line voltage": "Greens"}.get(label, "Blues")
    shades = colormaps[kind](np.linspace(0.25, 0.95, 256))
    if unit == "A" and low < 0 < high:
        high = max(-low, high)
        low, shades = -high, colormaps["PuOr_r"](np.linspace(0.05, 0.95, 256))
    return _Scale(factor, name, low, high, ListedColormap(shades), f"{label} ({name})")


def _coloured(
    ax: Axes, bar_ax: Axes | None, polygons: Floats, values: Floats, scale: _Scale
) -> None:
    """Polygons in the colours of their values, with a colour bar (beside ax if it has no axes)."""
    from matplotlib.collections import PolyCollection  # noqa: PLC0415

    of_cells = scale.unit.endswith("A")
    collection = PolyCollection(
        list(polygons),
        array=values.ravel() * scale.factor,
        cmap=scale.colours,
        edgecolors=RIM if of_cells else "face",
        linewidths=(0.4 if values.size <= 32**2 else 0.1) if of_cells else 0.2,
        zorder=3 if of_cells else 2,
    )
    same = scale.high - scale.low <= 1e-6 * max(abs(scale.low), abs(scale.high))
    width = 1.0 if same else 0.0
    collection.set_clim(scale.low - width, scale.high + width)
    ax.add_collection(collection)
    place: dict[str, Any] = {"cax": bar_ax} if bar_ax else {"ax": ax, "fraction": 0.06, "pad": 0.03}
    bar = ax.figure.colorbar(collection, **place)
    bar.outline.set_visible(False)
    bar.set_label(scale.label)
    if same:
        bar.set_ticks([scale.low], labels=[f"{scale.low:.4g}"])
    else:
        bar.ax.ticklabel_format(useOffset=False, style="plain")


def _label(axis: Axis, name: str, values: Floats, floats: Mask, unit: str, gap: str) -> None:
    """Numbers of the lines, and what their terminals carry if there are few."""
    if len(values) > _FEW:
        axis.set_ticks(_ticks(len(values)))
        axis.set_label_text(name)
        return
    factor, unit = _unit(values, unit)
    texts = ["floats" if f else f"{v * factor:.3g}" for v, f in zip(values, floats, strict=True)]
    axis.set_ticks(range(len(values)), [f"{k}{gap}{text}" for k, text in enumerate(texts)])
    quantity = "voltage" if unit.endswith("V") else "current"
    axis.set_label_text(f"{name}, its {quantity} ({unit})")


# --- Losses --------------------------------------------------------------------------------------


def _loss(real: Floats, ideal: Floats) -> Floats:
    """Loss in percent of the ideal value; NaN where that is nothing."""
    something = np.abs(ideal) > 1e-9 * np.abs(ideal).max()
    loss: Floats = np.full(ideal.shape, np.nan)
    loss[something] = 100 * (1 - real[something] / ideal[something])
    return loss


def _map_of_loss(ax: Axes, loss: Floats) -> None:
    from matplotlib import colormaps  # noqa: PLC0415

    known = loss[np.isfinite(loss)]
    low, high = float(known.min(initial=0.0)), float(known.max(initial=0.0))
    limit = max(high, -low)
    bipolar = -low > 1e-3 * limit
    if limit < 1e-6:  # nothing but rounding is lost
        limit, bipolar = 1.0, False
    colours = colormaps["PuOr_r" if bipolar else "OrRd"].with_extremes(bad=PALE)
    image = ax.imshow(
        loss,
        cmap=colours,
        vmin=-limit if bipolar else 0.0,
        vmax=limit,
        aspect="auto",
        interpolation="nearest",
    )
    bar = ax.figure.colorbar(image, ax=ax, location="top", aspect=40, pad=0.02)
    bar.outline.set_visible(False)
    bar.set_label("voltage lost by the cell (%)")
    ax.set_ylabel("word line")
    ax.spines[:].set_visible(False)
    if max(loss.shape) > _FEW_CELLS:
        return
    for (i, j), value in np.ndenumerate(loss):
        if np.isfinite(value):
            dark = abs(value) > 0.6 * limit
            ink = "white" if dark else INK
            ax.text(j, i, f"{value:.3g}", ha="center", va="center", fontsize=7, color=ink)
