"""
The same workload on a GPU or a digital unit.
"""
from __future__ import annotations
import titania._core
import titania._core.energy
import typing
__all__: list[str] = ['DigitalUnit', 'Gpu', 'GpuRun', 'digital_inference', 'gpu', 'gpu_inference', 'gpus', 'saturated_batch']
class Gpu:
    """
    A GPU as far as its energy is concerned; dense peak figures.
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
    def __init__(self, *, name: str = ..., release: str = ..., node: str = ..., memory_bandwidth: float = ..., tdp: float = ..., idle_power: float = ..., active_power: float = ..., peak_fp16: float | None = ..., peak_int8: float | None = ..., e_op_fp16: float | None = ..., e_op_int8: float | None = ..., e_byte: float = ..., eta_compute: float = ..., eta_memory: float = ..., t_launch: float = ..., kind: typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated'] = ..., boundary: typing.Literal['macro', 'chip', 'board', 'wall', 'site'] = ..., range_factor: float = ..., source: str = ..., notes: str = ...) -> None:
        """
        Fields:
            name: Name.
            release: Date of release.
            node: Process.
            memory_bandwidth: Of its DRAM.  Unit: B/s.
            tdp: Power limit.  Unit: W.
            idle_power: With a context, nothing running.  Unit: W.
            active_power: With kernels resident.  Unit: W.
            peak_fp16: Dense operations per second.  Unit: 1/s.
            peak_int8: Dense operations per second.  Unit: 1/s.
            e_op_fp16: Energy of a useful operation.  Unit: J.
            e_op_int8: Energy of a useful operation.  Unit: J.
            e_byte: Energy of a byte from or to DRAM.  Unit: J.
            eta_compute: Share of the peak reached.
            eta_memory: Share of the bandwidth reached.
            t_launch: Launch of one kernel.  Unit: s.
            kind: How these figures came about.
            boundary: What they include.
            range_factor: Uncertainty.
            source: Who says so.
            notes: What else to know.
        """
    def __repr__(self) -> str:
        ...
    def __setattr__(self, arg0: str, arg1: typing.Any) -> None:
        ...
    def __setstate__(self, arg0: str) -> None:
        ...
    def _repr_html_(self) -> str:
        ...
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
    def active_power(self) -> float:
        """
        With kernels resident.  Unit: W.
        """
    @property
    def boundary(self) -> typing.Literal['macro', 'chip', 'board', 'wall', 'site']:
        """
        What they include.
        """
    @property
    def e_byte(self) -> float:
        """
        Energy of a byte from or to DRAM.  Unit: J.
        """
    @property
    def e_op_fp16(self) -> float | None:
        """
        Energy of a useful operation.  Unit: J.
        """
    @property
    def e_op_int8(self) -> float | None:
        """
        Energy of a useful operation.  Unit: J.
        """
    @property
    def eta_compute(self) -> float:
        """
        Share of the peak reached.
        """
    @property
    def eta_memory(self) -> float:
        """
        Share of the bandwidth reached.
        """
    @property
    def idle_power(self) -> float:
        """
        With a context, nothing running.  Unit: W.
        """
    @property
    def kind(self) -> typing.Literal['specified', 'measured', 'fitted', 'estimated', 'extrapolated']:
        """
        How these figures came about.
        """
    @property
    def memory_bandwidth(self) -> float:
        """
        Of its DRAM.  Unit: B/s.
        """
    @property
    def name(self) -> str:
        """
        Name.
        """
    @property
    def node(self) -> str:
        """
        Process.
        """
    @property
    def notes(self) -> str:
        """
        What else to know.
        """
    @property
    def peak_fp16(self) -> float | None:
        """
        Dense operations per second.  Unit: 1/s.
        """
    @property
    def peak_int8(self) -> float | None:
        """
        Dense operations per second.  Unit: 1/s.
        """
    @property
    def range_factor(self) -> float:
        """
        Uncertainty.
        """
    @property
    def release(self) -> str:
        """
        Date of release.
        """
    @property
    def source(self) -> str:
        """
        Who says so.
        """
    @property
    def t_launch(self) -> float:
        """
        Launch of one kernel.  Unit: s.
        """
    @property
    def tdp(self) -> float:
        """
        Power limit.  Unit: W.
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
    def __init__(self, *, batch: float = ..., precision: typing.Literal['int8', 'fp16'] = ..., kernels: float = ..., kernels_high: float = ..., t_request: float = ..., hidden_traffic: float = ..., same_work: bool = ...) -> None:
        """
        Fields:
            batch: Inferences computed together.
            precision: Number format.
            kernels: Kernels launched per batch.  Source: [choice] 2 for a small fused network.
            kernels_high: High end of the number of kernels.  Source: [choice] 6.
            t_request: Scheduling per request; a property of language-model servers, 0 for anything else.  Unit: s.  Source: fitted to ML.ENERGY v3: 20 us on H100.
            hidden_traffic: Share of the activations between layers that goes through DRAM; 0 if fused.  Source: [choice] fused.
            same_work: The work is of the kind the GPU's parameters were fitted to.
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
    def hidden_traffic(self) -> float:
        """
        Share of the activations between layers that goes through DRAM; 0 if fused.
        """
    @property
    def kernels(self) -> float:
        """
        Kernels launched per batch.
        """
    @property
    def kernels_high(self) -> float:
        """
        High end of the number of kernels.
        """
    @property
    def precision(self) -> typing.Literal['int8', 'fp16']:
        """
        Number format.
        """
    @property
    def same_work(self) -> bool:
        """
        The work is of the kind the GPU's parameters were fitted to.
        """
    @property
    def t_request(self) -> float:
        """
        Scheduling per request; a property of language-model servers, 0 for anything else.  Unit: s.
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
    def __init__(self, *, node: float = ..., weight_reuse: float = ..., lanes: float = ..., clock: float = ...) -> None:
        """
        Fields:
            node: CMOS node.  Unit: m.  Source: [choice].
            weight_reuse: Inferences that share one reading of the weights.  Source: [choice] 1: batch 1.
            lanes: MACs per clock.  Source: [choice].
            clock: Clock.  Unit: 1/s.  Source: [choice].
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
    def lanes(self) -> float:
        """
        MACs per clock.
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
def digital_inference(unit: DigitalUnit, workload: titania._core.Workload) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of one inference on a digital INT8 unit.
    """
def gpu(name: str) -> Gpu:
    """
    One GPU of the table.
    """
def gpu_inference(gpu: Gpu, workload: titania._core.Workload, **kwargs) -> titania._core.energy.EnergyReport:
    """
    EnergyReport of one inference; keywords are the fields of GpuRun (batch, precision, ...).
    """
def gpus() -> dict[str, Gpu]:
    """
    All GPUs of the table, by name.
    """
def saturated_batch(gpu: Gpu, workload: titania._core.Workload, **kwargs) -> float:
    """
    Smallest power of two at which doubling the batch saves less than 1 % per inference.
    """
