"""One line of the ladder: a figure that somebody published, and ours.

A reported row that says too little to be computed has no figure of ours.  A mean error is compared
with 0 and is its own difference.
"""

from __future__ import annotations

from typing import Literal, TypedDict

Kind = Literal["validated", "fitted", "reported"]

Point = TypedDict(
    "Point",
    {
        "name": str,
        "source": str,
        "kind": Kind,
        "theirs": float,
        "ours": float | None,
        "unit": str,
        "difference": float | None,
        "tolerance": float | None,
        "pass": bool | None,
    },
)
Point.__doc__ = "A published figure (theirs) and ours; a figure that cannot be computed is None."


def point(
    name: str,
    theirs: float,
    ours: float,
    unit: str,
    source: str,
    *,
    kind: Kind = "validated",
    tolerance: float | None = None,
) -> Point:
    """Compare two figures; `difference` is ours / theirs - 1, and only a tolerance can be failed.

    A point without a tolerance is reported.  A point whose model holds a constant fitted to it is
    fitted, and counts for nothing.
    """
    if (tolerance is None) != (kind == "reported"):
        raise ValueError(f"{name}: a tolerance, or kind 'reported'")
    difference = float(ours) / float(theirs) - 1
    return {
        "name": name,
        "source": source,
        "kind": kind,
        "theirs": float(theirs),
        "ours": float(ours),
        "unit": unit,
        "difference": difference,
        "tolerance": tolerance,
        "pass": None if tolerance is None else abs(difference) <= tolerance,
    }
