"""
Kirchhoff's equations of a crossbar.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import titania._core.device
import typing
__all__: list[str] = ['ConvergenceError', 'Cubic', 'Linear', 'LinearNetwork', 'NonlinearNetwork', 'OneSelectorOneResistor', 'OneTransistorOneResistor', 'Power', 'PowerEstimate', 'RawSolution', 'Sinh', 'SolveReport', 'TransferMatrix', 'Wires', 'bias', 'conductances', 'transfer_matrix', 'with_open_terminals']
class Wires:
    """
    The lines of a crossbar, resistances in ohm and capacitances in farad per segment.
    
    One segment lies between a terminal and the first node at every driven or sensed end, in
    series with r_source or r_sense.  A resistance is a scalar or an array: r_word_line and
    r_bit_line (rows, cols), one more column or row if driven or sensed at both ends; r_source
    (rows,), r_sense (cols,).  0 is ideal and exact, infinity is open.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Wires:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Wires) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, r_word_line: numpy.typing.ArrayLike = ..., r_bit_line: numpy.typing.ArrayLike = ..., r_source: numpy.typing.ArrayLike = ..., r_sense: numpy.typing.ArrayLike = ..., drive: typing.Literal['left', 'both'] = ..., sense: typing.Literal['bottom', 'both'] = ..., c_word_line: float = ..., c_bit_line: float = ...) -> None:
        """
        Fields:
            r_word_line: Resistance of a word-line segment.  Unit: ohm.
            r_bit_line: Resistance of a bit-line segment.  Unit: ohm.
            r_source: Resistance of a word-line driver.  Unit: ohm.
            r_sense: Resistance of a bit-line amplifier to its virtual ground.  Unit: ohm.
            drive: Ends at which the word lines are driven.
            sense: Ends at which the bit lines are sensed.
            c_word_line: Capacitance of a word-line segment with its cell.  Unit: F.
            c_bit_line: Capacitance of a bit-line segment with its cell.  A bit line is held at ground while it is read, so this costs no energy; it delays settling, which is not modelled yet.  Unit: F.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Wires:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def c_bit_line(self) -> float:
        """
        Capacitance of a bit-line segment with its cell.  A bit line is held at ground while it is read, so this costs no energy; it delays settling, which is not modelled yet.  Unit: F.
        """
    @property
    def c_word_line(self) -> float:
        """
        Capacitance of a word-line segment with its cell.  Unit: F.
        """
    @property
    def drive(self) -> typing.Literal['left', 'both']:
        """
        Ends at which the word lines are driven.
        """
    @property
    def r_bit_line(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        Resistance of a bit-line segment.  Unit: ohm.
        """
    @property
    def r_sense(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        Resistance of a bit-line amplifier to its virtual ground.  Unit: ohm.
        """
    @property
    def r_source(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        Resistance of a word-line driver.  Unit: ohm.
        """
    @property
    def r_word_line(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        Resistance of a word-line segment.  Unit: ohm.
        """
    @property
    def sense(self) -> typing.Literal['bottom', 'both']:
        """
        Ends at which the bit lines are sensed.
        """
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
        Bound on the error of every output current, relative to the largest; inf where none is known: see error_estimate.
        """
    @property
    def error_estimate(self) -> float | None:
        """
        What the error of a transfer matrix is likely to be, on the same scale; no bound.  None for methods that have one.
        """
    @property
    def iterations(self) -> int:
        """
        Sweeps over all lines.
        """
    @property
    def method(self) -> str:
        """
        Algorithm used: 'ideal', 'iterative', 'transfer' or 'direct'.
        """
    @property
    def residual(self) -> float:
        """
        Largest imbalance of a node, relative to the largest branch current.
        """
class ConvergenceError(RuntimeError):
    """
    A solve did not reach its tolerance; report is its SolveReport.
    """
class Power:
    """
    Power drawn from the sources, and where it goes.
    """
    def __repr__(self) -> str:
        ...
    @property
    def cells(self) -> float:
        """
        W, heat in the cells.
        """
    @property
    def sources(self) -> float:
        """
        W drawn from both kinds of terminals.
        """
    @property
    def terminals(self) -> float:
        """
        W, heat in r_source and r_sense.
        """
    @property
    def wires(self) -> float:
        """
        W, heat in the line segments.
        """
class PowerEstimate:
    """
    Mean power per input of a batch, from some of its inputs.
    """
    def __repr__(self) -> str:
        ...
    @property
    def batch(self) -> int:
        """
        Inputs they stand for.
        """
    @property
    def mean(self) -> Power:
        """
        Power, of an input.
        """
    @property
    def sample(self) -> int:
        """
        Inputs that were solved.
        """
    @property
    def standard_error(self) -> Power:
        """
        Power, of the mean; 0 if every input was solved.
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
    A crossbar of linear cells and wires, prepared once and solved for any number of inputs.
    """
    def __init__(self, g: numpy.typing.ArrayLike, wires: Wires) -> None:
        ...
    def bit_line_voltages(self, v_bit_line: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        A copy as float64 of v_bit_line, (bit lines,).
        """
    def estimate_power(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sample: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, tolerance: typing.SupportsFloat | typing.SupportsIndex) -> PowerEstimate:
        """
        Mean power of v (batch, word lines), V, from some of its inputs.
        """
    def solve(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], method: str, tolerance: typing.SupportsFloat | typing.SupportsIndex, max_iterations: typing.SupportsInt | typing.SupportsIndex, allow_unconverged: bool, power: bool, nodes: bool) -> RawSolution:
        """
        Solves v (batch, word lines), V, against v_bit_line (bit lines,), V.
        """
    def spice(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> str:
        """
        The netlist of one input v (word lines,), V, against v_bit_line (bit lines,), V.
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
class Linear:
    """
    Ohm's law, i = g v.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Linear:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Linear) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self) -> None:
        """
        Fields:
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).
        """
    def replace(self, **kwargs) -> Linear:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
class Sinh:
    """
    i = g v0 sinh(v / v0): g is the conductance at small voltages.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Sinh:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Sinh) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, v0: float = ...) -> None:
        """
        Fields:
            v0: Voltage at which the law bends.  Unit: V.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).
        """
    def replace(self, **kwargs) -> Sinh:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def v0(self) -> float:
        """
        Voltage at which the law bends.  Unit: V.
        """
class Cubic:
    """
    i = g v (1 + c v^2), with one c for all cells or one per cell.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Cubic:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Cubic) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, c: numpy.typing.ArrayLike = ...) -> None:
        """
        Fields:
            c: Strength of the cubic term.  Unit: 1/V^2.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).
        """
    def replace(self, **kwargs) -> Cubic:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def c(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        Strength of the cubic term.  Unit: 1/V^2.
        """
class OneTransistorOneResistor:
    """
    1T1R: a cell behind a transistor, which is a resistance of r_on where `on` is 1, and where
    it is 0 conducts no more than its leakage, g_off.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> OneTransistorOneResistor:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: OneTransistorOneResistor) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, cell: Linear | Sinh | Cubic | titania._core.CellLaw | titania._core.device.Tio2Passive = ..., r_on: float = ..., g_off: float = ..., on: numpy.typing.ArrayLike = ...) -> None:
        """
        Fields:
            cell: The cell behind the transistor.
            r_on: Resistance of a transistor that is on.  Unit: ohm.  Source: [choice].
            g_off: Conductance of a transistor that is off.  Unit: S.
            on: 1 where the transistor is on, 0 where it is off: a scalar, (rows,) or (rows, cols).
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).
        """
    def replace(self, **kwargs) -> OneTransistorOneResistor:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def cell(self) -> Linear | Sinh | Cubic | titania._core.CellLaw | titania._core.device.Tio2Passive:
        """
        The cell behind the transistor.
        """
    @property
    def g_off(self) -> float:
        """
        Conductance of a transistor that is off.  Unit: S.
        """
    @property
    def on(self) -> float | numpy.typing.NDArray[numpy.float64]:
        """
        1 where the transistor is on, 0 where it is off: a scalar, (rows,) or (rows, cols).
        """
    @property
    def r_on(self) -> float:
        """
        Resistance of a transistor that is on.  Unit: ohm.
        """
class OneSelectorOneResistor:
    """
    1S1R: a cell behind a selector of i = i0 sinh(v / v0).
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> OneSelectorOneResistor:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: OneSelectorOneResistor) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, cell: Linear | Sinh | Cubic | titania._core.CellLaw | titania._core.device.Tio2Passive = ..., i0: float = ..., v0: float = ...) -> None:
        """
        Fields:
            cell: The cell behind the selector.
            i0: Current scale of the selector.  Unit: A.  Source: [choice].
            v0: Voltage scale of the selector: a step of 2.3 v0 is a decade of current.  Unit: V.  Source: [choice].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of conductance g (S) at v (V), all (rows, cols).
        """
    def replace(self, **kwargs) -> OneSelectorOneResistor:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def cell(self) -> Linear | Sinh | Cubic | titania._core.CellLaw | titania._core.device.Tio2Passive:
        """
        The cell behind the selector.
        """
    @property
    def i0(self) -> float:
        """
        Current scale of the selector.  Unit: A.
        """
    @property
    def v0(self) -> float:
        """
        Voltage scale of the selector: a step of 2.3 v0 is a decade of current.  Unit: V.
        """
class NonlinearNetwork:
    """
    A crossbar of cells of any law and wires, prepared once and solved for any number of inputs.
    """
    def __init__(self, g: numpy.typing.ArrayLike, wires: Wires, cell: typing.Any) -> None:
        ...
    def bit_line_voltages(self, v_bit_line: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        A copy as float64 of v_bit_line, (bit lines,).
        """
    def estimate_power(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], sample: typing.SupportsInt | typing.SupportsIndex, seed: typing.SupportsInt | typing.SupportsIndex, tolerance: typing.SupportsFloat | typing.SupportsIndex) -> PowerEstimate:
        """
        Mean power of v (batch, word lines), V, from some of its inputs.
        """
    def solve(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], method: str, tolerance: typing.SupportsFloat | typing.SupportsIndex, max_iterations: typing.SupportsInt | typing.SupportsIndex, allow_unconverged: bool, power: bool, nodes: bool) -> RawSolution:
        """
        Solves v (batch, word lines), V, against v_bit_line (bit lines,), V.
        """
    def spice(self, v: typing.Annotated[numpy.typing.ArrayLike, numpy.float64], v_bit_line: typing.Annotated[numpy.typing.ArrayLike, numpy.float64]) -> str:
        """
        The netlist of one input v (word lines,), V, against v_bit_line (bit lines,), V.
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
class TransferMatrix:
    """
    A crossbar of linear cells as its terminals see it, wires included:
    
        i_bit_line = v @ t.matrix - v_bit_line @ t.sense
        i_word_line = v @ t.driver - v_bit_line @ t.matrix.T
    
    Exact to rounding.  The blocks driver and sense are computed if asked for.
    """
    def __init__(self, g: numpy.typing.ArrayLike, wires: Wires | None = None, *, driver: bool = False, sense: bool = False, keep_tree: bool = False) -> None:
        """
        g (rows, cols), S, finite and not negative; ArgumentError or ShapeError otherwise.
        keep_tree keeps blocks of the merging, about 30 times the memory of g, so that update()
        merges only the parts of the array anew that have changed.
        """
    def __repr__(self) -> str:
        ...
    def update(self, rows: typing.Any, cols: typing.Any, g: typing.Any) -> None:
        """
        Gives cells (rows[k], cols[k]) the conductances g[k], S.  Few cells cost about
        one read each, many a merge of the array or, with keep_tree, of its parts that have
        changed; exact to rounding either way, after any number of updates.
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
def bias(scheme: str, rows: typing.SupportsInt | typing.SupportsIndex, cols: typing.SupportsInt | typing.SupportsIndex, selected_rows: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], selected_cols: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex], v: typing.SupportsFloat | typing.SupportsIndex) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.bool], numpy.typing.NDArray[numpy.bool]]:
    """
    Voltages (V) of word lines and bit lines, then the masks of those that float.
    ArgumentError for an unknown scheme or a line outside the array.
    """
def conductances(g: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
    """
    g as float64, without a copy if it is that already.  ShapeError unless it is a matrix.
    """
def transfer_matrix(g: numpy.typing.ArrayLike, wires: Wires | None = None) -> numpy.typing.NDArray[numpy.float64]:
    """
    Transfer matrix (rows, cols), S, of a crossbar with wires.
    """
def with_open_terminals(wires: Wires, rows: typing.SupportsInt | typing.SupportsIndex, cols: typing.SupportsInt | typing.SupportsIndex, floating_word_lines: collections.abc.Sequence[bool], floating_bit_lines: collections.abc.Sequence[bool]) -> Wires:
    """
    The wires with r_source or r_sense infinite where a mask (one bool per line) is true.
    """
