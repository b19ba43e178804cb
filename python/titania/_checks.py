"""What the pure Python modules refuse: numbers out of range, unknown names."""

from __future__ import annotations

import difflib
import math
from typing import TYPE_CHECKING

from titania._core import ArgumentError

if TYPE_CHECKING:
    from collections.abc import Iterable


def require_positive(name: str, value: float) -> None:
    """ArgumentError unless the value is finite and above zero."""
    if not (math.isfinite(value) and value > 0):
        msg = f"{name} = {value:g}: must be in (0, inf)"
        raise ArgumentError(msg)


def require_range(name: str, low: float, value: float, high: float) -> None:
    """ArgumentError unless the three are finite, positive and in ascending order."""
    for end, number in (("low", low), ("value", value), ("high", high)):
        require_positive(f"{name}.{end}", number)
    if not low <= value <= high:
        msg = (
            f"{name}: low = {low:g}, value = {value:g}, high = {high:g}: must be in ascending order"
        )
        raise ArgumentError(msg)


def require_known(argument: str, value: object, known: Iterable[str]) -> None:
    """ArgumentError with the nearest match unless the value is one of those known."""
    names = list(known)
    if value in names:
        return
    near = difflib.get_close_matches(str(value), names, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    msg = f"{argument} = {value!r}: expected one of {{{', '.join(names)}}}{hint}"
    raise ArgumentError(msg)
