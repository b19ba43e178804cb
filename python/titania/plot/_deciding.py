"""Which constants decide a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from titania._core.comparison import Comparison

_LOW = "#e69f00"


def deciding(
    comparison: Comparison,
    point: int = -1,
    baseline: int = 0,
    *,
    count: int = 8,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far the uncertain constants move the ratio of energies, the largest on top.

    Each bar runs from the ratio with the constant at its 5 % point to that at its 95 % point,
    everything else nominal.

    Args:
        comparison: what to draw.
        point: which of its batches.
        baseline: which of its baselines.
        count: constants to draw, at most.
        ax: where to draw; a new figure by default.

    Returns:
        The axes.

    Raises:
        ArgumentError: if there is no such batch or baseline.
        ImportError: if matplotlib is not installed.
    """
    found = comparison.decisive(point, baseline, count)
    nominal = comparison.ratio(point, baseline)
    if ax is None:
        plt = pyplot()
        _, ax = plt.subplots(figsize=(7.2, 1.7 + 0.36 * len(found)), layout="constrained")
    _bars(ax, found, nominal)
    ours, theirs = plain(comparison.names[0]), plain(comparison.names[1 + baseline])
    ax.set_xlabel(f"energy of {theirs} / energy of {ours};  dashed: 1")
    at = comparison.points[point]
    what = f"what decides the ratio, batch {at.batch:g}, {comparison.conditions.boundary} boundary"
    ax.set_title(heading(comparison.workload.name, what, 64), fontsize=11, pad=24)
    _legend(ax)
    ax.grid(axis="x", color=RIM, alpha=0.4, linewidth=0.6)
    ax.set_axisbelow(True)
    ax.margins(x=0.08)
    open_frame(ax)
    plain_log(ax.xaxis)
    return ax


def _bars(ax: Axes, found: list[tuple[str, float, float]], nominal: float) -> None:
    for place, (_, low, high) in enumerate(found):
        for end, colour in ((low, _LOW), (high, CROSSBAR)):
            ax.barh(place, end - nominal, left=nominal, height=0.62, color=colour)
    ax.set_xscale("log")
    ax.axvline(nominal, color=INK, linewidth=1.2)
    ax.axvline(1, color=INK, linewidth=1.2, linestyle="--")
    ax.set_yticks(range(len(found)), [plain(name) for name, _, _ in found])
    ax.invert_yaxis()


def _legend(ax: Axes) -> None:
    from matplotlib.patches import Patch  # noqa: PLC0415

    ends = [
        Patch(color=_LOW, label="constant at its 5 % point"),
        Patch(color=CROSSBAR, label="at its 95 % point"),
    ]
    ax.legend(
        handles=ends,
        fontsize=8,
        frameon=False,
        loc="lower center",
        bbox_to_anchor=(0.5, 1.0),
        ncols=2,
    )
