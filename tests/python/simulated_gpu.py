"""A GPU whose energy is known: a fake clock, a power curve, and NVML as coarse as the real one."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field


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
    has_counter: bool = True
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

    def energy_J(self) -> float | None:
        if not self.has_counter:
            return None
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
    cannot: tuple[str, ...] = ()

    def step(self, work, seconds):
        if work.precision in self.cannot:
            import board  # noqa: PLC0415  (bench/gpu, on the path of the test only)

            raise board.UnsupportedError("no such kernel")
        calls = max(1, round(seconds / self.seconds_per_call))

        def step():
            self.gpu.draw(calls * self.seconds_per_call, self.watt)
            return calls

        return step

    def release(self):
        pass
