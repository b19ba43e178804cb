"""What a comparison's page and notebook view show, computed once."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from titania.trend import CatchUp

if TYPE_CHECKING:
    from titania._core.comparison import BreakEvenMap, Choice, ChoiceRange, Comparison, Point
    from titania._core.energy import EnergyReport

CONSTANTS = 8  # that the page shows as deciding
DRAWS = 1000  # of the constants, for percentiles of energies


@dataclass(frozen=True)
class Facts:
    """A comparison, seen at its last batch against its first baseline unless said."""

    comparison: Comparison

    @cached_property
    def energies(self) -> list[list[tuple[float, float, float]]]:
        """Percentiles of the energy in J by batch and system."""
        c = self.comparison
        return [
            [report.energy_percentiles(draws=DRAWS) for report in c.reports(k)]
            for k in range(len(c.points))
        ]

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
    def choices(self) -> list[Choice]:
        """Each alternative of the accelerator alone, those first that move the ratio most."""
        own = self.comparison.ratio()
        found = self.comparison.choices()
        return sorted(found, key=lambda c: -abs(math.log(c.ratio / own)))

    @cached_property
    def choice_range(self) -> ChoiceRange:
        """The ratio over all combinations of them."""
        return self.comparison.choice_range()

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
    def catch_ups(self) -> dict[tuple[str, str], CatchUp]:
        """When the trend brings each GPU to the crossbar, by (GPU, precision of the trend)."""
        c = self.comparison
        gpus = [k for k, baseline in enumerate(c.baselines) if getattr(baseline, "release", "")]
        return {
            (c.names[k + 1], precision): CatchUp.of(c, -1, k, precision)
            for k in gpus
            for precision in ("int8", "fp16")
        }

    @cached_property
    def operating_points(self) -> list[tuple[str, Point]]:
        """Batches that papers choose."""
        return self.comparison.operating_points()

    @cached_property
    def reports(self) -> list[EnergyReport]:
        """Of the accelerator and of every baseline."""
        return self.comparison.reports()

    @property
    def systems(self) -> int:
        """Rows of the curve: every system at every batch."""
        return len(self.comparison.points) * len(self.comparison.names)

    @property
    def batch(self) -> float:
        """The batch of `reports`."""
        return self.comparison.points[-1].batch

    @property
    def unit(self) -> str:
        """What one inference is: inference, image, token."""
        return self.comparison.workload.unit
