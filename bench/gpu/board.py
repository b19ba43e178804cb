"""The real board, clock and work: NVML and PyTorch.  Nothing else in this folder imports them."""

from __future__ import annotations

import contextlib
import importlib
import itertools
import time
from collections.abc import Callable
from typing import Any

from works import Work


class MissingError(RuntimeError):
    """A library or a GPU that is not there."""


class UnsupportedError(RuntimeError):
    """Work that this GPU or this torch cannot do."""


def need(module: str, package: str) -> Any:
    """The module, or a sentence on where to get it."""
    try:
        return importlib.import_module(module)
    except ImportError as error:
        msg = f"measuring a GPU needs {package}: pip install {package}"
        raise MissingError(msg) from error


class WallClock:
    """This machine's."""

    now = staticmethod(time.perf_counter)
    sleep = staticmethod(time.sleep)


class NvmlBoard:
    """One GPU as NVML sees it; torch is to use the same one."""

    def __init__(self, uuid: str) -> None:
        self._nvml = need("pynvml", "nvidia-ml-py")
        self._nvml.nvmlInit()
        self._handle = self._nvml.nvmlDeviceGetHandleByUUID(uuid.encode())
        self.power_limit = self._nvml.nvmlDeviceGetEnforcedPowerLimit(self._handle) / 1e3

    def energy_J(self) -> float | None:
        """The counter: millijoules since the driver was loaded."""
        try:
            return float(self._nvml.nvmlDeviceGetTotalEnergyConsumption(self._handle)) / 1e3
        except self._nvml.NVMLError_NotSupported:
            return None

    def power_W(self) -> float:
        """Averaged over up to a second, depending on the board."""
        return float(self._nvml.nvmlDeviceGetPowerUsage(self._handle)) / 1e3

    def describe(self) -> dict[str, Any]:
        """What the file says of the device."""
        nvml, handle = self._nvml, self._handle
        clock = nvml.nvmlDeviceGetMaxClockInfo
        return {
            "name": nvml.nvmlDeviceGetName(handle),
            "driver": nvml.nvmlSystemGetDriverVersion(),
            "power_limit_W": self.power_limit,
            "clock_sm_Hz": clock(handle, nvml.NVML_CLOCK_SM) * 1e6,
            "clock_memory_Hz": clock(handle, nvml.NVML_CLOCK_MEM) * 1e6,
            "memory_B": nvml.nvmlDeviceGetMemoryInfo(handle).total,
            "energy_counter": self.energy_J() is not None,
        }


class TorchRunner:
    """Makes works into calls on the current CUDA device."""

    def __init__(self, device: int = 0) -> None:
        self._torch = need("torch", "torch")
        if not self._torch.cuda.is_available():
            msg = "measuring a GPU needs one that torch can use; it finds none"
            raise MissingError(msg)
        self._torch.cuda.set_device(device)
        self.uuid = f"GPU-{self._torch.cuda.get_device_properties(device).uuid}"
        self.version = str(self._torch.__version__)

    def step(self, work: Work, seconds: float) -> Callable[[], int]:
        """A function that does about so many seconds of the work and waits for it."""
        torch = self._torch
        try:
            with torch.inference_mode(), self._precision(work.precision):
                call = self._call(work)
                calls = self._calls_in(call, seconds)
        except RuntimeError as error:  # no such kernel, or not enough memory
            raise UnsupportedError(str(error).splitlines()[0]) from error

        def step() -> int:
            with torch.inference_mode(), self._precision(work.precision):
                for _ in range(calls):
                    call()
                torch.cuda.synchronize()
            return calls

        return step

    def release(self) -> None:
        """Frees what the last work held."""
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
