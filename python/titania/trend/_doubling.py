"""Doubling time of efficiency, fitted to a table of chips.

Least squares of log2(peak / TDP) on the release date:

    log2 e_i = level + slope (t_i - mean t) + error_i,      doubling time = 1 / slope
    scatter^2 = sum error_i^2 / (n - 2)
    standard error of the slope = scatter / sqrt(sum (t_i - mean t)^2)

The slope then has Student's t distribution with n - 2 degrees of freedom, if the errors are normal
and independent.  Chips of one maker are neither: the range is that of the fit, not of the future.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from titania import _figure
from titania._core import ArgumentError, require_known
from titania.trend._efficiency import Efficiency
from titania.trend._student import quantile

# The chips of each fit.  Another choice changes the result: see docs/explanation/public_figures.md.
FLAGSHIPS: dict[str, tuple[str, ...]] = {
    "fp32": ("K20X", "P100", "V100", "A100", "H100", "B200"),
    "fp16": ("V100", "A100", "H100", "B200"),  # since tensor cores
    "int8": ("P40", "A100", "H100", "B200"),
    "best": ("K20X", "P100", "V100", "A100", "H100", "B200"),
}
_FLOATS = ("fp32", "fp16")  # what "best" chooses from


@dataclass(frozen=True, kw_only=True)
class Chip:
    """One row of the table: a chip at one precision, from its data sheet.

    ``performance`` is the dense peak in op/s, without the doubling that data sheets print for
    sparsity; ``tdp`` is the power limit in W of the whole module or board, memory included;
    ``release`` is a decimal year.  ``mark`` says how the row was obtained (read, read2, recall).
    """

    name: str
    kind: str
    release: float
    precision: str
    performance: float
    tdp: float
    boundary: str
    source: str
    mark: str

    @property
    def efficiency(self) -> Efficiency:
        """Dense peak per watt of the limit, at the boundary of the board."""
        return Efficiency(
            self.performance / self.tdp,
            basis="peak",
            boundary="board",
            precision=self.precision,
            year=self.release,
            source=f"{self.source} [{self.mark}]",
            name=self.name,
        )


def chips(precision: str | None = None) -> list[Chip]:
    """The table of chips, by date.

    Args:
        precision: "fp32", "fp16", "int8"; "best" gives each chip's fastest floating-point format
            of the first two; None gives all rows.

    Raises:
        ArgumentError: if there is no such precision.

    Example:
        >>> import titania as ti
        >>> [chip.name for chip in ti.trend.chips("int8")][:3]
        ['P40', 'V100', 'T4']
    """
    rows = sorted((_chip(row) for row in _figure.table("chips.csv")), key=lambda c: c.release)
    if precision is None:
        return rows
    if precision == "best":
        fastest: dict[str, Chip] = {}
        for chip in rows:
            if chip.precision in _FLOATS:
                other = fastest.setdefault(chip.name, chip)
                fastest[chip.name] = max(chip, other, key=lambda c: c.performance)
        return list(fastest.values())
    known = [*dict.fromkeys(chip.precision for chip in rows), "best"]
    require_known("precision", precision, known)
    return [chip for chip in rows if chip.precision == precision]


def _chip(row: dict[str, str]) -> Chip:
    return Chip(
        name=row["name"],
        kind=row["kind"],
        release=float(row["release"]),
        precision=row["precision"],
        performance=float(row["performance"]),
        tdp=float(row["tdp"]),
        boundary=row["boundary"],
        source=row["source"],
        mark=row["mark"],
    )


@dataclass(frozen=True, kw_only=True)
class Doubling:
    """A fitted doubling time; ``print`` shows it with the chips it rests on.

    ``slope`` is in doublings per year, ``standard_error`` is that of the slope; ``level`` is log2
    of the efficiency in op/J on the line at ``centre``, the mean release date; ``scatter`` is the
    standard deviation of the chips around the line, in doublings.
    """

    precision: str
    chips: tuple[Chip, ...]
    slope: float
    standard_error: float
    level: float
    centre: float
    scatter: float

    @property
    def years(self) -> float:
        """Years in which efficiency doubles; infinite if it does not grow."""
        return _years(self.slope)

    @property
    def years_standard_error(self) -> float:
        """Standard error of ``years``, to first order: that of the slope over the slope squared."""
        return self.standard_error / self.slope**2

    @property
    def degrees_of_freedom(self) -> int:
        """Chips less the two numbers that were fitted."""
        return len(self.chips) - 2

    def percentiles(self) -> tuple[float, float, float]:
        """The 5, 50 and 95 % points of the doubling time in years, from Student's t of the slope.

        The last is infinite if a slope of zero is within the range.
        """
        slow, fast = self.slope_at(0.05), self.slope_at(0.95)
        return _years(fast), self.years, _years(slow)

    def slope_at(self, probability: float) -> float:
        """The slope below which it lies with a probability, in doublings per year."""
        t = quantile(probability, self.degrees_of_freedom)
        return self.slope + t * self.standard_error

    def efficiency(self, year: float, probability: float = 0.5) -> float:
        """The fitted line at a year in op/J, or a percentile of the line there."""
        t = quantile(probability, self.degrees_of_freedom)
        distance = year - self.centre
        error = math.hypot(
            self.scatter / math.sqrt(len(self.chips)), self.standard_error * distance
        )
        return float(2 ** (self.level + self.slope * distance + t * error))

    def __str__(self) -> str:
        low, _, high = self.percentiles()
        lines = [
            f"Doubling time of {self.precision} peak per watt: {self.years:.2f} years "
            f"({low:.2f} to {high:.2f} with 90 %, Student's t, {self.degrees_of_freedom} degrees)",
            f"  slope {self.slope:.3f} +- {self.standard_error:.3f} doublings per year",
        ]
        lines += [
            f"  {c.name:<10}{c.release:>8.2f}{c.precision:>6}"
            f"{c.efficiency.value / 1e12:>8.3g} TOPS/W  [{c.mark}]"
            for c in self.chips
        ]
        return "\n".join(lines)


def _years(slope: float) -> float:
    return 1 / slope if slope > 0 else math.inf


def doubling_time(
    precision: str = "fp16", names: list[str] | tuple[str, ...] | None = None
) -> Doubling:
    """Fit the doubling time of dense peak per TDP to chips of the table.

    Args:
        precision: as for :func:`chips`.
        names: the chips to fit; ``FLAGSHIPS[precision]`` by default.  The choice matters: drop the
            P40 from the INT8 list and 1.8 years become 2.9.

    Raises:
        ArgumentError: if a chip is not in the table at that precision, is named twice, or fewer
            than three are left, which have no standard error.

    Example:
        >>> import titania as ti
        >>> round(ti.trend.doubling_time("fp16").years, 2)
        3.05
    """
    table = {chip.name: chip for chip in chips(precision)}
    chosen = tuple(FLAGSHIPS[precision] if names is None else names)
    for name in chosen:
        require_known(f"names, at {precision}", name, list(table))
    if len(set(chosen)) != len(chosen) or len(chosen) < 3:
        msg = f"names = {list(chosen)}: must be three or more different chips"
        raise ArgumentError(msg)
    return fit([table[name] for name in chosen], precision)


def fit(chosen: list[Chip], precision: str) -> Doubling:
    """The least-squares line through three or more chips of at least two dates."""
    date = np.array([chip.release for chip in chosen])
    log2 = np.log2([chip.performance / chip.tdp for chip in chosen])
    offset = date - date.mean()
    spread = float(offset @ offset)
    if spread == 0:
        msg = f"all chips are of {date[0]:g}: a trend needs two dates"
        raise ArgumentError(msg)
    slope = float(offset @ log2) / spread
    residual = log2 - log2.mean() - slope * offset
    scatter = math.sqrt(float(residual @ residual) / (len(chosen) - 2))
    return Doubling(
        precision=precision,
        chips=tuple(sorted(chosen, key=lambda chip: chip.release)),
        slope=slope,
        standard_error=scatter / math.sqrt(spread),
        level=float(log2.mean()),
        centre=float(date.mean()),
        scatter=scatter,
    )
