"""
What a workload costs on chips of crossbars.
"""
from __future__ import annotations
import collections.abc
import titania._core
import titania._core.energy
import typing
__all__: list[str] = ['Accelerator', 'AcceleratorRun', 'Alternative', 'CellRead', 'CellWrite', 'Deployment', 'Inference', 'LayerPlace', 'Neuron', 'Peak', 'Supply']
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
    def __init__(self, *, energy: titania._core.energy.Figure = ..., conductance: titania._core.energy.Figure = ..., input_square: titania._core.energy.Figure = ..., line_capacitance: float = ...) -> None:
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
    def conductance(self) -> titania._core.energy.Figure:
        """
        Mean of all cells in use.  Unit: S.
        """
    @property
    def energy(self) -> titania._core.energy.Figure:
        """
        Of one cell and read; or the next two.  Unit: J.
        """
    @property
    def input_square(self) -> titania._core.energy.Figure:
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
    def __init__(self, *, pulse_energy: titania._core.energy.Figure = ..., pulses: titania._core.energy.Figure = ..., t_pulse: float = ..., cells_at_once: float = ..., endurance: float | None = ...) -> None:
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
    def pulse_energy(self) -> titania._core.energy.Figure:
        """
        Of one cell and pulse.  Unit: J.
        """
    @property
    def pulses(self) -> titania._core.energy.Figure:
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
class Supply:
    """
    What feeds the currents of an accelerator's cells, and lets its amplifiers sink them.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Supply:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Supply) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, driver: typing.Literal['linear', 'low_rail', 'switched'] = ..., bipolar: bool = ..., input_mean: titania._core.energy.Figure = ..., full_scale: titania._core.energy.Figure = ...) -> None:
        """
        Fields:
            driver: Where the word lines' current comes from.  Source: [choice].
            bipolar: Word lines are driven either way.  Source: [choice].
            input_mean: Mean magnitude of the inputs over v_read; of signed ones the half or more that the lines do not pass on to one another.
            full_scale: Largest current of a conversion, which its amplifier must be able to sink.  Unit: A.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Supply:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def bipolar(self) -> bool:
        """
        Word lines are driven either way.
        """
    @property
    def driver(self) -> typing.Literal['linear', 'low_rail', 'switched']:
        """
        Where the word lines' current comes from.
        """
    @property
    def full_scale(self) -> titania._core.energy.Figure:
        """
        Largest current of a conversion, which its amplifier must be able to sink.  Unit: A.
        """
    @property
    def input_mean(self) -> titania._core.energy.Figure:
        """
        Mean magnitude of the inputs over v_read; of signed ones the half or more that the lines do not pass on to one another.
        """
class Alternative:
    """
    A number of an accelerator that is a choice, and what else it could be.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Alternative:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Alternative) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, field: str = ..., values: collections.abc.Iterable[float] = ..., source: str = ...) -> None:
        """
        Fields:
            field: Name of a number of the accelerator.
            values: What it could be instead.
            source: Why that, or "[choice]".
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Alternative:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def field(self) -> str:
        """
        Name of a number of the accelerator.
        """
    @property
    def source(self) -> str:
        """
        Why that, or "[choice]".
        """
    @property
    def values(self) -> tuple[float, ...]:
        """
        What it could be instead.
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
    def __init__(self, *, batch: float = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] | None = ..., duty: float = ..., site: titania._core.energy.Site = ..., lifetime: float = ..., refresh_period: float | None = ...) -> None:
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
    def site(self) -> titania._core.energy.Site:
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
    def __getstate__(self) -> tuple[titania._core.energy.EnergyReport, Deployment, titania._core.Activity, float, float, float, float, float]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    @property
    def activity(self) -> titania._core.Activity:
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
    def report(self) -> titania._core.energy.EnergyReport:
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
    def __init__(self, *, name: str = ..., title: str = ..., citations: collections.abc.Iterable[str] = ..., built: str = ..., node: float = ..., v_dd: float | None = ..., rows: int = ..., cols: int = ..., bits_per_cell: int = ..., coding: typing.Literal['offset', 'pair', 'pair_digital'] = ..., weight_bits: int = ..., input_bits: int = ..., dac_bits: int = ..., reads_per_slice: int = ..., v_read: float = ..., t_read: float = ..., cell_read: CellRead = ..., supply: Supply | None = ..., adc_model: typing.Literal['survey', 'isaac', 'neurosim', 'silicon', 'ramp', 'cco', 'tdc'] | None = ..., adc_bits: int = ..., adcs_per_array: float = ..., t_conversion: float = ..., neuron: Neuron | None = ..., pipelined: bool = ..., timing: titania._core.energy.Figure = ..., arrays_per_core: int = ..., cores_per_tile: int = ..., tiles_per_chip: int = ..., chips_per_board: int = ..., memory_bytes: float = ..., memory_bandwidth: float = ..., link_bandwidth: float = ..., hops: float = ..., chip_link_bandwidth: float = ..., dram_bandwidth: float | None = ..., host_bandwidth: float = ..., vector_lanes: float = ..., clock: float = ..., streaming: bool = ..., power_gating: float = ..., t_request: titania._core.energy.Figure = ..., write: CellWrite = ..., components: collections.abc.Iterable[titania._core.energy.Component] = ..., alternatives: collections.abc.Iterable[Alternative] = ...) -> None:
        """
        Fields:
            name: Name; its constants begin with it.
            title: What it is.
            citations: Where its figures come from.
            built: What of it was built and measured, "one chip"; empty: nothing, a design study.
            node: CMOS node; rows follow it.  Unit: m.  Source: [choice].
            v_dd: Supply.  None: usual for the node.  Unit: V.  Source: [recall].
            rows: Word lines of an array.  Source: [choice].
            cols: Bit lines of an array.  Source: [choice].
            bits_per_cell: Bits of a weight in one cell, without its sign for a pair.  Unit: bit.  Source: [choice].
            coding: How a signed weight lies in columns.
            weight_bits: Of a weight, with its sign.  Unit: bit.
            input_bits: Of an input.  Unit: bit.
            dac_bits: Bits of an input applied at once.  Unit: bit.
            reads_per_slice: Reads that share the cells among them: groups of rows, or one for each pair of signs.
            v_read: Voltage of the largest input.  Unit: V.  Source: Prezioso 2015, Fahimi 2021: read at 0.1 V.
            t_read: Duration of a read.  Unit: s.  Source: [choice] 100 ns, as in ISAAC.
            cell_read: Heat of the cells.
            supply: What feeds the cells.  None: the rows of its publication, whatever they include.
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
            t_request: Scheduling per inference of a batch and step, while which the chips wait.  Unit: s.  Source: [choice] none.
            write: How cells are written.
            components: A row for everything that costs energy, area or static power.
            alternatives: Numbers of it that are choices, and what else they could be.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def activities(self, workload: titania._core.Workload, **kwargs) -> list[tuple[str, titania._core.Activity]]:
        """
        (layer, Activity) of one inference; keywords as for inference().
        """
    def all_components(self) -> list[titania._core.energy.Component]:
        """
        Every Component at the node: the list, the converter, cells and lines.
        """
    def deploy(self, workload: titania._core.Workload) -> Deployment:
        """
        The Deployment of a workload.
        """
    def inference(self, workload: titania._core.Workload, **kwargs) -> Inference:
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
    def alternatives(self) -> tuple[Alternative, ...]:
        """
        Numbers of it that are choices, and what else they could be.
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
    def built(self) -> str:
        """
        What of it was built and measured, "one chip"; empty: nothing, a design study.
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
    def components(self) -> tuple[titania._core.energy.Component, ...]:
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
        Of an input.  Unit: bit.
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
    def supply(self) -> Supply | None:
        """
        What feeds the cells.  None: the rows of its publication, whatever they include.
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
    def t_request(self) -> titania._core.energy.Figure:
        """
        Scheduling per inference of a batch and step, while which the chips wait.  Unit: s.
        """
    @property
    def tiles_per_chip(self) -> int:
        """
        Tiles.
        """
    @property
    def timing(self) -> titania._core.energy.Figure:
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
        Of a weight, with its sign.  Unit: bit.
        """
    @property
    def write(self) -> CellWrite:
        """
        How cells are written.
        """
