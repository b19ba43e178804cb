"""What the GPU model says of every published measurement: points of `titania validate`.

A row that constants were fitted on is "fitted" and proves nothing.  A row that was held out is
"validated", whether it passes or not.  A row that is only shown is "reported", and so is one that
does not say enough to be computed, without a figure of ours.
"""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from titania.validation._measurements import Measurement, gpu_of, measurements, model_of

if TYPE_CHECKING:
    from titania.validation._point import Kind, Point

_KINDS: dict[str, Kind] = {
    "fit": "fitted",
    "held-out": "validated",
    "shown": "reported",
    "reported": "reported",
}
_MEAN_TOLERANCES = {
    ("H100 chat", "held-out"): 0.10,
    ("A100 serving, 2024", "held-out"): 0.08,
    ("B200 TensorRT", "held-out"): 0.30,
}


def points() -> list[Point]:
    """Every row of the table of measurements, then the mean error of every class of rows.

    A row that says too little to be computed has no figure of ours.
    """
    found: list[Point] = []
    errors: dict[tuple[str, str], list[float]] = {}
    for row in measurements():
        theirs, ours = _values(row)
        difference = None if ours is None else ours / theirs - 1
        if difference is not None and _KINDS[row.role] != "reported":
            errors.setdefault((row.group, row.role), []).append(abs(difference))
        found.append(_point(row, theirs, ours, difference))
    means = [_mean(*key, rows) for key, rows in errors.items() if len(rows) > 1]
    return found + means


def _values(row: Measurement) -> tuple[float, float | None]:
    """Theirs and ours: energy, or the rate of a row without one."""
    report = model_of(row, gpu_of(row)) if row.modelled else None
    if row.energy is not None:
        return row.energy, report.energy_J if report else None
    assert row.throughput is not None
    return row.throughput, report.throughput if report else None


def _point(row: Measurement, theirs: float, ours: float | None, difference: float | None) -> Point:
    bound = None if _KINDS[row.role] == "reported" else row.tolerance
    place = f"{row.gpus or 1} x {row.gpu}" if row.gpu else "not said"
    batch = f", batch {row.batch:.0f}" if row.batch else ""
    return {
        "name": f"{row.id} {row.group}: {row.model} {row.precision} on {place}{batch}",
        "source": f"{row.source}; {row.provenance}" + (f"; {row.note}" if row.note else ""),
        "kind": _KINDS[row.role],
        "theirs": theirs,
        "ours": ours,
        "unit": row.unit,
        "difference": difference,
        "tolerance": bound,
        "pass": None if bound is None or difference is None else abs(difference) <= bound,
    }


def _mean(group: str, role: str, errors: list[float]) -> Point:
    mean = statistics.fmean(errors)
    tolerance = _MEAN_TOLERANCES.get((group, role), 0.2)
    return {
        "name": f"mean error of {group}, {role}, {len(errors)} rows",
        "source": "the rows of this class",
        "kind": _KINDS[role],
        "theirs": 0.0,
        "ours": mean,
        "unit": "1",
        "difference": mean,
        "tolerance": tolerance,
        "pass": mean <= tolerance,
    }
