"""The demo's page: everything in one HTML file that needs nothing else."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING

import titania as ti
from titania._core import engineering
from titania.demo import text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from titania.demo import Options
    from titania.demo.costs import Costs
    from titania.demo.study import Study

STYLE = """
body { font-family: system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
       line-height: 1.45; color: #1c2733; }
table { border-collapse: collapse; margin: .5rem 0 1.5rem; font-size: .92rem; }
th, td { padding: .25rem .7rem; border-bottom: 1px solid #d8dee6; text-align: right; }
th:first-child, td:first-child { text-align: left; }
td.left { text-align: left; }
thead th { border-bottom: 2px solid #8a97a6; }
img { max-width: 100%; }
.verdict { background: #f2f6fa; border-left: 4px solid #3b6ea5; padding: .8rem 1rem; }
.small { color: #5b6b7b; font-size: .88rem; }
details pre { overflow-x: auto; background: #f6f8fa; padding: .8rem; }
"""


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    cells = "".join(f"<th>{escape(h)}</th>" for h in head)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _accuracy(study: Study) -> str:
    rows = [["float", "", text.percent(study.float_accuracy), "", "", ""]]
    for r in study.rows:
        exact = r.nrms.max() < 1e-9
        rows.append(
            [
                r.condition,
                r.moment,
                f"{text.percent(r.mean)} ± {100 * r.spread:.1f}",
                text.percent(r.accuracy.min()),
                "exact" if exact else text.percent(r.nrms.mean()),
                "" if exact else f"{r.effective_bits.mean():.1f}",
            ]
        )
    head = ("", "", "accuracy, mean ± spread", "worst chip", "products, NRMS", "effective bits")
    return _table(head, rows)


def _energy(report: ti.energy.EnergyReport) -> str:
    rows = []
    for name in (*report.components, None):
        part = report if name is None else report.component(name)
        rows.append(
            [
                name or "total",
                engineering(part.energy_J, "J"),
                " / ".join(engineering(x, "J") for x in part.energy_percentiles()),
                *text.latency_and_area(part),
            ]
        )
    head = ("component", "energy", "5 / 50 / 95 %", "latency", "5-95 %", "area, µm²", "5-95 %")
    return _table(head, rows)


def _sources(report: ti.energy.EnergyReport) -> str:
    rows = {(t.component, t.item): t.source for t in report.terms}
    return _table(
        ("component", "item", "source of the constant"), ([c, i, s] for (c, i), s in rows.items())
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
                f"{text.count(versus.ratio)} ({text.count(low)} to {text.count(high)})",
                text.payback(versus.payback(costs.programming)),
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
    return _table(head, rows)


def render(
    options: Options, config: ti.TileConfig, study: Study, costs: Costs, image: bytes
) -> str:
    """The page as text."""
    picture = base64.b64encode(image).decode()
    citations = "".join(f"<li>{escape(c)}</li>" for c in ti.preset_citations("tio2_passive"))
    everything = escape(text.everything(study, costs))
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Titania: digits on a TiO2 crossbar</title>
<style>{STYLE}</style></head><body>
<h1>Handwritten digits on a TiO2 crossbar</h1>
<p class="small">titania {escape(ti.__version__)}, seed {options.seed}, {options.chips} chips.
{escape(costs.crossbar.conditions)}.</p>
<p class="verdict">{escape(text.verdict(study, costs))}</p>
<img alt="Accuracy, what each non-ideality costs, energy by component, and GPUs beside it"
 src="data:image/png;base64,{picture}">
<h2>Accuracy</h2>
{_accuracy(study)}
<h2>One inference on the crossbar</h2>
<p class="small">Boundary: macro (arrays, drivers, converters, digital logic, buffers).</p>
{_energy(costs.crossbar)}
<h2>The same network elsewhere</h2>
<p class="small">{costs.workload.macs:.0f} MAC per inference, 1 MAC = 2 operations.  Each ratio
compares both sides at the boundary of its row.</p>
{_elsewhere(costs)}
<details><summary>Where the constants come from</summary>
{_sources(costs.headline.crossbar)}
<ul>{citations}</ul></details>
<details><summary>Configuration</summary><pre>{escape(config.to_json())}</pre></details>
<details><summary>The same as text</summary><pre>{everything}</pre></details>
</body></html>
"""
