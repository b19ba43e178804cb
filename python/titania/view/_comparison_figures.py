"""The figures of a comparison's page, as SVG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from titania import plot
from titania.trend import doubling_time
from titania.view._page import Drawing

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

    from titania._core.comparison import BreakEvenMap, Comparison
    from titania.trend import CatchUp
    from titania.view._comparison_facts import Facts


def draw(facts: Facts) -> dict[str, Drawing]:
    """All figures that there is something to draw for, by the section that they belong to."""
    drawings = {"curve": _curve(facts), "split": _split(facts), "deciding": _deciding(facts)}
    if facts.chart is not None:
        drawings["break-even"] = _break_even(facts.comparison, facts.chart)
    if facts.limits:
        drawings["floors"] = _floors(facts)
    if facts.catch_ups:
        drawings["trend"] = _trend(next(iter(facts.catch_ups.values())))
    return drawings


def _curve(facts: Facts) -> Drawing:
    return Drawing(
        _svg((6.6, 4.3), lambda f: plot.batch_curve(facts.comparison, ax=f.add_subplot())),
        "Energy against the batch, both sides",
        "Lines: nominal.  Bands: 5 to 95 % of the constants' ranges.",
    )


def _split(facts: Facts) -> Drawing:
    return Drawing(
        _svg(
            (6.8, 2.6 + 0.3 * facts.systems),
            lambda f: plot.energy_split(facts.comparison, figure=f),
        ),
        "Share of each component in the energy of both sides, and totals",
        "Shares of the nominal energy; numbers are percent.  Right: totals.",
    )


def _deciding(facts: Facts) -> Drawing:
    count = len(facts.decisive)
    return Drawing(
        _svg(
            (6.6, 1.8 + 0.36 * count),
            lambda f: plot.deciding(facts.comparison, count=count, ax=f.add_subplot()),
        ),
        "Ratio of energies with each of the deciding constants at its ends",
        "One constant at a time, everything else nominal.",
    )


def _break_even(c: Comparison, chart: BreakEvenMap) -> Drawing:
    rows = -(-len(chart.batches) // 2) * (len(chart.sizes) + 2)
    return Drawing(
        _svg((6.8, 1.6 + 0.34 * rows), lambda f: plot.break_even(c, chart, figure=f)),
        "Ratio of energies over array size and ADC bits, for several batches",
        "Above 1 the crossbar takes less energy.  Converters of this map follow a model in "
        "their bits; everything else is as configured.",
    )


def _floors(facts: Facts) -> Drawing:
    return Drawing(
        _svg(
            (6.6, 1.8 + 0.4 * len(facts.limits)),
            lambda f: plot.floors(facts.comparison, ax=f.add_subplot()),
        ),
        "Energy of the crossbar's components beside the least that physics asks",
        "Landauer's limit says how far computing is from physics, not what a design could reach.",
    )


def _trend(caught: CatchUp) -> Drawing:
    fit = doubling_time("int8")
    return Drawing(
        _svg((6.8, 4.6), lambda f: plot.trend(fit, catch_up=caught, ax=f.add_subplot())),
        "Efficiency of GPUs over the years, and the year in which they reach this crossbar",
        "Dots: peak per power limit from data sheets, with the fitted line.  Square and level "
        "line: achieved, the GPU and the crossbar of this page.",
    )


def _svg(size: tuple[float, float], draw_in: Callable[[Figure], object]) -> bytes:
    """A figure as SVG, letters as outlines; the same bytes every time."""
    from matplotlib import rc_context  # noqa: PLC0415
    from matplotlib.backends.backend_svg import FigureCanvasSVG  # noqa: PLC0415
    from matplotlib.figure import Figure  # noqa: PLC0415

    with rc_context({"svg.fonttype": "path", "svg.hashsalt": "titania"}):
        figure = Figure(figsize=size, layout="constrained")
        FigureCanvasSVG(figure)
        draw_in(figure)
        buffer = io.BytesIO()
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return buffer.getvalue()
