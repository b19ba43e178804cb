"""What a notebook shows of configs, arrays, tiles and reports."""

from __future__ import annotations

from html import escape
from types import ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from titania import _core

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    import titania._core

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


def _crossbar(self: titania._core.array.Crossbar) -> str:
    return f"<code>{escape(repr(self))}</code><br>{_heat_map(self.conductance)}"


def _tile(self: titania._core.tile.Tile) -> str:
    shown = self.arrays[:4]
    maps = "".join(
        f"<div style='display:inline-block;margin:4px'>{_heat_map(a.conductance)}</div>"
        for a in shown
    )
    more = len(self.arrays) - len(shown)
    return f"<code>{escape(repr(self))}</code><br>{maps}" + (f"and {more} more" if more > 0 else "")


def _report(self: titania._core.energy.EnergyReport) -> str:
    total = self.energy_J or 1.0
    rows = []
    for name in (*self.components, ""):
        part = self.component(name) if name else self
        low, median, high = (f"{x * 1e12:.4g}" for x in part.energy_percentiles())
        share = part.energy_J / total
        bar = (
            f"<div style='background:#3b6ea5;height:10px;width:{round(120 * share)}px'></div>"
            if name
            else ""
        )
        rows.append(
            (
                f"<b>{escape(name or 'total')}</b>",
                f"{part.energy_J * 1e12:.4g}",
                low,
                median,
                high,
                bar,
                f"{part.latency_s * 1e9:.3g}",
                _core.three_digits(part.area_m2 * 1e12),
            )
        )
    head = ("", "energy, pJ", "5 %", "50 %", "95 %", "share", "latency, ns", "area, um2")
    notes = "".join(f"<div style='font-size:smaller'>{escape(n)}</div>" for n in self.notes)
    return (
        f"<b>{escape(self.name)}</b>, per inference, {self.boundary}, {self.kind}"
        f"<div style='font-size:smaller'>{escape(self.conditions)}</div>"
        + _rows(head, rows)
        + notes
    )


def install() -> None:
    """Give the classes of the extension their notebook view."""
    special = {
        _core.array.Crossbar: _crossbar,
        _core.tile.Tile: _tile,
        _core.energy.EnergyReport: _report,
    }
    for cls, view in ({cls: _config for cls in config_classes()} | special).items():
        cls._repr_html_ = view  # type: ignore[attr-defined]


def config_classes() -> list[type]:
    """Every class with a table of fields, of every room of the extension."""
    rooms = [_core, *(room for room in vars(_core).values() if isinstance(room, ModuleType))]
    return [
        cls
        for room in rooms
        for cls in vars(room).values()
        if isinstance(cls, type) and hasattr(cls, "_fields")
    ]
