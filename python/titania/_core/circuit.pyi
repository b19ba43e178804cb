"""
Kirchhoff's equations of a crossbar.
"""
from __future__ import annotations
import numpy
import numpy.typing
import titania._core
import typing
__all__: list[str] = ['LinearNetwork', 'RawSolution', 'SolveReport', 'TransferMatrix', 'transfer_matrix']
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
    def shape(self) -> tuple[int, int]:
        ...
class TransferMatrix:
    """
    A crossbar of linear cells as its terminals see it, wires included:
    
        i_bit_line = v @ t.matrix - v_bit_line @ t.sense
        i_word_line = v @ t.driver - v_bit_line @ t.matrix.T
    
    Exact to rounding.  The blocks driver and sense are computed if asked for.
    """
    def __init__(self, g: numpy.typing.ArrayLike, wires: titania._core.Wires | None = None, *, driver: bool = False, sense: bool = False) -> None:
        """
        g (rows, cols), S, finite and not negative; ArgumentError or ShapeError otherwise.
        """
    def __repr__(self) -> str:
        ...
    def update(self, rows: typing.Any, cols: typing.Any, g: typing.Any) -> None:
        """
        Gives cells (rows[k], cols[k]) the conductances g[k], S.  Few cells cost one solve
        each, many a fresh merge; exact to rounding either way, after any number of updates.
        ArgumentError or ShapeError for what is not allowed; then nothing has changed.
        """
    @property
    def conductance(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Conductances that it stands for (rows, cols), S.
        """
    @property
    def driver(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (rows, rows), S, symmetric; ArgumentError if it was not asked for.
        """
    @property
    def matrix(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (rows, cols), S.
        """
    @property
    def sense(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (cols, cols), S, symmetric; ArgumentError if it was not asked for.
        """
    @property
    def shape(self) -> tuple[int, int]:
        """
        (rows, cols).
        """
def transfer_matrix(g: numpy.typing.ArrayLike, wires: titania._core.Wires | None = None) -> numpy.typing.NDArray[numpy.float64]:
    """
    Transfer matrix (rows, cols), S, of a crossbar with wires.
    """
