"""Operating points of Qucs from badcrossbar's test suite (MIT licence, D. Joksas).

The file is no part of the project: the points appear where it is found.
"""

from __future__ import annotations

import numpy as np

from titania import circuit
from titania.validation._goldens import Worst, outside
from titania.validation._point import Point

_TOLERANCE = 1e-9


def points() -> list[Point]:
    """Currents of bit lines and cells, node voltages: the worst value of all cases."""
    file = outside("badcrossbar_cases.json")
    if file is None:
        return []
    outputs, cells, voltages = Worst(), Worst(), Worst()
    for case in file["cases"]:
        expected = case["expected"]
        wires = circuit.Wires(r_word_line=case["r_word_line"], r_bit_line=case["r_bit_line"])
        g = [[_conductance(r) for r in row] for row in case["resistances"]]
        s = circuit.solve(g, np.array(case["applied_voltages"]), wires=wires, tolerance=1e-12)
        outputs.add(expected["output_currents"], s.i_bit_line)
        cells.add(expected["device_currents"], s.i_cell)
        voltages.add(expected["v_word"], s.v_word_line)
        voltages.add(expected["v_bit"], s.v_bit_line)
    source = "Qucs, badcrossbar test suite"
    return [
        outputs.point("Qucs: bit-line currents", "A", source, _TOLERANCE),
        cells.point("Qucs: cell currents", "A", source, _TOLERANCE),
        voltages.point("Qucs: node voltages", "V", source, _TOLERANCE),
    ]


def _conductance(resistance: float | str) -> float:
    """An infinite resistance is a text in the file."""
    return 0.0 if isinstance(resistance, str) else 1 / resistance
