"""
The same workload on a GPU or a digital unit; a brain as a labelled line.
"""
from __future__ import annotations
import collections.abc
import titania._core
import titania._core.energy
import typing
__all__: list[str] = ['Arithmetic', 'Calibration', 'DigitalUnit', 'Gpu', 'GpuRun', 'GpuWork', 'PeakRate', 'batch_curve', 'brain', 'calibrations', 'digital_inference', 'gpu', 'gpu_inference', 'gpu_work', 'gpus', 'saturated_batch']
class PeakRate:
    """
    What a GPU could do in one number format; dense.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> PeakRate:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: PeakRate) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, precision: typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4'] = ..., rate: titania._core.energy.Figure = ...) -> None:
        """
        Fields:
            precision: Number format.
            rate: Dense operations per second.  Unit: 1/s.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> PeakRate:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def precision(self) -> typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4']:
        """
        Number format.
        """
    @property
    def rate(self) -> titania._core.energy.Figure:
        """
        Dense operations per second.  Unit: 1/s.
        """
class Arithmetic:
    """
    What software makes of one number format.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Arithmetic:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Arithmetic) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, precision: typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4'] = ..., e_op: titania._core.energy.Figure = ..., eta_compute: titania._core.energy.Figure = ...) -> None:
        """
        Fields:
            precision: Number format.
            e_op: Energy of a useful operation.  Unit: J.
            eta_compute: Share of the peak reached.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> Arithmetic:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def e_op(self) -> titania._core.energy.Figure:
        """
        Energy of a useful operation.  Unit: J.
        """
    @property
    def eta_compute(self) -> titania._core.energy.Figure:
        """
        Share of the peak reached.
        """
    @property
    def precision(self) -> typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4']:
        """
        Number format.
        """
class Calibration:
    """
    What one software stack makes of a GPU in a kind of work.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Calibration:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Calibration) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, work: typing.Literal['other', 'serving', 'vision'] = ..., stack: str = ..., active_power: titania._core.energy.Figure = ..., eta_memory: titania._core.energy.Figure = ..., act_reuse: titania._core.energy.Figure = ..., t_launch: titania._core.energy.Figure = ..., t_request: titania._core.energy.Figure = ..., t_collective: titania._core.energy.Figure = ..., collective_bandwidth: titania._core.energy.Figure = ..., expert_imbalance: titania._core.energy.Figure = ..., graph: bool = ..., kernel_factor: float = ..., arithmetic: collections.abc.Iterable[Arithmetic] = ...) -> None:
        """
        Fields:
            work: Kind of work.
            stack: Software; empty: physics, or your own measurement.
            active_power: With kernels resident: clocks, leakage.  Not the idle power.  Unit: W.
            eta_memory: Share of the bandwidth reached.
            act_reuse: Activations between layers go through DRAM once in so many times.
            t_launch: Launch of one kernel.  Unit: s.
            t_request: Scheduling per sequence and step of a language-model server.  Unit: s.
            t_collective: One exchange between GPUs that share a batch, however little.  Unit: s.
            collective_bandwidth: Per GPU, reached in exchanges.  Unit: B/s.
            expert_imbalance: Time that the GPU with the busiest experts takes longer, per doubling of the GPUs.
            graph: Whether a graph hides the launches.
            kernel_factor: Kernels launched over those of fused software.
            arithmetic: By number format.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def precision(self, name: str) -> Arithmetic:
        """
        Its figures in a number format, as Arithmetic.
        """
    def replace(self, **kwargs) -> Calibration:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def act_reuse(self) -> titania._core.energy.Figure:
        """
        Activations between layers go through DRAM once in so many times.
        """
    @property
    def active_power(self) -> titania._core.energy.Figure:
        """
        With kernels resident: clocks, leakage.  Not the idle power.  Unit: W.
        """
    @property
    def arithmetic(self) -> tuple[Arithmetic, ...]:
        """
        By number format.
        """
    @property
    def collective_bandwidth(self) -> titania._core.energy.Figure:
        """
        Per GPU, reached in exchanges.  Unit: B/s.
        """
    @property
    def eta_memory(self) -> titania._core.energy.Figure:
        """
        Share of the bandwidth reached.
        """
    @property
    def expert_imbalance(self) -> titania._core.energy.Figure:
        """
        Time that the GPU with the busiest experts takes longer, per doubling of the GPUs.
        """
    @property
    def graph(self) -> bool:
        """
        Whether a graph hides the launches.
        """
    @property
    def is_fitted(self) -> bool:
        """
        Whether a figure was fitted to, or measured in, this work.
        """
    @property
    def kernel_factor(self) -> float:
        """
        Kernels launched over those of fused software.
        """
    @property
    def stack(self) -> str:
        """
        Software; empty: physics, or your own measurement.
        """
    @property
    def t_collective(self) -> titania._core.energy.Figure:
        """
        One exchange between GPUs that share a batch, however little.  Unit: s.
        """
    @property
    def t_launch(self) -> titania._core.energy.Figure:
        """
        Launch of one kernel.  Unit: s.
        """
    @property
    def t_request(self) -> titania._core.energy.Figure:
        """
        Scheduling per sequence and step of a language-model server.  Unit: s.
        """
    @property
    def work(self) -> typing.Literal['other', 'serving', 'vision']:
        """
        Kind of work.
        """
class Gpu:
    """
    A GPU, or a system of several, as far as its energy is concerned.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> Gpu:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: Gpu) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, name: str = ..., title: str = ..., release: str = ..., node: str = ..., count: int = ..., memory: titania._core.energy.Figure = ..., memory_bandwidth: titania._core.energy.Figure = ..., tdp: titania._core.energy.Figure = ..., idle_power: titania._core.energy.Figure = ..., e_byte: titania._core.energy.Figure = ..., host_power: titania._core.energy.Figure = ..., die_area: titania._core.energy.Figure = ..., peaks: collections.abc.Iterable[PeakRate] = ..., calibrations: collections.abc.Iterable[Calibration] = ...) -> None:
        """
        Fields:
            name: Key; constants are named after it.
            title: Name in full.
            release: Date of release.
            node: Process.
            count: GPUs of a system; 1 for a board.
            memory: DRAM.  Unit: B.
            memory_bandwidth: Of its DRAM.  Unit: B/s.
            tdp: Power limit.  Unit: W.
            idle_power: With a context, nothing running.  Unit: W.
            e_byte: Energy of a byte from or to DRAM.  Unit: J.
            host_power: Share of the server without GPUs.  Unit: W.
            die_area: Silicon of the GPU without its DRAM.  Unit: m2.
            peaks: By number format.
            calibrations: By kind of work.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def calibration(self, work: str) -> Calibration:
        """
        The calibration that a kind of work is computed with: its own, or that for other work.
        """
    def peak(self, precision: str) -> titania._core.energy.Figure:
        """
        Dense operations per second in a number format, as Figure.
        """
    def replace(self, **kwargs) -> Gpu:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def calibrations(self) -> tuple[Calibration, ...]:
        """
        By kind of work.
        """
    @property
    def count(self) -> int:
        """
        GPUs of a system; 1 for a board.
        """
    @property
    def die_area(self) -> titania._core.energy.Figure:
        """
        Silicon of the GPU without its DRAM.  Unit: m2.
        """
    @property
    def e_byte(self) -> titania._core.energy.Figure:
        """
        Energy of a byte from or to DRAM.  Unit: J.
        """
    @property
    def host_power(self) -> titania._core.energy.Figure:
        """
        Share of the server without GPUs.  Unit: W.
        """
    @property
    def idle_power(self) -> titania._core.energy.Figure:
        """
        With a context, nothing running.  Unit: W.
        """
    @property
    def memory(self) -> titania._core.energy.Figure:
        """
        DRAM.  Unit: B.
        """
    @property
    def memory_bandwidth(self) -> titania._core.energy.Figure:
        """
        Of its DRAM.  Unit: B/s.
        """
    @property
    def name(self) -> str:
        """
        Key; constants are named after it.
        """
    @property
    def node(self) -> str:
        """
        Process.
        """
    @property
    def peaks(self) -> tuple[PeakRate, ...]:
        """
        By number format.
        """
    @property
    def release(self) -> str:
        """
        Date of release.
        """
    @property
    def tdp(self) -> titania._core.energy.Figure:
        """
        Power limit.  Unit: W.
        """
    @property
    def title(self) -> str:
        """
        Name in full.
        """
class GpuRun:
    """
    How a GPU runs a workload.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> GpuRun:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: GpuRun) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, batch: float = ..., precision: typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4'] | None = ..., gpus: int | None = ..., work: typing.Literal['other', 'serving', 'vision'] | None = ..., kernels: float | None = ..., graph: bool | None = ..., t_request: float | None = ..., overlap: typing.Literal['none', 'full'] = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] | None = ..., duty: float = ..., site: titania._core.energy.Site = ...) -> None:
        """
        Fields:
            batch: Inferences computed together.
            precision: Number format.  None: the narrowest of the GPU that holds the workload's bits.
            gpus: GPUs that share the batch, without replicas.  None: as few as hold it.
            work: Kind of work.  None: serving for tokens, vision for images, other for the rest.
            kernels: Kernels launched per batch.  None: the workload's times the stack's factor.
            graph: Launches hidden by a graph.  None: the stack's.
            t_request: Scheduling per sequence and step.  None: the GPU's when serving, else 0.  Unit: s.
            overlap: Of moving data and computing.
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
    def replace(self, **kwargs) -> GpuRun:
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
        Inferences computed together.
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
    def gpus(self) -> int | None:
        """
        GPUs that share the batch, without replicas.  None: as few as hold it.
        """
    @property
    def graph(self) -> bool | None:
        """
        Launches hidden by a graph.  None: the stack's.
        """
    @property
    def kernels(self) -> float | None:
        """
        Kernels launched per batch.  None: the workload's times the stack's factor.
        """
    @property
    def overlap(self) -> typing.Literal['none', 'full']:
        """
        Of moving data and computing.
        """
    @property
    def precision(self) -> typing.Literal['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4'] | None:
        """
        Number format.  None: the narrowest of the GPU that holds the workload's bits.
        """
    @property
    def site(self) -> titania._core.energy.Site:
        """
        Losses between the chip and the power plant.
        """
    @property
    def t_request(self) -> float | None:
        """
        Scheduling per sequence and step.  None: the GPU's when serving, else 0.  Unit: s.
        """
    @property
    def work(self) -> typing.Literal['other', 'serving', 'vision'] | None:
        """
        Kind of work.  None: serving for tokens, vision for images, other for the rest.
        """
class GpuWork:
    """
    What a batch computes and moves.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> GpuWork:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: GpuWork) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, operations: float = ..., weight_bytes: float = ..., activation_bytes: float = ..., other_bytes: float = ..., resident_weight_bytes: float = ..., resident_bytes: float = ..., expert_bytes: float = ..., expert_operations: float = ..., kernels: float = ..., collectives: float = ..., collective_bytes: float = ..., bits: int = ..., unit: str = ...) -> None:
        """
        Fields:
            operations: Per inference; 1 MAC = 2.
            weight_bytes: Weights read per batch.  Unit: B.
            activation_bytes: Per inference, between layers, written and read.  Unit: B.
            other_bytes: Moved per inference: first input, last output, keys and values.  Unit: B.
            resident_weight_bytes: Kept in memory for all.  Unit: B.
            resident_bytes: Kept in memory for each inference under way.  Unit: B.
            expert_bytes: Of weight_bytes, those of experts.  Unit: B.
            expert_operations: Of operations, those of experts.
            kernels: Kernels launched per batch.
            collectives: Exchanges per batch between the GPUs that share it.
            collective_bytes: Partial sums per inference that they exchange.  Unit: B.
            bits: Widest operand.  Unit: bit.
            unit: What one inference is.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> GpuWork:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def activation_bytes(self) -> float:
        """
        Per inference, between layers, written and read.  Unit: B.
        """
    @property
    def bits(self) -> int:
        """
        Widest operand.  Unit: bit.
        """
    @property
    def collective_bytes(self) -> float:
        """
        Partial sums per inference that they exchange.  Unit: B.
        """
    @property
    def collectives(self) -> float:
        """
        Exchanges per batch between the GPUs that share it.
        """
    @property
    def expert_bytes(self) -> float:
        """
        Of weight_bytes, those of experts.  Unit: B.
        """
    @property
    def expert_operations(self) -> float:
        """
        Of operations, those of experts.
        """
    @property
    def kernels(self) -> float:
        """
        Kernels launched per batch.
        """
    @property
    def operations(self) -> float:
        """
        Per inference; 1 MAC = 2.
        """
    @property
    def other_bytes(self) -> float:
        """
        Moved per inference: first input, last output, keys and values.  Unit: B.
        """
    @property
    def resident_bytes(self) -> float:
        """
        Kept in memory for each inference under way.  Unit: B.
        """
    @property
    def resident_weight_bytes(self) -> float:
        """
        Kept in memory for all.  Unit: B.
        """
    @property
    def unit(self) -> str:
        """
        What one inference is.
        """
    @property
    def weight_bytes(self) -> float:
        """
        Weights read per batch.  Unit: B.
        """
class DigitalUnit:
    """
    A digital INT8 unit beside the SRAM with the weights.
    """
    @staticmethod
    def _fields() -> list:
        ...
    @staticmethod
    def from_json(text: str) -> DigitalUnit:
        """
        The config of a JSON text.  Raises ConfigError with the full path of what is wrong.
        """
    def __copy__(self) -> typing.Any:
        ...
    def __deepcopy__(self, arg0: typing.Any) -> typing.Any:
        ...
    @typing.overload
    def __eq__(self, arg0: DigitalUnit) -> bool:
        ...
    @typing.overload
    def __eq__(self, arg0: typing.Any) -> typing.Any:
        ...
    def __getstate__(self) -> str:
        ...
    def __hash__(self) -> int:
        ...
    def __init__(self, *, node: float = ..., weight_reuse: float = ..., lanes: float | None = ..., clock: float = ..., host_power: titania._core.energy.Figure | None = ...) -> None:
        """
        Fields:
            node: CMOS node.  Unit: m.  Source: [choice].
            weight_reuse: Inferences that share one reading of the weights.  Source: [choice] 1: batch 1.
            lanes: MACs per clock.  None: in a comparison, as many as keep up with the crossbar.
            clock: Clock.  Unit: 1/s.  Source: [choice].
            host_power: Of the host while it works; counted from the wall on.  None: in a comparison, what the crossbar's share of its host draws.  Unit: W.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
    def replace(self, **kwargs) -> DigitalUnit:
        """
        A copy with some fields changed; nested ones by dotted names:
        config.replace(**{"wires.r_word_line": 1.0, "nonidealities.StuckCells": None}).
        """
    def to_json(self) -> str:
        """
        JSON text with every field, a schema number and the type.
        """
    @property
    def clock(self) -> float:
        """
        Clock.  Unit: 1/s.
        """
    @property
    def host_power(self) -> titania._core.energy.Figure | None:
        """
        Of the host while it works; counted from the wall on.  None: in a comparison, what the crossbar's share of its host draws.  Unit: W.
        """
    @property
    def lanes(self) -> float | None:
        """
        MACs per clock.  None: in a comparison, as many as keep up with the crossbar.
        """
    @property
    def node(self) -> float:
        """
        CMOS node.  Unit: m.
        """
    @property
    def weight_reuse(self) -> float:
        """
        Inferences that share one reading of the weights.
        """
def batch_curve(gpu: Gpu, workload: titania._core.Workload, batches: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], **kwargs) -> list[titania._core.energy.EnergyReport]:
    """
    One EnergyReport per batch; keywords are the other fields of GpuRun.
    """
def brain(seconds: typing.SupportsFloat | typing.SupportsIndex) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of a human brain over a time: 12 to 20 W, no comparison per token.
    """
def calibrations(name: str) -> list[Calibration]:
    """
    All that is known of a GPU: physics, then every stack in every kind of work.
    """
def digital_inference(unit: DigitalUnit, workload: titania._core.Workload, **kwargs) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of one inference on a digital INT8 unit; keywords are the fields of Conditions.
    """
def gpu(name: str, stack: str = '') -> Gpu:
    """
    One GPU of the table; with a software stack, calibrated to it.
    """
@typing.overload
def gpu_inference(gpu: Gpu, workload: titania._core.Workload, **kwargs) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of one inference; keywords are the fields of GpuRun (batch, precision, ...).
    """
@typing.overload
def gpu_inference(gpu: Gpu, workload: GpuWork, **kwargs) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of one inference; keywords are the fields of GpuRun (batch, precision, ...).
    """
def gpu_work(workload: titania._core.Workload, batch: typing.SupportsFloat | typing.SupportsIndex) -> GpuWork:
    """
    What a batch of inferences of a Workload is to a GPU, as GpuWork.
    """
def gpus() -> dict[str, Gpu]:
    """
    All GPUs of the table with their default stacks, by name.
    """
def saturated_batch(gpu: Gpu, workload: titania._core.Workload, **kwargs) -> float:
    """
    Smallest power of two at which doubling the batch saves less than 1 % per inference.
    """
