"""Measures the energy of one GPU and writes one JSON file that titania.baseline loads.

    python bench/gpu/measure.py gpu.json [--window 3] [--repeats 5] [--device 0] [--kind matmul]

Needs torch and nvidia-ml-py.  Every point is given with and without the power of a window of the
same length in which the GPU, with its context, did nothing.  The file is written whole or not at
all.  docs/howto/measure-a-gpu.md describes it.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import random
import statistics
import sys
from collections.abc import Callable, Iterable
from typing import Any, Protocol

import board as real
from meter import Board, Clock, MeasurementError, Meter, Method, Window
from works import BYTES, Work, plan

from titania._file import write_whole

FORMAT = "titania-gpu-measurement"
VERSION = 1


class Runner(Protocol):
    """Makes works into calls."""

    version: str

    def step(self, work: Work, seconds: float) -> Callable[[], int]:
        """Does about so many seconds of the work, and returns how many calls that was."""

    def release(self) -> None:
        """Frees what the last work held."""


def spread(values: Iterable[float]) -> float:
    """Standard deviation of the repetitions."""
    return statistics.stdev(values)


def power_of(window: Window) -> float:
    """W, by the counter where there is one."""
    return window.energy / window.seconds


def point(work: Work, windows: list[Window], idle: list[Window]) -> dict[str, Any]:
    """One line of the file: per call, with the idle power beside it."""
    idle_W = statistics.fmean(map(power_of, idle))
    energies = [w.energy / w.calls for w in windows]
    times = [w.seconds / w.calls for w in windows]
    energy, seconds = statistics.fmean(energies), statistics.fmean(times)
    return {
        "kind": work.kind,
        "precision": work.precision,
        "batch": work.batch,
        "shape": list(work.shape),
        "flops": work.flops,
        "bytes": work.bytes,
        "kernels": work.kernels,
        "calls": sum(w.calls for w in windows),
        "seconds": seconds,
        "seconds_std": spread(times),
        "energy_J": energy,
        "energy_std_J": spread(energies),
        "above_idle_J": energy - idle_W * seconds,
        "power_W": statistics.fmean(w.power for w in windows),
        "idle_W": idle_W,
        "idle_std_W": spread(map(power_of, idle)),
    }


def measure(
    board: Board, clock: Clock, runner: Runner, works: Iterable[Work], method: Method, seed: int
) -> tuple[list[dict[str, Any]], list[dict[str, str]]]:
    """All points, one after the other; and what the GPU could not do, with the reason."""
    meter = Meter(board, clock, method, random.Random(seed))
    points, skipped = [], []
    for work in works:
        try:
            step = runner.step(work, method.poll_s)
        except real.UnsupportedError as reason:
            skipped.append({"work": work.name, "reason": str(reason)})
            continue
        windows = meter.windows(step)
        points.append(point(work, windows, meter.idle()))
        runner.release()
    return points, skipped


def document(
    device: dict[str, Any],
    torch: str,
    method: Method,
    points: list[dict[str, Any]],
    skipped: list[dict[str, str]],
) -> dict[str, Any]:
    """The file."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "date": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        "device": device,
        "software": {"torch": torch, "python": platform.python_version()},
        "method": {"window_s": method.window_s, "repeats": method.repeats},
        "points": points,
        "skipped": skipped,
    }


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path")
    parser.add_argument("--window", type=float, default=3.0, help="seconds per window")
    parser.add_argument("--repeats", type=int, default=5, help="windows per point")
    parser.add_argument("--device", type=int, default=0)
    parser.add_argument("--kind", action="append", help="matmul, mlp, convolution or transformer")
    parser.add_argument("--precision", action="append", choices=list(BYTES))
    options = parser.parse_args(arguments)
    works = [w for w in plan() if not options.kind or w.kind in options.kind]
    works = [w for w in works if not options.precision or w.precision in options.precision]
    try:
        method = Method(window_s=options.window, repeats=options.repeats)
        runner = real.TorchRunner(options.device)
        device = real.NvmlBoard(runner.uuid)
        points, skipped = measure(device, real.WallClock(), runner, works, method, seed=0)
    except (real.MissingError, MeasurementError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    content = document(device.describe(), runner.version, method, points, skipped)
    text = json.dumps(content, indent=1, allow_nan=False)
    write_whole(options.path, text + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
