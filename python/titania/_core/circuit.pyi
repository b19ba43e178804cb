"""
Kirchhoff's equations of a crossbar.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import typing
__all__: list[str] = ['LinearNetwork', 'RawSolution', 'SolveReport', 'conductances', 'spice', 'with_open_terminals']
class SolveReport:
    """
    What a solve achieved; for a batch, the worst of its inputs.
    """
    def __repr__(self) -> str:
        ...
    @property
    def converged(self) -> bool:
        """
        Tolerance reached.
        """
    @property
    def error_bound(self) -> float:
        """
        Bound on the error of every output current, relative to the largest.
        """
    @property
    def iterations(self) -> int:
        """
        Sweeps over all lines.
        """
    @property
    def method(self) -> str:
        """
        Algorithm used.
        """
    @property
    def residual(self) -> float:
        """
        Largest imbalance of a node, relative to the largest branch current.
        """
class RawSolution:
    """
    Arrays of a solve, batch first.
    """
    @property
    def i_bit_line(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def i_cell(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def i_word_line(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def power(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def power_cells(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def power_terminals(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def power_wires(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def report(self) -> SolveReport:
        ...
    @property
    def v_bit_line(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
    @property
    def v_word_line(self) -> numpy.typing.NDArray[numpy.float64]:
        ...
class LinearNetwork:
    """
    A crossbar of linear cells and wires, prepared once and solved for
    any number of inputs.
    """
    def __init__(self, g: numpy.typing.ArrayLike, wires: titania._core.Wires) -> None:
        ...
    def bit_line_voltages(self, v_bit_line: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        A copy as float64 of v_bit_line, (bit lines,).
        """
    def solve(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], method: str, tolerance: typing.SupportsFloat | typing.SupportsIndex, max_iterations: typing.SupportsInt | typing.SupportsIndex, nodes: bool) -> RawSolution:
        """
        Solves v (batch, word lines), V, against v_bit_line (bit lines,), V.
        """
    def voltages(self, v: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        A copy as float64 of v, (word lines,) or (batch, word lines).
        """
    @property
    def conductance(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        A copy of g (rows, cols), S.
        """
    @property
    def shape(self) -> tuple[int, int]:
        ...
def conductances(g: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
    """
    g as float64, without a copy if it is that already.  ShapeError unless it is a matrix.
    """
def spice(g: numpy.typing.ArrayLike, wires: titania._core.Wires, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> str:
    """
    The netlist of one input v (word lines,), V, against v_bit_line (bit lines,), V.
    """
def with_open_terminals(wires: titania._core.Wires, rows: typing.SupportsInt | typing.SupportsIndex, cols: typing.SupportsInt | typing.SupportsIndex, floating_word_lines: collections.abc.Sequence[bool], floating_bit_lines: collections.abc.Sequence[bool]) -> titania._core.Wires:
    """
    The wires with r_source or r_sense infinite where a mask (one bool per line) is true.
    """
