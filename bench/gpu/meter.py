"""Energy of a GPU that repeats one piece of work, from its own counter or power reading.

NVML's energy counter is in millijoules and moves every 20 to 100 ms, so a window starts and ends
where it moves, and lasts seconds.  Without a counter the power readings are integrated.  Each
repetition starts at a random phase, because some boards sample their power only a quarter of the
time (arXiv 2312.02741).  Board, clock and work are given: nothing here knows a real GPU.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class MeasurementError(RuntimeError):
    """The board's readings cannot be what it drew."""


class Board(Protocol):
    """What is asked of a board; `board.py` has the real one."""

    power_limit: float

    def energy_J(self) -> float | None:
        """Energy since some time in the past, or None if the board has no counter."""

    def power_W(self) -> float:
        """Power now, as the board averages it."""


class Clock(Protocol):
    """Time as the measurement sees it."""

    def now(self) -> float:
        """Seconds."""

    def sleep(self, seconds: float) -> None:
        """Does nothing for so long."""


@dataclass(frozen=True)
class Window:
    """What happened between two moments of a run."""

    seconds: float
    energy: float
    power: float  # mean of the power readings, which knows nothing of the counter
    calls: int


@dataclass(frozen=True)
class Method:
    """How long to look, and how often."""

    window_s: float = 3.0
    repeats: int = 5
    warm_up_s: float = 1.0
    phase_s: float = 0.1  # windows start anywhere within this
    poll_s: float = 0.01  # a chunk of work, or a nap, between two readings
    slack: float = 0.25  # by how much counter and power readings may differ

    def __post_init__(self) -> None:
        if self.window_s < 2:
            msg = f"window_s = {self.window_s}: must be at least 2 s, for the counter is coarse"
            raise ValueError(msg)
        if self.repeats < 2:
            msg = f"repeats = {self.repeats}: must be at least 2, for a standard deviation"
            raise ValueError(msg)


class Meter:
    """Measures windows of a run on one board."""

    def __init__(
        self, board: Board, clock: Clock, method: Method, random_source: random.Random
    ) -> None:
        self.board = board
        self.clock = clock
        self.method = method
        self.random = random_source

    def windows(self, step: Callable[[], int]) -> list[Window]:
        """One window per repetition; `step` does a few hundredths of a second of work and returns
        how many calls that was."""
        self._spend(self.method.warm_up_s, step)
        taken: list[Window] = []
        refused = 0
        while len(taken) < self.method.repeats:
            self._spend(self.random.uniform(0, self.method.phase_s), step)
            try:
                taken.append(self._window(step))
            except MeasurementError:
                refused += 1
                if refused > self.method.repeats:
                    raise
        return taken

    def idle(self) -> list[Window]:
        """Windows of the same length in which nothing is asked of the board."""

        def nap() -> int:
            self.clock.sleep(self.method.poll_s)
            return 0

        return self.windows(nap)

    def _spend(self, seconds: float, step: Callable[[], int]) -> None:
        end = self.clock.now() + seconds
        while self.clock.now() < end:
            step()

    def _window(self, step: Callable[[], int]) -> Window:
        window = self._counted(step) if self.board.energy_J() is not None else None
        window = window or self._integrated(step)
        self._check(window)
        return window

    def _counted(self, step: Callable[[], int]) -> Window:
        """From a movement of the counter to the first one after the window's length."""
        start, first, _, _ = self._next_movement(step)
        calls, powers = 0, []
        end, last = start, first
        while end - start < self.method.window_s:
            end, last, more, seen = self._next_movement(step)
            calls += more
            powers += seen
        if last < first:
            msg = f"the energy counter went back from {first:g} J to {last:g} J"
            raise MeasurementError(msg)
        return Window(end - start, last - first, statistics.fmean(powers), calls)

    def _next_movement(self, step: Callable[[], int]) -> tuple[float, float, int, list[float]]:
        """(time, counter, calls, powers) where the counter has just moved."""
        before = self._energy()
        patience = self.clock.now() + self.method.window_s
        calls, powers = 0, []
        while True:
            calls += step()
            powers.append(self._power())
            now = self._energy()
            if now < before:
                msg = f"the energy counter went back from {before:g} J to {now:g} J"
                raise MeasurementError(msg)
            if now != before:
                return self.clock.now(), now, calls, powers
            if self.clock.now() > patience:
                msg = f"the energy counter did not move for {self.method.window_s:g} s"
                raise MeasurementError(msg)

    def _integrated(self, step: Callable[[], int]) -> Window:
        """The trapezium under the power readings."""
        start = before = self.clock.now()
        power = self._power()
        energy, calls = 0.0, 0
        while before - start < self.method.window_s:
            calls += step()
            now, next_power = self.clock.now(), self._power()
            energy += (now - before) * (power + next_power) / 2
            before, power = now, next_power
        return Window(before - start, energy, energy / (before - start), calls)

    def _energy(self) -> float:
        energy = self.board.energy_J()
        if energy is None or not math.isfinite(energy) or energy < 0:
            msg = f"the energy counter reads {energy}"
            raise MeasurementError(msg)
        return energy

    def _power(self) -> float:
        power = self.board.power_W()
        if not 0 <= power <= 1.5 * self.board.power_limit:
            msg = f"a power of {power:g} W on a board limited to {self.board.power_limit:g} W"
            raise MeasurementError(msg)
        return power

    def _check(self, window: Window) -> None:
        drawn = window.energy / window.seconds
        if drawn > 1.5 * self.board.power_limit:
            msg = f"{drawn:g} W by the counter on a board limited to {self.board.power_limit:g} W"
            raise MeasurementError(msg)
        if abs(drawn - window.power) > self.method.slack * max(drawn, window.power):
            msg = f"{drawn:g} W by the counter, {window.power:g} W by the power readings"
            raise MeasurementError(msg)
