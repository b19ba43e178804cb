"""
Crossbars: cells, wires and a clock.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import titania._core.circuit
import titania._core.device
import titania._core.energy
import titania._core.nonideality
import typing
__all__: list[str] = ['ArrayConfig', 'Crossbar', 'WriteScheme']
class WriteScheme:
    """
    How cells are written, as far as time and energy are concerned.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> WriteScheme:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: WriteScheme) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, pulses: int = ..., t_pulse: float = ..., v_start: float = ..., v_stop: float = ...) -> None:
        """
        Fields:
            pulses: Pulses per cell.  Source: Fahimi et al., Sci. Rep. (2021): about 50 to within 2 %.
            t_pulse: Length of a pulse.  Unit: s.  Source: Fahimi 2021: 1.1 ms.
            v_start: Amplitude at which a ramp starts.  Unit: V.  Source: Fahimi 2021: 0.5 V.
            v_stop: Amplitude at which a typical cell has switched.  Unit: V.  Source: [derived] mean threshold plus three standard deviations (Prezioso 2015).
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> WriteScheme:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def pulses(self) -> int:
        """
        Pulses per cell.
        """
    @property
    def t_pulse(self) -> float:
        """
        Length of a pulse.  Unit: s.
        """
    @property
    def v_start(self) -> float:
        """
        Amplitude at which a ramp starts.  Unit: V.
        """
    @property
    def v_stop(self) -> float:
        """
        Amplitude at which a typical cell has switched.  Unit: V.
        """
class ArrayConfig:
    """
    One crossbar: size, cells, wires and what is not ideal about them.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> ArrayConfig:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: ArrayConfig) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, rows: int = ..., cols: int = ..., device: titania._core.device.Ideal | titania._core.device.Tio2Passive | titania._core.device.Vteam | titania._core.device.CustomModel = ..., nonidealities: collections.abc.Iterable[titania._core.nonideality.ProgrammingError | titania._core.nonideality.RangeSpread | titania._core.nonideality.StuckCells | titania._core.nonideality.PowerLawDrift | titania._core.nonideality.ReadNoise] = ..., wires: titania._core.circuit.Wires = ..., write: WriteScheme = ..., method: typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct'] = ..., t_read: float = ...) -> None:
        """
        Fields:
            rows: Word lines (inputs).  Source: [choice].
            cols: Bit lines (outputs).  Source: [choice].
            device: Model of a cell.
            nonidealities: What is not ideal, each kind at most once; their order does not matter.
            wires: Lines, drivers and amplifiers.
            write: How cells are written.
            method: How reads without noise solve the wires: transfer (a matrix per programmed state, then products; pays from about 100 inputs on), iterative, direct, or ideal for ideal wires.  auto is transfer for up to 16384 cells, else iterative; it never looks at the batch.
            t_read: Duration of a read.  Unit: s.  Source: [choice] 100 ns, as in ISAAC.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> ArrayConfig:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def cols(self) -> int:
        """
        Bit lines (outputs).
        """
    @property
    def device(self) -> titania._core.device.Ideal | titania._core.device.Tio2Passive | titania._core.device.Vteam | titania._core.device.CustomModel:
        """
        Model of a cell.
        """
    @property
    def method(self) -> typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct']:
        """
        How reads without noise solve the wires: transfer (a matrix per programmed state, then products; pays from about 100 inputs on), iterative, direct, or ideal for ideal wires.  auto is transfer for up to 16384 cells, else iterative; it never looks at the batch.
        """
    @property
    def nonidealities(self) -> tuple[titania._core.nonideality.ProgrammingError | titania._core.nonideality.RangeSpread | titania._core.nonideality.StuckCells | titania._core.nonideality.PowerLawDrift | titania._core.nonideality.ReadNoise, ...]:
        """
        What is not ideal, each kind at most once; their order does not matter.
        """
    @property
    def rows(self) -> int:
        """
        Word lines (inputs).
        """
    @property
    def t_read(self) -> float:
        """
        Duration of a read.  Unit: s.
        """
    @property
    def wires(self) -> titania._core.circuit.Wires:
        """
        Lines, drivers and amplifiers.
        """
    @property
    def write(self) -> WriteScheme:
        """
        How cells are written.
        """
class Crossbar:
    """
    An array of memristors with its wires and its clock.
    
    Everything random follows from (seed, name) and from what was done to the
    array.  seed=None draws one and records it.  Reading changes nothing but
    the count of inputs, so threads may read one array together.
    """
    def __copy__(self) -> Crossbar:
        ...
    def __deepcopy__(self, arg0: dict) -> Crossbar:
        ...
    def __getstate__(self) -> bytes:
        ...
    def __init__(self, config: ArrayConfig, *, seed: int | None = None, name: str = 'crossbar') -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: bytes) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def advance(self, seconds: typing.SupportsFloat | typing.SupportsIndex, *, temperature: typing.SupportsFloat | typing.SupportsIndex = 298.15) -> None:
        """
        Lets time pass: seconds at a temperature (K).
        """
    def measure(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], titania._core.Activity, titania._core.energy.EnergyReport]:
        """
        (currents, Activity, EnergyReport): read(), what happened in it, and the heat of cells and
        wires per input.  What feeds and reads an array costs more: a Tile has it.
        
        energy: 'exact' solves the heat of every input, 'sampled' that of `sample` inputs of the
        batch, drawn by their numbers (by default a sixteenth, 16 at least), and gives the variance
        of the estimate in Activity.cell_energy_variance and wire_energy_variance.
        """
    def program(self, target: numpy.typing.ArrayLike, *, clip: bool = False) -> titania._core.ProgramActivity:
        """
        Writes conductances target (rows, cols), S, and starts the clock anew.
        
        A target outside the device's range raises ArgumentError, or with clip=True goes to the
        nearer end.  Returns a ProgramActivity with the number of clipped cells.
        """
    def read(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear') -> numpy.typing.NDArray[numpy.float64]:
        """
        Bit-line currents (cols,) or (batch, cols), A, for voltages v (rows,) or (batch,
        rows), V.  index is the number of the first input and decides its noise; by default the
        array counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.  law: 'linear',
        i = g v, which neglects Tio2Passive.cubic_share(g) v^2 of a TiO2 cell's current, or
        'device', the device model's own.
        """
    def read_pairs(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear') -> numpy.typing.NDArray[numpy.float64]:
        """
        Differences (cols / 2,) or (batch, cols / 2), A, of the currents of neighbouring bit
        lines, column 2 j minus column 2 j + 1, as one amplifier per pair senses them.  Arguments
        as for read(); through ideal wires it takes half the time, and other draws of noise.
        """
    @property
    def age(self) -> float:
        """
        Seconds since the last programming.
        """
    @property
    def conductance(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        Conductances now (rows, cols), S, as a noise-free read sees them; a read-only view of
        the array as it is now, which later programming does not change.
        """
    @property
    def config(self) -> ArrayConfig:
        """
        The ArrayConfig it was made with.
        """
    @property
    def inputs_read(self) -> int:
        """
        Inputs read so far without an index of their own.
        """
    @property
    def last_program(self) -> titania._core.ProgramActivity:
        """
        ProgramActivity of the last programming.
        """
    @property
    def name(self) -> str:
        """
        Name of its random streams.
        """
    @property
    def planes(self) -> dict[str, numpy.typing.NDArray[numpy.float64]]:
        """
        What was drawn per cell at fabrication: name to (rows, cols).
        """
    @property
    def seed(self) -> int:
        """
        Seed of everything random about it.
        """
    @property
    def shape(self) -> tuple[int, int]:
        """
        (word lines, bit lines).
        """
    @property
    def stuck(self) -> list[tuple[int, int, float]]:
        """
        Stuck cells: (row, col, conductance in S).
        """
