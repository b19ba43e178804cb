"""The ladder of validation: published figures beside ours, from closed forms to chips and GPUs.

    points = ti.validation.points()  # a list of dictionaries
    print(ti.validation.text(ti.validation.ladder()))

A point is *validated* if its model holds no constant fitted to it, *fitted* if it does (it is shown
and not counted), and *reported* if nothing is claimed of the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from titania.validation._calibrations import Evidence, gpu_calibrations
from titania.validation._point import Point
from titania.validation._text import markdown, text
from titania.validation.rungs import (
    _arithmetic,
    _between_gpus,
    _closed_forms,
    _devices,
    _gpus,
    _neurosim,
    _neurram,
    _pcm,
    _qucs,
    _spice,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "RUNGS",
    "Evidence",
    "Point",
    "gpu_calibrations",
    "ladder",
    "markdown",
    "points",
    "text",
]

# To add a rung, add its function here.
RUNGS: dict[str, Callable[[], list[Point]]] = {
    "closed forms": _closed_forms.points,
    "circuits by ngspice": _spice.points,
    "circuits by Qucs": _qucs.points,
    "devices": _devices.points,
    "architectures on paper": _arithmetic.points,
    "NeuRRAM": _neurram.points,
    "chips of phase-change memory": _pcm.points,
    "another simulator": _neurosim.points,
    "GPUs": _gpus.points,
    "between GPUs": _between_gpus.points,
}


def ladder() -> dict[str, list[Point]]:
    """Compute all points, by rung; a rung whose data is not at hand is left out."""
    found = {name: rung() for name, rung in RUNGS.items()}
    return {name: points for name, points in found.items() if points}


def points() -> list[Point]:
    """Compute all points: dictionaries with the keys of :class:`Point`."""
    return [p for rung in ladder().values() for p in rung]
