"""The tables of a comparison's page: rows of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from titania._core import energy, engineering, three_digits
from titania.plot._style import times
from titania.view._comparison_facts import constants
from titania.view._page import table

if TYPE_CHECKING:
    from titania.view._comparison_facts import Facts

PLAIN = 1000.0  # ratios below are written without a prefix
LATEST = 2100  # years beyond are not told apart


def factor(ratio: float) -> str:
    """'0.63', '8.6', '21 k'."""
    return three_digits(ratio) if ratio < PLAIN else engineering(ratio, "").rstrip()


def span(percentiles: tuple[float, float, float], unit: str) -> str:
    """'1.2 J / 1.3 J / 1.6 J'."""
    return " / ".join(engineering(x, unit) for x in percentiles)


def curve(facts: Facts) -> str:
    """Both sides at every batch."""
    rows, first, systems = [], [], len(facts.comparison.names)
    for n, row in enumerate(facts.rows):
        point, system = divmod(n, systems)
        if system == 0:
            first.append(n)
        ratio = ""
        if system > 0:
            low, _, high = facts.ratios[point, system - 1]
            ratio = f"{factor(row['ratio'])} ({factor(low)} to {factor(high)})"
        rows.append(
            [
                f"{row['batch']:g}" if system == 0 else "",
                row["system"],
                engineering(row["energy_J"], "J"),
                span((row["energy_p5_J"], row["energy_p50_J"], row["energy_p95_J"]), "J"),
                ratio,
                engineering(row["latency_s"], "s"),
                engineering(row["throughput_per_s"], "/s"),
                row["kind"],
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
    return table(head, rows, words=(1, 7), groups=first)


def split(report: energy.EnergyReport) -> str:
    """Energy by component, with the largest item of each and its source."""
    total = report.energy_J or 1.0
    largest: dict[str, tuple[str, float, str]] = {}
    for component, item, joules, source in constants(report):
        largest.setdefault(component, (item, joules, source))
    parts = [(name, report.component(name)) for name in report.components if name in largest]
    rows = []
    for name, part in sorted(parts, key=lambda entry: -entry[1].energy_J):
        item, joules, source = largest[name]
        rows.append(
            [
                name,
                engineering(part.energy_J, "J"),
                f"{100 * part.energy_J / total:.1f} %",
                span(part.energy_percentiles(draws=1000), "J"),
                f"{item}, {100 * joules / total:.1f} %",
                source,
            ]
        )
    rows.append(
        [
            "total",
            engineering(report.energy_J, "J"),
            "",
            span(report.energy_percentiles(draws=1000), "J"),
            "",
            "",
        ]
    )
    head = ("component", "energy", "share", "5 / 50 / 95 %", "most of it", "source")
    return table(head, rows, words=(0, 4), long=(5,), groups=(len(rows) - 1,))


def decisive(facts: Facts) -> str:
    """Deciding constants with the ratio at their ends."""
    return table(
        ("constant", "ratio at its 5 % point", "at its 95 % point"),
        [[name, factor(low), factor(high)] for name, low, high in facts.decisive],
    )


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
    c = facts.comparison
    rows = []
    for k, baseline in enumerate(c.baselines):
        if not getattr(baseline, "release", ""):
            continue
        for precision in ("int8", "fp16"):
            found = c.catch_up(-1, k, precision)
            low, _, high = found.percentiles
            span = f"{low:.0f} to {high:.0f}" if high < LATEST else f"after {low:.0f}"
            rows.append([c.names[k + 1], precision, f"{found.year:.1f}", span])
    return table(("GPU", "trend of", "year", "5 to 95 %"), rows, words=(0, 1)) if rows else ""


def sources(report: energy.EnergyReport) -> str:
    """Every item that takes energy, with its source."""
    rows = [
        [component, item, engineering(joules, "J"), source]
        for component, item, joules, source in constants(report)
    ]
    return table(("component", "item", "energy", "source"), rows, words=(0, 1), long=(3,))


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
