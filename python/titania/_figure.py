"""A number with its range, unit and source, and the tables of them that come with the package."""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from titania import _core
from titania._checks import require_known, require_range
from titania._core import ArgumentError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

MARKS = {
    "read": "read at the named place",
    "read2": "read in a text that quotes the source",
    "recall": "from memory, not checked",
    "choice": "chosen here",
    "definition": "holds by definition",
}
_NORMAL_95 = 1.6448536269514722  # 95 % point of the standard normal


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A sourced number: what it is, its 5 % and 95 % points, its unit, and where it is from.

    ``mark`` says how it was obtained: read, read2 (in a text that quotes the source), recall (from
    memory), choice or definition.  A figure without a known range has ``low == value == high``.

    Raises:
        ArgumentError: if the numbers are not finite, positive and in ascending order, or the unit
            or the source is empty, or the mark is unknown.
    """

    name: str
    value: float
    low: float
    high: float
    unit: str
    source: str
    mark: str = "choice"

    def __post_init__(self) -> None:
        require_range(self.name, self.low, self.value, self.high)
        for field in ("unit", "source"):
            if not getattr(self, field).strip():
                msg = f"{self.name}: {field} is empty: every figure states its {field}"
                raise ArgumentError(msg)
        require_known(f"{self.name}.mark", self.mark, MARKS)

    @property
    def quantity(self) -> _core.energy.Quantity:
        """The number and its range without unit and source, as energies have them."""
        return _core.energy.Quantity(value=self.value, low=self.low, high=self.high)

    def __str__(self) -> str:
        span = "" if self.low == self.high else f" ({number(self.low)} to {number(self.high)})"
        unit = "" if self.unit == "1" else f" {self.unit}"
        return f"{self.name}: {number(self.value)}{span}{unit} [{self.mark}: {self.source}]"


def number(value: float) -> str:
    """Four significant digits, no exponent between 1e-4 and 1e6."""
    return f"{value:.0f}" if 1e4 <= abs(value) < 1e6 else f"{value:.4g}"


def draws(seed: int, name: str, count: int, low: float, value: float, high: float) -> Floats:
    """Split lognormal draws with median value and 5 % and 95 % points low and high.

    The same rule as for the ranges of energies: docs/explanation/energy.md.
    """
    if low == value == high:
        return np.full(count, float(value))
    z = _core.RandomStream(seed, name).normal(count)
    end = np.where(z > 0, math.log(high / value), math.log(low / value))
    drawn: Floats = value * np.exp(np.abs(z) / _NORMAL_95 * end)
    return drawn


def percentiles(sample: Floats) -> tuple[float, float, float]:
    """The 5, 50 and 95 % points of a sample that may hold infinities (nearest rank)."""
    low, median, high = np.percentile(sample, (5, 50, 95), method="inverted_cdf")
    return float(low), float(median), float(high)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table of the package."""
    text = (resources.files("titania") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
