"""The ladder for people: a table for a terminal, and one for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania.validation._goldens import WORST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from titania.validation._point import Point

_HEAD = ("", "theirs", "ours", "unit", "difference", "bound", "")
_EXACT = 1e-6  # a bound below it is one of arithmetic, not of a model


def text(rungs: Mapping[str, list[Point]]) -> str:
    """Return the table that `titania validate` prints."""
    lines = []
    for name, points in rungs.items():
        rows = [_HEAD, *map(_cells, points)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines += ["", f"{name}: {counts(points)}", *(_line(row, widths) for row in rows)]
    total = counts([p for points in rungs.values() for p in points])
    return "\n".join([*lines[1:], "", f"in all: {total}"])


def markdown(name: str, points: list[Point]) -> str:
    """Return one rung as a section of a page."""
    head = ("point", *_HEAD[1:-1], "kind", "source")
    rows = [[*_page_cells(p), p["source"]] for p in points]
    lines = [head, ["---"] * len(head), *([_plain(cell) for cell in row] for row in rows)]
    table = "".join("| " + " | ".join(line) + " |\n" for line in lines)
    return f"## {name[0].upper()}{name[1:]}\n\n{counts(points)}.\n\n{table}"


def counts(points: list[Point]) -> str:
    """Return how many of the validated points pass, and how many are not counted."""
    validated = [p for p in points if p["kind"] == "validated"]
    passed = sum(p["pass"] is True for p in validated)
    words = [f"{passed} of {len(validated)} validated points pass"]
    for kind in ("fitted", "reported"):
        if count := sum(p["kind"] == kind for p in points):
            words.append(f"{count} {kind}")
    return ", ".join(words)


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    name, *numbers, verdict = cells
    right = "  ".join(c.rjust(w) for c, w in zip(numbers, widths[1:-1], strict=True))
    return f"  {name.ljust(widths[0])}  {right}  {verdict}".rstrip()


def _cells(p: Point) -> tuple[str, ...]:
    return (
        p["name"],
        f"{p['theirs']:.4g}",
        "" if p["ours"] is None else f"{p['ours']:.4g}",
        p["unit"],
        _difference(p),
        "" if p["tolerance"] is None else _share(p["tolerance"]),
        _verdict(p),
    )


def _page_cells(p: Point) -> tuple[str, ...]:
    """Of many pairs that agree in all digits shown, which differs most depends on the last bits."""
    name, theirs, ours, *others = _cells(p)
    return (name, "", "", *others) if WORST in p["name"] else (name, theirs, ours, *others)


def _exact(p: Point) -> bool:
    return p["tolerance"] is not None and p["tolerance"] < _EXACT


def _verdict(p: Point) -> str:
    return p["kind"] if p["pass"] is not False else f"{p['kind']}, FAILS"


def _difference(p: Point) -> str:
    """A difference below a bound of arithmetic has no digits that a reader needs."""
    if p["difference"] is None:
        return ""
    if _exact(p) and p["pass"]:
        return f"< {p['tolerance']:.0e}"
    return f"{100 * p['difference']:+.1f} %"


def _share(tolerance: float) -> str:
    return f"{tolerance:.0e}" if tolerance < _EXACT else f"{100 * tolerance:.0f} %"


def _plain(cell: str) -> str:
    """Take the meaning from the marks of Markdown."""
    return "".join(f"\\{c}" if c in "|*_<[]`" else c for c in cell)
