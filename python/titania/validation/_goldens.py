"""Where the numbers to reproduce lie: in the package once installed, else beside the sources."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from titania.validation._point import Point, point

_INSTALLED = Path(__file__).with_name("goldens")
_SOURCES = Path(__file__).parents[3] / "tests" / "data"
_OUTSIDE = Path(__file__).parents[4] / "shared" / "goldens"


def golden(name: str) -> dict[str, Any]:
    """Read a golden file of the project; its source is inside it."""
    folder = _INSTALLED if _INSTALLED.is_dir() else _SOURCES
    contents: dict[str, Any] = json.loads((folder / name).read_text(encoding="utf-8"))
    return contents


def outside(name: str) -> dict[str, Any] | None:
    """Read a golden file that is no part of the project; None where there is none.

    It is looked for in the folder TITANIA_GOLDENS, or beside the project.
    """
    path = Path(os.environ.get("TITANIA_GOLDENS", _OUTSIDE)) / name
    if not path.is_file():
        return None
    contents: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return contents


WORST = ", worst of "


class Worst:
    """Keeps the pair of values that differ most, of all values above a share of the largest one."""

    def __init__(self, share: float = 1e-3) -> None:
        """Leave out values below a share of the largest: zeros, and what is lost in them."""
        self._share = share
        self._theirs, self._ours, self._difference = np.nan, np.nan, -1.0
        self._count = 0

    def add(self, theirs: object, ours: object) -> None:
        """Compare all values of two arrays of one shape."""
        a, b = np.asarray(theirs, float).ravel(), np.asarray(ours, float).ravel()
        kept = (a != 0) & (np.abs(a) >= self._share * np.abs(a).max())
        if not kept.any():
            return
        a, b = a[kept], b[kept]
        difference = np.abs(b / a - 1)
        k = int(np.argmax(difference))
        self._count += len(a)
        if difference[k] > self._difference:
            self._theirs, self._ours, self._difference = a[k], b[k], difference[k]

    def point(self, name: str, unit: str, source: str, tolerance: float) -> Point:
        """Return the worst pair."""
        name = f"{name}{WORST}{self._count}"
        return point(name, self._theirs, self._ours, unit, source, tolerance=tolerance)
