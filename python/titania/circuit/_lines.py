"""Arguments that choose lines of a crossbar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from titania._core import ArgumentError, ShapeError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def line_mask(lines: ArrayLike | None, name: str, count: int, axis: str) -> NDArray[np.bool_]:
    """True for the lines chosen by a boolean mask (count,), or by whole numbers in [0, count)."""
    mask = np.zeros(count, dtype=bool)
    if lines is None:
        return mask
    chosen = np.asarray(lines)
    if chosen.dtype == bool:
        if chosen.shape != (count,):
            msg = f"{name} has shape {chosen.shape}, expected ({count},) = ({axis},)"
            raise ShapeError(msg)
        return chosen.copy()
    if chosen.ndim != 1:
        msg = f"{name} has shape {chosen.shape}, expected a mask ({count},) = ({axis},) or numbers"
        raise ShapeError(msg)
    if chosen.size == 0:
        return mask
    if chosen.dtype.kind not in "iu":
        msg = f"{name} has dtype {chosen.dtype}: expected booleans or whole numbers"
        raise TypeError(msg)
    for k, line in enumerate(chosen):
        if not 0 <= line < count:
            msg = f"{name}[{k}] = {line}: must be in [0, {count - 1}], the {axis}"
            raise ArgumentError(msg)
    mask[chosen] = True
    return mask
