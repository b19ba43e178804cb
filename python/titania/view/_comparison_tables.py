"""The tables of a comparison's page: rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from titania._core import energy, engineering, three_digits
from titania.view._page import table
from titania.view._report import factor, span, times

if TYPE_CHECKING:
    from titania.view._comparison_facts import Facts

LATEST = 2100  # years beyond are not told apart


def curve(facts: Facts) -> str:
    """Both sides at every batch."""
    c = facts.comparison
    rows = []
    for k, point in enumerate(c.points):
        for system, (name, report) in enumerate(zip(c.names, c.reports(k), strict=True)):
            ratio = ""
            if system > 0:
                low, _, high = facts.ratios[k, system - 1]
                ratio = f"{factor(c.ratio(k, system - 1))} ({factor(low)} to {factor(high)})"
            rows.append(
                [
                    f"{point.batch:g}" if system == 0 else "",
                    name,
                    engineering(report.energy_J, "J"),
                    span(facts.energies[k][system], "J"),
                    ratio,
                    engineering(report.latency_s, "s"),
                    engineering(report.throughput, "/s"),
                    report.kind,
                ]
            )
    head = (
        "batch",
        "",
        f"per {facts.unit}",
        "5 / 50 / 95 %",
        "over the crossbar's (5 to 95 %)",
        "latency",
        "throughput",
        "kind",
    )
    return table(head, rows, words=(1, 7), groups=range(0, len(rows), len(c.names)))


def decisive(facts: Facts) -> str:
    """Deciding constants with the ratio at their ends."""
    return table(
        ("constant", "ratio at its 5 % point", "at its 95 % point"),
        [[name, factor(low), factor(high)] for name, low, high in facts.decisive],
    )


def choices(facts: Facts) -> str:
    """The ratio with each alternative of the accelerator."""
    rows = [
        [c.field, c.chosen, c.value, factor(c.ratio), "turns the verdict" if c.turns else ""]
        for c in facts.choices
    ]
    return table(("", "chosen", "instead", "ratio", ""), rows, words=(0, 4))


def operating_points(facts: Facts) -> str:
    """The first baseline as papers choose it, beside the crossbar at the same batch."""
    rows = []
    for name, point in facts.operating_points:
        ours, theirs = point.crossbar.report, point.baselines[0]
        rows.append(
            [
                name,
                f"{point.batch:g}",
                engineering(ours.energy_J, "J"),
                engineering(theirs.energy_J, "J"),
                factor(theirs.energy_J / ours.energy_J),
                engineering(ours.latency_s, "s"),
                engineering(theirs.latency_s, "s"),
            ]
        )
    we, they = facts.comparison.names[:2]
    head = ("", "batch", we, they, "ratio", f"latency, {we}", f"latency, {they}")
    return table(head, rows)


def occupied(facts: Facts) -> str:
    """Chips, area and writing on the crossbar's side."""
    inference = facts.comparison.points[-1].crossbar
    d = inference.deployment
    rows = [
        ["chips", f"{d.chips:,.0f}"],
        ["boards", three_digits(d.boards)],
        ["arrays", factor(d.arrays)],
        ["cells that hold weights", factor(d.cells)],
        ["of the cells in those arrays", f"{100 * d.utilisation:.1f} %"],
        ["area of all chips", f"{three_digits(d.area_m2 * 1e6)} mm²"],
        ["writing all cells once", engineering(inference.programming_energy_J, "J")],
        ["time for that", engineering(inference.programming_time_s, "s")],
        ["latency", engineering(inference.latency_s, "s")],
        ["throughput", f"{engineering(inference.throughput_per_s, '')} {facts.unit}s/s"],
    ]
    return table(("", facts.comparison.names[0]), rows)


def limits(facts: Facts) -> str:
    """What the crossbar's components spend beside what physics asks of them."""
    rows = [
        [component, engineering(spent, "J"), engineering(floor, "J"), times(spent / floor), limit]
        for component, limit, spent, floor in facts.limits
    ]
    return table(("", "energy", "floor", "above it", "limit"), rows, words=(0, 4))


def catching_up(facts: Facts) -> str:
    """The year in which each GPU reaches this crossbar, achieved against achieved."""
    rows = []
    for (gpu, precision), found in facts.catch_ups.items():
        low, _, high = found.percentiles
        years = f"{low:.0f} to {high:.0f}" if high < LATEST else f"after {low:.0f}"
        rows.append([gpu, precision, f"{found.year:.1f}", years])
    return table(("GPU", "trend of", "year", "5 to 95 %"), rows, words=(0, 1)) if rows else ""


def figures(config: Any) -> str:
    """Every figure of a config with its range, how it came about, and its source."""
    rows = [
        [
            name,
            f"{figure.value:.4g} ({figure.low:.4g} to {figure.high:.4g}) {figure.unit}".rstrip(),
            figure.kind,
            figure.source,
        ]
        for name, figure in _figures_of(config)
    ]
    head = ("", "value (5 to 95 %)", "kind", "source")
    return table(head, rows, words=(0, 2), long=(3,)) if rows else ""


def _figures_of(config: Any, prefix: str = "") -> list[tuple[str, energy.Figure]]:
    """(name, Figure) of a config and of the configs in it; those without a source are not set."""
    found: list[tuple[str, energy.Figure]] = []
    for field in config._fields():
        value, name = getattr(config, field["name"]), prefix + field["name"]
        if isinstance(value, energy.Figure):
            found += [(name, value)] if value.source else []
        elif isinstance(value, (list, tuple)):
            for k, part in enumerate(value):
                if hasattr(part, "_fields"):
                    found += _figures_of(part, f"{name}[{k}].")
        elif hasattr(value, "_fields"):
            found += _figures_of(value, f"{name}.")
    return found
