"""How far the components of a crossbar are from what physics asks of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania._core import ArgumentError
from titania.plot._style import (
    CROSSBAR,
    INK,
    RIM,
    heading,
    open_frame,
    plain,
    plain_log,
    pyplot,
)
from titania.view import times

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from titania._core.comparison import Comparison


def floors(comparison: Comparison, point: int = -1, *, ax: Axes | None = None) -> Axes:
    """Draw what the crossbar's components spend beside the least that physics asks for the same.

    A line leads from the floor (open) to the energy (filled); the number is their ratio.

    Args:
        comparison: what to draw.
        point: which of its batches.
        ax: where to draw; a new figure by default.

    Returns:
        The axes.

    Raises:
        ArgumentError: if there is no such batch, or no component has a floor.
        ImportError: if matplotlib is not installed.
    """
    found = sorted(comparison.limits(point), key=lambda row: -row[2])
    if not found:
        msg = f"{comparison.names[0]!r}: none of its components has a limit that is known"
        raise ArgumentError(msg)
    if ax is None:
        plt = pyplot()
        _, ax = plt.subplots(figsize=(7.2, 1.7 + 0.42 * len(found)), layout="constrained")
    _distances(ax, [row[2] for row in found], [row[3] for row in found])
    ax.set_yticks(range(len(found)), [f"{plain(row[0])}\n{row[1]}" for row in found], fontsize=8)
    ax.set_ylim(len(found) - 0.5, -0.7)
    ax.set_xlabel(f"energy per {comparison.workload.unit}")
    batch = comparison.points[point].batch
    what = f"{comparison.names[0]}, batch {batch:g}: energy beside what physics asks"
    ax.set_title(heading(comparison.workload.name, what, 64), fontsize=11, pad=22)
    ax.legend(fontsize=8, frameon=False, loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    ax.grid(axis="x", color=RIM, alpha=0.4, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.margins(x=0.08)
    open_frame(ax)
    plain_log(ax.xaxis, room=7, unit="J")
    return ax


def _distances(ax: Axes, energy: list[float], least: list[float]) -> None:
    """A line from each floor to what is spent, with their ratio above it."""
    places = range(len(energy))
    ax.hlines(places, least, energy, color=RIM, linewidth=1.2)
    ax.plot(energy, places, "o", color=CROSSBAR, label="spent")
    ax.plot(least, places, "o", color=CROSSBAR, markerfacecolor="white", label="floor")
    for place, spent, floor in zip(places, energy, least, strict=True):
        ax.annotate(
            times(spent / floor),
            ((spent * floor) ** 0.5, place),
            xytext=(0, 2),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=8,
            color=INK,
        )
    ax.set_xscale("log")
