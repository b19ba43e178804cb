"""Published measurements of GPUs: every row of the table, and the mean error of every class."""

from __future__ import annotations

from typing import cast

from titania._validation_gpu import gpu_points
from titania.validation._point import Point


def points() -> list[Point]:
    """Fitted, held-out and reported rows; a row that says too little to be computed has no ours."""
    return [cast(Point, p) for p in gpu_points()]
