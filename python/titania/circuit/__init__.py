"""Kirchhoff's equations of a crossbar, solved exactly; selecting one cell of it.

To select a cell, its word line is at v and its bit line at 0 V, whose current is sensed.  A scheme
says what happens to all other lines:

=============  ================  ================  =================================
scheme         other word lines  other bit lines   cells see, with ideal wires
=============  ================  ================  =================================
``floating``   float             float             sneak paths of three and more cells
``grounded``   0 V               0 V               v along the selected word line
``v/2``        v / 2             v / 2             v / 2 along both selected lines
``v/3``        v / 3             2 v / 3           v / 3 everywhere
=============  ================  ================  =================================

A write takes the same schemes with a larger v of either sign.
"""

from titania._core import CellLaw
from titania._core.circuit import (
    Cubic,
    Linear,
    OneSelectorOneResistor,
    OneTransistorOneResistor,
    PowerEstimate,
    Sinh,
    SolveReport,
    TransferMatrix,
    Wires,
)
from titania.circuit._sneak import (
    Bias,
    ReadMargin,
    Scheme,
    bias,
    disturb_ratio,
    effective_conductance,
    read_margin,
)
from titania.circuit._solve import Method, Solution, solve, to_spice, transfer_matrix

__all__ = [
    "Bias",
    "CellLaw",
    "Cubic",
    "Linear",
    "Method",
    "OneSelectorOneResistor",
    "OneTransistorOneResistor",
    "PowerEstimate",
    "ReadMargin",
    "Scheme",
    "Sinh",
    "Solution",
    "SolveReport",
    "TransferMatrix",
    "Wires",
    "bias",
    "disturb_ratio",
    "effective_conductance",
    "read_margin",
    "solve",
    "to_spice",
    "transfer_matrix",
]
