"""The same exact reads by badcrossbar (github.com/joksas/badcrossbar) and by Titania.

    python bench/peers.py                       print the table of ./dev bench-peers
    python bench/peers.py --write               and put it into docs/performance.md
    python bench/peers.py --sizes 64 128        arrays to read

Each read is measured in a process of its own, with one thread: the time (median of a few calls
where one takes less than seconds), and the peak memory that the first call adds.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import badcrossbar
import numpy as np
from threadpoolctl import threadpool_limits

import page
import titania as ti
from exact_reads import WIRES, R, conductances, voltages
from machine import describe
from measure import clock, seconds
from memory import peak_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

PROBLEMS = {  # inputs, with everything inside the array
    "one input": (1, False),
    "one input, all nodes and cells": (1, True),
    "64 inputs": (64, False),
}
BUDGET = 3.0  # s for repeated calls
HEAD = (
    "array",
    "read",
    "badcrossbar",
    "Titania",
    "ratio",
    "badcrossbar, MB",
    "Titania, MB",
    "difference",
)


def theirs(g: np.ndarray, v: np.ndarray, inside: bool) -> list[np.ndarray]:
    """What badcrossbar computes: output currents, and what is inside."""
    solved = badcrossbar.compute(v.T, 1 / g, r_i=R, node_voltages=inside, all_currents=inside)
    if not inside:
        return [solved.currents.output]
    return [
        solved.currents.output,
        solved.voltages.word_line,
        solved.voltages.bit_line,
        solved.currents.device,
    ]


def ours(g: np.ndarray, v: np.ndarray, inside: bool) -> list[np.ndarray]:
    """The same by Titania."""
    solved = ti.circuit.solve(g, v, wires=WIRES)
    if not inside:
        return [solved.i_bit_line]
    fields = (solved.v_word_line, solved.v_bit_line, solved.i_cell)
    return [solved.i_bit_line, *(field[0] for field in fields)]


LIBRARIES = {"badcrossbar": theirs, "titania": ours}


class Cost(NamedTuple):
    """What a read took, and what it found."""

    time: float  # s
    memory: float  # bytes
    results: list[np.ndarray]


def measure(library: str, n: int, problem: str, path: Path) -> None:
    """Measure a read in this process; write what it took and what it found to a file."""
    inputs, inside = PROBLEMS[problem]
    rng = np.random.default_rng(n)
    g, v = conductances(rng, n, n), voltages(rng, inputs, n)
    solve: Callable[..., list[np.ndarray]] = LIBRARIES[library]
    results: list[np.ndarray] = []
    with ti.threads(1), threadpool_limits(1):
        times = []

        def first() -> None:
            results.extend(solve(g, v, inside))

        memory = peak_bytes(lambda: times.append(clock(first)))
        again: list[float] = []
        while times[0] + sum(again) < BUDGET and len(again) < 25:
            again.append(clock(lambda: solve(g, v, inside)))
    np.savez(path, *results, cost=[statistics.median(again or times), memory])


def cost(library: str, n: int, problem: str) -> Cost:
    """Measure a read in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "results.npz"
        command = [sys.executable, __file__, "--measure", library, str(n), problem, str(path)]
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)  # a library may log there
        with np.load(path) as stored:
            time, memory = stored["cost"]
            return Cost(time, memory, [stored[name] for name in stored if name != "cost"])


def difference(a: Cost, b: Cost) -> float:
    """Largest difference of a result, relative to the largest value of its kind."""
    pairs = zip(a.results, b.results, strict=True)
    return max(float(np.abs(x - y).max() / np.abs(x).max()) for x, y in pairs)


def row(n: int, problem: str) -> tuple[str, ...]:
    """A row of the table."""
    a, b = (cost(library, n, problem) for library in LIBRARIES)
    return (
        f"{n} x {n}",
        problem,
        seconds(a.time),
        seconds(b.time),
        f"{a.time / b.time:.0f}",
        f"{a.memory / 1e6:.1f}",
        f"{b.memory / 1e6:.1f}",
        f"{difference(a, b):.0e}",
    )


def main() -> None:
    """Print the table; write it if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the table into the page")
    parser.add_argument("--sizes", type=int, nargs="+", default=(64, 128, 256, 512))
    parser.add_argument("--measure", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        library, n, problem, path = options.measure
        measure(library, int(n), problem, Path(path))
        return
    about = f"badcrossbar {version('badcrossbar')} with SciPy {version('scipy')}.  {describe()}"
    widths = (13, 32, *[16] * (len(HEAD) - 2))
    print(f"{about}\n\n" + "".join(f"{text:<{w}}" for text, w in zip(HEAD, widths, strict=True)))
    rows = []
    for n in options.sizes:
        for problem in PROBLEMS:
            rows.append(row(n, problem))
            line = zip(rows[-1], widths, strict=True)
            print("".join(f"{text:<{w}}" for text, w in line), flush=True)
    if options.write:
        page.put("peers", f"{about}\n\n{page.table(HEAD, rows)}")


if __name__ == "__main__":
    main()
