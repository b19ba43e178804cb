"""Operations per joule, with what has to be the same before two of them may be compared."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from titania._core import ArgumentError, require_known, require_positive, require_range

if TYPE_CHECKING:
    from titania._core.energy import EnergyReport

Basis = Literal["peak", "achieved"]
Boundary = Literal["macro", "chip", "board", "wall", "site"]
_YEARS = (1940.0, 2200.0)


@dataclass(frozen=True)
class Efficiency:
    """Operations per joule of one machine; 1 multiply-accumulate is 2 operations.

    Args:
        value: op/J, which is (op/s)/W: 10 TOPS/W is ``10e12``.
        low: 5 % point; ``value`` if left out.
        high: 95 % point; ``value`` if left out.
        basis: "peak" (data sheet: peak rate over power limit) or "achieved" (work done over
            energy spent).  The two are never mixed.
        boundary: what the energy includes: "macro", "chip", "board", "wall" or "site".
        precision: of the operations, such as "int8" or "fp16".
        year: when the machine came out, as a decimal year.
        source: where the number is from.
        name: of the machine.

    Raises:
        ArgumentError: naming the field that is wrong.

    Example:
        >>> import titania as ti
        >>> print(ti.trend.Efficiency(10e12, basis="peak", boundary="chip", precision="int8",
        ...                           year=2024.9, source="an example", name="crossbar"))
        crossbar (2024.9): 10 TOPS/W, int8, peak, chip
    """

    value: float
    low: float | None = None
    high: float | None = None
    basis: Basis = field(kw_only=True)
    boundary: Boundary = field(kw_only=True)
    precision: str = field(kw_only=True)
    year: float = field(kw_only=True)
    source: str = field(kw_only=True)
    name: str = field(kw_only=True, default="")

    def __post_init__(self) -> None:
        low, _, high = self.range
        require_range("Efficiency", low, self.value, high)
        require_known("Efficiency.basis", self.basis, get_args(Basis))
        require_known("Efficiency.boundary", self.boundary, get_args(Boundary))
        for name in ("precision", "source"):
            if not getattr(self, name).strip():
                msg = f"Efficiency.{name} is empty: every efficiency states its {name}"
                raise ArgumentError(msg)
        if not _YEARS[0] <= self.year <= _YEARS[1]:  # refuses NaN too
            msg = f"Efficiency.year = {self.year:g}: must be in [{_YEARS[0]:g}, {_YEARS[1]:g}]"
            raise ArgumentError(msg)

    @property
    def range(self) -> tuple[float, float, float]:
        """(low, value, high) in op/J."""
        return (
            self.value if self.low is None else self.low,
            self.value,
            self.value if self.high is None else self.high,
        )

    @classmethod
    def of(
        cls,
        report: EnergyReport,
        operations: float,
        year: float,
        precision: str,
        basis: Basis = "achieved",
    ) -> Efficiency:
        """What a report achieves: operations of one inference over its joules.

        The range is that of the report's energy; it is widened to the nominal value where that
        lies outside.  Boundary and name are the report's.

        Args:
            report: energy of one inference.
            operations: of one inference, two per multiply-accumulate of the network as published,
                whatever a machine executes for it.
            year: when the machine came out, as a decimal year.
            precision: of the operations.
            basis: what the report describes.

        Raises:
            ArgumentError: if there are no operations, or the report has no energy.
        """
        require_positive("operations", operations)
        if not report.energy_J > 0:
            msg = f"report {report.name!r} has no energy: its efficiency is not defined"
            raise ArgumentError(msg)
        value = operations / report.energy_J
        low, _, high = report.energy_percentiles()
        return cls(
            value,
            min(operations / high, value),
            max(operations / low, value),
            basis=basis,
            boundary=report.boundary,
            precision=precision,
            year=year,
            source=f"{report.kind}: {report.conditions or report.name}",
            name=report.name,
        )

    def __str__(self) -> str:
        low, value, high = (x / 1e12 for x in self.range)
        span = "" if low == high else f" ({low:.3g} to {high:.3g})"
        return (
            f"{self.name or 'machine'} ({self.year:.1f}): {value:.3g}{span} TOPS/W, "
            f"{self.precision}, {self.basis}, {self.boundary}"
        )


def require_comparable(crossbar: Efficiency, gpu: Efficiency) -> None:
    """ArgumentError naming both sides unless basis, boundary and precision are the same."""
    for what in ("basis", "boundary", "precision"):
        ours, theirs = getattr(crossbar, what), getattr(gpu, what)
        if ours != theirs:
            msg = (
                f"{what} differs: crossbar is {ours!r} ({crossbar}), gpu is {theirs!r} ({gpu}): "
                f"only efficiencies of the same {what} can be compared"
            )
            raise ArgumentError(msg)
