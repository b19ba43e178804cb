"""Crossbars with wire resistance, solved by ngspice (ascii raw, 16 digits)."""

from __future__ import annotations

from typing import Any

import numpy as np

from titania import circuit
from titania.validation._goldens import Worst, golden
from titania.validation._point import Point

_SIZES = ("2x3", "4x4", "16x8", "32x32")
_KINDS = {
    "basic": "wires",
    "rterm": "wires and terminals",
    "both": "driven at both ends",
    "both_rterm": "driven at both ends, terminals",
    "float": "floating lines",
    "sinh": "sinh cells",
}
_TOLERANCE = 1e-9
_NONLINEAR = 1e-8  # ngspice's own convergence


def points() -> list[Point]:
    """Bit-line currents and node voltages: per kind, the worst value over four sizes."""
    return [p for kind, name in _KINDS.items() for p in _compare(kind, name)]


def _compare(kind: str, name: str) -> list[Point]:
    currents, voltages = Worst(), Worst()
    for size in _SIZES:
        case = golden(f"spice_{kind}_{size}.json")
        theirs, ours = case["ngspice"], _solve(case["inputs"])
        currents.add(theirs["output_currents"], ours.i_bit_line)
        voltages.add(theirs["v_word"], ours.v_word_line)
        voltages.add(theirs["v_bit"], ours.v_bit_line)
    source = f"ngspice, spice_{kind}_*.json"
    tolerance = _NONLINEAR if kind == "sinh" else _TOLERANCE
    return [
        currents.point(f"ngspice, {name}: bit-line currents", "A", source, tolerance),
        voltages.point(f"ngspice, {name}: node voltages", "V", source, tolerance),
    ]


def _solve(given: dict[str, Any]) -> circuit.Solution:
    wires = circuit.Wires(
        r_word_line=given["r_wl"],
        r_bit_line=given["r_bl"],
        r_source=given["r_driver"],
        r_sense=given["r_sense"],
        drive=given["drive"],
    )
    return circuit.solve(
        np.array(given["conductances"]),
        np.array(given["applied_voltages"]),
        wires=wires,
        cell=None if given["vo"] is None else circuit.Sinh(v0=given["vo"]),
        floating_word_lines=given["row_floating"],
        floating_bit_lines=given["col_floating"],
        tolerance=1e-12,
    )
