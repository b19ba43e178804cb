"""Measures the energy of one GPU and writes one JSON file that titania.baseline loads.

    python bench/gpu/measure.py gpu.json [--window 3] [--repeats 5] [--device 0] [--kind matmul]

Needs torch and nvidia-ml-py.  Every point is given with and without the power of a window of the
same length in which the GPU, with its context, did nothing.  The file is written whole after every
point, so that an error, Ctrl-C or the end of a lease costs the point at hand and no other.
docs/howto/measure-a-gpu.md describes it.
"""

from __future__ import annotations

import argparse
import datetime
import json
import platform
import random
import statistics
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import board as real
from meter import MeasurementError, Meter, Method, Window, mean_power
from works import BYTES, Work, plan

from titania._file import require_writable, write_whole

FORMAT = "titania-gpu-measurement"
VERSION = 1


class Runner(Protocol):
    """Makes works into calls."""

    version: str
    device: dict[str, Any]  # name, memory_B

    def step(self, work: Work, seconds: float) -> Callable[[], int]:
        """Does about so many seconds of the work, and returns how many calls that was."""

    def release(self) -> None:
        """Frees what the last work held."""


def spread(values: Iterable[float]) -> float:
    """Standard deviation of the repetitions."""
    return statistics.stdev(values)


def point(work: Work, windows: list[Window], idle: list[Window], counted: bool) -> dict[str, Any]:
    """One line of the file: per call, with the idle power beside it."""
    idle_W = mean_power(idle)
    readings = [w.power for w in windows if w.power is not None]
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
        "energy_from": "counter" if counted else "power readings",
        "power_W": statistics.fmean(readings) if readings else None,
        "idle_W": idle_W,
        "idle_std_W": spread(w.energy / w.seconds for w in idle),
    }


@dataclass
class Record:
    """What has been found so far: points, works without one and why, and what was odd."""

    notes: list[str]
    points: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[dict[str, str]] = field(default_factory=list)
    last: str = ""  # how the last work went, in words


def measure(meter: Meter, runner: Runner, works: Iterable[Work]) -> Iterator[Record]:
    """All points, one after the other: the same record after every work, longer each time."""
    record = Record(meter.notes)
    for work in works:
        try:
            windows, idle = meter.point(runner.step(work, meter.method.poll_s))
            found = point(work, windows, idle, meter.counted)
            record.points.append(found)
            joule, seconds = found["energy_J"], found["seconds"]
            record.last = f"{joule:.4g} J by the {found['energy_from']}, {seconds:.4g} s"
        except (real.UnsupportedError, MeasurementError) as reason:
            record.skipped.append({"work": work.name, "reason": str(reason)})
            record.last = f"skipped: {reason}"
        finally:
            runner.release()
        yield record


def document(device: dict[str, Any], torch: str, method: Method, record: Record) -> dict[str, Any]:
    """The file."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "date": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "device": device,
        "software": {"torch": torch, "python": platform.python_version()},
        "method": {"window_s": method.window_s, "repeats": method.repeats},
        "notes": record.notes,
        "points": record.points,
        "skipped": record.skipped,
    }


def say(line: str) -> None:
    """Progress, which is not the result."""
    print(line, file=sys.stderr, flush=True)


def run(path: str, number: int, works: list[Work], method: Method) -> int:
    """Measures, writes after every point, and tells how many there are."""
    require_writable([path])
    runner = real.TorchRunner(number)
    board = real.NvmlBoard(runner.uuid)
    device = runner.device | board.describe()
    meter = Meter(board, real.WallClock(), method, random.Random(0))
    meter.notes[:0] = board.notes
    record = Record(meter.notes)
    try:
        for k, record in enumerate(measure(meter, runner, works), 1):
            say(f"[{k}/{len(works)}] {works[k - 1].name}: {record.last}")
            if record.points:
                content = document(device, runner.version, method, record)
                write_whole(path, json.dumps(content, indent=1, allow_nan=False) + "\n")
    finally:
        for note in record.notes:
            say(f"note: {note}")
        say(f"{path}: {len(record.points)} points, {len(record.skipped)} works without one")
    return len(record.points)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("path")
    parser.add_argument("--window", type=float, default=3.0, help="seconds per window")
    parser.add_argument("--repeats", type=int, default=5, help="windows per point")
    parser.add_argument("--device", type=int, default=0)
    parser.add_argument("--kind", action="append", choices=sorted({w.kind for w in plan()}))
    parser.add_argument("--precision", action="append", choices=list(BYTES))
    options = parser.parse_args(arguments)
    works = [w for w in plan() if not options.kind or w.kind in options.kind]
    works = [w for w in works if not options.precision or w.precision in options.precision]
    try:
        method = Method(window_s=options.window, repeats=options.repeats)
        found = run(options.path, options.device, works, method)
    except KeyboardInterrupt:
        return 130
    except (real.MissingError, MeasurementError, ValueError, OSError) as error:
        say(str(error))
        return 1
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
