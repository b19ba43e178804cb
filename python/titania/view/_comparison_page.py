"""A comparison as one page: what a reviewer asks for, in the order in which it is asked."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from titania._core import __version__
from titania.view import _comparison_tables as tables
from titania.view._comparison_facts import DRAWS
from titania.view._page import (
    block,
    bullets,
    document,
    folded,
    items_table,
    paragraph,
    picture,
    ranked_table,
    table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from titania.view._comparison_facts import Facts
    from titania.view._page import Drawing


def page(facts: Facts, drawings: dict[str, Drawing]) -> str:
    """The page as text, with the figures that there are, by the section that they belong to."""
    return document(_title(facts), "\n".join(_sections(facts, drawings)))


def _title(facts: Facts) -> str:
    ours, *theirs = facts.comparison.names
    return f"{facts.comparison.workload.name}: {ours} against {', '.join(theirs)}"


def _sections(facts: Facts, drawings: dict[str, Drawing]) -> Iterator[str]:
    yield from _head(facts)
    yield "<h2>Over the batch</h2>"
    yield picture(drawings["curve"])
    yield tables.curve(facts)
    yield paragraph(
        "Percentiles are over the ranges of all constants; one that both sides share moves both.  "
        "A ratio below 1: the crossbar loses.",
        "small",
    )
    yield "<h2>Where the energy goes</h2>"
    yield picture(drawings["split"])
    for name, report in zip(facts.comparison.names, facts.reports, strict=True):
        yield f"<h3>{_heading(name, facts)}</h3>"
        yield paragraph(f"{report.name}.  {report.conditions}".rstrip(". ") + ".", "small")
        yield ranked_table(report, draws=DRAWS)
    yield "<h2>What decides</h2>"
    yield picture(drawings["deciding"])
    yield tables.decisive(facts)
    yield from _choices(facts)
    yield "<h2>Where the crossbar loses</h2>"
    if "break-even" in drawings:
        yield picture(drawings["break-even"])
    else:
        yield paragraph("No map: its converters are a row that does not follow its bits.")
    yield from _baseline_batches(facts)
    yield "<h2>Chips, area, writing</h2>"
    yield tables.occupied(facts)
    yield from _limits(facts, drawings)
    yield from _catching_up(facts, drawings)
    yield "<h2>What a reader has to be told</h2>"
    yield table(("", ""), facts.comparison.checklist(), words=(0,), long=(1,))
    yield from _notes(facts)
    yield from _sources(facts)


def _choices(facts: Facts) -> Iterator[str]:
    yield "<h2>What was chosen, and what else would give</h2>"
    if not facts.choices:
        yield paragraph("The accelerator names no alternatives.")
        return
    found = facts.choice_range
    yield tables.choices(facts)
    yield paragraph(
        f"Over all {found.combinations} combinations the ratio is {found.low:.3g} to "
        f"{found.high:.3g}.  Structure has no distribution: percentiles are those of constants."
    )


def _limits(facts: Facts, drawings: dict[str, Drawing]) -> Iterator[str]:
    yield "<h2>How far from what physics asks</h2>"
    if "floors" in drawings:
        yield picture(drawings["floors"])
        yield tables.limits(facts)
    else:
        yield paragraph("No component here has a limit that is known.")


def _catching_up(facts: Facts, drawings: dict[str, Drawing]) -> Iterator[str]:
    yield "<h2>When a GPU catches up</h2>"
    if "trend" not in drawings:
        yield paragraph("None of the baselines is a GPU of a known year.")
        return
    yield picture(drawings["trend"])
    yield tables.catching_up(facts)
    yield paragraph(
        "Both efficiencies are achieved, on this workload and at this boundary; the trend is that "
        "of peak per power limit.  The crossbar stands still.",
        "small",
    )


def _heading(name: str, facts: Facts) -> str:
    return escape(f"{name}, batch {facts.batch:g}")


def _head(facts: Facts) -> Iterator[str]:
    c = facts.comparison
    yield f"<h1>{escape(_title(facts))}</h1>"
    yield paragraph(
        f"Energy per {facts.unit} at the {c.conditions.boundary} boundary, duty "
        f"{c.conditions.duty:g}.  Everything that is said of one batch is said of "
        f"{facts.batch:g}, the last one here.",
        "small",
    )
    points = (-1, 0) if len(c.points) > 1 else (-1,)
    verdicts = [c.verdict(point, k) for point in points for k in range(len(c.baselines))]
    recalled = [
        f"{name}: {report.recall_note}."
        for name, report in zip(c.names, facts.reports, strict=True)
        if report.recall_note
    ]
    said = [paragraph(v) for v in verdicts] + [paragraph(r, "small") for r in recalled]
    yield f'<div class="verdict">{"".join(said)}</div>'


def _baseline_batches(facts: Facts) -> Iterator[str]:
    theirs = facts.comparison.names[1]
    yield "<h2>The batches that papers choose</h2>"
    yield paragraph(
        f"One at a time; the largest batch of {theirs} whose step takes no longer than "
        "0.1 s; the batch beyond which it saves no more.",
        "small",
    )
    yield tables.operating_points(facts)
    for sentence in facts.comparison.left_out():
        yield paragraph(sentence, "small")


def _notes(facts: Facts) -> Iterator[str]:
    yield "<h2>Notes</h2>"
    workload = facts.comparison.workload
    texts = [f"the shape of {workload.name} is a rumour"] if workload.rumour else []
    for name, report in zip(facts.comparison.names, facts.reports, strict=True):
        texts += [f"{name}: {note}" for note in report.notes]
    yield bullets(texts) if texts else paragraph("None.")


def _sources(facts: Facts) -> Iterator[str]:
    c = facts.comparison
    yield "<h2>Sources</h2>"
    yield paragraph(f"{c.workload.name}: {c.workload.source or 'given by the user'}")
    yield bullets(c.accelerator.citations)
    for name, report in zip(c.names, facts.reports, strict=True):
        yield folded(f"Every figure of {name} that takes energy", items_table(report))
    for name, baseline in zip(c.names[1:], c.baselines, strict=True):
        yield folded(f"Parameters of {name}", tables.figures(baseline))
    yield "<h2>To make this page again</h2>"
    yield paragraph(
        f"titania {__version__}, percentiles from {DRAWS} draws with seed 0.  The configurations "
        "below are complete; titania.Accelerator.from_json and its like read them."
    )
    yield folded("Conditions", block(c.conditions.to_json()))
    yield folded("Workload", block(c.workload.to_json()))
    yield folded(f"Accelerator {c.names[0]}", block(c.accelerator.to_json()))
    for name, baseline in zip(c.names[1:], c.baselines, strict=True):
        yield folded(f"Baseline {name}", block(baseline.to_json()))
    yield folded("The same as text", block(str(c)))
