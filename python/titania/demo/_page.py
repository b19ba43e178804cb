"""The demo's page: everything in one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania._core import __version__, engineering
from titania._core.comparison import versus
from titania._core.io import preset_citations
from titania.demo._text import everything, payback, percent, verdict
from titania.view import (
    Drawing,
    block,
    bullets,
    count,
    document,
    folded,
    paragraph,
    picture,
    report_table,
    table,
)

if TYPE_CHECKING:
    from titania._core.energy import EnergyReport
    from titania._core.tile import TileConfig
    from titania.demo._costs import Costs
    from titania.demo._options import Options
    from titania.demo._study import Study


_ALT = "Accuracy, what each non-ideality costs, energy by component, and GPUs beside it"


def _accuracy(study: Study) -> str:
    rows = [["float", "", percent(study.float_accuracy), "", "", ""]]
    for r in study.rows:
        exact = r.nrms.max() < 1e-9
        rows.append(
            [
                r.condition,
                r.moment,
                f"{percent(r.mean)} ± {100 * r.spread:.1f}",
                percent(r.accuracy.min()),
                "exact" if exact else percent(r.nrms.mean()),
                "" if exact else f"{r.effective_bits.mean():.1f}",
            ]
        )
    head = ("", "", "accuracy, mean ± spread", "worst chip", "products, NRMS", "effective bits")
    return table(head, rows, words=(0, 1))


def _sources(report: EnergyReport) -> str:
    rows = {(t.component, t.item): t.source for t in report.terms}
    return table(
        ("component", "item", "source of the constant"),
        ([c, i, s] for (c, i), s in rows.items()),
        words=(0, 1),
        long=(2,),
    )


def _elsewhere(costs: Costs) -> str:
    rows = []
    for baseline in costs.baselines:
        against = versus(costs.crossbar, baseline, costs.workload)
        low, _, high = against.ratio_percentiles()
        rows.append(
            [
                baseline.name,
                engineering(baseline.energy_J, "J"),
                baseline.boundary,
                baseline.kind,
                engineering(against.crossbar.energy_J, "J"),
                f"{count(against.ratio)} ({count(low)} to {count(high)})",
                payback(against.payback(costs.programming)),
            ]
        )
    head = (
        "",
        "J per inference",
        "boundary",
        "kind",
        "crossbar, same boundary",
        "ratio (5-95 %)",
        "writing paid back",
    )
    return table(head, rows, words=(0, 2, 3))


def render(options: Options, config: TileConfig, study: Study, costs: Costs, image: bytes) -> str:
    """The page as text."""
    body = (
        "<h1>Handwritten digits on a TiO2 crossbar</h1>",
        paragraph(
            f"titania {__version__}, seed {options.seed}, {options.chips} chips.  "
            f"{costs.crossbar.conditions}.",
            "small",
        ),
        paragraph(verdict(study, costs), "verdict"),
        picture(Drawing(image, _ALT, kind="png"), wide=True),
        "<h2>Accuracy</h2>",
        _accuracy(study),
        "<h2>One inference on the crossbar</h2>",
        paragraph(
            "Boundary: macro (arrays, drivers, converters, digital logic, buffers).", "small"
        ),
        report_table(costs.crossbar),
        "<h2>The same network elsewhere</h2>",
        paragraph(
            f"{costs.workload.macs:.0f} MAC per inference, 1 MAC = 2 operations.  Each ratio "
            "compares both sides at the boundary of its row.",
            "small",
        ),
        _elsewhere(costs),
        folded(
            "Where the constants come from",
            _sources(costs.headline.crossbar) + bullets(preset_citations("tio2_passive")),
        ),
        folded("Configuration", block(config.to_json())),
        folded("The same as text", block(everything(study, costs))),
    )
    return document("Titania: digits on a TiO2 crossbar", "\n".join(body))
