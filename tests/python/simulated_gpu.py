"""A GPU whose energy is known: a fake clock, a power curve, and NVML, coarse and refusing."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace


@dataclass
class SimulatedGpu:
    """Draws `idle` when nothing runs and what the work says when it does.

    The counter shows the energy up to the last of its updates, in millijoules; the power reading
    averages the last `average_s`.  It is board and clock at once.
    """

    idle: float = 80.0
    power_limit: float = 400.0
    update_s: float = 0.05
    average_s: float = 0.1
    time: float = 0.0
    energy: float = 1234.5  # true, J
    shown: float = 1234.5
    drawn: list[tuple[float, float, float]] = field(default_factory=list)  # (start, end, W)
    lie: Callable[[str, float], float] = lambda what, x: x

    def draw(self, seconds: float, watt: float) -> None:
        end = self.time + seconds
        update = (math.floor(self.time / self.update_s) + 1) * self.update_s
        while update <= end:
            self.shown = self.energy + (update - self.time) * watt
            update += self.update_s
        self.drawn = [*self.drawn[-40:], (self.time, end, watt)]
        self.energy += seconds * watt
        self.time = end

    # --- Clock

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.draw(seconds, self.idle)

    # --- Board

    def energy_J(self) -> float:
        return self.lie("counter", math.floor(self.shown * 1e3) / 1e3)

    def power_W(self) -> float:
        start = self.time - self.average_s
        parts = [(min(e, self.time) - max(s, start), w) for s, e, w in self.drawn if e > start]
        seconds = sum(t for t, _ in parts)
        return self.lie("power", sum(t * w for t, w in parts) / seconds if parts else self.idle)


@dataclass
class SimulatedRunner:
    """Does every work in its own time at its own power; both are known to the test."""

    gpu: SimulatedGpu
    seconds_per_call: float = 7e-4
    watt: float = 300.0
    version: str = "simulated"
    uuid: str = "GPU-simulated"
    device: dict = field(default_factory=lambda: {"name": "Simulated", "memory_B": 80e9})
    cannot: tuple[str, ...] = ()
    lost_at: float = math.inf  # s: from then on every call of CUDA fails

    def step(self, work, seconds):
        import board  # noqa: PLC0415  (bench/gpu, on the path of the test only)

        if work.precision in self.cannot:
            raise board.UnsupportedError("no such kernel")
        calls = max(1, round(seconds / self.seconds_per_call))

        def step():
            if self.gpu.time >= self.lost_at:
                raise board.UnsupportedError("CUDA error: device lost")
            self.gpu.draw(calls * self.seconds_per_call, self.watt)
            return calls

        return step

    def release(self):
        pass


class NVMLError(Exception):
    """As pynvml has it; its text is NVML's."""


ANSWERS = {  # of NVML: query, and what it gives
    "nvmlInit": lambda gpu: None,
    "nvmlDeviceGetHandleByUUID": lambda gpu, uuid: SimpleNamespace(uuid=uuid),
    "nvmlDeviceGetEnforcedPowerLimit": lambda gpu, handle: round(gpu.power_limit * 1e3),
    "nvmlDeviceGetTotalEnergyConsumption": lambda gpu, handle: gpu.energy_J() * 1e3,
    "nvmlDeviceGetPowerUsage": lambda gpu, handle: gpu.power_W() * 1e3,
    "nvmlDeviceGetMaxClockInfo": lambda gpu, handle, which: {1: 1980, 2: 2619}[which],
    "nvmlSystemGetDriverVersion": lambda gpu: "550.1",
}


class SimulatedNvml:
    """Stands in for the module pynvml: what a SimulatedGpu shows, in NVML's units.

    `fails` says what a query raises instead: an error, or a function from the number of the call
    (0, 1, ...) to an error or None.
    """

    NVMLError = NVMLError
    NVML_CLOCK_SM, NVML_CLOCK_MEM = 1, 2

    def __init__(self, gpu: SimulatedGpu, **fails) -> None:
        self.gpu, self.fails = gpu, fails
        self.calls = dict.fromkeys(ANSWERS, 0)

    def __getattr__(self, query):
        if query not in ANSWERS:
            raise AttributeError(query)

        def answer(*arguments):
            fail = self.fails.get(query)
            if callable(fail):
                fail = fail(self.calls[query])
            self.calls[query] += 1
            if fail is not None:
                raise fail
            return ANSWERS[query](self.gpu, *arguments)

        return answer
