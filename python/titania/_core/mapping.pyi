"""
Weights to conductances.
"""
from __future__ import annotations
import typing
__all__: list[str] = ['DifferentialPair']
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
    def w_max(self) -> float | None:
        """
        Weight that maps to the full conductance difference; larger ones are clipped.  None: the largest magnitude of the matrix.
        """
