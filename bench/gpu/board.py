"""The real board, clock and work: NVML and PyTorch.  Nothing else in this folder imports them."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import math
import time
from collections.abc import Callable
from typing import Any

from meter import CounterError, MeasurementError
from works import Work


class MissingError(RuntimeError):
    """A library or a GPU that is not there, or a driver that does not answer."""


class UnsupportedError(RuntimeError):
    """Work that this GPU or this torch cannot do."""


def need(module: str, package: str) -> Any:
    """The module, or a sentence on where to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        msg = f"measuring a GPU needs {package}: pip install {package}"
        raise MissingError(msg) from error


def _line(error: RuntimeError) -> str:
    """The first line of what torch says."""
    return (str(error).splitlines() or [type(error).__name__])[0]


class WallClock:
    """This machine's."""

    now = staticmethod(time.perf_counter)
    sleep = staticmethod(time.sleep)


class NvmlBoard:
    """One GPU as NVML sees it; torch is to use the same one.

    Whatever NVML refuses becomes a sentence: what the file can do without is a note, the readings
    are a MeasurementError, and a GPU that cannot be had is a MissingError.
    """

    def __init__(self, uuid: str) -> None:
        self.notes: list[str] = []
        self._nvml = need("pynvml", "nvidia-ml-py")
        try:
            self._nvml.nvmlInit()
        except self._nvml.NVMLError as error:
            msg = f"NVML does not start: {error}"
            raise MissingError(msg) from error
        try:
            self._handle = self._nvml.nvmlDeviceGetHandleByUUID(uuid.encode())
        except self._nvml.NVMLError as error:
            msg = (
                f"NVML gives no GPU {uuid}: {error}; a part of a GPU (MIG) has no meter of its "
                "own: measure a whole one"
            )
            raise MissingError(msg) from error
        limit = self._told("power limit", "nvmlDeviceGetEnforcedPowerLimit", self._handle)
        self.power_limit = math.inf if limit is None else limit / 1e3

    def energy_J(self) -> float:
        """The counter: millijoules since the driver was loaded."""
        try:
            return float(self._nvml.nvmlDeviceGetTotalEnergyConsumption(self._handle)) / 1e3
        except self._nvml.NVMLError as error:
            msg = f"NVML does not tell the energy: {error}"
            raise CounterError(msg) from error

    def power_W(self) -> float:
        """Averaged over up to a second, depending on the board."""
        try:
            return float(self._nvml.nvmlDeviceGetPowerUsage(self._handle)) / 1e3
        except self._nvml.NVMLError as error:
            msg = f"NVML does not tell the power: {error}"
            raise MeasurementError(msg) from error

    def describe(self) -> dict[str, Any]:
        """What the file says of the board: None, and a note, for what NVML does not tell."""
        clock, handle, nvml = "nvmlDeviceGetMaxClockInfo", self._handle, self._nvml
        sm = self._told("clock of the SMs", clock, handle, nvml.NVML_CLOCK_SM)
        memory = self._told("clock of the memory", clock, handle, nvml.NVML_CLOCK_MEM)
        return {
            "driver": self._told("driver", "nvmlSystemGetDriverVersion"),
            "power_limit_W": self.power_limit if math.isfinite(self.power_limit) else None,
            "clock_sm_Hz": None if sm is None else sm * 1e6,
            "clock_memory_Hz": None if memory is None else memory * 1e6,
        }

    def _told(self, what: str, query: str, *arguments: object) -> Any:
        try:
            return getattr(self._nvml, query)(*arguments)
        except self._nvml.NVMLError as error:
            self.notes.append(f"NVML does not tell the {what}: {error}")
            return None


class TorchRunner:
    """Makes works into calls on the current CUDA device."""

    def __init__(self, device: int = 0) -> None:
        self._torch = need("torch", "torch")
        if not self._torch.cuda.is_available():
            msg = "measuring a GPU needs one that torch can use; it finds none"
            raise MissingError(msg)
        try:
            self._torch.cuda.set_device(device)
        except RuntimeError as error:
            msg = f"torch gives no device {device}: {_line(error)}"
            raise MissingError(msg) from error
        facts = self._torch.cuda.get_device_properties(device)
        self.uuid = f"GPU-{facts.uuid}"
        self.device = {"name": facts.name, "memory_B": facts.total_memory}
        self.version = str(self._torch.__version__)

    def step(self, work: Work, seconds: float) -> Callable[[], int]:
        """A function that does about so many seconds of the work and waits for it."""
        torch = self._torch
        try:
            with torch.inference_mode(), self._precision(work.precision):
                call = self._call(work)
                calls = self._calls_in(call, seconds)
        except RuntimeError as error:  # no such kernel, or not enough memory
            raise UnsupportedError(_line(error)) from error

        def step() -> int:
            try:
                with torch.inference_mode(), self._precision(work.precision):
                    for _ in range(calls):
                        call()
                    torch.cuda.synchronize()
            except RuntimeError as error:  # which CUDA reports late, or a GPU that is lost
                raise UnsupportedError(_line(error)) from error
            return calls

        return step

    def release(self) -> None:
        """Frees what the last work held; a GPU that is lost has nothing to free."""
        with contextlib.suppress(RuntimeError):
            self._torch.cuda.empty_cache()

    def _calls_in(self, call: Callable[[], object], seconds: float) -> int:
        calls = 1
        while True:
            self._torch.cuda.synchronize()
            start = time.perf_counter()
            for _ in range(calls):
                call()
            self._torch.cuda.synchronize()
            taken = time.perf_counter() - start
            if taken > seconds / 4 or calls >= 1 << 20:
                return max(1, round(calls * seconds / max(taken, 1e-9)))
            calls *= 2

    @contextlib.contextmanager
    def _precision(self, precision: str) -> Any:
        torch = self._torch
        before = torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32
        allowed = precision == "tf32"
        torch.backends.cuda.matmul.allow_tf32 = torch.backends.cudnn.allow_tf32 = allowed
        try:
            yield
        finally:
            torch.backends.cuda.matmul.allow_tf32, torch.backends.cudnn.allow_tf32 = before

    def _call(self, work: Work) -> Callable[[], object]:
        torch = self._torch
        nn, functional = torch.nn, torch.nn.functional
        kind = {"fp16": torch.float16, "bf16": torch.bfloat16}.get(work.precision, torch.float32)
        options: dict[str, Any] = {"device": "cuda", "dtype": kind}
        shape, batch = work.shape, work.batch
        if work.precision == "int8":
            a, b = (
                torch.randint(-127, 128, size, device="cuda", dtype=torch.int8)
                for size in ((batch, shape[0]), (shape[0], shape[1]))
            )
            return lambda: torch._int_mm(a, b)
        if work.kind == "matmul":
            x, w = torch.randn(batch, shape[0], **options), torch.randn(shape, **options)
            return lambda: x @ w
        if work.kind == "mlp":
            linears = [nn.Linear(*p, bias=False, **options) for p in itertools.pairwise(shape)]
            stack = [m for linear in linears for m in (linear, nn.ReLU())][:-1]
            model, x = nn.Sequential(*stack), torch.randn(batch, shape[0], **options)
            return lambda: model(x)
        if work.kind == "convolution":
            inputs, outputs, kernel, side = shape
            x = torch.randn(batch, inputs, side, side, **options)
            w = torch.randn(outputs, inputs, kernel, kernel, **options)
            return lambda: functional.conv2d(x, w, padding=kernel // 2)
        width, heads, hidden, sequence = shape
        block = nn.TransformerEncoderLayer(
            width, heads, hidden, 0.0, "gelu", batch_first=True, norm_first=True, **options
        ).eval()
        tokens = torch.randn(batch, sequence, width, **options)
        return lambda: block(tokens)
