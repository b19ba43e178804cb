"""What all pictures share: matplotlib when it is there, and colours that colour-blind people tell
apart (after Okabe and Ito, and Tol's muted scheme)."""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING, Any, NamedTuple

from titania._core import engineering

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


def plain(name: str) -> str:
    """A name as it is: a dollar does not begin a formula, nor a dash below hide it in a legend."""
    return (" " + name if name.startswith("_") else name).replace("$", r"\$")


def heading(name: str, what: str, width: int = 84) -> str:
    """A title of two parts, on lines that fit the picture."""
    return "\n".join(line for part in (name, what) for line in textwrap.wrap(plain(part), width))


def open_frame(ax: Axes) -> None:
    """Take away the lines above and to the right."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.tick_params(which="both", color=RIM)
    ax.spines[["left", "bottom"]].set_color(RIM)


def plain_log(axis: Axis, room: int = 9, unit: str = "") -> None:
    """Numbers on a log axis, with prefixes if they have a unit: powers of ten, and what lies
    between if there is room."""
    from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator  # noqa: PLC0415

    axis.set_major_locator(FixedLocator(log_ticks(*axis.get_view_interval(), room)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: with_unit(value, unit)))
    axis.set_minor_locator(NullLocator())


def with_unit(value: float, unit: str) -> str:
    """'0.2', '1,000', '20 µJ'."""
    return engineering(value, unit).replace(" u", " µ") if unit else f"{value:,.6g}"


_FINE = (1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9)


def log_ticks(low: float, high: float, room: int = 9) -> list[float]:
    """At most `room` numbers of a log axis: between powers of ten, or every nth power."""
    low, high = sorted((low, high))
    powers = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    choices = [[m * 10.0**e for e in powers for m in some] for some in (_FINE, (1, 2, 5))]
    choices += [[10.0**e for e in powers if e % step == 0] for step in (1, 2, 3, 6, 12)]
    near = 1 + 1e-9
    ticks = [[t for t in choice if low / near <= t <= high * near] for choice in choices]
    return next((t for t in ticks if len(t) <= room), ticks[-1])
