"""
C++ core of titania; use the package, not this module.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import os
import typing
from . import circuit
from . import device
from . import nonideality
from . import periphery
from . import mapping
from . import energy
from . import baseline
from . import zoo
from . import comparison
__all__: list[str] = ['Accelerator', 'AcceleratorRun', 'Activity', 'ArgumentError', 'ArrayConfig', 'CellRead', 'CellWrite', 'ConfigError', 'ConvergenceError', 'Crossbar', 'Deployment', 'DigitalWork', 'FileError', 'Hardware', 'Inference', 'KeyValueCache', 'LayerPlace', 'LayerShape', 'Linear', 'Network', 'Neuron', 'Peak', 'ProgramActivity', 'RandomStream', 'Relu', 'ShapeError', 'Tile', 'TileConfig', 'Wires', 'Workload', 'WriteScheme', 'accelerator', 'accelerators', 'accuracy', 'baseline', 'circuit', 'comparison', 'device', 'energy', 'engineering', 'load', 'mapping', 'nonideality', 'periphery', 'preset', 'preset_citations', 'preset_names', 'product', 'product_error', 'save', 'thread_count', 'threads', 'three_digits', 'zoo']
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
class RandomStream:
    """
    Random numbers as a pure function of (seed, name, event, number): the same for any number
    of threads and any split of the work.  Everything random in Titania comes from such streams;
    an array's are named after it and the effect, as in 'crossbar/ProgrammingError'.
    
    Threefry4x64-20 (Salmon, Moraes, Dror, Shaw, SC11) with Box-Muller; |z| <= 6.66.
    """
    def __init__(self, seed: typing.SupportsInt | typing.SupportsIndex, name: str) -> None:
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
    def __init__(self, *, inputs: float = ..., sequential_reads: float = ..., array_reads: float = ..., read_time: float = ..., cell_energy: float = ..., wire_energy: float = ..., line_energy: float = ..., dac_conversions: float = ..., adc_conversions: float = ..., dac_clipped: float = ..., adc_clipped: float = ..., additions: float = ..., multiplications: float = ..., comparisons: float = ..., buffer_bytes: float = ..., samples: float = ..., integrations: float = ..., adc_steps: float = ..., shift_adds: float = ..., register_bytes: float = ..., memory_bytes: float = ..., link_bytes: float = ..., hop_bytes: float = ..., chip_link_bytes: float = ..., dram_bytes: float = ..., host_bytes: float = ..., digital_macs: float = ..., softmax_elements: float = ..., norm_elements: float = ..., activation_elements: float = ..., cells_written: float = ..., static_time: float = ..., cell_energy_variance: float = ..., wire_energy_variance: float = ...) -> None:
        """
        Fields:
            inputs: Input vectors (inferences).
            sequential_reads: Reads that follow one another; arrays read at the same moment count once.
            array_reads: Reads summed over all arrays.
            read_time: Duration of the sequential reads.  Unit: s.
            cell_energy: Heat in the cells, v i t of the solved voltages and currents.  Unit: J.
            wire_energy: Heat in the line segments and in the source and sense resistances, solved.  Unit: J.
            line_energy: Charging of the driven lines, C V^2 each read.  Unit: J.
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
    def __init__(self, *, arrays: float = ..., cells: float = ..., dacs: float = ..., adcs: float = ..., digital_lanes: float = ..., buffer_bytes: float = ..., columns: float = ..., cores: float = ..., tiles: float = ..., chips: float = ..., boards: float = ..., memory_bytes: float = ..., vector_lanes: float = ...) -> None:
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
    def __init__(self, *, name: str = ..., layers: collections.abc.Iterable[LayerShape] = ..., weight_bits: float = ..., activation_bits: int = ..., unit: str = ..., weight_density: float = ..., digital: DigitalWork = ..., cache: KeyValueCache = ..., other_parameters: float = ..., kernels: float = ..., rumour: bool = ..., source: str = ...) -> None:
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
class ConvergenceError(RuntimeError):
    """
    A solve did not reach its tolerance; report is its SolveReport.
    """
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
    def __init__(self, *, rows: int = ..., cols: int = ..., device: device.Ideal | device.Tio2Passive | device.Vteam | device.CustomModel = ..., nonidealities: collections.abc.Iterable[nonideality.ProgrammingError | nonideality.RangeSpread | nonideality.StuckCells | nonideality.PowerLawDrift | nonideality.ReadNoise] = ..., wires: Wires = ..., write: WriteScheme = ..., method: typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct'] = ..., t_read: float = ...) -> None:
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
    def device(self) -> device.Ideal | device.Tio2Passive | device.Vteam | device.CustomModel:
        """
        Model of a cell.
        """
    @property
    def method(self) -> typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct']:
        """
        How reads without noise solve the wires: transfer (a matrix per programmed state, then products; pays from about 100 inputs on), iterative, direct, or ideal for ideal wires.  auto is transfer for up to 16384 cells, else iterative; it never looks at the batch.
        """
    @property
    def nonidealities(self) -> tuple[nonideality.ProgrammingError | nonideality.RangeSpread | nonideality.StuckCells | nonideality.PowerLawDrift | nonideality.ReadNoise, ...]:
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
    def wires(self) -> Wires:
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
    def __init__(self, config: ArrayConfig, *, seed: int | None = None, name: str = 'crossbar') -> None:
        ...
    def __repr__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def advance(self, seconds: typing.SupportsFloat | typing.SupportsIndex, *, temperature: typing.SupportsFloat | typing.SupportsIndex = 298.15) -> None:
        """
        Lets time pass: seconds at a temperature (K).
        """
    def measure(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], Activity]:
        """
        read(), and the Activity with the energy of the reads from the solved circuit.
        
        energy: 'exact' solves the heat of every input, 'sampled' that of `sample` inputs of the
        batch, drawn by their numbers (by default a sixteenth, 16 at least), and gives the variance
        of the estimate in Activity.cell_energy_variance and wire_energy_variance.
        """
    def program(self, target: numpy.typing.ArrayLike, *, clip: bool = False) -> ProgramActivity:
        """
        Writes conductances target (rows, cols), S, and starts the clock anew.
        
        A target outside the device's range raises ArgumentError, or with clip=True goes to the
        nearer end.  Returns a ProgramActivity with the number of clipped cells.
        """
    def read(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order') -> numpy.typing.NDArray[numpy.float64]:
        """
        Bit-line currents (cols,) or (batch, cols), A, for voltages v (rows,) or (batch, rows),
        V.  index is the number of the first input and decides its noise; by default the array
        counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.  Cells are linear here,
        which neglects Tio2Passive.cubic_share(g) v^2 of a TiO2 cell's current.
        """
    def read_pairs(self, v: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order') -> numpy.typing.NDArray[numpy.float64]:
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
    def last_program(self) -> ProgramActivity:
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
    def __init__(self, *, rows: int = ..., cols: int = ..., device: device.Ideal | device.Tio2Passive | device.Vteam | device.CustomModel = ..., nonidealities: collections.abc.Iterable[nonideality.ProgrammingError | nonideality.RangeSpread | nonideality.StuckCells | nonideality.PowerLawDrift | nonideality.ReadNoise] = ..., wires: Wires = ..., write: WriteScheme = ..., method: typing.Literal['auto', 'ideal', 'iterative', 'transfer', 'direct'] = ..., t_read: float = ..., mapping: mapping.DifferentialPair = ..., dac: periphery.Dac = ..., adc: periphery.Adc = ..., v_read: float = ..., node: float = ..., adc_model: typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] = ..., cell_pitch: float = ...) -> None:
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
    def array(self, rows: typing.SupportsInt | typing.SupportsIndex, cols: typing.SupportsInt | typing.SupportsIndex) -> ArrayConfig:
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
    def adc(self) -> periphery.Adc:
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
    def dac(self) -> periphery.Dac:
        """
        Word-line drivers.
        """
    @property
    def device(self) -> device.Ideal | device.Tio2Passive | device.Vteam | device.CustomModel:
        """
        Model of a cell.
        """
    @property
    def mapping(self) -> mapping.DifferentialPair:
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
    def nonidealities(self) -> tuple[nonideality.ProgrammingError | nonideality.RangeSpread | nonideality.StuckCells | nonideality.PowerLawDrift | nonideality.ReadNoise, ...]:
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
    def wires(self) -> Wires:
        """
        Lines, drivers and amplifiers.
        """
    @property
    def write(self) -> WriteScheme:
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
    def __call__(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order') -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).
        
        index is the number of the first input and decides its noise; by default the tile
        counts.  noise: 'first_order', 'resolve' (exact, slow) or 'none'.
        """
    def __copy__(self) -> Tile:
        ...
    def __deepcopy__(self, arg0: dict) -> Tile:
        ...
    def __init__(self, weight: numpy.typing.ArrayLike, config: TileConfig | None = None, *, seed: int | None = None, name: str = 'tile') -> None:
        ...
    def __matmul__(self, x: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (out, k) for inputs x (in,) or (in, k).
        """
    def __repr__(self) -> str:
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
    def measure(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], Activity, energy.EnergyReport]:
        """
        (outputs, Activity, EnergyReport): a call, and what it cost per input.
        
        energy and sample are those of Crossbar.measure(), the same for every array.
        """
    def program(self) -> ProgramActivity:
        """
        Writes the same weights again, with new errors; returns a ProgramActivity.
        """
    @property
    def arrays(self) -> list[Crossbar]:
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
    def hardware(self) -> Hardware:
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
    def last_program(self) -> ProgramActivity:
        """
        ProgramActivity of the last programming, all arrays together.
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
    def workload(self) -> Workload:
        """
        What one input computes: one layer.
        """
class Linear:
    """
    y = W x + b; the product on crossbars, the bias digital.
    
    weight (out_features, in_features), bias (out_features,) or None.
    """
    def __init__(self, weight: numpy.typing.ArrayLike, bias: numpy.typing.ArrayLike | None = None) -> None:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def bias(self) -> numpy.typing.NDArray[numpy.float64] | None:
        """
        (out_features,), or None.
        """
    @property
    def weight(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (out_features, in_features).
        """
class Relu:
    """
    y = max(x, 0), digital.
    """
    def __init__(self) -> None:
        ...
    def __repr__(self) -> str:
        ...
class Network:
    """
    A network whose matrix products run on tiles.
    
    layers is a list of Linear and Relu; config defaults to the preset
    tio2_passive.
    """
    def __call__(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order') -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).
        """
    def __copy__(self) -> Network:
        ...
    def __deepcopy__(self, arg0: dict) -> Network:
        ...
    def __init__(self, layers: collections.abc.Iterable[Linear | Relu], config: TileConfig | None = None, *, seed: int | None = None, name: str = 'network') -> None:
        ...
    def __repr__(self) -> str:
        ...
    def accuracy(self, x: numpy.typing.ArrayLike, labels: numpy.typing.ArrayLike, index: int | None = None) -> float:
        """
        Share of inputs x (batch, in) classified as labels (batch,) say.
        """
    def advance(self, seconds: typing.SupportsFloat | typing.SupportsIndex, *, temperature: typing.SupportsFloat | typing.SupportsIndex = 298.15) -> None:
        """
        Lets time pass: seconds at a temperature (K).
        """
    def calibrate(self, x: numpy.typing.ArrayLike) -> None:
        """
        Sets all converters' ranges from typical inputs (batch, in); see Tile.calibrate().
        """
    def measure(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], energy.EnergyReport]:
        """
        (outputs, EnergyReport): a call, and its energy per inference from the values of x.
        
        energy and sample are those of Crossbar.measure(), the same for every array.
        """
    def program(self) -> ProgramActivity:
        """
        Writes all weights again; returns a ProgramActivity.
        """
    def reference(self, x: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        The same in exact arithmetic: what was meant to be computed.
        """
    @property
    def config(self) -> TileConfig:
        """
        The TileConfig of all layers.
        """
    @property
    def hardware(self) -> Hardware:
        """
        The circuits it needs.
        """
    @property
    def in_features(self) -> int:
        """
        Inputs of the first layer.
        """
    @property
    def last_program(self) -> ProgramActivity:
        """
        ProgramActivity of the last programming, all tiles together.
        """
    @property
    def name(self) -> str:
        """
        Name of its random streams.
        """
    @property
    def out_features(self) -> int:
        """
        Outputs of the last layer.
        """
    @property
    def seed(self) -> int:
        """
        Seed of everything random about it.
        """
    @property
    def tiles(self) -> list[Tile]:
        """
        Copies of the tiles as they are now.
        """
    @property
    def workload(self) -> Workload:
        """
        What one inference computes.
        """
class CellRead:
    """
    Heat of a cell during one read.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> CellRead:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: CellRead) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, energy: energy.Figure = ..., conductance: energy.Figure = ..., input_square: energy.Figure = ..., line_capacitance: float = ...) -> None:
        """
        Fields:
            energy: Of one cell and read; or the next two.  Unit: J.
            conductance: Mean of all cells in use.  Unit: S.
            input_square: Mean square of the inputs over that of v_read.
            line_capacitance: Of a word line, per cell.  Unit: F.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> CellRead:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def conductance(self) -> energy.Figure:
        """
        Mean of all cells in use.  Unit: S.
        """
    @property
    def energy(self) -> energy.Figure:
        """
        Of one cell and read; or the next two.  Unit: J.
        """
    @property
    def input_square(self) -> energy.Figure:
        """
        Mean square of the inputs over that of v_read.
        """
    @property
    def line_capacitance(self) -> float:
        """
        Of a word line, per cell.  Unit: F.
        """
class CellWrite:
    """
    How the cells of an accelerator are written.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> CellWrite:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: CellWrite) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, pulse_energy: energy.Figure = ..., pulses: energy.Figure = ..., t_pulse: float = ..., cells_at_once: float = ..., endurance: float | None = ...) -> None:
        """
        Fields:
            pulse_energy: Of one cell and pulse.  Unit: J.
            pulses: Per cell, reads to verify included.
            t_pulse: Length of a pulse.  Unit: s.
            cells_at_once: Cells of an array that are written together.
            endurance: Writes that a cell survives.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> CellWrite:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def cells_at_once(self) -> float:
        """
        Cells of an array that are written together.
        """
    @property
    def endurance(self) -> float | None:
        """
        Writes that a cell survives.
        """
    @property
    def pulse_energy(self) -> energy.Figure:
        """
        Of one cell and pulse.  Unit: J.
        """
    @property
    def pulses(self) -> energy.Figure:
        """
        Per cell, reads to verify included.
        """
    @property
    def t_pulse(self) -> float:
        """
        Length of a pulse.  Unit: s.
        """
class Neuron:
    """
    A neuron that integrates bit after bit and decides bit by bit.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Neuron:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Neuron) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, segment_bits: int = ..., extra_bits: int = ..., t_sample: float = ..., t_integrate: float = ..., t_adc_step: float = ...) -> None:
        """
        Fields:
            segment_bits: Bits of an input, with its sign, that one conversion joins.  Unit: bit.
            extra_bits: Bits of the output beyond those of the input.  Unit: bit.
            t_sample: Of what begins a segment: precharge and reset of the capacitors.  Unit: s.
            t_integrate: Of one sample and its integration, the pulse of the read included.  Unit: s.
            t_adc_step: Of one decision.  Unit: s.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Neuron:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def extra_bits(self) -> int:
        """
        Bits of the output beyond those of the input.  Unit: bit.
        """
    @property
    def segment_bits(self) -> int:
        """
        Bits of an input, with its sign, that one conversion joins.  Unit: bit.
        """
    @property
    def t_adc_step(self) -> float:
        """
        Of one decision.  Unit: s.
        """
    @property
    def t_integrate(self) -> float:
        """
        Of one sample and its integration, the pulse of the read included.  Unit: s.
        """
    @property
    def t_sample(self) -> float:
        """
        Of what begins a segment: precharge and reset of the capacitors.  Unit: s.
        """
class AcceleratorRun:
    """
    How an accelerator is used: what is charged to one inference.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> AcceleratorRun:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: AcceleratorRun) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, batch: float = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] | None = ..., duty: float = ..., site: energy.Site = ..., lifetime: float = ..., refresh_period: float | None = ...) -> None:
        """
        Fields:
            batch: Inferences under way together.
            boundary: What is inside the figure.  None: as far as the hardware's own figures reach: macro for a digital unit, board for a GPU, wall for a system and an accelerator.
            duty: Share of the time with work to do.
            site: Losses between the chip and the power plant.
            lifetime: Time over which writing the weights is shared out.  Unit: s.  Source: [choice] 3 years.
            refresh_period: Time after which drift asks for new writing.  None: never.  Unit: s.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> AcceleratorRun:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def batch(self) -> float:
        """
        Inferences under way together.
        """
    @property
    def boundary(self) -> typing.Literal['macro', 'chip', 'board', 'wall', 'site'] | None:
        """
        What is inside the figure.  None: as far as the hardware's own figures reach: macro for a digital unit, board for a GPU, wall for a system and an accelerator.
        """
    @property
    def duty(self) -> float:
        """
        Share of the time with work to do.
        """
    @property
    def lifetime(self) -> float:
        """
        Time over which writing the weights is shared out.  Unit: s.
        """
    @property
    def refresh_period(self) -> float | None:
        """
        Time after which drift asks for new writing.  None: never.  Unit: s.
        """
    @property
    def site(self) -> energy.Site:
        """
        Losses between the chip and the power plant.
        """
class LayerPlace:
    """
    Where the layers of one row of a workload lie.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> LayerPlace:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: LayerPlace) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., row_blocks: float = ..., col_blocks: float = ..., copies: float = ..., arrays: float = ..., cells: float = ..., weight_slices: int = ..., interval: float = ...) -> None:
        """
        Fields:
            name: Name of the layer.
            row_blocks: Arrays along the inputs.
            col_blocks: Arrays along the outputs.
            copies: Copies that share the products.
            arrays: Arrays of all layers, experts, copies.
            cells: Cells in use in them.
            weight_slices: Cells along a weight.
            interval: From one product to the next.  Unit: s.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> LayerPlace:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def arrays(self) -> float:
        """
        Arrays of all layers, experts, copies.
        """
    @property
    def cells(self) -> float:
        """
        Cells in use in them.
        """
    @property
    def col_blocks(self) -> float:
        """
        Arrays along the outputs.
        """
    @property
    def copies(self) -> float:
        """
        Copies that share the products.
        """
    @property
    def interval(self) -> float:
        """
        From one product to the next.  Unit: s.
        """
    @property
    def name(self) -> str:
        """
        Name of the layer.
        """
    @property
    def row_blocks(self) -> float:
        """
        Arrays along the inputs.
        """
    @property
    def weight_slices(self) -> int:
        """
        Cells along a weight.
        """
class Deployment:
    """
    What a workload occupies.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Deployment:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Deployment) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, input_phases: int = ..., arrays: float = ..., cores: float = ..., tiles: float = ..., chips: float = ..., boards: float = ..., cells: float = ..., utilisation: float = ..., area_m2: float = ..., layers: collections.abc.Iterable[LayerPlace] = ...) -> None:
        """
        Fields:
            input_phases: Reads along an input.
            arrays: Arrays in use.
            cores: Cores in use.
            tiles: Tiles in use.
            chips: Chips.
            boards: Boards.
            cells: Cells that hold weights, copies included.
            utilisation: Cells that hold weights over all cells of the arrays in use.
            area_m2: Area of all chips.  Unit: m2.
            layers: Layer by layer.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Deployment:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def area_m2(self) -> float:
        """
        Area of all chips.  Unit: m2.
        """
    @property
    def arrays(self) -> float:
        """
        Arrays in use.
        """
    @property
    def boards(self) -> float:
        """
        Boards.
        """
    @property
    def cells(self) -> float:
        """
        Cells that hold weights, copies included.
        """
    @property
    def chips(self) -> float:
        """
        Chips.
        """
    @property
    def cores(self) -> float:
        """
        Cores in use.
        """
    @property
    def input_phases(self) -> int:
        """
        Reads along an input.
        """
    @property
    def layers(self) -> tuple[LayerPlace, ...]:
        """
        Layer by layer.
        """
    @property
    def tiles(self) -> float:
        """
        Tiles in use.
        """
    @property
    def utilisation(self) -> float:
        """
        Cells that hold weights over all cells of the arrays in use.
        """
class Peak:
    """
    What one chip does and draws with everything busy.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Peak:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Peak) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, operations: float = ..., power: float = ..., area: float = ...) -> None:
        """
        Fields:
            operations: Two per MAC.  Unit: 1/s.
            power: With everything busy.  Unit: W.
            area: Of the chip.  Unit: m2.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Peak:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def area(self) -> float:
        """
        Of the chip.  Unit: m2.
        """
    @property
    def density(self) -> float:
        """
        Operations per second and m2.
        """
    @property
    def efficiency(self) -> float:
        """
        Operations per joule.
        """
    @property
    def operations(self) -> float:
        """
        Two per MAC.  Unit: 1/s.
        """
    @property
    def power(self) -> float:
        """
        With everything busy.  Unit: W.
        """
class Inference:
    """
    One inference of a workload on an accelerator.
    """
    def __repr__(self) -> str:
        ...
    @property
    def activity(self) -> Activity:
        """
        Events of one inference.
        """
    @property
    def deployment(self) -> Deployment:
        """
        What the workload occupies.
        """
    @property
    def latency_s(self) -> float:
        """
        Of one inference among a batch.
        """
    @property
    def programming_energy_J(self) -> float:
        """
        Of writing all cells once.
        """
    @property
    def programming_time_s(self) -> float:
        """
        Of writing all cells once, all arrays together.
        """
    @property
    def report(self) -> energy.EnergyReport:
        """
        EnergyReport, line by line.
        """
    @property
    def throughput_per_s(self) -> float:
        """
        Inferences per second.
        """
    @property
    def writes(self) -> float:
        """
        Times that a cell is written in its life.
        """
class Accelerator:
    """
    Everything that decides what a workload costs on chips of crossbars, and how long it takes.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Accelerator:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Accelerator) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., title: str = ..., citations: collections.abc.Iterable[str] = ..., node: float = ..., v_dd: float | None = ..., rows: int = ..., cols: int = ..., bits_per_cell: int = ..., coding: typing.Literal['offset', 'pair', 'pair_digital'] = ..., weight_bits: int = ..., input_bits: int = ..., dac_bits: int = ..., reads_per_slice: int = ..., v_read: float = ..., t_read: float = ..., cell_read: CellRead = ..., adc_model: typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] | None = ..., adc_bits: int = ..., adcs_per_array: float = ..., t_conversion: float = ..., neuron: Neuron | None = ..., pipelined: bool = ..., timing: energy.Figure = ..., arrays_per_core: int = ..., cores_per_tile: int = ..., tiles_per_chip: int = ..., chips_per_board: int = ..., memory_bytes: float = ..., memory_bandwidth: float = ..., link_bandwidth: float = ..., hops: float = ..., chip_link_bandwidth: float = ..., dram_bandwidth: float | None = ..., host_bandwidth: float = ..., vector_lanes: float = ..., clock: float = ..., streaming: bool = ..., power_gating: float = ..., write: CellWrite = ..., components: collections.abc.Iterable[energy.Component] = ...) -> None:
        """
        Fields:
            name: Name; its constants begin with it.
            title: What it is.
            citations: Where its figures come from.
            node: CMOS node; rows follow it.  Unit: m.  Source: [choice].
            v_dd: Supply.  None: usual for the node.  Unit: V.  Source: [recall].
            rows: Word lines of an array.  Source: [choice].
            cols: Bit lines of an array.  Source: [choice].
            bits_per_cell: Bits of a weight in one cell, without its sign for a pair.  Unit: bit.  Source: [choice].
            coding: How a signed weight lies in columns.
            weight_bits: Of its own number format.  Unit: bit.
            input_bits: Of its own number format.  Unit: bit.
            dac_bits: Bits of an input applied at once.  Unit: bit.
            reads_per_slice: Reads that share the cells among them: groups of rows, or one for each pair of signs.
            v_read: Voltage of the largest input.  Unit: V.  Source: Prezioso 2015, Fahimi 2021: read at 0.1 V.
            t_read: Duration of a read.  Unit: s.  Source: [choice] 100 ns, as in ISAAC.
            cell_read: Heat of the cells.
            adc_model: Converter whose row follows adc_bits, t_conversion and node.  None: a row of the list.
            adc_bits: Resolution, effective.  Unit: bit.  Source: [choice].
            adcs_per_array: Converters; below 1, arrays take turns.  Source: [choice].
            t_conversion: Of one conversion.  Unit: s.
            neuron: Converter that works step by step.
            pipelined: The next read overlaps the conversion of the last one.
            timing: Real times over those counted here.  Source: [choice].
            arrays_per_core: Arrays.
            cores_per_tile: Cores.
            tiles_per_chip: Tiles.
            chips_per_board: Chips beside one host.
            memory_bytes: Memory of a tile.  Unit: B.
            memory_bandwidth: Of a tile.  Unit: B/s.
            link_bandwidth: Of a tile's bus, and of its share of the network.  Unit: B/s.
            hops: Between the tiles of two layers.
            chip_link_bandwidth: Of a chip to the next.  Unit: B/s.
            dram_bandwidth: Of a chip's own DRAM.  None: it has no DRAM.  Unit: B/s.
            host_bandwidth: Of the host link.  Unit: B/s.
            vector_lanes: Elements that a tile computes per clock without weights.
            clock: Of the vector units.  Unit: 1/s.
            streaming: A layer starts as soon as its first inputs are there.
            power_gating: Share of the static power that is off while idle: the weights stay.
            write: How cells are written.
            components: A row for everything that costs energy, area or static power.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def activities(self, workload: Workload, **kwargs) -> list[tuple[str, Activity]]:
        """
        (layer, Activity) of one inference; keywords as for inference().
        """
    def all_components(self) -> list[energy.Component]:
        """
        Every Component at the node: the list, the converter, cells and lines.
        """
    def deploy(self, workload: Workload) -> Deployment:
        """
        The Deployment of a workload.
        """
    def inference(self, workload: Workload, **kwargs) -> Inference:
        """
        One Inference; keywords are the fields of AcceleratorRun (batch, boundary, duty, ...).
        """
    def peak(self, boundary: str = 'chip') -> Peak:
        """
        The Peak of one chip, up to a boundary.
        """
    def replace(self, **kwargs) -> Accelerator:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def adc_bits(self) -> int:
        """
        Resolution, effective.  Unit: bit.
        """
    @property
    def adc_model(self) -> typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] | None:
        """
        Converter whose row follows adc_bits, t_conversion and node.  None: a row of the list.
        """
    @property
    def adcs_per_array(self) -> float:
        """
        Converters; below 1, arrays take turns.
        """
    @property
    def arrays_per_core(self) -> int:
        """
        Arrays.
        """
    @property
    def bits_per_cell(self) -> int:
        """
        Bits of a weight in one cell, without its sign for a pair.  Unit: bit.
        """
    @property
    def cell_read(self) -> CellRead:
        """
        Heat of the cells.
        """
    @property
    def chip_link_bandwidth(self) -> float:
        """
        Of a chip to the next.  Unit: B/s.
        """
    @property
    def chips_per_board(self) -> int:
        """
        Chips beside one host.
        """
    @property
    def citations(self) -> tuple[str, ...]:
        """
        Where its figures come from.
        """
    @property
    def clock(self) -> float:
        """
        Of the vector units.  Unit: 1/s.
        """
    @property
    def coding(self) -> typing.Literal['offset', 'pair', 'pair_digital']:
        """
        How a signed weight lies in columns.
        """
    @property
    def cols(self) -> int:
        """
        Bit lines of an array.
        """
    @property
    def components(self) -> tuple[energy.Component, ...]:
        """
        A row for everything that costs energy, area or static power.
        """
    @property
    def cores_per_tile(self) -> int:
        """
        Cores.
        """
    @property
    def dac_bits(self) -> int:
        """
        Bits of an input applied at once.  Unit: bit.
        """
    @property
    def dram_bandwidth(self) -> float | None:
        """
        Of a chip's own DRAM.  None: it has no DRAM.  Unit: B/s.
        """
    @property
    def hops(self) -> float:
        """
        Between the tiles of two layers.
        """
    @property
    def host_bandwidth(self) -> float:
        """
        Of the host link.  Unit: B/s.
        """
    @property
    def input_bits(self) -> int:
        """
        Of its own number format.  Unit: bit.
        """
    @property
    def link_bandwidth(self) -> float:
        """
        Of a tile's bus, and of its share of the network.  Unit: B/s.
        """
    @property
    def memory_bandwidth(self) -> float:
        """
        Of a tile.  Unit: B/s.
        """
    @property
    def memory_bytes(self) -> float:
        """
        Memory of a tile.  Unit: B.
        """
    @property
    def name(self) -> str:
        """
        Name; its constants begin with it.
        """
    @property
    def neuron(self) -> Neuron | None:
        """
        Converter that works step by step.
        """
    @property
    def node(self) -> float:
        """
        CMOS node; rows follow it.  Unit: m.
        """
    @property
    def pipelined(self) -> bool:
        """
        The next read overlaps the conversion of the last one.
        """
    @property
    def power_gating(self) -> float:
        """
        Share of the static power that is off while idle: the weights stay.
        """
    @property
    def reads_per_slice(self) -> int:
        """
        Reads that share the cells among them: groups of rows, or one for each pair of signs.
        """
    @property
    def rows(self) -> int:
        """
        Word lines of an array.
        """
    @property
    def streaming(self) -> bool:
        """
        A layer starts as soon as its first inputs are there.
        """
    @property
    def t_conversion(self) -> float:
        """
        Of one conversion.  Unit: s.
        """
    @property
    def t_read(self) -> float:
        """
        Duration of a read.  Unit: s.
        """
    @property
    def tiles_per_chip(self) -> int:
        """
        Tiles.
        """
    @property
    def timing(self) -> energy.Figure:
        """
        Real times over those counted here.
        """
    @property
    def title(self) -> str:
        """
        What it is.
        """
    @property
    def v_dd(self) -> float | None:
        """
        Supply.  None: usual for the node.  Unit: V.
        """
    @property
    def v_read(self) -> float:
        """
        Voltage of the largest input.  Unit: V.
        """
    @property
    def vector_lanes(self) -> float:
        """
        Elements that a tile computes per clock without weights.
        """
    @property
    def weight_bits(self) -> int:
        """
        Of its own number format.  Unit: bit.
        """
    @property
    def write(self) -> CellWrite:
        """
        How cells are written.
        """
def accelerator(name: str) -> Accelerator:
    """
    The Accelerator of that name, in any case and with '-' or '_'.
    """
def accelerators() -> list[str]:
    """
    Names of the accelerators.
    """
def accuracy(outputs: numpy.typing.ArrayLike, labels: numpy.typing.ArrayLike) -> float:
    """
    Share of rows of outputs (batch, classes) whose largest element is at the label.
    """
def engineering(value: typing.SupportsFloat | typing.SupportsIndex, unit: str) -> str:
    """
    Three significant digits with an SI prefix: '6.49 pJ'.
    """
def load(path: os.PathLike | str | bytes) -> Crossbar | Tile:
    """
    Reads what save() wrote.  Raises FileError for a file that is truncated, was changed, or is
    something else; nothing in a file is ever executed.
    """
def preset(name: str) -> TileConfig:
    """
    The TileConfig of a preset.
    """
def preset_citations(name: str) -> list[str]:
    """
    What a preset is and where its numbers come from.
    """
def preset_names() -> list[str]:
    """
    Names of the presets.
    """
def product(a: numpy.typing.ArrayLike, b: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
    """
    Matrix product a b summed in a fixed order: the same bits on every machine.
    """
def product_error(outputs: numpy.typing.ArrayLike, reference: numpy.typing.ArrayLike) -> tuple[float, float]:
    """
    (normalised RMS error, effective bits) of outputs against reference, both (batch, out).
    
    The bits are those of an ideal quantiser with that error over the range of the reference,
    all outputs of the whole batch together.
    """
def save(object: Crossbar | Tile, path: os.PathLike | str | bytes) -> None:
    """
    Writes a Crossbar or a Tile with everything it is to an .npz file, whole or not at all.
    """
def thread_count() -> int:
    """
    Threads that a call made now would use.
    """
def three_digits(value: typing.SupportsFloat | typing.SupportsIndex) -> str:
    """
    Three significant digits without a prefix: '0.491', '5.19', '23400'.
    """
__version__: str = '0.1.0'
