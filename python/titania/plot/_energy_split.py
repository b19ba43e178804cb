"""Where the joules go on both sides: shares by component, and totals."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, NamedTuple

from titania.plot._style import (
    PALE,
    RIM,
    Fill,
    fills,
    heading,
    open_frame,
    plain,
    plain_log,
    pyplot,
    system_style,
    with_unit,
)
from titania.view import lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from titania._core.comparison import Comparison
    from titania._core.energy import EnergyReport

_LEAST = 0.01  # share that a component needs in one bar to be drawn as its own
_LABELLED = 0.07  # share that has room for a number
_GAP = 0.6  # between batches, in bars
_DRAWS = 1000  # of the constants, for the ranges


def energy_split(comparison: Comparison, *, figure: Figure | None = None) -> tuple[Axes, Axes]:
    """Draw what the energy of both sides is spent on, at every batch.

    Each system has one bar of shares, since energies of different batches lie decades apart; its
    total with the 5 to 95 % range stands beside it on a log scale.  A component has the same colour
    in every picture.  Components below 1 % of every bar are one.

    Args:
        comparison: what to draw.
        figure: where to draw; a new one by default.

    Returns:
        The axes of the shares and of the totals.

    Raises:
        ImportError: if matplotlib is not installed.
    """
    bars = _bars(comparison)
    places = _places([bar.batch for bar in bars])
    if figure is None:
        plt = pyplot()
        figure = plt.figure(figsize=(7.2, 2.4 + 0.3 * places[-1]), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(3, 1.5))
    unit, boundary = comparison.workload.unit, comparison.conditions.boundary
    _shares(left, bars, places)
    _totals(right, bars, places)
    right.set_xlabel(f"per {unit}, 5-95 %")
    left.set_yticks(places, [f"{plain(bar.system)}, batch {bar.batch:g}" for bar in bars])
    left.invert_yaxis()
    what = f"where the energy of one {unit} goes, at the {boundary} boundary"
    figure.suptitle(heading(comparison.workload.name, what), fontsize=11)
    figure.legend(
        *left.get_legend_handles_labels(), loc="outside lower center", ncols=3, fontsize=8
    )
    return left, right


class _Bar(NamedTuple):
    """A system at a batch."""

    batch: float
    system: str
    rank: int  # of the system
    report: EnergyReport


def _bars(comparison: Comparison) -> list[_Bar]:
    return [
        _Bar(point.batch, name, rank, report)
        for k, point in enumerate(comparison.points)
        for rank, (name, report) in enumerate(
            zip(comparison.names, comparison.reports(k), strict=True)
        )
    ]


def _places(batches: list[float]) -> list[float]:
    """Heights of the bars: the next batch begins after a gap."""
    places, place = [0.0], 0.0
    for before, after in itertools.pairwise(batches):
        place += 1 if before == after else 1 + _GAP
        places.append(place)
    return places


def _by_component(bars: list[_Bar]) -> dict[str, list[float]]:
    """Shares of each component in every bar."""
    shares: dict[str, list[float]] = {}
    for k, bar in enumerate(bars):
        *components, _ = lines(bar.report)
        for line in components:
            shares.setdefault(line.name, [0.0] * len(bars))[k] = line.share
    return shares


def _shares(ax: Axes, bars: list[_Bar], places: list[float]) -> None:
    from matplotlib.colors import to_rgb  # noqa: PLC0415

    shares = _by_component(bars)
    large = {name: s for name, s in shares.items() if max(s) >= _LEAST}
    small = [s for name, s in shares.items() if name not in large]
    colours = fills(shares)
    if small:
        large["others, below 1 % each"] = [sum(s) for s in zip(*small, strict=True)]
        colours["others, below 1 % each"] = Fill(PALE)
    start = [0.0] * len(places)
    for name, share in large.items():
        fill = colours[name]
        width = [100 * s for s in share]
        style: dict[str, Any] = {
            "color": fill.colour,
            "hatch": fill.hatch,
            "edgecolor": "white",
            "linewidth": 0.6,
        }
        ax.barh(places, width, left=start, height=0.8, label=plain(name), **style)
        r, g, b = to_rgb(fill.colour)
        ink = "white" if 0.299 * r + 0.587 * g + 0.114 * b < 0.55 else "black"
        for place, begin, w in zip(places, start, width, strict=True):
            if w >= 100 * _LABELLED:
                ax.text(
                    begin + w / 2,
                    place,
                    f"{w:.0f}",
                    ha="center",
                    va="center",
                    color=ink,
                    fontsize=8,
                    bbox={"facecolor": fill.colour, "edgecolor": "none", "pad": 1},
                )
        start = [a + w for a, w in zip(start, width, strict=True)]
    ax.set(xlim=(0, 100), xticks=range(0, 100, 20), xlabel="share of the energy (%)")
    open_frame(ax)


def _totals(ax: Axes, bars: list[_Bar], places: list[float]) -> None:
    for system in dict.fromkeys(bar.rank for bar in bars):
        mine = [(y, bar.report) for y, bar in zip(places, bars, strict=True) if bar.rank == system]
        energy = [report.energy_J for _, report in mine]
        ends = [report.energy_percentiles(draws=_DRAWS) for _, report in mine]
        low = [max(e - p5, 0.0) for e, (p5, _, _) in zip(energy, ends, strict=True)]
        high = [max(p95 - e, 0.0) for e, (_, _, p95) in zip(energy, ends, strict=True)]
        ax.errorbar(
            energy,
            [y for y, _ in mine],
            xerr=[low, high],
            linestyle="none",
            markersize=5,
            capsize=2,
            **system_style(system),
        )
    ax.set_xscale("log")
    ax.margins(x=0.1)
    ax.grid(axis="x", color=RIM, alpha=0.4, linewidth=0.6)
    ax.set_axisbelow(True)
    open_frame(ax)
    plain_log(ax.xaxis, room=3, unit="J")
    ax.tick_params(axis="x", labelsize=8)
    for place, bar in zip(places, bars, strict=True):
        ax.annotate(
            with_unit(bar.report.energy_J, "J"),
            (1.02, place),
            xycoords=ax.get_yaxis_transform(),
            va="center",
            fontsize=8,
            annotation_clip=False,
        )
