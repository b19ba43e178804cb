"""
Matrices of any size on crossbars.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import titania._core.array
import titania._core.circuit
import titania._core.device
import titania._core.energy
import titania._core.mapping
import titania._core.nonideality
import titania._core.periphery
import typing
__all__: list[str] = ['Tile', 'TileConfig']
class TileConfig:
    """
    Everything that decides how well a matrix product works on crossbars, and its cost.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> TileConfig:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: TileConfig) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, rows: int = ..., cols: int = ..., device: titania._core.device.Ideal | titania._core.device.Tio2Passive | titania._core.device.Vteam | titania._core.device.CustomModel = ..., nonidealities: collections.abc.Iterable[titania._core.nonideality.ProgrammingError | titania._core.nonideality.RangeSpread | titania._core.nonideality.StuckCells | titania._core.nonideality.PowerLawDrift | titania._core.nonideality.ReadNoise] = ..., wires: titania._core.circuit.Wires = ..., write: titania._core.array.WriteScheme = ..., method: typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct'] = ..., t_read: float = ..., mapping: titania._core.mapping.DifferentialPair = ..., dac: titania._core.periphery.Dac = ..., adc: titania._core.periphery.Adc = ..., v_read: float = ..., driver: typing.Literal['linear', 'low_rail', 'switched'] = ..., node: float = ..., adc_model: typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] = ..., cell_pitch: float = ...) -> None:
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
            mapping: How weights become conductances.
            dac: Word-line drivers.
            adc: Converters, one per output.
            v_read: Voltage of the largest input.  Unit: V.  Source: Prezioso 2015, Fahimi 2021: read at 0.1 V.
            driver: Where the word lines' current comes from.  Source: [choice].
            node: CMOS node of the periphery.  Unit: m.  Source: [choice].
            adc_model: Whose figure a conversion's energy is.  Source: [choice].
            cell_pitch: Pitch of the cells.  Unit: m.  Source: Prezioso 2015: 600 nm.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def array(self, rows: typing.SupportsInt | typing.SupportsIndex, cols: typing.SupportsInt | typing.SupportsIndex) -> titania._core.array.ArrayConfig:
        """
        The ArrayConfig of this tile's arrays, cut to rows x cols.
        """
    def replace(self, **kwargs) -> TileConfig:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def adc(self) -> titania._core.periphery.Adc:
        """
        Converters, one per output.
        """
    @property
    def adc_model(self) -> typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc']:
        """
        Whose figure a conversion's energy is.
        """
    @property
    def cell_pitch(self) -> float:
        """
        Pitch of the cells.  Unit: m.
        """
    @property
    def cols(self) -> int:
        """
        Bit lines (outputs).
        """
    @property
    def dac(self) -> titania._core.periphery.Dac:
        """
        Word-line drivers.
        """
    @property
    def device(self) -> titania._core.device.Ideal | titania._core.device.Tio2Passive | titania._core.device.Vteam | titania._core.device.CustomModel:
        """
        Model of a cell.
        """
    @property
    def driver(self) -> typing.Literal['linear', 'low_rail', 'switched']:
        """
        Where the word lines' current comes from.
        """
    @property
    def mapping(self) -> titania._core.mapping.DifferentialPair:
        """
        How weights become conductances.
        """
    @property
    def method(self) -> typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct']:
        """
        How reads without noise solve the wires: transfer (a matrix per programmed state, then products; pays from about 100 inputs on), iterative, direct, or ideal for ideal wires.  auto is transfer for up to 16384 cells, else iterative; it never looks at the batch.
        """
    @property
    def node(self) -> float:
        """
        CMOS node of the periphery.  Unit: m.
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
    def v_read(self) -> float:
        """
        Voltage of the largest input.  Unit: V.
        """
    @property
    def wires(self) -> titania._core.circuit.Wires:
        """
        Lines, drivers and amplifiers.
        """
    @property
    def write(self) -> titania._core.array.WriteScheme:
        """
        How cells are written.
        """
class Tile:
    """
    A matrix of any size on crossbars: y = W x through DACs, arrays and one
    converter per output.
    
    weight has torch's shape (out_features, in_features); config defaults to the
    preset tio2_passive.  tile @ x has NumPy's meaning, tile(x) is batch-first.
    Call calibrate(x) with typical inputs to fix the converters' ranges; until then
    they follow every input, and nothing is clipped.
    """
    __array_ufunc__ = None
    def __call__(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear') -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).
        
        index is the number of the first input and decides its noise; by default the tile
        counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.
        """
    def __copy__(self) -> Tile:
        ...
    def __deepcopy__(self, arg0: dict) -> Tile:
        ...
    def __getstate__(self) -> bytes:
        ...
    def __init__(self, weight: numpy.typing.ArrayLike, config: TileConfig | None = None, *, seed: int | None = None, name: str = 'tile') -> None:
        ...
    def __matmul__(self, x: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (out, k) for inputs x (in,) or (in, k).
        """
    def __repr__(self) -> str:
        ...
    def __rmatmul__(self, x: typing.Any) -> None:
        """
        Refused: arrays are read one way only.
        """
    def __setstate__(self, arg0: bytes) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def advance(self, seconds: typing.SupportsFloat | typing.SupportsIndex, *, temperature: typing.SupportsFloat | typing.SupportsIndex = 298.15) -> None:
        """
        Lets time pass: seconds at a temperature (K).
        """
    def calibrate(self, x: numpy.typing.ArrayLike) -> None:
        """
        Sets the converters' ranges from typical inputs (batch, in).
        
        One range for all outputs: neither gain nor offset of a column is corrected, so what
        wires and stuck cells do to it stays.
        """
    def measure(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], titania._core.Activity, titania._core.energy.EnergyReport]:
        """
        (outputs, Activity, EnergyReport): a call, and what it cost per input.
        
        energy and sample are those of Crossbar.measure(), the same for every array.
        """
    def program(self) -> titania._core.ProgramActivity:
        """
        Writes the same weights again, with new errors; returns a ProgramActivity.
        """
    @property
    def arrays(self) -> list[titania._core.array.Crossbar]:
        """
        Copies of the arrays as they are now.
        """
    @property
    def config(self) -> TileConfig:
        """
        The TileConfig it was made with.
        """
    @property
    def current_ranges(self) -> list[float] | None:
        """
        Full scale of the converters of each array, A; None until calibrated.
        """
    @property
    def effective_weight(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The weights (out, in) that the conductances stand for now, wires and noise aside.
        """
    @property
    def hardware(self) -> titania._core.Hardware:
        """
        The circuits it needs.
        """
    @property
    def in_features(self) -> int:
        """
        Inputs.
        """
    @property
    def input_range(self) -> float | None:
        """
        Magnitude of an input that drives v_read; None until calibrated.
        """
    @property
    def inputs_read(self) -> int:
        """
        Inputs so far without an index of their own.
        """
    @property
    def last_program(self) -> titania._core.ProgramActivity:
        """
        ProgramActivity of the last programming, all arrays together.
        """
    @property
    def layout(self) -> titania._core.mapping.Layout:
        """
        The mapping.Layout of its weights; .blocks() are those of its arrays.
        """
    @property
    def name(self) -> str:
        """
        Name of its random streams.
        """
    @property
    def out_features(self) -> int:
        """
        Outputs.
        """
    @property
    def seed(self) -> int:
        """
        Seed of everything random about it.
        """
    @property
    def shape(self) -> tuple[int, int]:
        """
        (out_features, in_features).
        """
    @property
    def weight(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        The weights that were asked for (out, in).
        """
    @property
    def workload(self) -> titania._core.Workload:
        """
        What one input computes: one layer.
        """
