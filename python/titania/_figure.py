"""Sourced numbers in Python: their text, draws from their ranges, the tables they come from."""

from __future__ import annotations

import csv
import math
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from titania import _core

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


def number(value: float) -> str:
    """Four significant digits, no exponent between 1e-4 and 1e6."""
    return f"{value:.0f}" if 1e4 <= abs(value) < 1e6 else f"{value:.4g}"


def shown(name: str, figure: _core.energy.Figure) -> str:
    """'name: value (low to high) unit; source'."""
    exact = figure.low == figure.high
    span = "" if exact else f" ({number(figure.low)} to {number(figure.high)})"
    unit = f" {figure.unit}" if figure.unit else ""
    return f"{name}: {number(figure.value)}{span}{unit}; {figure.source}"


def draws(seed: int, name: str, count: int, low: float, value: float, high: float) -> Floats:
    """Split lognormal draws with median value and 5 % and 95 % points low and high.

    The same rule as for the ranges of energies: docs/explanation/energy.md.
    """
    if low == value == high:
        return np.full(count, float(value))
    z = _core.RandomStream(seed, name).normal(count)
    end = np.where(z > 0, math.log(high / value), math.log(low / value))
    drawn: Floats = value * np.exp(np.abs(z) / _core.energy.NORMAL_95 * end)
    return drawn


def percentiles(sample: Floats) -> tuple[float, float, float]:
    """The 5, 50 and 95 % points of a sample that may hold infinities (nearest rank)."""
    low, median, high = np.percentile(sample, (5, 50, 95), method="inverted_cdf")
    return float(low), float(median), float(high)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a CSV table of the package."""
    text = (resources.files("titania") / "data" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
