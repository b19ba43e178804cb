"""
Counted events to joules, seconds and square metres.
"""
from __future__ import annotations
import collections.abc
import titania._core
import typing
__all__: list[str] = ['EnergyReport', 'Quantity', 'Technology', 'Term', 'adc_area', 'adc_energy', 'constants', 'report']
class Quantity:
    """
    A figure with its 5 % and 95 % points.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Quantity:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Quantity) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, value: float = ..., low: float = ..., high: float = ...) -> None:
        """
        Fields:
            value: Nominal.
            low: 5 % lie below.
            high: 5 % lie above.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Quantity:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def high(self) -> float:
        """
        5 % lie above.
        """
    @property
    def low(self) -> float:
        """
        5 % lie below.
        """
    @property
    def value(self) -> float:
        """
        Nominal.
        """
class Technology:
    """
    The CMOS around the arrays, and the conditions of a read.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Technology:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Technology) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, node: float = ..., v_dd: float | None = ..., adc_bits: int | None = ..., adc_sample_rate: float = ..., dac_bits: int | None = ..., t_read: float = ..., v_read: float = ..., cell_pitch: float = ...) -> None:
        """
        Fields:
            node: CMOS node of the periphery.  Unit: m.  Source: [choice].
            v_dd: Supply of the digital logic.  None: usual for the node.  Unit: V.  Source: [recall].
            adc_bits: Effective bits of the converters.  Unit: bit.
            adc_sample_rate: Conversions per second and converter.  Unit: 1/s.
            dac_bits: Bits of the word-line drivers.  Unit: bit.
            t_read: Duration of a read.  Unit: s.
            v_read: Full-scale read voltage.  Unit: V.
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
    def replace(self, **kwargs) -> Technology:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def adc_bits(self) -> int | None:
        """
        Effective bits of the converters.  Unit: bit.
        """
    @property
    def adc_sample_rate(self) -> float:
        """
        Conversions per second and converter.  Unit: 1/s.
        """
    @property
    def cell_pitch(self) -> float:
        """
        Pitch of the cells.  Unit: m.
        """
    @property
    def dac_bits(self) -> int | None:
        """
        Bits of the word-line drivers.  Unit: bit.
        """
    @property
    def node(self) -> float:
        """
        CMOS node of the periphery.  Unit: m.
        """
    @property
    def t_read(self) -> float:
        """
        Duration of a read.  Unit: s.
        """
    @property
    def v_dd(self) -> float | None:
        """
        Supply of the digital logic.  None: usual for the node.  Unit: V.
        """
    @property
    def v_read(self) -> float:
        """
        Full-scale read voltage.  Unit: V.
        """
class Term:
    """
    One line of a report: one component's share, per inference.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Term:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Term) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, component: str = ..., item: str = ..., layer: str = ..., energy: Quantity = ..., latency: Quantity = ..., area: Quantity = ..., source: str = ...) -> None:
        """
        Fields:
            component: Group.
            item: What exactly.
            layer: Layer of the network.
            energy: Energy per inference.  Unit: J.
            latency: Latency per inference.  Unit: s.
            area: Area.  Unit: m2.
            source: Where the constant comes from.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Term:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def area(self) -> Quantity:
        """
        Area.  Unit: m2.
        """
    @property
    def component(self) -> str:
        """
        Group.
        """
    @property
    def energy(self) -> Quantity:
        """
        Energy per inference.  Unit: J.
        """
    @property
    def item(self) -> str:
        """
        What exactly.
        """
    @property
    def latency(self) -> Quantity:
        """
        Latency per inference.  Unit: s.
        """
    @property
    def layer(self) -> str:
        """
        Layer of the network.
        """
    @property
    def source(self) -> str:
        """
        Where the constant comes from.
        """
class EnergyReport:
    """
    Energy, latency and area of one inference, component by component.
    
    Totals are sums of nominal values; percentiles come from a seeded Monte Carlo over the
    ranges of the constants.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> EnergyReport:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: EnergyReport) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., boundary: typing.Literal['macro', 'board', 'wall'] = ..., kind: typing.Literal['measured', 'fitted', 'estimated', 'extrapolated'] = ..., conditions: str = ..., terms: collections.abc.Iterable[Term] = ..., notes: collections.abc.Iterable[str] = ...) -> None:
        """
        Fields:
            name: What does the work.
            boundary: What is inside the figure.
            kind: How the figure came about.
            conditions: What the figure depends on.
            terms: Line by line.
            notes: What a reader has to know.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def __str__(self) -> str:
        ...
    def _repr_html_(self) -> str:
        ...
    def area_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %), m2.
        """
    def at_boundary(self, boundary: str, io_bytes: typing.SupportsFloat | typing.SupportsIndex) -> EnergyReport:
        """
        The same at a wider boundary, 'board' or 'wall'.
        """
    def component(self, name: str) -> EnergyReport:
        """
        The terms of one component as a report.
        """
    def energy_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %), J.
        """
    def latency_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %), s.
        """
    def layer(self, name: str) -> EnergyReport:
        """
        The terms of one layer as a report.
        """
    def replace(self, **kwargs) -> EnergyReport:
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
        Nominal area.
        """
    @property
    def boundary(self) -> typing.Literal['macro', 'board', 'wall']:
        """
        What is inside the figure.
        """
    @property
    def components(self) -> list[str]:
        """
        Names of the components, in order of appearance.
        """
    @property
    def conditions(self) -> str:
        """
        What the figure depends on.
        """
    @property
    def energy_J(self) -> float:
        """
        Nominal energy per inference.
        """
    @property
    def kind(self) -> typing.Literal['measured', 'fitted', 'estimated', 'extrapolated']:
        """
        How the figure came about.
        """
    @property
    def latency_s(self) -> float:
        """
        Nominal latency.
        """
    @property
    def layers(self) -> list[str]:
        """
        Names of the layers, in order of appearance.
        """
    @property
    def name(self) -> str:
        """
        What does the work.
        """
    @property
    def notes(self) -> tuple[str, ...]:
        """
        What a reader has to know.
        """
    @property
    def terms(self) -> tuple[Term, ...]:
        """
        Line by line.
        """
def adc_area(enob: typing.SupportsFloat | typing.SupportsIndex, sample_rate: typing.SupportsFloat | typing.SupportsIndex, node: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Area (m2) of the same converter.
    """
def adc_energy(enob: typing.SupportsFloat | typing.SupportsIndex, sample_rate: typing.SupportsFloat | typing.SupportsIndex, node: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Energy (J) of a conversion: Accelergy's regression over the Murmann ADC survey.
    """
def constants() -> list[dict[str, typing.Any]]:
    """
    All rows of the component table, as dictionaries.
    """
def report(activity: titania._core.Activity, hardware: titania._core.Hardware, technology: Technology) -> EnergyReport:
    """
    EnergyReport of a crossbar macro from counted events.
    """
