"""The demo's page: everything in one HTML file that needs nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import titania as ti
from titania._core import engineering
from titania.demo import _text
from titania.view._page import block, document, folded, items, paragraph, picture, table

if TYPE_CHECKING:
    from titania.demo import Options
    from titania.demo._costs import Costs
    from titania.demo._study import Study


def _accuracy(study: Study) -> str:
    rows = [["float", "", _text.percent(study.float_accuracy), "", "", ""]]
    for r in study.rows:
        exact = r.nrms.max() < 1e-9
        rows.append(
            [
                r.condition,
                r.moment,
                f"{_text.percent(r.mean)} ± {100 * r.spread:.1f}",
                _text.percent(r.accuracy.min()),
                "exact" if exact else _text.percent(r.nrms.mean()),
                "" if exact else f"{r.effective_bits.mean():.1f}",
            ]
        )
    head = ("", "", "accuracy, mean ± spread", "worst chip", "products, NRMS", "effective bits")
    return table(head, rows, words=(0, 1))


def _energy(report: ti.energy.EnergyReport) -> str:
    rows = []
    for name in (*report.components, None):
        part = report if name is None else report.component(name)
        rows.append(
            [
                name or "total",
                engineering(part.energy_J, "J"),
                " / ".join(engineering(x, "J") for x in part.energy_percentiles()),
                *_text.latency_and_area(part),
            ]
        )
    head = ("component", "energy", "5 / 50 / 95 %", "latency", "5-95 %", "area, µm²", "5-95 %")
    return table(head, rows)


def _sources(report: ti.energy.EnergyReport) -> str:
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
        versus = ti.comparison.versus(costs.crossbar, baseline, costs.workload)
        low, _, high = versus.ratio_percentiles()
        rows.append(
            [
                baseline.name,
                engineering(baseline.energy_J, "J"),
                baseline.boundary,
                baseline.kind,
                engineering(versus.crossbar.energy_J, "J"),
                f"{_text.count(versus.ratio)} ({_text.count(low)} to {_text.count(high)})",
                _text.payback(versus.payback(costs.programming)),
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


def render(
    options: Options, config: ti.TileConfig, study: Study, costs: Costs, image: bytes
) -> str:
    """The page as _text."""
    body = (
        "<h1>Handwritten digits on a TiO2 crossbar</h1>",
        paragraph(
            f"titania {ti.__version__}, seed {options.seed}, {options.chips} chips.  "
            f"{costs.crossbar.conditions}.",
            "small",
        ),
        paragraph(_text.verdict(study, costs), "verdict"),
        picture(
            image,
            "png",
            "Accuracy, what each non-ideality costs, energy by component, and GPUs beside it",
            wide=True,
        ),
        "<h2>Accuracy</h2>",
        _accuracy(study),
        "<h2>One inference on the crossbar</h2>",
        paragraph(
            "Boundary: macro (arrays, drivers, converters, digital logic, buffers).", "small"
        ),
        _energy(costs.crossbar),
        "<h2>The same network elsewhere</h2>",
        paragraph(
            f"{costs.workload.macs:.0f} MAC per inference, 1 MAC = 2 operations.  Each ratio "
            "compares both sides at the boundary of its row.",
            "small",
        ),
        _elsewhere(costs),
        folded(
            "Where the constants come from",
            _sources(costs.headline.crossbar) + items(ti.preset_citations("tio2_passive")),
        ),
        folded("Configuration", block(config.to_json())),
        folded("The same as text", block(_text.everything(study, costs))),
    )
    return document("Titania: digits on a TiO2 crossbar", "\n".join(body))
