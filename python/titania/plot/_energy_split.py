"""Where the joules go on both sides: shares by component, and totals."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from titania.comparison import Comparison

_LEAST = 0.01  # share that a component needs in one bar to be drawn as its own
_LABELLED = 0.07  # share that has room for a number
_GAP = 0.6  # between batches, in bars


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
    rows = comparison.rows()
    places = _places([row["batch"] for row in rows])
    if figure is None:
        plt = pyplot()
        figure = plt.figure(figsize=(7.2, 2.4 + 0.3 * places[-1]), layout="constrained")
    left, right = figure.subplots(1, 2, sharey=True, width_ratios=(3, 1.5))
    _shares(left, comparison, places)
    _totals(right, comparison, places)
    left.set_yticks(places, [f"{plain(row['system'])}, batch {row['batch']:g}" for row in rows])
    left.invert_yaxis()
    unit, boundary = comparison.workload.unit, comparison.conditions.boundary
    what = f"where the energy of one {unit} goes, at the {boundary} boundary"
    figure.suptitle(heading(comparison.workload.name, what), fontsize=11)
    figure.legend(
        *left.get_legend_handles_labels(), loc="outside lower center", ncols=3, fontsize=8
    )
    return left, right


def _places(batches: list[float]) -> list[float]:
    """Heights of the bars: the next batch begins after a gap."""
    places, place = [0.0], 0.0
    for before, after in itertools.pairwise(batches):
        place += 1 if before == after else 1 + _GAP
        places.append(place)
    return places


def _by_component(comparison: Comparison) -> dict[str, list[float]]:
    """Shares of each component in every bar, in the order of `rows`."""
    index = {(row["batch"], row["system"]): k for k, row in enumerate(comparison.rows())}
    shares: dict[str, list[float]] = {}
    totals = [0.0] * len(index)
    for row in comparison.component_rows():
        k = index[row["batch"], row["system"]]
        shares.setdefault(row["component"], [0.0] * len(index))[k] += row["energy_J"]
        totals[k] += row["energy_J"]
    return {n: [e / t for e, t in zip(s, totals, strict=True)] for n, s in shares.items()}


def _shares(ax: Axes, comparison: Comparison, places: list[float]) -> None:
    from matplotlib.colors import to_rgb  # noqa: PLC0415

    shares = _by_component(comparison)
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


def _totals(ax: Axes, comparison: Comparison, places: list[float]) -> None:
    rows = comparison.rows()
    for k, name in enumerate(comparison.names):
        mine = [(y, row) for y, row in zip(places, rows, strict=True) if row["system"] == name]
        energy = [row["energy_J"] for _, row in mine]
        low = [max(row["energy_J"] - row["energy_p5_J"], 0.0) for _, row in mine]
        high = [max(row["energy_p95_J"] - row["energy_J"], 0.0) for _, row in mine]
        ax.errorbar(
            energy,
            [y for y, _ in mine],
            xerr=[low, high],
            linestyle="none",
            markersize=5,
            capsize=2,
            **system_style(k),
        )
    ax.set(xscale="log", xlabel=f"per {comparison.workload.unit}, 5-95 %")
    ax.margins(x=0.1)
    ax.grid(axis="x", color=RIM, alpha=0.4, linewidth=0.6)
    ax.set_axisbelow(True)
    open_frame(ax)
    plain_log(ax.xaxis, room=3, unit="J")
    ax.tick_params(axis="x", labelsize=8)
    for place, row in zip(places, rows, strict=True):
        ax.annotate(
            with_unit(row["energy_J"], "J"),
            (1.02, place),
            xycoords=ax.get_yaxis_transform(),
            va="center",
            fontsize=8,
            annotation_clip=False,
        )
