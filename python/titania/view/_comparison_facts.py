"""What a comparison's page and notebook view show, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from titania._core.energy import EnergyReport
    from titania.comparison import BreakEvenMap, Comparison, Point
    from titania.trend import CatchUp

CONSTANTS = 8  # that the page shows as deciding


@dataclass(frozen=True)
class Facts:
    """A comparison, seen at its last batch against its first baseline unless said."""

    comparison: Comparison

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """One for every batch and system, as `Comparison.rows`."""
        return self.comparison.rows()

    @cached_property
    def ratios(self) -> dict[tuple[int, int], tuple[float, float, float]]:
        """Percentiles of the ratio by (point, baseline)."""
        c = self.comparison
        return {
            (k, j): c.ratio_percentiles(k, j)
            for k in range(len(c.points))
            for j in range(len(c.baselines))
        }

    @cached_property
    def decisive(self) -> list[tuple[str, float, float]]:
        """Deciding constants with the ratio at their ends."""
        return self.comparison.decisive(count=CONSTANTS)

    @cached_property
    def chart(self) -> BreakEvenMap | None:
        """The break-even map; None if the converters are a row that does not follow its bits."""
        if self.comparison.accelerator.adc_model is None:
            return None
        return self.comparison.break_even()

    @cached_property
    def limits(self) -> list[tuple[str, str, float, float]]:
        """Components with what physics asks of them, as `Comparison.limits`."""
        return self.comparison.limits()

    @cached_property
    def catch_up(self) -> CatchUp | None:
        """When the trend of INT8 brings the first GPU to the crossbar; None without a GPU."""
        gpus = [k for k, b in enumerate(self.comparison.baselines) if getattr(b, "release", "")]
        return self.comparison.catch_up(-1, gpus[0]) if gpus else None

    @cached_property
    def operating_points(self) -> list[tuple[str, Point]]:
        """Batches that papers choose."""
        return self.comparison.operating_points()

    @cached_property
    def reports(self) -> list[EnergyReport]:
        """Of the accelerator and of every baseline."""
        return self.comparison.reports()

    @property
    def batch(self) -> float:
        """The batch of `reports`."""
        return self.comparison.points[-1].batch

    @property
    def unit(self) -> str:
        """What one inference is: inference, image, token."""
        return self.comparison.workload.unit


def constants(report: EnergyReport) -> list[tuple[str, str, float, str]]:
    """(component, item, J, source) over all layers, the largest first."""
    energy: dict[tuple[str, str, str], float] = {}
    for term in report.terms:
        key = (term.component, term.item, term.source)
        energy[key] = energy.get(key, 0.0) + term.energy.value
    rows = [
        (component, item, e, source) for (component, item, source), e in energy.items() if e > 0
    ]
    return sorted(rows, key=lambda row: -row[2])
