"""
What is not ideal about the cells.
"""
from __future__ import annotations
import typing
__all__: list[str] = ['PowerLawDrift', 'ProgrammingError', 'RangeSpread', 'ReadNoise', 'StuckCells']
class ProgrammingError:
    """
    What closed-loop writing leaves; drawn once per programming.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> ProgrammingError:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: ProgrammingError) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, relative: float = ..., absolute: float = ...) -> None:
        """
        Fields:
            relative: Standard deviation relative to the target.  Source: Kim et al. 2021, Nat. Commun. 12:5198: mean error about 1 % for an imported matrix, so a deviation of 1.25 % [derived: mean |z| = 0.8].
            absolute: Standard deviation independent of the target.  Unit: S.  Source: [choice].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> ProgrammingError:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def absolute(self) -> float:
        """
        Standard deviation independent of the target.  Unit: S.
        """
    @property
    def relative(self) -> float:
        """
        Standard deviation relative to the target.
        """
class RangeSpread:
    """
    Every cell has its own range, lognormal; drawn at fabrication.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> RangeSpread:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: RangeSpread) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, g_min_cv: float = ..., g_max_cv: float = ...) -> None:
        """
        Fields:
            g_min_cv: Coefficient of variation of the lowest conductance.  Source: [choice].
            g_max_cv: Coefficient of variation of the highest conductance.  Source: [choice].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> RangeSpread:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def g_max_cv(self) -> float:
        """
        Coefficient of variation of the highest conductance.
        """
    @property
    def g_min_cv(self) -> float:
        """
        Coefficient of variation of the lowest conductance.
        """
class StuckCells:
    """
    Cells that no longer switch; drawn at fabrication.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> StuckCells:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: StuckCells) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, p_on: float = ..., p_off: float = ..., g_on: float = ..., g_off: float = ...) -> None:
        """
        Fields:
            p_on: Probability that a cell is stuck at g_on.  Source: Kim et al. 2021: about 99 % of the devices work; the split in halves is a [choice].
            p_off: Probability that a cell is stuck at g_off.  Source: Kim et al. 2021: about 99 % of the devices work; the split in halves is a [choice].
            g_on: Conductance of a cell stuck on.  Unit: S.  Source: [choice] the top of the nominal range.
            g_off: Conductance of a cell stuck off: as fabricated, never formed.  Unit: S.  Source: Prezioso 2015 Fig. S3b: 0.439 uS, n = 80 [derived from the map].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> StuckCells:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def g_off(self) -> float:
        """
        Conductance of a cell stuck off: as fabricated, never formed.  Unit: S.
        """
    @property
    def g_on(self) -> float:
        """
        Conductance of a cell stuck on.  Unit: S.
        """
    @property
    def p_off(self) -> float:
        """
        Probability that a cell is stuck at g_off.
        """
    @property
    def p_on(self) -> float:
        """
        Probability that a cell is stuck at g_on.
        """
class PowerLawDrift:
    """
    G(t) = G (t / t0)^-nu with nu = |N(nu_mean, nu_std)| of each cell.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> PowerLawDrift:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: PowerLawDrift) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, nu_mean: float = ..., nu_std: float = ..., t0: float = ..., activation_energy: float = ...) -> None:
        """
        Fields:
            nu_mean: Mean of the exponent before folding.  Source: Fahimi 2021: < 1 % projected over 10 years at room temperature: the mean after folding is below 5.1e-4 [derived; an extrapolation], 4.7e-4 here, 0.9 % [choice].
            nu_std: Standard deviation of the exponent before folding.  Source: [choice] as large as the mean.
            t0: Time at which drift begins.  Unit: s.  Source: [choice].
            activation_energy: Activation energy of ageing.  Unit: eV.  Source: [choice] within 0.5-1.2 eV of vacancy hopping in TiO2 [recall].
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def acceleration(self, temperature: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        How much faster time runs at a temperature (K) than at 298.15 K.
        """
    def replace(self, **kwargs) -> PowerLawDrift:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def activation_energy(self) -> float:
        """
        Activation energy of ageing.  Unit: eV.
        """
    @property
    def nu_mean(self) -> float:
        """
        Mean of the exponent before folding.
        """
    @property
    def nu_std(self) -> float:
        """
        Standard deviation of the exponent before folding.
        """
    @property
    def t0(self) -> float:
        """
        Time at which drift begins.  Unit: s.
        """
class ReadNoise:
    """
    Independent noise of every cell at every read.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> ReadNoise:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: ReadNoise) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, relative: float = ..., absolute: float = ...) -> None:
        """
        Fields:
            relative: Standard deviation of one read, relative to the conductance.  Source: about 1 % is quoted for HfOx RRAM (NeuRRAM, as in aihwkit); no value for TiO2-x was found.
            absolute: Standard deviation of one read that every cell has, whatever its conductance.  Unit: S.  Source: [choice] none.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> ReadNoise:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def absolute(self) -> float:
        """
        Standard deviation of one read that every cell has, whatever its conductance.  Unit: S.
        """
    @property
    def relative(self) -> float:
        """
        Standard deviation of one read, relative to the conductance.
        """
