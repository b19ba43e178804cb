"""What is shown of an energy report, line by line, and how its numbers read.

This is the one place that says it.  Notebook, page, text and picture are dresses of these lines:
each chooses some of them and says where they stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from titania._core import engineering, three_digits

if TYPE_CHECKING:
    from titania._core.energy import EnergyReport

_DRAWS = 4096  # of the constants, for percentiles


@dataclass(frozen=True)
class Line:
    """One component of a report, or all of it."""

    name: str
    part: EnergyReport
    share: float
    draws: int

    @cached_property
    def percentiles(self) -> tuple[float, float, float]:
        """The 5, 50 and 95 % points of the energy, J."""
        return self.part.energy_percentiles(draws=self.draws)

    @property
    def energy(self) -> str:
        """'6.49 pJ'."""
        return engineering(self.part.energy_J, "J")

    @property
    def energies(self) -> list[str]:
        """The 5, 50 and 95 % points as they read."""
        return [engineering(x, "J") for x in self.percentiles]

    @property
    def percent(self) -> str:
        """'12.3 %' of the energy of all."""
        return f"{100 * self.share:.1f} %"

    @property
    def latency(self) -> str:
        """'105 ns'; '-' where there is none."""
        return engineering(self.part.latency_s, "s") if self.part.latency_s > 0 else "-"

    @property
    def latencies(self) -> str:
        """'70-158 ns': the 5 to 95 % range; nothing where there is none."""
        if not self.part.latency_s > 0:
            return ""
        low, _, high = self.part.latency_percentiles(draws=self.draws)
        return between(engineering(low, "s"), engineering(high, "s"))

    @property
    def area(self) -> str:
        """'23400', um2; '-' where there is none."""
        return three_digits(self.part.area_m2 * 1e12) if self.part.area_m2 > 0 else "-"

    @property
    def areas(self) -> str:
        """'11700-46800', um2: the 5 to 95 % range; nothing where there is none."""
        if not self.part.area_m2 > 0:
            return ""
        low, _, high = self.part.area_percentiles(draws=self.draws)
        return between(three_digits(low * 1e12), three_digits(high * 1e12))


def lines(report: EnergyReport, *, draws: int = _DRAWS) -> list[Line]:
    """Every component in the order of the report, then the total."""
    total = report.energy_J
    parts = [(name, report.component(name)) for name in report.components]
    return [
        Line(name, part, part.energy_J / total if total else 0.0, draws)
        for name, part in [*parts, ("total", report)]
    ]


class Item(NamedTuple):
    """What one item of a component spends in all layers together."""

    component: str
    name: str
    energy: float
    source: str


def items(report: EnergyReport) -> list[Item]:
    """All that takes energy, the largest first."""
    energy: dict[tuple[str, str, str], float] = {}
    for term in report.terms:
        key = (term.component, term.item, term.source)
        energy[key] = energy.get(key, 0.0) + term.energy.value
    found = [Item(component, name, e, source) for (component, name, source), e in energy.items()]
    return sorted((item for item in found if item.energy > 0), key=lambda item: -item.energy)


# --- How numbers read ----------------------------------------------------------------------------


def between(low: str, high: str) -> str:
    """'70-158 ns', '900 ns-1.1 us': a unit that both have is said once."""
    number, _, unit = low.partition(" ")
    return f"{number}-{high}" if unit == high.partition(" ")[2] else f"{low}-{high}"


def span(percentiles: tuple[float, float, float], unit: str) -> str:
    """'1.2 J / 1.3 J / 1.6 J'."""
    return " / ".join(engineering(x, unit) for x in percentiles)


def count(number: float) -> str:
    """'135', '8.6 k', '21 M'."""
    return engineering(number, "").rstrip()


def factor(ratio: float) -> str:
    """'0.63', '8.6', '21 k'."""
    return count(ratio) if ratio >= 1 else three_digits(ratio)


def times(ratio: float) -> str:
    """'9.3 times', '2,480 times', '1.6·10⁹ times'."""
    if ratio < 1e4:
        return f"{ratio:.3g} times" if ratio < 999.5 else f"{ratio:,.0f} times"
    mantissa, exponent = f"{ratio:.1e}".split("e")
    power = str(int(exponent)).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    return f"{mantissa}·10{power} times"
