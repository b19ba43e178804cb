"""The year in which the GPU reaches the efficiency of a crossbar that stands still.

    year = t0 + T2 log2(crossbar / gpu),      t0 = year of the GPU, T2 = doubling time

Every draw takes both efficiencies from their ranges (split lognormal) and the doubling time from
its own: Student's t of the slope of a fit, split lognormal for years that are given with a range.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from titania import _core, _figure
from titania._core import ArgumentError, require_range
from titania.trend._doubling import Doubling, doubling_time
from titania.trend._efficiency import Efficiency, require_comparable

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from titania._core.comparison import Comparison

    Floats = NDArray[np.float64]
    Years = float | tuple[float, float, float] | Doubling

_DRAWS = 16384


@dataclass(frozen=True, kw_only=True)
class CatchUp:
    """When a GPU catches a crossbar; ``print`` and notebooks show it.

    ``year`` is nominal, ``percentiles`` are its 5, 50 and 95 % points (infinite where the GPU never
    gets there); ``ratio`` is crossbar over GPU today, ``doublings`` its log2; ``doubling`` is the
    fit, or (low, value, high) in years; ``gpu_ahead`` says that the GPU is better already, and that
    ``year`` is in its past; ``p_gpu_ahead`` and ``p_never`` are shares of the draws.
    """

    year: float
    percentiles: tuple[float, float, float]
    crossbar: Efficiency
    gpu: Efficiency
    doubling: Doubling | tuple[float, float, float]
    p_gpu_ahead: float
    p_never: float
    seed: int

    @classmethod
    def of(
        cls,
        comparison: Comparison,
        point: int = -1,
        baseline: int = 0,
        doubling: str | Years = "int8",
        *,
        seed: int = 0,
    ) -> CatchUp:
        """When the trend brings a baseline of a comparison to the energy of its crossbar.

        Both efficiencies are achieved, on its workload and at its boundary.  The start is the GPU's
        year of release.

        Args:
            comparison: of the two.
            point: which of its batches.
            baseline: which of its baselines.
            doubling: the precision whose trend is fitted (:func:`doubling_time`), or as for
                :func:`catch_up`.
            seed: of the draws.

        Raises:
            ArgumentError: if the baseline is no GPU of a known year.
        """
        release = getattr(comparison.baselines[baseline], "release", "")
        if not release:
            name = comparison.names[baseline + 1]
            msg = f"baseline {name!r}: has no year of release to start from"
            raise ArgumentError(msg)
        workload, year = comparison.workload, _decimal_year(release)
        widths = " and ".join(f"{bits:g}" for bits in workload.weight_widths)
        bits = f"{widths} x {workload.activation_bits} bit"
        crossbar, *rivals = comparison.reports(point)
        ours, theirs = (
            Efficiency.of(report, workload.operations, year, bits)
            for report in (crossbar, rivals[baseline])
        )
        years = doubling_time(doubling) if isinstance(doubling, str) else doubling
        return catch_up(ours, theirs, years, seed=seed)

    @property
    def ratio(self) -> float:
        """Efficiency of the crossbar over that of the GPU."""
        return self.crossbar.value / self.gpu.value

    @property
    def doublings(self) -> float:
        """Doublings of the GPU that make up for the ratio; negative if it is ahead."""
        return math.log2(self.ratio)

    @property
    def gpu_ahead(self) -> bool:
        """Whether the GPU is at least as efficient as the crossbar already."""
        return self.ratio <= 1

    @property
    def notes(self) -> tuple[str, ...]:
        """What the result rests on."""
        notes = ["the crossbar stands still; the trend goes on as it was"]
        if isinstance(self.doubling, Doubling):
            trend = self.doubling
            if self.gpu.basis != "peak":
                notes.append(
                    f"the trend is that of peak per TDP, the efficiencies are {self.gpu.basis}"
                )
            if trend.precision != self.gpu.precision:
                notes.append(f"the trend is that of {trend.precision}, not of {self.gpu.precision}")
            if recalled := [c.name for c in trend.chips if c.mark == "recall"]:
                notes.append(f"rests on recalled data sheets [recall]: {', '.join(recalled)}")
        if self.p_never > 0:
            notes.append(f"never in {100 * self.p_never:.2g} % of the draws: the trend may be flat")
        if self.p_gpu_ahead and not self.gpu_ahead:
            notes.append(f"the GPU is ahead already in {100 * self.p_gpu_ahead:.2g} % of the draws")
        return tuple(notes)

    @property
    def headline(self) -> str:
        """The result in one sentence."""
        low, _, high = (_shown(year) for year in self.percentiles)
        year = _shown(self.year)
        span = "" if low == high else f" ({low} to {high} with 90 %)"
        if self.gpu_ahead:
            return (
                f"the GPU of {self.gpu.year:.1f} is ahead by {1 / self.ratio:.3g}x already: "
                f"on this trend it passed this crossbar in {year}{span}"
            )
        return f"the GPU catches this crossbar in {year}{span}"

    def lines(self) -> list[str]:
        """Both sides, the distance between them, and the notes."""
        years = (
            self.doubling.percentiles() if isinstance(self.doubling, Doubling) else self.doubling
        )
        low, value, high = years
        span = "" if low == high else f" ({low:.2f} to {high:.2f})"
        return [
            f"crossbar: {self.crossbar}; {self.crossbar.source}",
            f"GPU: {self.gpu}; {self.gpu.source}",
            f"ratio {self.ratio:.3g} = {self.doublings:.2f} doublings of {value:.2f}{span} years",
            *self.notes,
        ]

    def __str__(self) -> str:
        head = self.headline
        return "\n  ".join([head[0].upper() + head[1:], *self.lines()])


def catch_up(crossbar: Efficiency, gpu: Efficiency, doubling: Years, *, seed: int = 0) -> CatchUp:
    """The year in which the trend brings the GPU to the efficiency of this crossbar.

    Args:
        crossbar: what is to be caught.
        gpu: where the GPU is, in its year.
        doubling: a fit, or years per doubling, or years as (5 %, value, 95 %).
        seed: of the draws; the same seed gives the same bits.

    Raises:
        ArgumentError: if the two differ in basis, boundary or precision, or the years are not
            positive, finite and in ascending order, or the fit has no growth.

    Example:
        >>> import titania as ti
        >>> same = dict(basis="peak", boundary="chip", precision="int8", source="an example")
        >>> crossbar = ti.trend.Efficiency(10e12, year=2024.9, **same)
        >>> gpu = ti.trend.Efficiency(4.5e12, year=2024.9, **same)
        >>> round(ti.trend.catch_up(crossbar, gpu, 2.1).year, 1)
        2027.3
    """
    require_comparable(crossbar, gpu)
    if isinstance(doubling, Doubling):
        trend: Doubling | tuple[float, float, float] = doubling
        if not doubling.slope > 0:
            msg = f"doubling: slope = {doubling.slope:g} per year: must be above 0"
            raise ArgumentError(msg)
        years = doubling.years
    else:
        trend = _triple(doubling)
        years = trend[1]
    distance = np.log2(_drawn(crossbar, "crossbar", seed) / _drawn(gpu, "gpu", seed))
    slope = _slopes(trend, seed)
    with np.errstate(divide="ignore", invalid="ignore"):
        reached = np.where(slope > 0, gpu.year + distance / slope, np.copysign(np.inf, distance))
    return CatchUp(
        year=gpu.year + years * math.log2(crossbar.value / gpu.value),
        percentiles=_figure.percentiles(reached),
        crossbar=crossbar,
        gpu=gpu,
        doubling=trend,
        p_gpu_ahead=float(np.mean(distance <= 0)),
        p_never=float(np.mean(np.isposinf(reached))),
        seed=seed,
    )


def _decimal_year(release: str) -> float:
    """2022.79 for "2022-10-15" or "2022-10"."""
    year, month, *_ = (*release.split("-"), "7")
    return int(year) + (int(month) - 0.5) / 12


def _triple(years: float | tuple[float, float, float]) -> tuple[float, float, float]:
    low, value, high = years if isinstance(years, tuple) else (years, years, years)
    require_range("doubling", low, value, high)
    return float(low), float(value), float(high)


def _drawn(efficiency: Efficiency, side: str, seed: int) -> Floats:
    low, value, high = efficiency.range
    return _figure.draws(seed, f"trend/{side}", _DRAWS, low, value, high)


def _slopes(trend: Doubling | tuple[float, float, float], seed: int) -> Floats:
    """Doublings per year: Student's t = normal / sqrt(chi^2 / dof), or one over the years."""
    if not isinstance(trend, Doubling):
        return 1 / _figure.draws(seed, "trend/years", _DRAWS, *trend)
    dof = trend.degrees_of_freedom
    stream = _core.RandomStream(seed, "trend/slope")
    normal = stream.normal(_DRAWS, event=0)
    square = sum(stream.normal(_DRAWS, event=1 + k) ** 2 for k in range(dof))
    slopes: Floats = trend.slope + trend.standard_error * normal / np.sqrt(square / dof)
    return slopes


def _shown(year: float) -> str:
    return f"{year:.1f}" if math.isfinite(year) else ("never" if year > 0 else "long ago")
