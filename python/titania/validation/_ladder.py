"""The rungs, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania.validation import (
    arithmetic,
    closed_forms,
    devices,
    gpus,
    neurosim,
    neurram,
    pcm,
    qucs,
    spice,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from titania.validation._point import Point

# To add a rung, add its function here.
RUNGS: dict[str, Callable[[], list[Point]]] = {
    "closed forms": closed_forms.points,
    "circuits by ngspice": spice.points,
    "circuits by Qucs": qucs.points,
    "devices": devices.points,
    "architectures on paper": arithmetic.points,
    "NeuRRAM": neurram.points,
    "chips of phase-change memory": pcm.points,
    "another simulator": neurosim.points,
    "GPUs": gpus.points,
}


def ladder() -> dict[str, list[Point]]:
    """Compute all points, by rung; a rung whose data is not at hand is left out."""
    found = {name: rung() for name, rung in RUNGS.items()}
    return {name: points for name, points in found.items() if points}


def points() -> list[Point]:
    """Compute all points: dictionaries with the keys of :class:`Point`."""
    return [p for rung in ladder().values() for p in rung]
