"""Circuits whose currents have a closed form.

A ladder is n cells g on a line of segments r, driven at one end with v and open at the other.  With
2 cosh(u) = 2 + r g, node k = 1 .. n is at

    v_k = v cosh((n - k + 1/2) u) / cosh((n + 1/2) u)

(difference equation of a uniform transmission line; open end: no current beyond node n).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from titania import circuit
from titania.validation._point import Point, point

if TYPE_CHECKING:
    from collections.abc import Callable

_TOLERANCE = 1e-9
_SOLVED = 1e-13  # residual asked of the solver
_SHAPE = (32, 16)
_G, _V = 2e-5, 0.3

# Sensed current of a uniform background of (m, n) cells beside the selected one, over g v.
_SNEAK: dict[circuit.Scheme, Callable[[int, int], float]] = {
    "grounded": lambda m, n: 0.0,
    "v/2": lambda m, n: (m - 1) / 2,
    "v/3": lambda m, n: (m - 1) / 3,
    "floating": lambda m, n: (m - 1) * (n - 1) / (m + n - 1),
}


def points() -> list[Point]:
    """Ideal reads, one line with resistance, sneak paths, a nonlinear cell."""
    return [_ideal(), _series(), *_ladders(), *_margins(), _sinh()]


def _point(name: str, theirs: float, ours: float, source: str, unit: str = "A") -> Point:
    return point(name, theirs, ours, unit, source, tolerance=_TOLERANCE)


def _ideal() -> Point:
    s = circuit.solve(np.full(_SHAPE, _G), np.full(_SHAPE[0], _V))
    theirs = _SHAPE[0] * _G * _V
    return _point("ideal read, 32 x 16", theirs, s.i_bit_line[-1], "i = sum of g v")


def _series() -> Point:
    wires = circuit.Wires(r_word_line=3.0, r_bit_line=5.0, r_source=70.0, r_sense=110.0)
    s = circuit.solve([[_G]], [_V], wires=wires, tolerance=_SOLVED)
    theirs = _V / (1 / _G + 3 + 5 + 70 + 110)
    return _point("one cell between its terminals", theirs, s.i_bit_line[0], "resistors in series")


def _ladders() -> list[Point]:
    cells, r, g = 256, 2.5, 1e-4
    u = np.arccosh(1 + r * g / 2)
    share = np.cosh((cells - np.arange(1, cells + 1) + 0.5) * u) / np.cosh((cells + 0.5) * u)
    word = circuit.solve(
        np.full((1, cells), g),
        [_V],
        wires=circuit.Wires(r_word_line=r),
        tolerance=_SOLVED,
    )
    bit = circuit.solve(
        np.full((cells, 1), g),
        np.full(cells, _V),
        wires=circuit.Wires(r_bit_line=r),
        tolerance=_SOLVED,
    )
    source = "uniform ladder, cosh"
    # Along the bit line the cells are driven and its end is at 0 V: by superposition, the drop from
    # v is that of the word line's ladder, read from the sensed end.
    return [
        _point("word line of 256 cells, far cell", _V * share[-1] * g, word.i_bit_line[-1], source),
        _point("word line of 256 cells", _V * share.sum() * g, word.i_word_line[0], source),
        _point("bit line of 256 cells", _V * share.sum() * g, bit.i_bit_line[0], source),
    ]


def _margins() -> list[Point]:
    m, n = _SHAPE
    lrs, hrs = 1e-4, 1e-6
    found = []
    for scheme, current in _SNEAK.items():
        background = _G * _V * current(m, n)
        theirs = (lrs - hrs) * _V / (lrs * _V + background)
        ours = circuit.read_margin(
            np.full(_SHAPE, _G),
            (m - 1, n // 2),
            scheme=scheme,
            v=_V,
            g_lrs=lrs,
            g_hrs=hrs,
            tolerance=_SOLVED,
        ).margin
        source = "Kirchhoff, lines at one potential each"
        found.append(_point(f"read margin, scheme {scheme}", theirs, ours, source, "1"))
    return found


def _sinh() -> Point:
    law = circuit.Sinh(v0=0.1)
    s = circuit.solve(np.full(_SHAPE, _G), np.full(_SHAPE[0], _V), cell=law)
    theirs = _SHAPE[0] * _G * 0.1 * np.sinh(_V / 0.1)
    return _point("ideal read of sinh cells", theirs, s.i_bit_line[0], "i = sum of g v0 sinh(v/v0)")
