"""The picture of efficiency over the years: chips, fitted lines, and the catch-up year."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from titania._core import ArgumentError
from titania.plot._style import INK, pyplot
from titania.trend import Doubling, doubling_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

    from titania.trend import CatchUp

_COLOURS = ("#2f6db3", "#c2571a", "#3d8b5f", "#7a57a8")
_MARGIN = 1.0  # years around what is drawn
_FAR = 25.0  # years beyond the GPU after which a range is cut


def trend(
    doublings: Doubling | Sequence[Doubling] | None = None,
    *,
    catch_up: CatchUp | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw peak per watt over the years, with fitted lines and when a GPU catches a crossbar.

    Lines are dotted beyond the chips they were fitted to; bands are their 5 to 95 % range.  The
    crossbar is a level line at its efficiency, with a band for its range; the mark on it is the
    catch-up year with its 5 to 95 % range, and the dashed line leads there from the GPU.

    Args:
        doublings: one or several fits; those of FP16 and INT8 by default.
        catch_up: what to draw beside them.
        ax: where to draw; a new figure by default.

    Returns:
        The axes: decimal years, and TOPS/W on a log scale.

    Raises:
        ArgumentError: if there is nothing to draw.
        ImportError: if matplotlib is not installed.
    """
    plt = pyplot()
    if doublings is None:
        doublings = (doubling_time("fp16"), doubling_time("int8"))
    fits = (doublings,) if isinstance(doublings, Doubling) else tuple(doublings)
    if not fits:
        msg = "doublings is empty: must hold one fit at least"
        raise ArgumentError(msg)
    if ax is None:
        _, ax = plt.subplots(figsize=(8.2, 5.2), layout="constrained")
    _frame(ax, fits, catch_up)
    for fit, colour in zip(fits, _COLOURS * len(fits), strict=False):
        _line(ax, fit, colour)
    _name_chips(ax, fits)
    if catch_up is not None:
        _catch(ax, catch_up)
    ax.legend(frameon=False, loc="upper left", fontsize=8)
    return ax


def _frame(ax: Axes, fits: Sequence[Doubling], caught: CatchUp | None) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    first = min(chip.release for fit in fits for chip in fit.chips)
    last = max(_last(caught), *(chip.release for fit in fits for chip in fit.chips))
    ax.set(
        xlim=(first - _MARGIN, last + _MARGIN),
        yscale="log",
        ylim=_limits(fits, caught),
        xlabel="year of release",
        ylabel="efficiency (TOPS/W)",
    )
    ax.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.spines[["top", "right"]].set_visible(False)


def _last(caught: CatchUp | None) -> float:
    """The last year that a catch-up needs to be seen, cut where it lies far away."""
    if caught is None:
        return -math.inf
    return min(max(caught.year, caught.percentiles[2]), caught.gpu.year + _FAR)


def _limits(fits: Sequence[Doubling], caught: CatchUp | None) -> tuple[float, float]:
    """TOPS/W that hold all points, with room for the legend above; lines may leave them."""
    points = [chip.efficiency.value for fit in fits for chip in fit.chips]
    if caught is not None:
        points += [caught.crossbar.range[0], caught.crossbar.range[2], caught.gpu.value]
    low, high = min(points) / 1e12, max(points) / 1e12
    return low / 2.5, high * (high / low) ** 0.25 * 4


def _line(ax: Axes, fit: Doubling, colour: str) -> None:
    grid = np.linspace(*ax.get_xlim(), 200)
    low, middle, high = (
        np.array([fit.efficiency(year, p) for year in grid]) / 1e12 for p in (0.05, 0.5, 0.95)
    )
    ax.fill_between(grid, low, high, color=colour, alpha=0.12, linewidth=0)
    least, _, most = fit.percentiles()
    label = (
        f"{fit.precision} peak/TDP: doubles in {fit.years:.2f} years ({least:.2f} to {most:.2f})"
    )
    inside = (grid >= fit.chips[0].release) & (grid <= fit.chips[-1].release)
    ax.plot(grid, middle, ":", color=colour, linewidth=1.3)
    ax.plot(grid[inside], middle[inside], color=colour, linewidth=1.6, label=label)
    points = [(chip.release, chip.efficiency.value / 1e12) for chip in fit.chips]
    ax.plot(*zip(*points, strict=True), "o", color=colour, markersize=5)


def _name_chips(ax: Axes, fits: Sequence[Doubling]) -> None:
    """Each chip's name once, off its lines: above its highest point, or below its lowest."""
    places: dict[str, list[tuple[float, float, bool]]] = {}
    for fit in fits:
        for chip in fit.chips:
            value = chip.efficiency.value
            above = value >= fit.efficiency(chip.release)
            places.setdefault(chip.name, []).append((value / 1e12, chip.release, above))
    for name, points in places.items():
        top, bottom = max(points), min(points)
        if top[2]:
            _text(ax, name, (top[1], top[0]), (-4, 6), ha="right")
        else:
            _text(ax, name, (bottom[1], bottom[0]), (5, -6), ha="left")


def _catch(ax: Axes, caught: CatchUp) -> None:
    left, right = ax.get_xlim()
    low, value, high = (x / 1e12 for x in caught.crossbar.range)
    ax.axhspan(low, high, color=INK, alpha=0.1, linewidth=0)
    what = f"{caught.crossbar.basis}, {caught.crossbar.boundary}, {caught.crossbar.precision}"
    ax.axhline(value, color=INK, linewidth=1.1, label=f"crossbar: {value:.3g} TOPS/W ({what})")
    start = (caught.gpu.year, caught.gpu.value / 1e12)
    ax.plot(*start, "s", color=INK, markersize=6)
    _text(ax, caught.gpu.name or "GPU", start, (8, -12), ha="left")
    if not math.isfinite(caught.year):
        return
    ax.plot([start[0], caught.year], [start[1], value], "--", color=INK, linewidth=1.0)
    ends = [min(max(year, left), right) for year in (caught.percentiles[0], caught.percentiles[2])]
    bars = [[max(caught.year - ends[0], 0.0)], [max(ends[1] - caught.year, 0.0)]]
    ax.errorbar([caught.year], [value], xerr=bars, fmt="D", color=INK, capsize=4, markersize=6)
    span = " to ".join(_year(year) for year in (caught.percentiles[0], caught.percentiles[2]))
    words = "passed in" if caught.gpu_ahead else "caught in"
    _text(ax, f"{words} {caught.year:.1f}\n({span})", (caught.year, value), (6, -8), ha="left")


def _year(year: float) -> str:
    return f"{year:.1f}" if math.isfinite(year) else ("never" if year > 0 else "long ago")


def _text(
    ax: Axes, text: str, point: tuple[float, float], offset: tuple[int, int], **where: Any
) -> None:
    ax.annotate(
        text,
        point,
        xytext=offset,
        textcoords="offset points",
        fontsize=8,
        color=INK,
        va="bottom" if offset[1] > 0 else "top",
        bbox={"facecolor": "white", "edgecolor": "none", "alpha": 0.75, "pad": 1},
        **where,
    )
