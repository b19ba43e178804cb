"""The demo's results as text."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from titania import nonideality
from titania._core import comparison, engineering
from titania.demo._study import PESSIMISTIC
from titania.view import count, report_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from titania.demo._costs import Costs
    from titania.demo._study import Row, Study


def percent(share: float) -> str:
    """'98.3 %'."""
    return f"{100 * share:.1f} %"


def accuracy_lines(study: Study) -> Iterator[str]:
    """The accuracy table."""
    chips = len(study.rows[0].accuracy)
    yield f"Accuracy on the held-out third, mean +- spread over {chips} fabricated chips"
    yield f"  {'':<42}{'':<16}{'accuracy':>18}{'worst':>9}{'error of products':>24}"
    yield f"  {'float':<42}{'':<16}{percent(study.float_accuracy):>10}"
    for row in study.rows:
        yield _accuracy_line(row)
    yield "  Error of products: normalised RMS of the first layer's, and effective bits,"
    yield "  log2(range / (sqrt(12) RMS error)).  25 C unless said.  Pessimistic drift: exponent"
    default = nonideality.PowerLawDrift()
    yield (
        f"  {PESSIMISTIC.nu_mean:g} +- {PESSIMISTIC.nu_std:g} [choice]; "
        f"default {default.nu_mean:g} +- {default.nu_std:g}."
    )


def _accuracy_line(row: Row) -> str:
    bits = row.effective_bits.mean()
    products = "exact" if row.nrms.max() < 1e-9 else f"{percent(row.nrms.mean())}, {bits:.1f} bit"
    figure = f"{percent(row.mean)} +- {100 * row.spread:4.1f}"
    return (
        f"  {row.condition:<42}{row.moment:<16}{figure:>18}"
        f"{percent(row.accuracy.min()):>9}{products:>24}"
    )


def cost_lines(study: Study) -> Iterator[str]:
    """What each non-ideality costs."""
    yield "What each non-ideality costs: points regained when it alone is switched off, at 1 day"
    for cost in study.costs:
        yield f"  {cost.label:<42}{100 * cost.mean:+6.1f} +- {100 * cost.error:.1f}"
    yield "  (mean and standard error over the same chips; costs do not add up)"


def energy_lines(costs: Costs) -> Iterator[str]:
    """Energy, latency and area by component."""
    report = costs.crossbar
    yield f"One inference on the crossbar: {report.conditions}"
    yield from report_text(report)
    yield "  Boundary: macro (arrays, drivers, converters, digital logic, buffers).  Nominal, and"
    yield "  percentiles of a Monte Carlo over the ranges of the constants; those do not add up."
    yield (
        f"  Reads are linear; the cubic term they neglect is {percent(costs.neglected_cubic)} at "
        "50 uS and full-scale voltage."
    )


def payback(inferences: float) -> str:
    """After how many inferences writing is paid back."""
    return f"after {count(inferences)} inferences" if math.isfinite(inferences) else "never"


def programming_lines(costs: Costs) -> Iterator[str]:
    """What writing costs, and when it is paid back."""
    p = costs.programming
    energy, low, high = (engineering(x, "J") for x in (p.energy, p.energy_low, p.energy_high))
    yield (
        f"Writing {p.cells:.0f} cells once [derived]: {p.pulses / p.cells:.0f} ramped pulses each, "
        f"{energy} ({low} to {high}), {p.time / 60:.1f} min, one cell after the other"
    )
    for baseline in costs.baselines:
        versus = comparison.versus(costs.crossbar, baseline, costs.workload)
        yield f"  paid back against {baseline.name:<68}{payback(versus.payback(p))}"


def baseline_lines(costs: Costs) -> Iterator[str]:
    """The same network elsewhere."""
    yield f"The same network elsewhere ({costs.workload.macs:.0f} MAC, 1 MAC = 2 operations)"
    yield comparison.table(costs.crossbar, costs.baselines, costs.workload).rstrip()
    yield "  A ratio compares both sides at one boundary; two baselines at different boundaries do"
    yield "  not compare with each other.  Nothing was measured of so small a network on a"
    yield "  GPU: its constants are those of data sheets and physics, estimated, with wide ranges."


def verdict(study: Study, costs: Costs) -> str:
    """The headline, and what a reader has to know before repeating it."""
    default = next(row for row in study.rows if (row.condition, row.moment) == ("TiO2", "1 day"))
    batch_one = costs.baselines[0]
    launches = sum(t.energy.value for t in batch_one.terms if t.item == "kernel launches")
    return (
        f"{costs.headline.verdict()}  It is not the same result: of the held-out digits the "
        f"crossbar classifies {percent(default.mean)}, float arithmetic "
        f"{percent(study.float_accuracy)}.  Nor does anybody run so small a network on a saturated "
        f"GPU; at batch 1 launching the kernels alone costs it {engineering(launches, 'J')}."
    )


def everything(study: Study, costs: Costs) -> str:
    """All tables."""
    sections = (
        accuracy_lines(study),
        cost_lines(study),
        energy_lines(costs),
        programming_lines(costs),
        baseline_lines(costs),
        iter((verdict(study, costs),)),
    )
    return "\n\n".join("\n".join(section) for section in sections)
