"""Energy against the batch, on both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from titania.plot._style import INK, RIM, open_frame, plain_log, pyplot, system_style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from titania._core.energy import EnergyReport
    from titania.comparison import Comparison


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
        places = _of_rows(comparison, name)
        if k < 2:  # the accelerator and the first baseline
            at = [p.crossbar.report if k == 0 else p.baselines[0] for _, p in chosen]
            places |= {
                point.batch: _place(point.batch, report)
                for (_, point), report in zip(chosen, at, strict=True)
                if point.batch not in places
            }
        _line(ax, sorted(places.values()), name, system_style(k))
    _name_points(ax, chosen)
    workload, boundary = comparison.workload, comparison.conditions.boundary
    ax.set(
        xscale="log",
        yscale="log",
        xlabel=f"batch ({workload.unit}s under way together)",
        ylabel=f"energy per {workload.unit} (J)",
    )
    ax.set_title(f"{workload.name}\nat the {boundary}", pad=30, fontsize=11)
    plain_log(ax.xaxis)
    plain_log(ax.yaxis)
    ax.grid(color=RIM, alpha=0.35, linewidth=0.6)
    open_frame(ax)
    ax.legend(frameon=False, fontsize=9)
    return ax


def _of_rows(comparison: Comparison, system: str) -> dict[float, _Place]:
    return {
        row["batch"]: _Place(row["batch"], row["energy_p5_J"], row["energy_J"], row["energy_p95_J"])
        for row in comparison.rows()
        if row["system"] == system
    }


def _place(batch: float, report: EnergyReport) -> _Place:
    low, _, high = report.energy_percentiles(draws=1000)
    return _Place(batch, low, report.energy_J, high)


def _line(ax: Axes, places: list[_Place], name: str, style: dict[str, Any]) -> None:
    batches, low, energy, high = zip(*places, strict=True)
    ax.fill_between(batches, low, high, color=style["color"], alpha=0.15, linewidth=0)
    ax.plot(batches, energy, label=name, linewidth=1.8, markersize=5, **style)


def _name_points(ax: Axes, chosen: list[Any]) -> None:
    """A dotted line at each operating point, its names above the picture."""
    names: dict[float, list[str]] = {}
    for name, point in chosen:
        names.setdefault(point.batch, []).append(name)
    sides = ["left"] + ["center"] * (len(names) - 2) + ["right"]
    for side, (batch, here) in zip(sides, names.items(), strict=False):
        ax.axvline(batch, color=INK, linestyle=":", linewidth=1)
        ax.annotate(
            f"{', '.join(here)}\n(batch {batch:g})",
            (batch, 1),
            xycoords=ax.get_xaxis_transform(),
            xytext=(0, 3),
            textcoords="offset points",
            ha=side,
            va="bottom",
            fontsize=8,
            color=INK,
        )
