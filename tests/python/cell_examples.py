"""An example of every cell that a circuit can have, no field at its default."""

import titania as ti

CELL_EXAMPLES = [
    ti.circuit.Linear(),
    ti.circuit.Sinh(v0=0.3),
    ti.circuit.Cubic(c=[[0.5, 0.25], [2.0, 1 / 3]]),
    ti.circuit.OneTransistorOneResistor(
        cell=ti.circuit.Sinh(v0=0.2), r_on=2500.0, g_off=1e-9, on=[[1.0, 0.0], [0.0, 1.0]]
    ),
    ti.circuit.OneSelectorOneResistor(cell=ti.circuit.Cubic(c=0.5), i0=1e-11, v0=0.04),
]
