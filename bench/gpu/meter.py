"""Energy of a GPU that repeats one piece of work, from its own counter or power reading.

NVML's energy counter is in millijoules and moves every 20 to 100 ms, so a window starts and ends
where it moves, and lasts seconds.  Where the counter is refused, or once it has been found out, the
power readings are integrated, and a note says why.  Each repetition starts at a random phase,
because some boards sample their power only a quarter of the time (arXiv 2312.02741).  Board, clock
and work are given: nothing here knows a real GPU.
"""

from __future__ import annotations

import math
import random
import statistics
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class MeasurementError(RuntimeError):
    """The board gives no reading, or one that cannot be what it drew."""


class CounterError(MeasurementError):
    """The same, and the energy counter is to blame."""


class Board(Protocol):
    """What is asked of a board; `board.py` has the real one."""

    power_limit: float  # W; infinite if the board names none

    def energy_J(self) -> float:
        """Energy since some time in the past; CounterError if the board does not tell."""

    def power_W(self) -> float:
        """Power now, as the board averages it; MeasurementError if the board does not tell."""


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
    power: float | None  # mean of the power readings, which knows nothing of the counter
    calls: int


def mean_power(windows: list[Window]) -> float:
    """W: every window counts the same."""
    return statistics.fmean(w.energy / w.seconds for w in windows)


@dataclass(frozen=True)
class Method:
    """How long to look, and how often."""

    window_s: float = 3.0
    repeats: int = 5
    warm_up_s: float = 1.0
    phase_s: float = 0.1  # windows start anywhere within this
    poll_s: float = 0.01  # a chunk of work, or a nap, between two readings
    slack: float = 0.25  # by how much counter and power readings may differ
    idle_slack: float = 0.05  # by how much a busy board may seem to draw less than an idle one

    def __post_init__(self) -> None:
        if self.window_s < 2:
            msg = f"window_s = {self.window_s}: must be at least 2 s, for the counter is coarse"
            raise ValueError(msg)
        if self.repeats < 2:
            msg = f"repeats = {self.repeats}: must be at least 2, for a standard deviation"
            raise ValueError(msg)


class Meter:
    """Measures windows of a run on one board; MeasurementError if the board tells nothing.

    `counted` says whether energies are the counter's now, and `notes` what was not as it should be.
    """

    def __init__(
        self, board: Board, clock: Clock, method: Method, random_source: random.Random
    ) -> None:
        self.board = board
        self.clock = clock
        self.method = method
        self.random = random_source
        self.notes: list[str] = []
        no_counter, no_power = self._refusal(board.energy_J), self._refusal(board.power_W)
        if no_counter and no_power:
            msg = f"there is nothing to measure with: {no_counter}; {no_power}"
            raise MeasurementError(msg)
        self.counted, self._powered = no_counter is None, no_power is None
        if no_counter:
            self.notes.append(f"{no_counter}: energies are the integral of the power readings")
        if no_power:
            self.notes.append(f"{no_power}: nothing checks the energy counter")

    def point(self, step: Callable[[], int]) -> tuple[list[Window], list[Window]]:
        """Windows with the work, and as many without, all read the same way."""
        try:
            windows, idle = self.windows(step), self.idle()
        except CounterError as error:
            if not self._powered:
                raise
            self.counted = False
            self.notes.append(f"{error}: from there on energies are the integral of the readings")
            windows, idle = self.windows(step), self.idle()
        busy, still = mean_power(windows), mean_power(idle)
        if busy < (1 - self.method.idle_slack) * still:
            msg = f"{busy:g} W with the work and {still:g} W without"
            raise MeasurementError(msg)
        return windows, idle

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

    def _refusal(self, reading: Callable[[], float]) -> str | None:
        """Why the board does not tell, asked more than once: a single error passes."""
        refusal = None
        for _ in range(self.method.repeats):
            try:
                reading()
            except MeasurementError as error:
                refusal = str(error)
                self.clock.sleep(self.method.poll_s)
            else:
                return None
        return refusal

    def _spend(self, seconds: float, step: Callable[[], int]) -> None:
        end = self.clock.now() + seconds
        while self.clock.now() < end:
            step()

    def _window(self, step: Callable[[], int]) -> Window:
        if not self.counted:
            return self._integrated(step)
        window = self._counted(step)
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
        power = statistics.fmean(powers) if powers else None
        return Window(end - start, last - first, power, calls)

    def _next_movement(self, step: Callable[[], int]) -> tuple[float, float, int, list[float]]:
        """(time, counter, calls, powers) where the counter has just moved."""
        before = self._energy()
        patience = self.clock.now() + self.method.window_s
        calls, powers = 0, []
        while True:
            calls += step()
            if self._powered:
                powers.append(self._power())
            now = self._energy()
            if now < before:
                msg = f"the energy counter went back from {before:g} J to {now:g} J"
                raise CounterError(msg)
            if now != before:
                return self.clock.now(), now, calls, powers
            if self.clock.now() > patience:
                msg = f"the energy counter did not move for {self.method.window_s:g} s"
                raise CounterError(msg)

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
        if not math.isfinite(energy) or energy < 0:
            msg = f"the energy counter reads {energy}"
            raise CounterError(msg)
        return energy

    def _power(self) -> float:
        power = self.board.power_W()
        if not (0 <= power <= 1.5 * self.board.power_limit and math.isfinite(power)):
            msg = f"a power of {power:g} W on a board limited to {self.board.power_limit:g} W"
            raise MeasurementError(msg)
        return power

    def _check(self, window: Window) -> None:
        drawn = window.energy / window.seconds
        if drawn > 1.5 * self.board.power_limit:
            msg = f"{drawn:g} W by the counter on a board limited to {self.board.power_limit:g} W"
            raise CounterError(msg)
        read = window.power
        if read is not None and abs(drawn - read) > self.method.slack * max(drawn, read):
            msg = f"{drawn:g} W by the counter, {read:g} W by the power readings"
            raise CounterError(msg)
