"""Energy against the batch, on both sides."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, NamedTuple

from titania.plot._style import (
    INK,
    RIM,
    heading,
    open_frame,
    plain,
    plain_log,
    pyplot,
    system_style,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from titania._core.comparison import Comparison, Point
    from titania._core.energy import EnergyReport

_NEAR = 0.4  # share of the frame below which two names do not fit beside each other
_LINE = 11  # points between lines of names


class _Place(NamedTuple):
    """Energy of a system at a batch, in J."""

    batch: float
    low: float
    energy: float
    high: float


def batch_curve(comparison: Comparison, *, ax: Axes | None = None) -> Axes:
    """Draw energy against the batch: both sides, with 5 to 95 % bands.

    The batches at which papers choose to run the first baseline are marked: one at a time, bound by
    latency, saturated.

    Args:
        comparison: what to draw.
        ax: where to draw; a new figure by default.

    Returns:
        The axes.

    Raises:
        ImportError: if matplotlib is not installed.
    """
    if ax is None:
        _, ax = pyplot().subplots(figsize=(7.2, 4.4), layout="constrained")
    chosen = comparison.operating_points()
    for k, name in enumerate(comparison.names):
        # An operating point has the accelerator and the first baseline.
        points = [*comparison.points, *(point for _, point in chosen if k < 2)]
        reports = {point.batch: _reports(point)[k] for point in reversed(points)}
        places = [_place(batch, report) for batch, report in sorted(reports.items())]
        _line(ax, places, name, system_style(k))
    workload, boundary = comparison.workload, comparison.conditions.boundary
    ax.set(
        xscale="log",
        yscale="log",
        xlabel=f"batch ({workload.unit}s under way together)",
        ylabel=f"energy per {workload.unit}",
    )
    plain_log(ax.xaxis, room=7)
    plain_log(ax.yaxis, unit="J")
    lines = _name_points(ax, chosen)
    what = f"energy against the batch, at the {boundary} boundary"
    ax.set_title(heading(workload.name, what, 64), fontsize=11, pad=8 + _LINE * lines)
    ax.grid(color=RIM, alpha=0.35, linewidth=0.6)
    open_frame(ax)
    ax.legend(frameon=False, fontsize=9)
    return ax


def _reports(point: Point) -> list[EnergyReport]:
    return [point.crossbar.report, *point.baselines]


def _place(batch: float, report: EnergyReport) -> _Place:
    low, _, high = report.energy_percentiles(draws=1000)
    return _Place(batch, low, report.energy_J, high)


def _line(ax: Axes, places: list[_Place], name: str, style: dict[str, Any]) -> None:
    batches, low, energy, high = zip(*places, strict=True)
    ax.fill_between(batches, low, high, color=style["color"], alpha=0.15, linewidth=0)
    ax.plot(batches, energy, label=plain(name), linewidth=1.8, markersize=5, **style)


def _name_points(ax: Axes, chosen: list[tuple[str, Point]]) -> int:
    """A dotted line at each operating point, its name above; return the lines that the names take.

    A name starts left of its line, in the middle, or right of it, as far as the frame allows, and
    on a line of its own if the one before it is near.
    """
    names: dict[float, str] = {}
    for name, point in chosen:
        names[point.batch] = f"{names[point.batch]}, {name}" if point.batch in names else name
    to_share = ax.transAxes.inverted()
    level, before = 0, -math.inf
    for batch, name in sorted(names.items()):
        ax.axvline(batch, color=INK, linestyle=":", linewidth=1)
        share = to_share.transform(ax.transData.transform((batch, 1)))[0]
        level = level + 1 if share - before < _NEAR else 0
        before = share
        ax.annotate(
            name if name == f"batch {batch:g}" else f"{name}: batch {batch:g}",
            (batch, 1),
            xycoords=ax.get_xaxis_transform(),
            xytext=(0, 3 + _LINE * level),
            textcoords="offset points",
            ha="left" if share < 0.2 else "right" if share > 0.8 else "center",
            va="bottom",
            fontsize=8,
            color=INK,
        )
    return len(names)
