"""What backs each GPU under each software stack: rows fitted, and the error on held-out ones."""

from __future__ import annotations

import statistics
from dataclasses import dataclass

from titania import baseline
from titania.validation._measurements import (
    Measurement,
    WorkKind,
    gpu_of,
    measurements,
    model_of,
    workload_of,
)

_WORK: dict[str, WorkKind] = {"token": "serving", "image": "vision"}


@dataclass(frozen=True)
class Evidence:
    """How far the calibration of a GPU to a stack in a kind of work is backed by measurements."""

    gpu: str
    stack: str  # empty: physics
    work: WorkKind
    fitted_rows: int
    held_out_rows: int
    held_out_error: float | None  # mean of |ours / theirs - 1| of energies; None without such rows


def gpu_calibrations() -> list[Evidence]:
    """Every calibration of every GPU of the table, with what backs it; computed, never stored."""
    found: dict[tuple[str, str, str], list[Measurement]] = {}
    for row in measurements():
        if (row.modelled and row.energy is not None) or row.role == "fit":
            found.setdefault(_key(row), []).append(row)
    return [
        _evidence(name, calibration, found.get((name, calibration.stack, calibration.work), []))
        for name in baseline.gpus()
        for calibration in baseline.calibrations(name)
    ]


def _key(row: Measurement) -> tuple[str, str, str]:
    work = _WORK.get(workload_of(row).unit, "other")
    return row.gpu, gpu_of(row).calibration(work).stack, work


def _evidence(gpu: str, calibration: baseline.Calibration, rows: list[Measurement]) -> Evidence:
    held_out = [r for r in rows if r.role == "held-out"]
    errors = [
        abs(model_of(r, gpu_of(r)).energy_J / r.energy - 1)
        for r in held_out
        if r.energy is not None
    ]
    return Evidence(
        gpu=gpu,
        stack=calibration.stack,
        work=calibration.work,
        fitted_rows=sum(r.role == "fit" for r in rows),
        held_out_rows=len(errors),
        held_out_error=statistics.fmean(errors) if errors else None,
    )
