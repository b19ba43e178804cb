"""Ratios against NumPy and SciPy, the pair of calls timed in turn in one process, same threads.

Absolute times depend on the machine; ratios, less so.
"""

from __future__ import annotations

import os
import statistics
import time
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.linalg import spsolve
from threadpoolctl import threadpool_limits

import titania as ti
from titania.units import uS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BATCH = 256


class Pair(NamedTuple):
    """Two ways to do the same thing."""

    name: str
    ours: Callable[[], object]
    theirs: Callable[[], object]
    bound: str = ""
    rounds: int = 25
    inverse: bool = False  # print theirs / ours


def timed(pair: Pair) -> tuple[float, float, float]:
    """Median ratio of neighbouring calls, and the median times (s) of both."""
    for _ in range(3):  # to full clock and warm caches
        pair.ours()
        pair.theirs()
    times = []
    for _ in range(pair.rounds):
        start = time.perf_counter()
        pair.ours()
        middle = time.perf_counter()
        pair.theirs()
        times.append((middle - start, time.perf_counter() - middle))
    ratio = statistics.median(b / a if pair.inverse else a / b for a, b in times)
    ours, theirs = (statistics.median(t) for t in zip(*times, strict=True))
    return ratio, ours, theirs


def tiles(rng: np.random.Generator, n: int, bounds: tuple[str, str, str]) -> Iterator[Pair]:
    """Product of a tile (one differential pair per weight) against NumPy's."""
    x, weight = rng.uniform(-1, 1, (BATCH, n)), rng.normal(size=(n, n))
    transposed = np.ascontiguousarray(weight.T)
    plain = ti.preset("ideal").replace(rows=n, cols=2 * n)
    converted = plain.replace(dac=ti.periphery.Dac(bits=8), adc=ti.periphery.Adc(bits=8))
    additive = ti.nonideality.ReadNoise(relative=0, absolute=0.1 * uS)
    for kind, config, bound in zip(
        ("", ", 8-bit DAC, ADC, additive noise", ", 8-bit DAC, ADC, noise ~ G"),
        (
            plain,
            converted.replace(nonidealities=[additive]),
            converted.replace(nonidealities=[ti.nonideality.ReadNoise(relative=0.01)]),
        ),
        bounds,
        strict=True,
    ):
        tile = ti.Tile(weight, config, seed=1)
        tile.calibrate(x)
        yield Pair(
            f"tile {n} x {n}, batch {BATCH}{kind} / X @ W.T",
            lambda tile=tile: tile(x),
            lambda: x @ transposed,
            bound,
        )


def draws(rng: np.random.Generator) -> Iterator[Pair]:
    """Normal draws against NumPy's, alone and as a programming error."""
    stream, n = ti.RandomStream(1, "bench"), 1024
    cells = n * n
    yield Pair(
        "one normal draw / PCG64's",
        lambda: stream.normal(cells),
        lambda: rng.standard_normal(cells),
        "0.25 (1 thread)",
    )
    config = ti.ArrayConfig(
        rows=n, cols=n, device=ti.device.Ideal(), nonidealities=[ti.nonideality.ProgrammingError()]
    )
    array, target = ti.Crossbar(config, seed=1), rng.uniform(10 * uS, 100 * uS, (n, n))
    yield Pair(
        f"program {n} x {n} with an error per cell / g * (1 + r z)",
        lambda: array.program(target),
        lambda: target * (1 + 0.03 * rng.standard_normal((n, n))),
        rounds=7,
    )


def nodal_solve(g: np.ndarray, v: np.ndarray, r: float) -> np.ndarray:
    """Bit-line currents by SciPy's sparse direct solver, as the usual crossbar scripts do."""
    rows, cols = g.shape
    word = np.arange(rows * cols).reshape(rows, cols)
    bit = word + rows * cols
    wire = 1 / r
    branches = [
        (word.ravel(), bit.ravel(), g.ravel()),
        (word[:, :-1].ravel(), word[:, 1:].ravel(), np.full(rows * (cols - 1), wire)),
        (bit[:-1].ravel(), bit[1:].ravel(), np.full((rows - 1) * cols, wire)),
    ]
    a, b, c = (np.concatenate(x) for x in zip(*branches, strict=True))
    diagonal = np.zeros(2 * rows * cols)
    np.add.at(diagonal, a, c)
    np.add.at(diagonal, b, c)
    diagonal[word[:, 0]] += wire
    diagonal[bit[-1]] += wire
    every = np.arange(len(diagonal))
    values = np.concatenate([-c, -c, diagonal])
    places = (np.concatenate([a, b, every]), np.concatenate([b, a, every]))
    rhs = np.zeros(len(diagonal))
    rhs[word[:, 0]] = wire * v
    return spsolve(coo_array((values, places)).tocsc(), rhs)[bit[-1]] * wire


def reads_through_wires(rng: np.random.Generator) -> Iterator[Pair]:
    """One exact read against factorising the nodal equations, and against a plain product."""
    wires, r = ti.Wires(r_word_line=1.0, r_bit_line=1.0), 1.0
    for n, bound in ((64, ""), (256, "60")):
        g, v = rng.uniform(1 * uS, 100 * uS, (n, n)), rng.uniform(0, 0.2, n)
        device = ti.device.Ideal(g_min=1 * uS, g_max=100 * uS)
        array = ti.Crossbar(ti.ArrayConfig(rows=n, cols=n, device=device, wires=wires), seed=1)
        array.program(g)
        assert np.allclose(array.read(v), nodal_solve(g, v, r), rtol=1e-8, atol=0)
        name = f"read {n} x {n}, 1 ohm, to 1e-10"
        few = 25 if n < 100 else 3
        read = lambda array=array, v=v: array.read(v)  # noqa: E731
        yield Pair(
            f"SciPy spsolve / {name}", read, lambda g=g, v=v: nodal_solve(g, v, r), bound, few, True
        )
        yield Pair(
            f"Eigen LDLT / {name}",
            read,
            lambda g=g, v=v: ti.circuit.solve(g, v, wires=wires, method="direct"),
            bound,
            few,
            True,
        )
        yield Pair(f"{name} / v @ G", read, lambda g=g, v=v: v @ g)


def rows(rng: np.random.Generator) -> Iterator[Pair]:
    """Everything in the table."""
    yield from tiles(rng, 1024, ("1.3", "1.5", "2.0"))
    yield from tiles(rng, 256, ("", "", ""))
    yield from draws(rng)
    yield from reads_through_wires(rng)


def main() -> None:
    """Print the table."""
    counts = sorted({1, min(2, os.cpu_count() or 1)})
    print(f"\nRatios in one run, NumPy {np.__version__}; below 1 (above 1 for spsolve and LDLT)")
    print("Titania is faster; times of Titania and of the other in ms")
    head = "".join(f"{f'{n} thread' + 's' * (n > 1):>28}" for n in counts)
    print(f"{'':<66}{head}   bound")
    for pair in rows(np.random.default_rng(0)):
        cells = []
        for n in counts:
            with ti.threads(n), threadpool_limits(n, user_api="blas"):
                ratio, ours, theirs = timed(pair)
            cells.append(f"{ratio:>10.3g}{ours * 1e3:>9.3g}{theirs * 1e3:>9.3g}")
        print(f"{pair.name:<66}{''.join(cells)}   {pair.bound}", flush=True)


if __name__ == "__main__":
    main()
