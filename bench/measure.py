"""Quantities of a table: two ways to do the same thing, timed in turn in one process.

Absolute times depend on the machine; ratios, less so.  A ratio is the median over neighbouring
pairs of calls, so that what disturbs the machine disturbs both.
"""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from threadpoolctl import threadpool_limits

import titania as ti

Call = Callable[[], object]


class Value(NamedTuple):
    """What was measured, and what it was made of."""

    value: float
    detail: str = ""
    unit: str = ""

    def __str__(self) -> str:
        amount = f"{self.value:.3g}{self.unit}" if self.value < 999.5 else f"{self.value:.0f}"
        return f"{amount} ({self.detail})" if self.detail else amount


class Row(NamedTuple):
    """A line of a table: something to measure with any number of threads, and its bounds."""

    quantity: str
    take: Callable[[int], Value | None]  # of the number of threads; None if it has no such value
    bound: float | None = None
    stretch: float | None = None
    at_least: bool = False  # the bounds are from below


class Line(NamedTuple):
    """A row that was measured."""

    row: Row
    values: dict[int, Value]  # by number of threads

    @property
    def reached(self) -> str:
        """The bound that the worst value keeps: stretch, bound or neither."""
        sign = -1 if self.row.at_least else 1
        worst = max(sign * v.value for v in self.values.values())
        for name, limit in (("stretch", self.row.stretch), ("bound", self.row.bound)):
            if limit is not None and worst <= sign * limit:
                return name
        return "" if self.row.bound is None else "neither"


def seconds(t: float) -> str:
    """A time with three digits, in s, ms or us."""
    unit, factor = ("s", 1) if t >= 1 else ("ms", 1e3) if t >= 1e-3 else ("us", 1e6)
    digits = max(0, 2 - math.floor(math.log10(t * factor)))
    return f"{t * factor:.{digits}f} {unit}"


def clock(call: Call) -> float:
    """How long a call takes, s."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def limited(threads: int, call: Callable[[], Value]) -> Value:
    """What a call returns with so many threads for Titania and for NumPy."""
    with ti.threads(threads), threadpool_limits(threads, user_api="blas"):
        return call()


def median_time(threads: int, call: Call, budget: float = 1.0) -> float:
    """Median time of a call, s; as many calls as the budget allows, three at least."""
    with ti.threads(threads), threadpool_limits(threads, user_api="blas"):
        call()
        times = []
        while len(times) < 3 or (sum(times) < budget and len(times) < 101):
            times.append(clock(call))
    return statistics.median(times)


def ratio(
    quantity: str,
    ours: Call,
    theirs: Call,
    bound: float | None = None,
    stretch: float | None = None,
    *,
    at_least: bool = False,
    counts: tuple[int, int] = (1, 1),
    budget: float = 1.5,
    rounds: int = 5,
) -> Row:
    """A row for ours / theirs, or theirs / ours if the bounds are from below.

    Args:
        quantity, bound, stretch, at_least: of the row.
        ours, theirs: what to time.
        counts: how many of what the quantity names a call of each does.
        budget: seconds to spend on pairs of calls.
        rounds: pairs of calls at least; with a single one, nothing is warmed up.
    """

    def timed() -> Value:
        for _ in range(3 if rounds > 1 and clock(lambda: (ours(), theirs())) < 0.1 else 0):
            ours()  # to full clock and warm caches
            theirs()
        times: list[tuple[float, float]] = []
        spent = 0.0
        while len(times) < rounds or (spent < budget and len(times) < 301):
            pair = clock(ours) / counts[0], clock(theirs) / counts[1]
            spent += pair[0] * counts[0] + pair[1] * counts[1]
            times.append(pair)
        middle = statistics.median(b / a if at_least else a / b for a, b in times)
        medians = [seconds(statistics.median(t)) for t in zip(*times, strict=True)]
        return Value(middle, " / ".join(reversed(medians) if at_least else medians))

    return Row(quantity, lambda threads: limited(threads, timed), bound, stretch, at_least)
