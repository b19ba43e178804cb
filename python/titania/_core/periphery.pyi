"""
Converters between digital numbers and the array.
"""
from __future__ import annotations
import numpy
import numpy.typing
import typing
__all__: list[str] = ['Adc', 'Dac']
class Dac:
    """
    Word-line driver.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Dac:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Dac) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, bits: int | None = ..., unipolar: bool = ...) -> None:
        """
        Fields:
            bits: Resolution.  None: ideal, neither rounds nor clips.  Unit: bit.  Source: [choice].
            unipolar: Drives voltages of one sign only; negative inputs are clipped to 0.  Source: [choice].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def convert(self, x: numpy.typing.ArrayLike, x_max: typing.SupportsFloat | typing.SupportsIndex, v_max: typing.SupportsFloat | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
        """
        Voltages (V) for inputs x, where x_max drives v_max; same shape.
        """
    def replace(self, **kwargs) -> Dac:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def bits(self) -> int | None:
        """
        Resolution.  None: ideal, neither rounds nor clips.  Unit: bit.
        """
    @property
    def unipolar(self) -> bool:
        """
        Drives voltages of one sign only; negative inputs are clipped to 0.
        """
class Adc:
    """
    Column converter with its amplifier.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Adc:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Adc) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, bits: int | None = ..., range: float | None = ..., sample_rate: float = ...) -> None:
        """
        Fields:
            bits: Resolution, effective.  None: ideal, neither rounds nor clips.  Unit: bit.  Source: [choice].
            range: Full scale.  None: from data, see Tile.calibrate().  Unit: A.
            sample_rate: Conversions per second.  Unit: 1/s.  Source: [choice] 10 ns per conversion.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def convert(self, i: numpy.typing.ArrayLike, full_scale: typing.SupportsFloat | typing.SupportsIndex) -> numpy.typing.NDArray[numpy.float64]:
        """
        Digitised currents (A) over [-full_scale, full_scale]; same shape.
        """
    def replace(self, **kwargs) -> Adc:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def bits(self) -> int | None:
        """
        Resolution, effective.  None: ideal, neither rounds nor clips.  Unit: bit.
        """
    @property
    def range(self) -> float | None:
        """
        Full scale.  None: from data, see Tile.calibrate().  Unit: A.
        """
    @property
    def sample_rate(self) -> float:
        """
        Conversions per second.  Unit: 1/s.
        """
