"""
Device models.
"""
from __future__ import annotations
import numpy
import numpy.typing
import titania._core
import typing
__all__: list[str] = ['CustomModel', 'Ideal', 'Tio2Passive', 'Vteam']
class Ideal:
    """
    Linear cells that take any conductance exactly.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Ideal:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Ideal) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, g_min: float = ..., g_max: float = ...) -> None:
        """
        Fields:
            g_min: Lowest conductance.  Unit: S.  Source: [choice].
            g_max: Highest conductance.  Unit: S.  Source: [choice] as tio2_passive.
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
        (current in A, slope di/dv in S) of cells of small-signal conductance g (S) at v (V).
        
        Shapes broadcast.
        """
    def replace(self, **kwargs) -> Ideal:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def g_max(self) -> float:
        """
        Highest conductance.  Unit: S.
        """
    @property
    def g_min(self) -> float:
        """
        Lowest conductance.  Unit: S.
        """
class Tio2Passive:
    """
    Pt/Al2O3/TiO2-x memristor of a passive crossbar, by its statistics.
    
    Prezioso et al., Nature 521:61 (2015); I-V law of Nili et al., IEEE TNANO 19:344 (2020).
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def cubic_share(g: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        c(g) (1/V^2) of i = g v (1 + c(g) v^2) for a conductance g (S).
        """
    @staticmethod
    def from_json(text: str) -> Tio2Passive:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Tio2Passive) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, g_min: float = ..., g_max: float = ..., v_set: float = ..., v_set_cv: float = ..., v_reset: float = ..., v_reset_cv: float = ..., threshold_correlation: float = ..., threshold_low: float = ..., threshold_high: float = ...) -> None:
        """
        Fields:
            g_min: Lowest conductance used, at 0.1 V and 25 C.  Unit: S.  Source: Prezioso 2015: range 10-100 uS.
            g_max: Highest conductance used, at 0.1 V and 25 C.  Unit: S.  Source: Prezioso 2015: range 10-100 uS.
            v_set: Mean SET threshold; reads and the error model of programming do not use it.  Unit: V.  Source: Prezioso 2015 Fig. S5c: 0.972 V [derived from the map].
            v_set_cv: Its spread from device to device, relative.  Source: Prezioso 2015 Fig. S5c: 10.3 % [derived].
            v_reset: Mean RESET threshold.  Unit: V.  Source: Prezioso 2015 Fig. S5d: -1.178 V [derived from the map].
            v_reset_cv: Its spread from device to device, relative.  Source: Prezioso 2015 Fig. S5d: 10.6 % [derived].
            threshold_correlation: Correlation of the two thresholds' magnitudes in one device.  Source: Prezioso 2015 Figs. S5c-d: +0.22 [derived].
            threshold_low: Lowest threshold, relative to the mean.  Source: [choice].
            threshold_high: Highest threshold, relative to the mean.  Source: [choice].
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
        (current in A, slope di/dv in S) of cells of small-signal conductance g (S) at v (V).
        
        Shapes broadcast.
        """
    def replace(self, **kwargs) -> Tio2Passive:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def g_max(self) -> float:
        """
        Highest conductance used, at 0.1 V and 25 C.  Unit: S.
        """
    @property
    def g_min(self) -> float:
        """
        Lowest conductance used, at 0.1 V and 25 C.  Unit: S.
        """
    @property
    def threshold_correlation(self) -> float:
        """
        Correlation of the two thresholds' magnitudes in one device.
        """
    @property
    def threshold_high(self) -> float:
        """
        Highest threshold, relative to the mean.
        """
    @property
    def threshold_low(self) -> float:
        """
        Lowest threshold, relative to the mean.
        """
    @property
    def v_reset(self) -> float:
        """
        Mean RESET threshold.  Unit: V.
        """
    @property
    def v_reset_cv(self) -> float:
        """
        Its spread from device to device, relative.
        """
    @property
    def v_set(self) -> float:
        """
        Mean SET threshold; reads and the error model of programming do not use it.  Unit: V.
        """
    @property
    def v_set_cv(self) -> float:
        """
        Its spread from device to device, relative.
        """
class Vteam:
    """
    VTEAM: voltage-threshold memristor with a state w (m).
    
    Kvatinsky et al., IEEE TCAS-II 62:786 (2015).  Positive voltage sets.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Vteam:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Vteam) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, k_off: float = ..., k_on: float = ..., alpha_off: float = ..., alpha_on: float = ..., v_off: float = ..., v_on: float = ..., r_on: float = ..., r_off: float = ..., w_max: float = ..., polarity: int = ...) -> None:
        """
        Fields:
            k_off: Rate of RESET.  Unit: m/s.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            k_on: Rate of SET, negative.  Unit: m/s.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            alpha_off: Exponent of RESET.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            alpha_on: Exponent of SET.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            v_off: Threshold of RESET.  Unit: V.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            v_on: Threshold of SET, negative.  Unit: V.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            r_on: Resistance at w = 0.  Unit: ohm.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            r_off: Resistance at w = w_max.  Unit: ohm.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            w_max: Largest state.  Unit: m.  Source: Kvatinsky 2015, illustrative set, as used by MemTorch.
            polarity: Sign that turns a voltage of Titania (positive sets) into one of the equations.  Source: definition.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def conductance(self, w: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        S, of a state w (m).
        """
    def evaluate(self, g: numpy.typing.ArrayLike, v: numpy.typing.ArrayLike) -> tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64]]:
        """
        (current in A, slope di/dv in S) of cells of small-signal conductance g (S) at v (V).
        
        Shapes broadcast.
        """
    def rate(self, v: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        dw/dt (m/s) at voltage v (V).
        """
    def replace(self, **kwargs) -> Vteam:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def state(self, g: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        State (m) of a conductance g (S).
        """
    def step(self, w: typing.SupportsFloat | typing.SupportsIndex, v: typing.SupportsFloat | typing.SupportsIndex, t: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        State (m) after a constant voltage v (V) for t (s), exact.
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def alpha_off(self) -> float:
        """
        Exponent of RESET.
        """
    @property
    def alpha_on(self) -> float:
        """
        Exponent of SET.
        """
    @property
    def k_off(self) -> float:
        """
        Rate of RESET.  Unit: m/s.
        """
    @property
    def k_on(self) -> float:
        """
        Rate of SET, negative.  Unit: m/s.
        """
    @property
    def polarity(self) -> int:
        """
        Sign that turns a voltage of Titania (positive sets) into one of the equations.
        """
    @property
    def r_off(self) -> float:
        """
        Resistance at w = w_max.  Unit: ohm.
        """
    @property
    def r_on(self) -> float:
        """
        Resistance at w = 0.  Unit: ohm.
        """
    @property
    def v_off(self) -> float:
        """
        Threshold of RESET.  Unit: V.
        """
    @property
    def v_on(self) -> float:
        """
        Threshold of SET, negative.  Unit: V.
        """
    @property
    def w_max(self) -> float:
        """
        Largest state.  Unit: m.
        """
class CustomModel(titania._core.CellLaw):
    """
    Base of a device model written in Python.
    
    A subclass has the attributes g_min and g_max (S) and a method evaluate(g, v) that returns
    the arrays (current in A, slope in S) for arrays of conductances (S) and voltages (V).
    Programming calls it some tens of times with a few hundred conductances between g_min and
    g_max, never per cell.
    """
    def __init__(self) -> None:
        ...
