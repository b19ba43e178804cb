"""
Counted events to joules, seconds and square metres.
"""
from __future__ import annotations
import collections.abc
import titania._core
import typing
__all__: list[str] = ['Component', 'Conditions', 'EnergyReport', 'Factor', 'Figure', 'NORMAL_95', 'Quantity', 'Site', 'Technology', 'Term', 'adc_area', 'adc_class_b', 'adc_component', 'adc_energy', 'adc_models', 'adc_parts', 'at_node', 'column_johnson', 'column_shot', 'component_of', 'components', 'constants', 'decisive', 'floors', 'landauer', 'report', 'sampler_ktc']
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
class Figure:
    """
    A constant with its range, unit, kind and source; values in base SI units.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Figure:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Figure) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, value: float = ..., low: float = ..., high: float = ..., unit: str = ..., kind: typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated'] = ..., source: str = ...) -> None:
        """
        Fields:
            value: Nominal, in base SI units.
            low: 5 % lie below.
            high: 5 % lie above.
            unit: Base SI unit: J, W, s, m2, 1/s, B, B/s.
            kind: How the figure came about.
            source: Who says so.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Figure:
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
    def kind(self) -> typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated']:
        """
        How the figure came about.
        """
    @property
    def low(self) -> float:
        """
        5 % lie below.
        """
    @property
    def source(self) -> str:
        """
        Who says so.
        """
    @property
    def unit(self) -> str:
        """
        Base SI unit: J, W, s, m2, 1/s, B, B/s.
        """
    @property
    def value(self) -> float:
        """
        Nominal, in base SI units.
        """
class Factor:
    """
    An uncertain constant in a product.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Factor:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Factor) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, constant: str = ..., low: float = ..., high: float = ..., power: float = ...) -> None:
        """
        Fields:
            constant: Name of the constant.
            low: 5 % point over the nominal value.
            high: 95 % point over the nominal value.
            power: Exponent it enters with.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Factor:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def constant(self) -> str:
        """
        Name of the constant.
        """
    @property
    def high(self) -> float:
        """
        95 % point over the nominal value.
        """
    @property
    def low(self) -> float:
        """
        5 % point over the nominal value.
        """
    @property
    def power(self) -> float:
        """
        Exponent it enters with.
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
    def __init__(self, *, node: float = ..., v_dd: float | None = ..., adc_bits: int | None = ..., adc_sample_rate: float = ..., adc_model: typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] = ..., dac_bits: int | None = ..., unipolar: bool = ..., driver: typing.Literal['linear', 'low_rail', 'switched'] = ..., t_read: float = ..., v_read: float = ..., cell_pitch: float = ...) -> None:
        """
        Fields:
            node: CMOS node of the periphery.  Unit: m.  Source: [choice].
            v_dd: Supply of the digital logic.  None: usual for the node.  Unit: V.  Source: [recall].
            adc_bits: Effective bits of the converters.  Unit: bit.
            adc_sample_rate: Conversions per second and converter.  Unit: 1/s.
            adc_model: Whose figure a conversion's energy is.
            dac_bits: Bits of the word-line drivers.  Unit: bit.
            unipolar: They drive voltages of one sign only.
            driver: Where the word lines' current comes from.  Source: [choice].
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
    def adc_model(self) -> typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc']:
        """
        Whose figure a conversion's energy is.
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
    def driver(self) -> typing.Literal['linear', 'low_rail', 'switched']:
        """
        Where the word lines' current comes from.
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
    def unipolar(self) -> bool:
        """
        They drive voltages of one sign only.
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
class Site:
    """
    Losses between a chip and the power plant.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Site:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Site) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, regulator_loss: Figure = ..., supply_loss: Figure = ..., overhead: Figure = ...) -> None:
        """
        Fields:
            regulator_loss: Of voltage regulators.
            supply_loss: Of the power supply.
            overhead: Of cooling and distribution: PUE - 1.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Site:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def overhead(self) -> Figure:
        """
        Of cooling and distribution: PUE - 1.
        """
    @property
    def regulator_loss(self) -> Figure:
        """
        Of voltage regulators.
        """
    @property
    def supply_loss(self) -> Figure:
        """
        Of the power supply.
        """
class Conditions:
    """
    How either side of a comparison is used.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Conditions:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Conditions) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] | None = ..., duty: float = ..., site: Site = ...) -> None:
        """
        Fields:
            boundary: What is inside the figure.  None: as far as the hardware's own figures reach: macro for a digital unit, board for a GPU, wall for a system and an accelerator.
            duty: Share of the time with work to do.
            site: Losses between the chip and the power plant.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Conditions:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
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
    def site(self) -> Site:
        """
        Losses between the chip and the power plant.
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
    def __init__(self, *, component: str = ..., item: str = ..., layer: str = ..., energy: Quantity = ..., latency: Quantity = ..., area: Quantity = ..., source: str = ..., factors: collections.abc.Iterable[Factor] = ...) -> None:
        """
        Fields:
            component: Group.
            item: What exactly.
            layer: Layer of the network.
            energy: Energy per inference.  Unit: J.
            latency: Latency per inference.  Unit: s.
            area: Area.  Unit: m2.
            source: Where the constant comes from.
            factors: Uncertain constants of the energy.
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
    def factors(self) -> tuple[Factor, ...]:
        """
        Uncertain constants of the energy.
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
    def __init__(self, *, name: str = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] = ..., kind: typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated'] = ..., unit: str = ..., throughput: float = ..., conditions: str = ..., terms: collections.abc.Iterable[Term] = ..., notes: collections.abc.Iterable[str] = ...) -> None:
        """
        Fields:
            name: What does the work.
            boundary: What is inside the figure.
            kind: How the figure came about.
            unit: What one inference is.
            throughput: Per second; 0: not known.  Unit: 1/s.
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
    def area_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0, draws: typing.SupportsInt | typing.SupportsIndex = 4096) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %), m2.
        """
    def at_boundary(self, boundary: str, io_bytes: typing.SupportsFloat | typing.SupportsIndex) -> EnergyReport:
        """
        The same, a macro, at a wider boundary: 'chip', 'board', 'wall' or 'site'.
        """
    def component(self, name: str) -> EnergyReport:
        """
        The terms of one component as a report.
        """
    def energy_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0, draws: typing.SupportsInt | typing.SupportsIndex = 4096) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %), J.
        """
    def energy_with(self, constant: str, ratio: typing.SupportsFloat | typing.SupportsIndex) -> float:
        """
        Energy (J) with one constant multiplied by a ratio.
        """
    def latency_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0, draws: typing.SupportsInt | typing.SupportsIndex = 4096) -> tuple[float, float, float]:
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
    def rows(self) -> list[dict[str, typing.Any]]:
        """
        One row for every term, with the report's name and boundary.
        """
    def to_dict(self) -> dict[str, typing.Any]:
        """
        All of it as a dictionary: totals with percentiles, and the rows.
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    def to_pandas(self) -> typing.Any:
        """
        The rows as a table; ImportError without pandas (the extra `tables`).
        """
    @property
    def area_m2(self) -> float:
        """
        Nominal area.
        """
    @property
    def boundary(self) -> typing.Literal['macro', 'chip', 'board', 'wall', 'site']:
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
    def constants(self) -> list[str]:
        """
        Names of the uncertain constants of the energy.
        """
    @property
    def energy_J(self) -> float:
        """
        Nominal energy per inference.
        """
    @property
    def kind(self) -> typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated']:
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
    def recall_note(self) -> str:
        """
        That share with its largest items, as a sentence; empty up to 10 %.
        """
    @property
    def recalled_share(self) -> float:
        """
        Share of the energy, 0 to 1, that rests on figures from memory, second-hand, estimated or chosen.
        """
    @property
    def terms(self) -> tuple[Term, ...]:
        """
        Line by line.
        """
    @property
    def throughput(self) -> float:
        """
        Per second; 0: not known.  Unit: 1/s.
        """
    @property
    def unit(self) -> str:
        """
        What one inference is.
        """
class Component:
    """
    One component: what its events cost, and what it costs to be there.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Component:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Component) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, group: str = ..., item: str = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] = ..., per: str = ..., energy: Figure = ..., delivers: collections.abc.Iterable[str] = ..., latency_per: str = ..., latency: Figure = ..., of: str = ..., area: Figure = ..., static_power: Figure = ..., node: float = ..., v_dd: float = ..., scaling: typing.Literal['none', 'digital', 'converter'] = ...) -> None:
        """
        Fields:
            group: What it is shown under.
            item: What exactly.
            boundary: Narrowest boundary that includes it.
            per: Count of Activity that `energy` is spent on.
            energy: Energy per event; volts per coulomb.  Unit: J.
            delivers: Energies of Activity that are part of it, and booked by their own rows.
            latency_per: Count that `latency` passes in.
            latency: Time per event.  Unit: s.
            of: Count of Hardware: how many of it there are.
            area: Area of one.  Unit: m2.
            static_power: Power of one, busy or not: leakage, clock, control.  Unit: W.
            node: Node of the figures; 0: none.  Unit: m.
            v_dd: Their supply; 0: usual for the node.  Unit: V.
            scaling: How they follow the node.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Component:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def area(self) -> Figure:
        """
        Area of one.  Unit: m2.
        """
    @property
    def boundary(self) -> typing.Literal['macro', 'chip', 'board', 'wall', 'site']:
        """
        Narrowest boundary that includes it.
        """
    @property
    def delivers(self) -> tuple[str, ...]:
        """
        Energies of Activity that are part of it, and booked by their own rows.
        """
    @property
    def energy(self) -> Figure:
        """
        Energy per event; volts per coulomb.  Unit: J.
        """
    @property
    def group(self) -> str:
        """
        What it is shown under.
        """
    @property
    def item(self) -> str:
        """
        What exactly.
        """
    @property
    def latency(self) -> Figure:
        """
        Time per event.  Unit: s.
        """
    @property
    def latency_per(self) -> str:
        """
        Count that `latency` passes in.
        """
    @property
    def node(self) -> float:
        """
        Node of the figures; 0: none.  Unit: m.
        """
    @property
    def of(self) -> str:
        """
        Count of Hardware: how many of it there are.
        """
    @property
    def per(self) -> str:
        """
        Count of Activity that `energy` is spent on.
        """
    @property
    def scaling(self) -> typing.Literal['none', 'digital', 'converter']:
        """
        How they follow the node.
        """
    @property
    def static_power(self) -> Figure:
        """
        Power of one, busy or not: leakage, clock, control.  Unit: W.
        """
    @property
    def v_dd(self) -> float:
        """
        Their supply; 0: usual for the node.  Unit: V.
        """
def adc_area(enob: typing.SupportsFloat | typing.SupportsIndex, sample_rate: typing.SupportsFloat | typing.SupportsIndex, node: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Area (m2) of the same converter.
    """
def adc_class_b(bits: typing.SupportsFloat | typing.SupportsIndex, temperature: typing.SupportsFloat | typing.SupportsIndex = 300.0) -> float:
    """
    One conversion (J): 8 kT times the signal-to-noise ratio 1.5 * 4^bits.
    """
def adc_component(model: str, enob: typing.SupportsFloat | typing.SupportsIndex, sample_rate: typing.SupportsFloat | typing.SupportsIndex, node: typing.SupportsFloat | typing.SupportsIndex) -> Component:
    """
    A converter as 'survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco' or 'tdc' has it.
    """
def adc_energy(enob: typing.SupportsFloat | typing.SupportsIndex, sample_rate: typing.SupportsFloat | typing.SupportsIndex, node: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Energy (J) of a conversion: Accelergy's regression over the Murmann ADC survey.
    """
def adc_models() -> dict[str, tuple[float, float]]:
    """
    Names of the ADC models with the bits they hold for.
    """
def adc_parts() -> list[dict[str, typing.Any]]:
    """
    The measured converters of the model 'silicon'.
    """
def at_node(component: Component, node: typing.SupportsFloat | typing.SupportsIndex, v_dd: typing.SupportsFloat | typing.SupportsIndex) -> Component:
    """
    The same component at another node (m) and supply voltage (V), by its rule.
    """
def column_johnson(bits: typing.SupportsFloat | typing.SupportsIndex, temperature: typing.SupportsFloat | typing.SupportsIndex = 300.0) -> float:
    """
    Reading a column at full scale against Johnson noise (J): 24 kT 4^bits.
    """
def column_shot(bits: typing.SupportsFloat | typing.SupportsIndex, voltage: typing.SupportsFloat | typing.SupportsIndex) -> float:
    """
    Reading a column at full scale against full shot noise (J): 12 q V 4^bits.
    """
def component_of(constant_id: str, technology: Technology | None = None, actions: typing.SupportsFloat | typing.SupportsIndex = 1.0) -> Component:
    """
    A row of the component table as a Component, in a technology or at its own node; `actions`
    is how many of the row's actions one counted event takes.
    """
def components(technology: Technology) -> list[Component]:
    """
    The components of a crossbar macro in a technology.
    """
def constants() -> list[dict[str, typing.Any]]:
    """
    All rows of the component table, as dictionaries.
    """
def decisive(numerator: EnergyReport, denominator: EnergyReport, count: typing.SupportsInt | typing.SupportsIndex = 3) -> list[tuple[str, float, float]]:
    """
    (constant, low, high) of the constants that move the ratio of energies most: the ratio with
    the constant at its 5 % and at its 95 % point.
    """
def floors(components: collections.abc.Sequence[Component], activity: titania._core.Activity, technology: Technology, temperature: typing.SupportsFloat | typing.SupportsIndex = 300.0) -> list[dict[str, typing.Any]]:
    """
    What groups of components spend per inference, and the least that physics allows (J).
    """
def landauer(temperature: typing.SupportsFloat | typing.SupportsIndex = 300.0) -> float:
    """
    Forgetting one bit (J): kT ln 2.
    """
def report(activity: titania._core.Activity, hardware: titania._core.Hardware, technology: Technology) -> EnergyReport:
    """
    EnergyReport of a crossbar macro from counted events.
    """
def sampler_ktc(bits: typing.SupportsFloat | typing.SupportsIndex, temperature: typing.SupportsFloat | typing.SupportsIndex = 300.0) -> float:
    """
    Charging a sampler that kT/C noise leaves its bits (J): 12 kT 4^bits.
    """
NORMAL_95: float = 1.6448536269514722
