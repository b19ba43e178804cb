"""The page of accelerators: their peaks, and every row."""

from __future__ import annotations

from tables import code, plain, range_of, scaled, table

import titania as ti


def _accelerator_rows(accelerator: ti.Accelerator) -> list[tuple[str, ...]]:
    """Return every row of an accelerator, at its node."""
    rows = []
    for c in accelerator.all_components():
        per = f"per {c.per}" if c.energy.value else ""
        unit = 1e12 if c.energy.unit == "J" else 1.0
        figures = (c.energy, c.area, c.static_power)
        sources = dict.fromkeys(f.source for f in figures if f.source)
        rows.append(
            (
                f"{c.group}: {c.item}",
                c.boundary,
                " ".join((range_of(c.energy, unit), per)),
                f"{range_of(c.area, 1e12)} of {c.of}" if c.area.value else "",
                f"{range_of(c.static_power, 1e3)} of {c.of}" if c.static_power.value else "",
                "; ".join(sources),
            )
        )
    return rows


def accelerators_page() -> str:
    """Return the accelerators: their peaks, then every row."""
    summary = []
    text = ""
    for name in ti.accelerators():
        a = ti.accelerator(name)
        peak = a.peak()
        summary.append(
            (
                code(name),
                scaled(a.node, 1e9),
                f"{a.rows} x {a.cols}, {a.bits_per_cell} bit",
                f"{a.weight_bits} x {a.input_bits}",
                scaled(peak.operations, 1e-12),
                scaled(peak.power),
                scaled(peak.area, 1e6),
                scaled(peak.efficiency, 1e-9),
            )
        )
        citations = "".join(f"- {plain(line)}\n" for line in a.citations)
        head = ("row", "boundary", "energy, pJ (5 to 95 %)", "area, um2", "static, mW", "source")
        text += f"\n## {name}\n\n{plain(a.title)}\n\n{citations}\n"
        text += table(head, _accelerator_rows(a))
    head = ("name", "node, nm", "arrays", "weight x input bits", "peak, TOPS", "W", "mm2", "GOPS/W")
    return (
        "# Accelerators\n\n`ti.accelerator(name)` gives an `Accelerator`.  Peaks are of one chip, "
        "with everything busy, in its own\nnumber format, from the rows below.  The heat of the "
        "cells is counted; its row is a range around it.\nMeanings: "
        f"[accelerators](../../explanation/accelerators.md).\n\n{table(head, summary)}{text}"
    )
