"""What a notebook shows of configs, arrays, tiles and results, given to them from outside."""

from __future__ import annotations

from html import escape
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from titania import _core
from titania.comparison import Comparison
from titania.scenario import Year
from titania.trend import CatchUp
from titania.view._comparison_facts import Facts
from titania.view._comparison_figures import draw
from titania.view._comparison_page import page
from titania.view._comparison_tables import curve, decisive
from titania.view._report import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

_BAR = 120  # pixels of all the energy
_CELL = 5  # pixels
_MAP = 48  # cells of a heat map's longer side, at most
# Five points of viridis, dark to bright.
_COLOURS = np.array([[68, 1, 84], [59, 82, 139], [33, 145, 140], [94, 201, 98], [253, 231, 37]])


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table; cells are HTML already."""
    cells = "".join(f"<th style='text-align:left'>{h}</th>" for h in head)
    body = "".join(
        "<tr>" + "".join(f"<td style='text-align:left'>{c}</td>" for c in row) + "</tr>"
        for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _config(self: Any) -> str:
    rows = []
    for row in self._fields():
        value = getattr(self, row["name"])
        same = (
            np.array_equal(value, row["default"])
            if isinstance(value, np.ndarray)
            else (value == row["default"])
        )
        text = escape(repr(value))
        note = " ".join(filter(None, (row["doc"], row["source"] and f"({row['source']})")))
        rows.append(
            (
                f"<code>{row['name']}</code>",
                f"<span style='color:#666'>{text}</span>" if same else f"<b>{text}</b>",
                row["unit"],
                escape(row["range"]),
                escape(note),
            )
        )
    return f"<b>{type(self).__name__}</b>" + _rows(("field", "value", "unit", "range", ""), rows)


def _heat_map(values: NDArray[np.float64]) -> str:
    """Means over blocks of cells as coloured squares, from the lowest to the highest value."""
    rows, cols = values.shape
    step = max(1, -(-max(rows, cols) // _MAP))
    blocks = [
        [values[i : i + step, j : j + step].mean() for j in range(0, cols, step)]
        for i in range(0, rows, step)
    ]
    picture = np.array(blocks)
    low, high = float(picture.min()), float(picture.max())
    scaled = (picture - low) / (high - low) if high > low else np.zeros_like(picture)
    place = np.clip(scaled * (len(_COLOURS) - 1), 0, len(_COLOURS) - 1 - 1e-9)
    below = place.astype(int)
    share = (place - below)[..., None]
    colours = (_COLOURS[below] * (1 - share) + _COLOURS[below + 1] * share).astype(int)
    squares = "".join(
        f"<rect x='{j * _CELL}' y='{i * _CELL}' width='{_CELL}' height='{_CELL}' "
        f"fill='rgb({r},{g},{b})'/>"
        for i, line in enumerate(colours)
        for j, (r, g, b) in enumerate(line)
    )
    height, width = (_CELL * n for n in picture.shape)
    return (
        f"<svg width='{width}' height='{height}' role='img'>{squares}</svg>"
        f"<div style='font-size:smaller'>{low * 1e6:.3g} to {high * 1e6:.3g} uS"
        + (f", means of {step}x{step} cells" if step > 1 else "")
        + "</div>"
    )


def _crossbar(self: _core.array.Crossbar) -> str:
    return f"<code>{escape(repr(self))}</code><br>{_heat_map(self.conductance)}"


def _tile(self: _core.tile.Tile) -> str:
    shown = self.arrays[:4]
    maps = "".join(
        f"<div style='display:inline-block;margin:4px'>{_heat_map(a.conductance)}</div>"
        for a in shown
    )
    more = len(self.arrays) - len(shown)
    return f"<code>{escape(repr(self))}</code><br>{maps}" + (f"and {more} more" if more > 0 else "")


def _report(self: _core.energy.EnergyReport) -> str:
    rows = []
    for line in lines(self):
        name, bar = f"<b>{escape(line.name)}</b>", ""
        if line.part is not self:
            width = round(_BAR * line.share)
            bar = f"<div style='background:#3b6ea5;height:10px;width:{width}px'></div>"
        rows.append((name, line.energy, *line.energies, bar, line.latency, line.area))
    head = ("", "energy", "5 %", "50 %", "95 %", "share", "latency", "area, um2")
    return (
        f"<b>{escape(self.name)}</b>, per {escape(self.unit)}, {self.boundary}, {self.kind}"
        f"{_small([self.conditions])}{_rows(head, rows)}{_small(self.notes)}"
    )


def _small(texts: Iterable[str]) -> str:
    return "".join(f"<div style='font-size:smaller'>{escape(text)}</div>" for text in texts)


def _catch_up(self: CatchUp) -> str:
    head, *rest = str(self).splitlines()
    return f"<b>{escape(head)}</b>{_small(rest)}"


def _year(self: Year) -> str:
    rows = [tuple(map(escape, row)) for row in self.rows()]
    table = _rows(("", "nominal", "5 to 95 %"), rows)
    return f"<b>A year of the service</b>{table}{_small(self.lines())}"


def _comparison(self: Comparison) -> str:
    facts = Facts(self)
    verdicts = "".join(f"<p>{escape(self.verdict(-1, k))}</p>" for k in range(len(self.baselines)))
    title = f"{self.workload.name}, per {facts.unit}, at the {self.conditions.boundary}"
    return f"<b>{escape(title)}</b>{verdicts}{curve(facts)}{decisive(facts)}"


def _comparison_page(self: Comparison) -> str:
    facts = Facts(self)
    return page(facts, draw(facts))


def config_classes() -> list[type]:
    """Every class with a table of fields, of every room of the extension."""
    rooms = [_core, *(room for room in vars(_core).values() if isinstance(room, ModuleType))]
    return [
        cls
        for room in rooms
        for cls in vars(room).values()
        if isinstance(cls, type) and hasattr(cls, "_fields")
    ]


def _method(view: Callable[[Any], str]) -> Callable[[Any], str]:
    """The view as a method, which the stubs of the extension show without its type."""

    def _repr_html_(self: Any) -> str:
        return view(self)

    return _repr_html_


def give() -> None:
    """Give configs, arrays, tiles and results what a notebook shows, and a comparison its page."""
    views: dict[type, Callable[[Any], str]] = {cls: _config for cls in config_classes()}
    views |= {
        _core.array.Crossbar: _crossbar,
        _core.tile.Tile: _tile,
        _core.energy.EnergyReport: _report,
        CatchUp: _catch_up,
        Year: _year,
        Comparison: _comparison,
    }
    for cls, view in views.items():
        cls._repr_html_ = _method(view)  # type: ignore[attr-defined]
    Comparison._page = _comparison_page
