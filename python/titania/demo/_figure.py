"""The demo's figure: accuracy, what each non-ideality costs, where the joules go, and elsewhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from titania.view import lines

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from titania.demo._costs import Costs
    from titania.demo._study import Study

BLUE, ORANGE, GREY, GREEN = "#3b6ea5", "#d9822b", "#8a8f98", "#4c956c"


def draw(study: Study, costs: Costs) -> bytes:
    """The figure as PNG bytes."""
    figure = Figure(figsize=(13, 9), layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots(2, 2)
    _accuracy(axes[0][0], study)
    _non_idealities(axes[0][1], study)
    _energy(axes[1][0], costs)
    _elsewhere(axes[1][1], costs)
    figure.suptitle(
        f"Handwritten digits on a TiO2 crossbar\n{costs.crossbar.conditions}", fontsize=12
    )
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=110)
    return buffer.getvalue()


def _accuracy(ax: Axes, study: Study) -> None:
    labels = [f"{row.condition} {row.moment}".removesuffix(" -") for row in study.rows]
    places = range(len(labels))
    ax.barh(
        places,
        [100 * row.mean for row in study.rows],
        color=BLUE,
        xerr=[100 * row.spread for row in study.rows],
        error_kw={"ecolor": "black", "capsize": 2, "lw": 1},
    )
    for place, row in zip(places, study.rows, strict=True):
        ax.text(
            1.5 if row.mean > 0.5 else 100 * row.mean + 3,
            place,
            f"{100 * row.mean:.1f} ± {100 * row.spread:.1f}",
            va="center",
            fontsize=8,
            color="white" if row.mean > 0.5 else "black",
        )
    ax.axvline(100 * study.float_accuracy, color=ORANGE, lw=1.5)
    ax.set_yticks(places, labels, fontsize=8)
    ax.invert_yaxis()
    ax.set_xlim(0, 104)
    ax.set_xlabel("accuracy (%), mean and spread over the chips")
    ax.set_title(f"How well it works (line: float, {100 * study.float_accuracy:.1f} %)")


def _non_idealities(ax: Axes, study: Study) -> None:
    places = range(len(study.costs))
    ax.barh(
        places,
        [100 * cost.mean for cost in study.costs],
        xerr=[100 * cost.error for cost in study.costs],
        color=GREEN,
        error_kw={"ecolor": "black", "capsize": 2, "lw": 1},
    )
    ax.set_yticks(places, [cost.label for cost in study.costs], fontsize=9)
    ax.invert_yaxis()
    ax.axvline(0, color="black", lw=0.8)
    ax.set_xlabel("points regained when switched off, with standard error")
    ax.set_title("What each non-ideality costs, at 1 day")


def _energy(ax: Axes, costs: Costs) -> None:
    *components, total = lines(costs.crossbar)
    places = range(len(components))
    for place, line in zip(places, components, strict=True):
        low, _, high = line.percentiles
        value = line.part.energy_J * 1e12
        ax.barh(place, value, color=BLUE)
        ax.plot([low * 1e12, high * 1e12], [place, place], color="black", lw=1.2)
        ax.text(
            max(high * 1e12, value) * 1.02,
            place,
            f" {line.energy}",
            va="center",
            fontsize=9,
        )
    ax.set_yticks(places, [line.name for line in components], fontsize=9)
    ax.invert_yaxis()
    ax.margins(x=0.15)
    ax.set_xlim(left=0)
    ax.set_xlabel("energy per inference (pJ), nominal and 5-95 %; boundary: macro")
    ax.set_title(f"Where the joules go: {total.energy} per inference")


def _elsewhere(ax: Axes, costs: Costs) -> None:
    batches = [batch for batch, _ in costs.batch_curve]
    reports = [report for _, report in costs.batch_curve]
    percentiles = [report.energy_percentiles() for report in reports]
    gpu = costs.headline.baseline
    ax.loglog(
        batches,
        [report.energy_J for report in reports],
        color=ORANGE,
        label=f"{gpu.name.split(',')[0]} ({gpu.boundary}, {gpu.kind})",
    )
    ax.fill_between(
        batches,
        [p[0] for p in percentiles],
        [p[2] for p in percentiles],
        color=ORANGE,
        alpha=0.15,
        lw=0,
    )
    lines = (
        (costs.headline.crossbar, BLUE, "-"),
        (costs.crossbar, BLUE, "--"),
        (costs.baselines[-2], GREY, "--"),
        (costs.baselines[-1], GREY, ":"),
    )
    for report, color, style in lines:
        p5, _, p95 = report.energy_percentiles()
        ax.axhline(
            report.energy_J, color=color, ls=style, label=f"{report.name} ({report.boundary})"
        )
        ax.axhspan(p5, p95, color=color, alpha=0.10, lw=0)
    ax.set_xlabel("GPU batch")
    ax.set_ylabel("energy per inference (J)")
    ax.set_title("The same network elsewhere")
    ax.legend(fontsize=8, loc="upper right")
    ax.grid(alpha=0.3)
