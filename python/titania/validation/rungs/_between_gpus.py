"""What changes on twice the GPUs, and in FP8 instead of bf16: points of `titania validate`.

The constants of exchange are fitted to pairs of reasoning runs; those of chat were held out.  No
constant was fitted to a difference between number formats.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from titania.validation._measurements import Measurement, gpu_of, measurements, model_of, pairs

if TYPE_CHECKING:
    from titania.validation._point import Kind, Point

_WITHIN = 0.1  # of a change, in parts of the energy on fewer GPUs
_ENOUGH = 0.75  # of the pairs
_KINDS: dict[str, Kind] = {"reasoning": "fitted", "chat": "validated"}
_FP8_WITHIN = 0.2


def points() -> list[Point]:
    """Every pair, how many of each task are met, and every like pair of FP8 and bf16."""
    found: list[Point] = []
    met: dict[str, list[bool]] = {}
    for pair in pairs():
        ours = pair.modelled_change(gpu_of(pair))
        met.setdefault(pair.task, []).append(abs(ours - pair.change) <= _WITHIN)
        more, less = pair.twice.gpus, pair.fewer.gpus
        found.append(
            {
                "name": f"{pair.id} {pair.task}: energy of {pair.model} {pair.precision} on "
                f"{more} x {pair.gpu} over {less}, batch {pair.fewer.batch:.0f}",
                "source": pair.fewer.source,
                "kind": _KINDS[pair.task],
                "theirs": pair.change,
                "ours": ours,
                "unit": "1",
                "difference": ours / pair.change - 1,
                "tolerance": _WITHIN / pair.change,
                "pass": abs(ours - pair.change) <= _WITHIN,
            }
        )
    return found + [_share(task, hits) for task, hits in met.items()] + _number_formats()


def _share(task: str, met: list[bool]) -> Point:
    share = statistics.fmean(met)
    return {
        "name": f"share of {len(met)} pairs of {task} whose change is within 10 points",
        "source": "the pairs above",
        "kind": _KINDS[task],
        "theirs": 1.0,
        "ours": share,
        "unit": "1",
        "difference": share - 1,
        "tolerance": 1 - _ENOUGH,
        "pass": share >= _ENOUGH,
    }


def like_formats() -> list[tuple[Measurement, Measurement]]:
    """Rows of Qwen3-235B in bf16 and in FP8, alike in task, GPUs and batch."""
    rows = [r for r in measurements() if r.work == "qwen3-235b-a22b" and r.modelled]
    return [
        (wide, narrow)
        for wide in rows
        for narrow in rows
        if wide.precision == "bf16"
        and narrow.precision == "fp8"
        and (wide.gpu, wide.gpus, wide.group) == (narrow.gpu, narrow.gpus, narrow.group)
        and wide.batch is not None
        and narrow.batch is not None
        and abs(narrow.batch / wide.batch - 1) < 0.04
    ]


def _number_formats() -> list[Point]:
    found: list[Point] = []
    for wide, narrow in like_formats():
        assert wide.energy is not None
        assert narrow.energy is not None
        theirs = narrow.energy / wide.energy
        ours = model_of(narrow, gpu_of(narrow)).energy_J / model_of(wide, gpu_of(wide)).energy_J
        signs = "alike" if (theirs > 1) == (ours > 1) else "opposite"
        found.append(
            {
                "name": f"{narrow.id}/{wide.id} energy in FP8 over bf16, Qwen3-235B on "
                f"{wide.gpus} x {wide.gpu}, batch {wide.batch:.0f}: signs {signs}",
                "source": wide.source,
                "kind": "validated",
                "theirs": theirs,
                "ours": ours,
                "unit": "1",
                "difference": ours / theirs - 1,
                "tolerance": _FP8_WITHIN,
                "pass": abs(ours / theirs - 1) <= _FP8_WITHIN,
            }
        )
    return found
