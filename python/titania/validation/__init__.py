"""The ladder of validation: published figures beside ours, from closed forms to chips and GPUs.

    points = ti.validation.points()  # a list of dictionaries
    print(ti.validation.text(ti.validation.ladder()))

A point is *validated* if its model holds no constant fitted to it, *fitted* if it does (it is shown
and not counted), and *reported* if nothing is claimed of the difference.
"""

from __future__ import annotations

from titania.validation._ladder import RUNGS, ladder, points
from titania.validation._point import Point
from titania.validation._text import markdown, text

__all__ = ["RUNGS", "Point", "ladder", "markdown", "points", "text"]
