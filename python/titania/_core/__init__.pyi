"""
C++ core of titania; use the package, not this module.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import typing
from . import device
from . import nonideality
from . import periphery
from . import zoo
from . import mapping
from . import circuit
from . import energy
from . import array
from . import tile
from . import baseline
from . import accelerator
from . import network
from . import comparison
from . import io
__all__: list[str] = ['Activity', 'ArgumentError', 'CellLaw', 'ConfigError', 'DigitalWork', 'FileError', 'Hardware', 'Interrupted', 'KeyValueCache', 'LayerShape', 'ProgramActivity', 'ROOM_TEMPERATURE', 'RandomStream', 'ShapeError', 'Workload', 'accelerator', 'array', 'baseline', 'circuit', 'comparison', 'device', 'energy', 'engineering', 'expected_one_of', 'io', 'known_name', 'mapping', 'network', 'nonideality', 'periphery', 'product', 'progress', 'require_positive', 'require_range', 'thread_count', 'threads', 'three_digits', 'tile', 'zoo']
class ArgumentError(ValueError):
    """
    An argument has a value that is not allowed; the message names it.
    """
class ConfigError(ArgumentError):
    """
    A field of a config has a value that is not allowed.
    """
class ShapeError(ArgumentError):
    """
    An array does not have the shape that is expected.
    """
class FileError(OSError):
    """
    A file cannot be read or written, or was damaged or changed.
    """
class Interrupted(RuntimeError):
    """
    A long call was cancelled by its progress callback; nothing was changed.
    """
class RandomStream:
    """
    Random numbers as a pure function of (seed, name, event, number): the same for any number
    of threads and any split of the work.  Everything random in Titania comes from such streams;
    an array's are named after it and the effect, as in 'crossbar/ProgrammingError'.
    
    Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, SC11) with Box-Muller; |z| <= 6.66.
    """
    def __init__(self, seed: typing.SupportsInt | typing.SupportsIndex, name: str) -> None:
        ...
    def __repr__(self) -> str:
        ...
    def normal(self, count: typing.SupportsInt | typing.SupportsIndex, *, event: typing.SupportsInt | typing.SupportsIndex = 0, first: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.float64]:
        """
        Numbers first to first + count - 1 of an event, from the standard normal distribution:
        float64 (count,).
        """
    def uniform(self, count: typing.SupportsInt | typing.SupportsIndex, *, event: typing.SupportsInt | typing.SupportsIndex = 0, first: typing.SupportsInt | typing.SupportsIndex = 0) -> numpy.typing.NDArray[numpy.float64]:
        """
        The same, uniform in the open interval (0, 1).
        """
class threads:
    """
    Limits the threads of calls made inside `with titania.threads(n):`.
    
    Changes no result, only the time.
    """
    def __enter__(self) -> None:
        ...
    def __exit__(self, *args) -> None:
        ...
    def __init__(self, n: typing.SupportsInt | typing.SupportsIndex) -> None:
        ...
    def __repr__(self) -> str:
        ...
class progress:
    """
    Tells a function how much of a call is done, inside `with titania.progress(callback):`.
    
    It is called with a fraction in [0, 1], about ten times a second, in the thread of the
    call and in place of the bar.  If it returns False, the call raises Interrupted and has
    changed nothing; an exception that it raises comes through.
    """
    def __enter__(self) -> None:
        ...
    def __exit__(self, *args) -> None:
        ...
    def __init__(self, callback: collections.abc.Callable) -> None:
        ...
    def __repr__(self) -> str:
        ...
class Activity:
    """
    Counted events and solved energies of some inputs.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Activity:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __add__(self, arg0: Activity) -> Activity:
        ...
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Activity) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, inputs: float = ..., sequential_reads: float = ..., array_reads: float = ..., read_time: float = ..., cell_energy: float = ..., wire_energy: float = ..., line_energy: float = ..., array_charge: float = ..., amplifier_charge: float = ..., dac_conversions: float = ..., adc_conversions: float = ..., dac_clipped: float = ..., adc_clipped: float = ..., additions: float = ..., multiplications: float = ..., comparisons: float = ..., buffer_bytes: float = ..., samples: float = ..., integrations: float = ..., adc_steps: float = ..., shift_adds: float = ..., register_bytes: float = ..., memory_bytes: float = ..., link_bytes: float = ..., hop_bytes: float = ..., chip_link_bytes: float = ..., switch_bytes: float = ..., dram_bytes: float = ..., host_bytes: float = ..., digital_macs: float = ..., softmax_elements: float = ..., norm_elements: float = ..., activation_elements: float = ..., cells_written: float = ..., static_time: float = ..., cell_energy_variance: float = ..., wire_energy_variance: float = ..., array_charge_variance: float = ...) -> None:
        """
        Fields:
            inputs: Input vectors (inferences).
            sequential_reads: Reads that follow one another; arrays read at the same moment count once.
            array_reads: Reads summed over all arrays.
            read_time: Duration of the sequential reads.  Unit: s.
            cell_energy: Heat in the cells, v i t of the solved voltages and currents.  Unit: J.
            wire_energy: Heat in the line segments and in the source and sense resistances, solved.  Unit: J.
            line_energy: Charging of the driven lines, C V^2 each read.  Unit: J.
            array_charge: Charge through the arrays, into them at some lines and out at others, solved.  Unit: C.
            amplifier_charge: Charge that the amplifiers must be able to sink: full scale of every conversion, times the read.  Unit: C.
            dac_conversions: Word lines driven, summed over reads.
            adc_conversions: Outputs digitised.
            dac_clipped: Inputs outside the converters' range, each counted once.
            adc_clipped: Outputs outside the converter's range.
            additions: Digital additions: partial sums over arrays, biases.
            multiplications: Digital multiplications: rescaling of an output.
            comparisons: Digital comparisons: ReLU.
            buffer_bytes: Bytes written to or read from the on-chip buffers.  Unit: B.
            samples: Columns sampled and held.
            integrations: Steps of integrators.
            adc_steps: Decision steps of converters that work step by step.
            shift_adds: Partial results of bits and slices shifted and added.
            register_bytes: Bytes written to or read from registers beside the arrays.  Unit: B.
            memory_bytes: Bytes written to or read from the memories of tiles (eDRAM, SRAM).  Unit: B.
            link_bytes: Bytes on the bus inside a tile.  Unit: B.
            hop_bytes: Bytes on the network between tiles, times hops.  Unit: B.
            chip_link_bytes: Bytes between chips.  Unit: B.
            switch_bytes: Bytes between boards, times the switches they pass.  Unit: B.
            dram_bytes: Bytes read from or written to off-chip memory.  Unit: B.
            host_bytes: Bytes to and from the host.  Unit: B.
            digital_macs: MACs of digital units: operands that both change.
            softmax_elements: Elements of softmax.
            norm_elements: Elements normalised.
            activation_elements: Elements through GELU or SiLU.
            cells_written: Cells written.
            static_time: Time for which the hardware's static power belongs to these inputs.  Unit: s.
            cell_energy_variance: Square of the standard error of cell_energy; 0 if every input was solved.  Unit: J2.
            wire_energy_variance: The same of wire_energy.  Unit: J2.
            array_charge_variance: The same of array_charge.  Unit: C2.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Activity:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def activation_elements(self) -> float:
        """
        Elements through GELU or SiLU.
        """
    @property
    def adc_clipped(self) -> float:
        """
        Outputs outside the converter's range.
        """
    @property
    def adc_conversions(self) -> float:
        """
        Outputs digitised.
        """
    @property
    def adc_steps(self) -> float:
        """
        Decision steps of converters that work step by step.
        """
    @property
    def additions(self) -> float:
        """
        Digital additions: partial sums over arrays, biases.
        """
    @property
    def amplifier_charge(self) -> float:
        """
        Charge that the amplifiers must be able to sink: full scale of every conversion, times the read.  Unit: C.
        """
    @property
    def array_charge(self) -> float:
        """
        Charge through the arrays, into them at some lines and out at others, solved.  Unit: C.
        """
    @property
    def array_charge_variance(self) -> float:
        """
        The same of array_charge.  Unit: C2.
        """
    @property
    def array_reads(self) -> float:
        """
        Reads summed over all arrays.
        """
    @property
    def buffer_bytes(self) -> float:
        """
        Bytes written to or read from the on-chip buffers.  Unit: B.
        """
    @property
    def cell_energy(self) -> float:
        """
        Heat in the cells, v i t of the solved voltages and currents.  Unit: J.
        """
    @property
    def cell_energy_variance(self) -> float:
        """
        Square of the standard error of cell_energy; 0 if every input was solved.  Unit: J2.
        """
    @property
    def cells_written(self) -> float:
        """
        Cells written.
        """
    @property
    def chip_link_bytes(self) -> float:
        """
        Bytes between chips.  Unit: B.
        """
    @property
    def comparisons(self) -> float:
        """
        Digital comparisons: ReLU.
        """
    @property
    def dac_clipped(self) -> float:
        """
        Inputs outside the converters' range, each counted once.
        """
    @property
    def dac_conversions(self) -> float:
        """
        Word lines driven, summed over reads.
        """
    @property
    def digital_macs(self) -> float:
        """
        MACs of digital units: operands that both change.
        """
    @property
    def dram_bytes(self) -> float:
        """
        Bytes read from or written to off-chip memory.  Unit: B.
        """
    @property
    def hop_bytes(self) -> float:
        """
        Bytes on the network between tiles, times hops.  Unit: B.
        """
    @property
    def host_bytes(self) -> float:
        """
        Bytes to and from the host.  Unit: B.
        """
    @property
    def inputs(self) -> float:
        """
        Input vectors (inferences).
        """
    @property
    def integrations(self) -> float:
        """
        Steps of integrators.
        """
    @property
    def line_energy(self) -> float:
        """
        Charging of the driven lines, C V^2 each read.  Unit: J.
        """
    @property
    def link_bytes(self) -> float:
        """
        Bytes on the bus inside a tile.  Unit: B.
        """
    @property
    def memory_bytes(self) -> float:
        """
        Bytes written to or read from the memories of tiles (eDRAM, SRAM).  Unit: B.
        """
    @property
    def multiplications(self) -> float:
        """
        Digital multiplications: rescaling of an output.
        """
    @property
    def norm_elements(self) -> float:
        """
        Elements normalised.
        """
    @property
    def read_time(self) -> float:
        """
        Duration of the sequential reads.  Unit: s.
        """
    @property
    def register_bytes(self) -> float:
        """
        Bytes written to or read from registers beside the arrays.  Unit: B.
        """
    @property
    def samples(self) -> float:
        """
        Columns sampled and held.
        """
    @property
    def sequential_reads(self) -> float:
        """
        Reads that follow one another; arrays read at the same moment count once.
        """
    @property
    def shift_adds(self) -> float:
        """
        Partial results of bits and slices shifted and added.
        """
    @property
    def softmax_elements(self) -> float:
        """
        Elements of softmax.
        """
    @property
    def static_time(self) -> float:
        """
        Time for which the hardware's static power belongs to these inputs.  Unit: s.
        """
    @property
    def switch_bytes(self) -> float:
        """
        Bytes between boards, times the switches they pass.  Unit: B.
        """
    @property
    def wire_energy(self) -> float:
        """
        Heat in the line segments and in the source and sense resistances, solved.  Unit: J.
        """
    @property
    def wire_energy_variance(self) -> float:
        """
        The same of wire_energy.  Unit: J2.
        """
class Hardware:
    """
    The circuits that have to be there.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Hardware:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __add__(self, arg0: Hardware) -> Hardware:
        ...
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Hardware) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, arrays: float = ..., cells: float = ..., dacs: float = ..., adcs: float = ..., digital_lanes: float = ..., buffer_bytes: float = ..., columns: float = ..., cores: float = ..., tiles: float = ..., chips: float = ..., boards: float = ..., switch_ports: float = ..., memory_bytes: float = ..., vector_lanes: float = ...) -> None:
        """
        Fields:
            arrays: Crossbar arrays.
            cells: Cells of all arrays.
            dacs: Word-line drivers with their DAC.
            adcs: Converters, each with its amplifier.
            digital_lanes: Outputs with an adder, a multiplier and a comparator of their own.
            buffer_bytes: On-chip buffers.  Unit: B.
            columns: Bit lines of all arrays.
            cores: Groups of arrays that share converters and registers.
            tiles: Tiles.
            chips: Chips.
            boards: Boards, each with a share of a host.
            switch_ports: Ports of the switches that join the boards.
            memory_bytes: Memories of tiles.  Unit: B.
            vector_lanes: Lanes of digital vector units.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Hardware:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def adcs(self) -> float:
        """
        Converters, each with its amplifier.
        """
    @property
    def arrays(self) -> float:
        """
        Crossbar arrays.
        """
    @property
    def boards(self) -> float:
        """
        Boards, each with a share of a host.
        """
    @property
    def buffer_bytes(self) -> float:
        """
        On-chip buffers.  Unit: B.
        """
    @property
    def cells(self) -> float:
        """
        Cells of all arrays.
        """
    @property
    def chips(self) -> float:
        """
        Chips.
        """
    @property
    def columns(self) -> float:
        """
        Bit lines of all arrays.
        """
    @property
    def cores(self) -> float:
        """
        Groups of arrays that share converters and registers.
        """
    @property
    def dacs(self) -> float:
        """
        Word-line drivers with their DAC.
        """
    @property
    def digital_lanes(self) -> float:
        """
        Outputs with an adder, a multiplier and a comparator of their own.
        """
    @property
    def memory_bytes(self) -> float:
        """
        Memories of tiles.  Unit: B.
        """
    @property
    def switch_ports(self) -> float:
        """
        Ports of the switches that join the boards.
        """
    @property
    def tiles(self) -> float:
        """
        Tiles.
        """
    @property
    def vector_lanes(self) -> float:
        """
        Lanes of digital vector units.
        """
class ProgramActivity:
    """
    What writing cells cost; energies are [derived].
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> ProgramActivity:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __add__(self, arg0: ProgramActivity) -> ProgramActivity:
        ...
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: ProgramActivity) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, cells: float = ..., clipped: float = ..., pulses: float = ..., energy: float = ..., energy_low: float = ..., energy_high: float = ..., time: float = ...) -> None:
        """
        Fields:
            cells: Cells written.
            clipped: Targets outside the cell's own range, written to its nearer end.
            pulses: Write pulses.
            energy: Heat in selected and half-selected cells [derived].  Unit: J.
            energy_low: Low end.  Unit: J.
            energy_high: High end.  Unit: J.
            time: One cell after the other.  Unit: s.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> ProgramActivity:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def cells(self) -> float:
        """
        Cells written.
        """
    @property
    def clipped(self) -> float:
        """
        Targets outside the cell's own range, written to its nearer end.
        """
    @property
    def energy(self) -> float:
        """
        Heat in selected and half-selected cells [derived].  Unit: J.
        """
    @property
    def energy_high(self) -> float:
        """
        High end.  Unit: J.
        """
    @property
    def energy_low(self) -> float:
        """
        Low end.  Unit: J.
        """
    @property
    def pulses(self) -> float:
        """
        Write pulses.
        """
    @property
    def time(self) -> float:
        """
        One cell after the other.  Unit: s.
        """
class LayerShape:
    """
    Layers alike with fixed weights.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> LayerShape:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: LayerShape) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., in_features: int = ..., out_features: int = ..., repeats: float = ..., count: int = ..., experts: int = ..., active_experts: int = ..., input_elements: int = ..., weight_bits: float | None = ..., burst: float | None = ...) -> None:
        """
        Fields:
            name: Name of the layer.
            in_features: Inputs.
            out_features: Outputs.
            repeats: Products per inference: positions of a convolution, tokens of a prompt.
            count: Layers alike, each with its own weights.
            experts: Matrices of which each input uses some.
            active_experts: Matrices that each input uses, at most experts.
            input_elements: Different input values per inference; 0: in_features x repeats.  A convolution reads each of its inputs several times.
            weight_bits: Bits per weight of this layer, shared scales included.  None: the workload's.  Unit: bit.
            burst: Products of one inference in a step that has more than one of them: a prompt's tokens.  None: every step of an inference has `repeats`.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> LayerShape:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    def touched(self, batch: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Share of its weights that a batch reads.
        """
    @property
    def active_experts(self) -> int:
        """
        Matrices that each input uses, at most experts.
        """
    @property
    def burst(self) -> float | None:
        """
        Products of one inference in a step that has more than one of them: a prompt's tokens.  None: every step of an inference has `repeats`.
        """
    @property
    def count(self) -> int:
        """
        Layers alike, each with its own weights.
        """
    @property
    def experts(self) -> int:
        """
        Matrices of which each input uses some.
        """
    @property
    def in_features(self) -> int:
        """
        Inputs.
        """
    @property
    def input_elements(self) -> int:
        """
        Different input values per inference; 0: in_features x repeats.  A convolution reads each of its inputs several times.
        """
    @property
    def macs(self) -> float:
        """
        MACs per inference of all of them.
        """
    @property
    def name(self) -> str:
        """
        Name of the layer.
        """
    @property
    def out_features(self) -> int:
        """
        Outputs.
        """
    @property
    def repeats(self) -> float:
        """
        Products per inference: positions of a convolution, tokens of a prompt.
        """
    @property
    def weight_bits(self) -> float | None:
        """
        Bits per weight of this layer, shared scales included.  None: the workload's.  Unit: bit.
        """
    @property
    def weights(self) -> float:
        """
        Weights of all of them.
        """
class DigitalWork:
    """
    What one inference computes without fixed weights.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> DigitalWork:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: DigitalWork) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, attention_macs: float = ..., softmax_elements: float = ..., norm_elements: float = ..., activation_elements: float = ..., additions: float = ...) -> None:
        """
        Fields:
            attention_macs: MACs of two operands that both change: scores and values of attention.
            softmax_elements: Elements of softmax.
            norm_elements: Elements normalised.
            activation_elements: Elements through ReLU, GELU or SiLU, comparisons of pooling.
            additions: Sums and products by element: residuals, biases, rotations of positions, gates.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> DigitalWork:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def activation_elements(self) -> float:
        """
        Elements through ReLU, GELU or SiLU, comparisons of pooling.
        """
    @property
    def additions(self) -> float:
        """
        Sums and products by element: residuals, biases, rotations of positions, gates.
        """
    @property
    def attention_macs(self) -> float:
        """
        MACs of two operands that both change: scores and values of attention.
        """
    @property
    def norm_elements(self) -> float:
        """
        Elements normalised.
        """
    @property
    def softmax_elements(self) -> float:
        """
        Elements of softmax.
        """
class KeyValueCache:
    """
    Keys and values that attention keeps.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> KeyValueCache:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: KeyValueCache) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, read: float = ..., written: float = ..., resident: float = ..., bits: int = ...) -> None:
        """
        Fields:
            read: Elements read per inference.
            written: Elements written per inference.
            resident: Elements kept for each inference under way.
            bits: Bits per element.  Unit: bit.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> KeyValueCache:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def bits(self) -> int:
        """
        Bits per element.  Unit: bit.
        """
    @property
    def read(self) -> float:
        """
        Elements read per inference.
        """
    @property
    def resident(self) -> float:
        """
        Elements kept for each inference under way.
        """
    @property
    def written(self) -> float:
        """
        Elements written per inference.
        """
class Workload:
    """
    What one inference computes.  1 MAC = 2 operations.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Workload:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Workload) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., layers: collections.abc.Iterable[LayerShape] = ..., weight_bits: float = ..., activation_bits: int = ..., unit: str = ..., weight_density: float = ..., digital: DigitalWork = ..., cache: KeyValueCache = ..., other_parameters: float = ..., kernels: float = ..., collectives: float = ..., collective_elements: float = ..., rumour: bool = ..., source: str = ...) -> None:
        """
        Fields:
            name: Name of the workload.
            layers: Layers in order.
            weight_bits: Bits per weight, shared scales included, of layers that state none.  Unit: bit.
            activation_bits: Bits per activation.  Unit: bit.
            unit: What one inference is: inference, image, token.
            weight_density: Share of the weights that are not 0, where their places follow no pattern.
            digital: Work without fixed weights.
            cache: Keys and values of attention.
            other_parameters: Parameters that no product uses: embeddings looked up, norms, biases.
            kernels: Kernels that a GPU launches per batch.  Source: [choice] 2 for a small fused network.
            collectives: Times per batch that the parts of a network on several chips exchange results.
            collective_elements: Values per inference that they exchange.
            rumour: Its shape is not published.
            source: Where the shape comes from.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Workload:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    def weight_bits_of(self, layer: LayerShape) -> float:
        """
        Bits per weight of one of its layers: its own, or else weight_bits.
        """
    def weight_bytes_touched(self, batch: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Bytes of the weights that a batch reads once; idle experts are not read.
        """
    @property
    def activation_bits(self) -> int:
        """
        Bits per activation.  Unit: bit.
        """
    @property
    def cache(self) -> KeyValueCache:
        """
        Keys and values of attention.
        """
    @property
    def cache_bytes(self) -> float:
        """
        Bytes of keys and values read and written per inference.
        """
    @property
    def collective_elements(self) -> float:
        """
        Values per inference that they exchange.
        """
    @property
    def collectives(self) -> float:
        """
        Times per batch that the parts of a network on several chips exchange results.
        """
    @property
    def digital(self) -> DigitalWork:
        """
        Work without fixed weights.
        """
    @property
    def hidden_bytes(self) -> float:
        """
        Bytes written and read between layers.
        """
    @property
    def io_bytes(self) -> float:
        """
        Bytes of the first input and the last output.
        """
    @property
    def kernels(self) -> float:
        """
        Kernels that a GPU launches per batch.
        """
    @property
    def layers(self) -> tuple[LayerShape, ...]:
        """
        Layers in order.
        """
    @property
    def macs(self) -> float:
        """
        Multiply-accumulates with fixed weights per inference.
        """
    @property
    def name(self) -> str:
        """
        Name of the workload.
        """
    @property
    def operations(self) -> float:
        """
        2 x (macs + attention) per inference.
        """
    @property
    def other_parameters(self) -> float:
        """
        Parameters that no product uses: embeddings looked up, norms, biases.
        """
    @property
    def parameter_bytes(self) -> float:
        """
        Bytes of all parameters.
        """
    @property
    def parameters(self) -> float:
        """
        weights and other_parameters: what a checkpoint holds.
        """
    @property
    def resident_cache_bytes(self) -> float:
        """
        Bytes of keys and values kept for each inference under way.
        """
    @property
    def rumour(self) -> bool:
        """
        Its shape is not published.
        """
    @property
    def source(self) -> str:
        """
        Where the shape comes from.
        """
    @property
    def unit(self) -> str:
        """
        What one inference is: inference, image, token.
        """
    @property
    def weight_bits(self) -> float:
        """
        Bits per weight, shared scales included, of layers that state none.  Unit: bit.
        """
    @property
    def weight_bytes(self) -> float:
        """
        Bytes of all weights.
        """
    @property
    def weight_density(self) -> float:
        """
        Share of the weights that are not 0, where their places follow no pattern.
        """
    @property
    def weight_widths(self) -> list[float]:
        """
        Bits per weight that its layers have, each once, widest first.
        """
    @property
    def weights(self) -> float:
        """
        Weights of all layers, idle experts included.
        """
class CellLaw:
    """
    Base of a current-voltage law written in Python.
    
    A subclass has a method evaluate(g, v) that returns the arrays (current in A, slope di/dv
    in S) for arrays of conductances (S) and voltages (V).  The current is 0 at 0 V and never
    falls with voltage.  A solve calls it a few times per sweep with all cells of an array,
    never per cell.
    """
    def __init__(self) -> None:
        ...
def engineering(value: typing.SupportsFloat | typing.SupportsIndex, unit: str) -> str:
    """
    Three significant digits with an SI prefix: '6.49 pJ'.
    """
def expected_one_of(unknown: str, names: collections.abc.Sequence[str]) -> str:
    """
    'expected one of {a, b, c}', with those that are near.
    """
def known_name(argument: str, value: typing.Any, known: collections.abc.Sequence[str]) -> str:
    """
    The one of those known that the value names; ArgumentError with a near one if none is.
    """
def product(a: numpy.typing.ArrayLike, b: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
    """
    Matrix product a b summed in a fixed order: the same bits on every machine.
    """
def require_positive(name: str, value: typing.SupportsFloat | typing.SupportsIndex) -> None:
    """
    ArgumentError unless the value is finite and above zero.
    """
def require_range(name: str, low: typing.SupportsFloat | typing.SupportsIndex, value: typing.SupportsFloat | typing.SupportsIndex, high: typing.SupportsFloat | typing.SupportsIndex) -> None:
    """
    ArgumentError unless the three are finite, positive and in ascending order.
    """
def thread_count() -> int:
    """
    Threads that a call made now would use.
    """
def three_digits(value: typing.SupportsFloat | typing.SupportsIndex) -> str:
    """
    Three significant digits without a prefix: '0.491', '5.19', '23400'.
    """
ROOM_TEMPERATURE: float = 298.15
__version__: str = '0.1.0'
