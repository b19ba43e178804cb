"""Where a crossbar wins and where it loses, over array size, ADC bits and batch."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from titania.plot._style import INK, heading, log_ticks, pyplot

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.image import AxesImage
    from numpy.typing import NDArray

    from titania._core.comparison import BreakEvenMap, Comparison

    Floats = NDArray[np.float64]

_LIMIT = 2.0  # powers of ten at which the colours end


def break_even(
    comparison: Comparison,
    chart: BreakEvenMap | None = None,
    *,
    baseline: int = 0,
    figure: Figure | None = None,
) -> list[Axes]:
    """Draw the ratio of energies over array size and ADC bits, a panel for every batch.

    Blue is where the crossbar wins, red where it loses, white where both take the same; the line
    separates the two.  Hatched cells have fewer bits than a full column needs: they save energy and
    lose accuracy, which is not counted.  Colours end at a ratio of 100; numbers do not.

    Args:
        comparison: what to draw.
        chart: its break-even map; that of `comparison.break_even()` by default.
        baseline: which of the baselines the map is against.
        figure: where to draw; a new one by default.

    Returns:
        The axes, in the order of the batches.

    Raises:
        ImportError: if matplotlib is not installed.
    """
    if chart is None:
        chart = comparison.break_even(baseline=baseline)
    count = len(chart.batches)
    cols = min(count, 2)
    rows = -(-count // cols)
    if figure is None:
        size = (1.2 + 3.2 * cols, 1.6 + 0.34 * rows * (len(chart.sizes) + 2))
        figure = pyplot().figure(figsize=size, layout="constrained")
    grid = figure.subplots(rows, cols, squeeze=False, sharex=True, sharey=True)
    panels = _panels(figure, grid, chart)
    ours, theirs = comparison.names[0], comparison.names[1 + baseline]
    boundary = comparison.conditions.boundary
    what = f"energy of {theirs} over that of {ours}, at the {boundary} boundary"
    hatched = "hatched: fewer bits than a full column needs, accuracy not counted"
    figure.suptitle(f"{heading(comparison.workload.name, what)}\n{hatched}", fontsize=10)
    return panels


def _panels(figure: Figure, grid: NDArray[Any], chart: BreakEvenMap) -> list[Axes]:
    """A panel for every batch, what is left of the grid hidden, and the bar of their colours."""
    count = len(chart.batches)
    panels: list[Axes] = list(grid.ravel())
    for spare in panels[count:]:
        spare.set_visible(False)
    ratio = np.asarray(chart.ratio)
    limit = min(max(float(np.abs(np.log10(ratio)).max()), math.log10(2)), _LIMIT)
    for k, ax in enumerate(panels[:count]):
        image = _panel(ax, chart, ratio[:, :, k], limit)
        ax.set_title(f"batch {chart.batches[k]:g}", fontsize=10)
    for ax in grid[-1]:
        ax.set_xlabel("ADC bits")
    for ax in grid[:, 0]:
        ax.set_ylabel("array size (rows = columns)")
    _bar(figure, panels[:count], image, limit)
    return panels[:count]


def _panel(ax: Axes, chart: BreakEvenMap, ratio: Floats, limit: float) -> AxesImage:
    from matplotlib import colormaps  # noqa: PLC0415

    logs = np.log10(ratio)
    image = ax.imshow(
        logs,
        cmap=colormaps["RdBu"],
        vmin=-limit,
        vmax=limit,
        aspect="auto",
        origin="lower",
        interpolation="nearest",
    )
    _border(ax, ratio > 1)
    for (i, j), value in np.ndenumerate(ratio):
        lossy = chart.adc_bits[j] < chart.lossless_bits[i]
        if lossy:
            _hatch(ax, j, i)
        ink = "white" if abs(math.log10(value)) > 0.65 * limit else "black"
        box = {"facecolor": image.cmap(image.norm(logs[i, j])), "edgecolor": "none", "pad": 0.8}
        ax.text(
            j,
            i,
            _ratio_text(value),
            ha="center",
            va="center",
            fontsize=7,
            color=ink,
            bbox=box if lossy else None,
        )
    ax.set_xticks(range(len(chart.adc_bits)), [str(b) for b in chart.adc_bits])
    ax.set_yticks(range(len(chart.sizes)), [str(s) for s in chart.sizes])
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    return image


def _border(ax: Axes, wins: NDArray[np.bool_]) -> None:
    """A line between cells where the crossbar wins and where it loses."""
    from matplotlib.collections import LineCollection  # noqa: PLC0415

    beside = [
        [(j + 0.5, i - 0.5), (j + 0.5, i + 0.5)]
        for i, j in np.argwhere(wins[:, 1:] != wins[:, :-1])
    ]
    above = [
        [(j - 0.5, i + 0.5), (j + 0.5, i + 0.5)] for i, j in np.argwhere(wins[1:] != wins[:-1])
    ]
    ax.add_collection(LineCollection(beside + above, colors=INK, linewidths=2, zorder=3))


def _hatch(ax: Axes, x: int, y: int) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415

    ax.add_patch(
        Rectangle(
            (x - 0.5, y - 0.5),
            1,
            1,
            fill=False,
            hatch="////",
            edgecolor=INK,
            linewidth=0,
            alpha=0.5,
        )
    )


def _ratio_text(value: float) -> str:
    if value >= 1000:
        return f"{value:.0e}".replace("e+0", "e").replace("e+", "e")
    return f"{value:.2g}" if value < 100 else f"{value:.0f}"


def _bar(figure: Figure, panels: list[Axes], image: AxesImage, limit: float) -> None:
    bar = figure.colorbar(image, ax=panels, fraction=0.05, pad=0.02, aspect=30, extend="both")
    bar.outline.set_visible(False)
    shown = log_ticks(10**-limit, 10**limit, 13)
    bar.set_ticks([math.log10(n) for n in shown], labels=[f"{n:g}" for n in shown])
    bar.set_label("ratio; below 1 the crossbar loses")
