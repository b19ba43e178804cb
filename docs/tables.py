"""Markdown tables, and numbers in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import titania as ti


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return a Markdown table of plain texts and inline code."""
    lines = [head, ("---",) * len(head), *(map(plain, row) for row in rows)]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)


def plain(text: str) -> str:
    """Take the meaning from the marks of Markdown."""
    return text if text.startswith("`") else re.sub(r"([|*_<\[\]`\\])", r"\\\1", text)


def code(value: object) -> str:
    """Return a value as inline code, or nothing for an empty text."""
    return f"`{value}`" if value != "" else ""


def scaled(value: float | None, factor: float = 1.0) -> str:
    """Return a number in other units, or nothing if there is none."""
    return f"{value * factor:.4g}" if value else ""


def range_of(figure: ti.energy.Figure, factor: float) -> str:
    """Return the value, and its range unless it is known exactly."""
    value = scaled(figure.value, factor)
    if figure.low == figure.high:
        return value
    return f"{value} ({scaled(figure.low, factor)} to {scaled(figure.high, factor)})"
