"""A report as text in columns, with the ranges of everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania.view._report import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from titania._core.energy import EnergyReport

_HEAD = ("", "energy", "5 %", "50 %", "95 %", "latency", "5-95 %", "area, um2", "5-95 %")
_WIDTHS = (20, 10, 10, 10, 10, 10, 15, 11, 17)


def report_text(report: EnergyReport) -> Iterator[str]:
    """Lines of a table: a component each, then the total."""
    yield _row(_HEAD)
    for line in lines(report):
        ranges = (line.latency, line.latencies, line.area, line.areas)
        yield _row((line.name, line.energy, *line.energies, *ranges))


def _row(cells: tuple[str, ...]) -> str:
    name, *numbers = cells
    right = "".join(cell.rjust(width) for cell, width in zip(numbers, _WIDTHS[1:], strict=True))
    return f"  {name.ljust(_WIDTHS[0])}{right}".rstrip()
