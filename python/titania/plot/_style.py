"""What all pictures share: matplotlib when it is there, and colours that colour-blind people tell
apart (after Okabe and Ito, and Tol's muted scheme)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.axis import Axis

INK, RIM, PALE = "#4a4f57", "#a9afb7", "#e4e6ea"
CROSSBAR = "#0072b2"
_BASELINES = ("#d55e00", "#117733", "#aa4499", "#7a6a00")
_MARKERS = ("s", "^", "D", "v")


class Fill(NamedTuple):
    """How an area is filled."""

    colour: str
    hatch: str = ""


# A hatch marks the second of two components that are alike, such as both sides' idle power.
_COMPONENTS = {
    "cells": Fill("#882255"),
    "wires": Fill("#cc6677"),
    "drivers and DAC": Fill("#88ccee"),
    "ADC and amplifiers": Fill("#0072b2"),
    "digital": Fill("#117733"),
    "digital units": Fill("#117733", "///"),
    "memories": Fill("#44aa99"),
    "links": Fill("#999933"),
    "off-chip memory": Fill("#e69f00", "///"),
    "off-chip I/O": Fill("#e69f00", "..."),
    "memory traffic": Fill("#e69f00"),
    "arithmetic": Fill("#332288"),
    "active power": Fill("#aa4499"),
    "static power": Fill("#aa4499", "///"),
    "idle": Fill("#bbbbbb", "///"),
    "idle power": Fill("#bbbbbb"),
    "programming": Fill("#d55e00"),
    "host": Fill("#5b5b5b"),
    "host link": Fill("#5b5b5b", "///"),
    "power conversion": Fill("#ddcc77"),
    "cooling and distribution": Fill("#ddcc77", "///"),
}
_OTHERS = tuple(
    Fill(colour, hatch)
    for hatch in ("xxx", "\\\\\\", "ooo")
    for colour in ("#6699cc", "#997700", "#994455", "#225555")
)


def pyplot() -> Any:
    """Return matplotlib.pyplot, or say how to get it."""
    try:
        from matplotlib import pyplot as plt  # noqa: PLC0415
    except ImportError as error:
        msg = "titania.plot needs matplotlib: pip install 'titania[plot]'"
        raise ImportError(msg) from error
    return plt


def fills(components: Iterable[str]) -> dict[str, Fill]:
    """Fill of every component: its own in every picture; names of the user's take what is left."""
    chosen, others = {}, iter(_OTHERS * 99)
    for name in components:
        chosen[name] = _COMPONENTS.get(name) or next(others)
    return chosen


def system_style(index: int) -> dict[str, Any]:
    """Line of the accelerator (0) or of a baseline (1, 2, ...)."""
    if index == 0:
        return {"color": CROSSBAR, "marker": "o"}
    k = (index - 1) % len(_BASELINES)
    return {"color": _BASELINES[k], "marker": _MARKERS[k]}


def open_frame(ax: Axes) -> None:
    """Take away the lines above and to the right."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(which="both", color=RIM)
    ax.spines[["left", "bottom"]].set_color(RIM)


def plain_log(axis: Axis) -> None:
    """Numbers in full on a log axis: at powers of ten, or at 1, 2 and 5 of few decades."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter  # noqa: PLC0415

    low, high = sorted(axis.get_view_interval())
    subs = (1.0, 2.0, 5.0) if high / low < 100 else (1.0,)
    axis.set_major_locator(LogLocator(subs=subs, numticks=9))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.6g}"))
    axis.set_minor_formatter(NullFormatter())
