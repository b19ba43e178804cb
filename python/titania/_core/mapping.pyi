"""
Weights to conductances.
"""
from __future__ import annotations
import titania._core
import typing
__all__: list[str] = ['Block', 'Column', 'DifferentialPair', 'Layout', 'NumberFormat', 'Phase', 'Readout', 'events', 'readout']
class Column:
    """
    A column of an array and what it holds of an output's weights.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Column:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Column) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, index: int = ..., slice: int = ..., sign: int = ..., bits: int = ..., weight: float = ...) -> None:
        """
        Fields:
            index: Number of the column in its array.
            slice: Slice of the weights, the lowest is 0.
            sign: -1 where its current is subtracted.
            bits: Of a weight in a cell.  Unit: bit.
            weight: Of its lowest bit.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Column:
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
        Of a weight in a cell.  Unit: bit.
        """
    @property
    def index(self) -> int:
        """
        Number of the column in its array.
        """
    @property
    def sign(self) -> int:
        """
        -1 where its current is subtracted.
        """
    @property
    def slice(self) -> int:
        """
        Slice of the weights, the lowest is 0.
        """
    @property
    def weight(self) -> float:
        """
        Of its lowest bit.
        """
class Phase:
    """
    What is applied of an input at once.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Phase:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Phase) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, bits: int = ..., weight: float = ...) -> None:
        """
        Fields:
            bits: Of an input, applied at once.  Unit: bit.
            weight: Of the lowest of them.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Phase:
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
        Of an input, applied at once.  Unit: bit.
        """
    @property
    def weight(self) -> float:
        """
        Of the lowest of them.
        """
class NumberFormat:
    """
    How numbers lie in cells and come to word lines.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> NumberFormat:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: NumberFormat) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, bits_per_cell: int = ..., coding: typing.Literal['offset', 'pair', 'pair_digital'] = ..., weight_bits: int = ..., input_bits: int = ..., dac_bits: int = ...) -> None:
        """
        Fields:
            bits_per_cell: Bits of a weight in one cell, without its sign for a pair.  Unit: bit.  Source: [choice].
            coding: How a signed weight lies in columns.
            weight_bits: Of a weight, with its sign.  Unit: bit.
            input_bits: Of an input.  Unit: bit.
            dac_bits: Bits of an input applied at once.  Unit: bit.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def columns_of(self, output: typing.SupportsInt | typing.SupportsIndex) -> list[Column]:
        """
        The Columns of an output of an array, the lowest slice first.
        """
    def phases_of_input(self) -> list[Phase]:
        """
        The Phases of every input, the lowest bits first.
        """
    def replace(self, **kwargs) -> NumberFormat:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def bits_per_cell(self) -> int:
        """
        Bits of a weight in one cell, without its sign for a pair.  Unit: bit.
        """
    @property
    def coding(self) -> typing.Literal['offset', 'pair', 'pair_digital']:
        """
        How a signed weight lies in columns.
        """
    @property
    def columns(self) -> int:
        """
        Columns of an output.
        """
    @property
    def conversions(self) -> int:
        """
        Conversions of an output per read.
        """
    @property
    def dac_bits(self) -> int:
        """
        Bits of an input applied at once.  Unit: bit.
        """
    @property
    def input_bits(self) -> int:
        """
        Of an input.  Unit: bit.
        """
    @property
    def phases(self) -> int:
        """
        Drives of a word line along an input.
        """
    @property
    def slices(self) -> int:
        """
        Cells along a weight.
        """
    @property
    def weight_bits(self) -> int:
        """
        Of a weight, with its sign.  Unit: bit.
        """
class DifferentialPair:
    """
    A signed weight as two cells whose currents are subtracted before the converter.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> DifferentialPair:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: DifferentialPair) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, w_max: float | None = ...) -> None:
        """
        Fields:
            w_max: Weight that maps to the full conductance difference; larger ones are clipped.  None: the largest magnitude of the matrix.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> DifferentialPair:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def format(self) -> NumberFormat:
        """
        Its NumberFormat: one slice of two columns for each output.
        """
    @property
    def w_max(self) -> float | None:
        """
        Weight that maps to the full conductance difference; larger ones are clipped.  None: the largest magnitude of the matrix.
        """
class Block:
    """
    A rectangle of a weight matrix that fits one array.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Block:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Block) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, first_input: int = ..., inputs: int = ..., first_output: int = ..., outputs: int = ...) -> None:
        """
        Fields:
            first_input: Its first column in the matrix.
            inputs: Word lines.
            first_output: Its first row in the matrix.
            outputs: Outputs, with some columns each.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Block:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def first_input(self) -> int:
        """
        Its first column in the matrix.
        """
    @property
    def first_output(self) -> int:
        """
        Its first row in the matrix.
        """
    @property
    def inputs(self) -> int:
        """
        Word lines.
        """
    @property
    def outputs(self) -> int:
        """
        Outputs, with some columns each.
        """
class Layout:
    """
    Where an (out, in) matrix lies in arrays of rows x cols.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Layout:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Layout) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, in_features: int = ..., out_features: int = ..., rows: int = ..., cols: int = ..., format: NumberFormat = ...) -> None:
        """
        Fields:
            in_features: Inputs of the matrix.
            out_features: Outputs of the matrix.
            rows: Word lines of an array.  Source: [choice].
            cols: Bit lines of an array.  Source: [choice].
            format: Of its weights and inputs.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def blocks(self) -> list[Block]:
        """
        The Blocks, as equal as possible; those of the same inputs come together.
        """
    def replace(self, **kwargs) -> Layout:
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
        Arrays.
        """
    @property
    def cells(self) -> float:
        """
        Cells that hold weights.
        """
    @property
    def col_blocks(self) -> int:
        """
        Arrays along the outputs.
        """
    @property
    def cols(self) -> int:
        """
        Bit lines of an array.
        """
    @property
    def format(self) -> NumberFormat:
        """
        Of its weights and inputs.
        """
    @property
    def in_features(self) -> int:
        """
        Inputs of the matrix.
        """
    @property
    def out_features(self) -> int:
        """
        Outputs of the matrix.
        """
    @property
    def outputs_per_array(self) -> int:
        """
        Outputs of a full array.
        """
    @property
    def partial_outputs(self) -> float:
        """
        Outputs of all arrays: partial sums where an output has several.
        """
    @property
    def row_blocks(self) -> int:
        """
        Arrays along the inputs.
        """
    @property
    def rows(self) -> int:
        """
        Word lines of an array.
        """
    @property
    def word_lines(self) -> float:
        """
        In use, of all arrays.
        """
class Readout:
    """
    What one product takes of each array, word line and output.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Readout:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Readout) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, reads: float = ..., drives: float = ..., conversions: float = ..., samples: float = ..., integrations: float = ..., adc_steps: float = ...) -> None:
        """
        Fields:
            reads: Of an array.
            drives: Of a word line.
            conversions: Of one output of an array.
            samples: Columns sampled for one output.
            integrations: Steps of the integrators of one output.
            adc_steps: Decisions of stepwise converters for one output.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Readout:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def adc_steps(self) -> float:
        """
        Decisions of stepwise converters for one output.
        """
    @property
    def conversions(self) -> float:
        """
        Of one output of an array.
        """
    @property
    def drives(self) -> float:
        """
        Of a word line.
        """
    @property
    def integrations(self) -> float:
        """
        Steps of the integrators of one output.
        """
    @property
    def reads(self) -> float:
        """
        Of an array.
        """
    @property
    def samples(self) -> float:
        """
        Columns sampled for one output.
        """
def events(layout: Layout, readout: Readout, t_read: typing.SupportsFloat | typing.SupportsIndex) -> titania._core.Activity:
    """
    The Activity of one product of the matrix with a vector, in reads of t_read (s).
    
    Everything that follows from layout and readout, thus neither heat nor what moves beyond
    the buffers of the arrays.
    """
def readout(format: NumberFormat, reads_per_phase: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> Readout:
    """
    The Readout of a format in which every read of every phase is converted.
    """
