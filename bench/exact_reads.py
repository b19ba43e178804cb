"""Exact reads through wires, against products and against factorising the nodal equations.

Segments of 1 ohm, cells uniform between 1 uS and 100 uS (1 Mohm to 10 kohm), inputs up to 0.2 V,
currents to 1e-10 of the largest.  Called from Python: the network is made, then solved.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.linalg import spsolve

import titania as ti
from machine import cache_bytes, cores
from measure import Row, Value, median_time, ratio, seconds
from memory import memory_of_a_read
from titania._core.circuit import LinearNetwork, NonlinearNetwork
from titania.units import uS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from titania._core.circuit import RawSolution

    Network = LinearNetwork | NonlinearNetwork

R = 1.0  # ohm
WIRES = ti.Wires(r_word_line=R, r_bit_line=R)
G_MIN, G_MAX = 1 * uS, 100 * uS
V_MAX = 0.2
PRODUCTS = 16  # per call, so that the clock does not count


def repeated(call: Callable[[], object], count: int) -> Callable[[], None]:
    """A call so many times."""

    def calls() -> None:
        for _ in range(count):
            call()

    return calls


def conductances(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Cells of the arrays."""
    return rng.uniform(G_MIN, G_MAX, shape)


def voltages(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Inputs."""
    return rng.uniform(0, V_MAX, shape)


def outputs(network: Network, v: np.ndarray, method: str) -> RawSolution:
    """Currents of the terminals for a batch of inputs."""
    return network.solve(
        np.atleast_2d(v),
        np.zeros(network.shape[1]),
        method=method,
        tolerance=1e-10,
        max_iterations=20000,
        allow_unconverged=False,
        power=False,
        nodes=False,
    )


def read(g: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Read by line relaxation, set-up included."""
    return outputs(LinearNetwork(g, WIRES), v, "iterative").i_bit_line


def read_sinh(g: np.ndarray, v: np.ndarray, v0: float) -> np.ndarray:
    """Read cells of i = g v0 sinh(v / v0), set-up included."""
    network = NonlinearNetwork(g, WIRES, ti.circuit.Sinh(v0=v0))
    return outputs(network, v, "iterative").i_bit_line


def factorise(g: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Read by Eigen's SimplicialLDLT of the nodal equations."""
    return outputs(LinearNetwork(g, WIRES), v, "direct").i_bit_line


def nodal_solve(g: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Bit-line currents by SciPy's sparse direct solver, as the usual crossbar scripts do."""
    rows, cols = g.shape
    word = np.arange(rows * cols).reshape(rows, cols)
    bit = word + rows * cols
    wire = 1 / R
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


class Streamed:
    """Matrices that come from memory: by the time one comes round again, no cache has it."""

    def __init__(self, rng: np.random.Generator, n: int) -> None:
        count = math.ceil(max(2**28, 4 * cache_bytes()) / (8 * n * n))
        self._matrices = conductances(rng, count, n, n)
        self._numbers = itertools.cycle(range(count))

    def next(self) -> np.ndarray:
        """The one that was used longest ago."""
        return self._matrices[next(self._numbers)]


def single_reads(rng: np.random.Generator) -> Iterator[Row]:
    """One read against the product that ideal wires would need, both of a matrix from memory."""
    for n in (256, 512, 1024):
        streamed, v = Streamed(rng, n), voltages(rng, n)
        yield ratio(
            f"one exact read, set-up included / v @ G, {n} x {n}",
            lambda streamed=streamed, v=v: read(streamed.next(), v),
            repeated(lambda streamed=streamed, v=v: v @ streamed.next(), PRODUCTS),
            60,
            35,
            counts=(1, PRODUCTS),
            rounds=9,
        )


def factorisations(rng: np.random.Generator, large: bool) -> Iterator[Row]:
    """One read against sparse direct solvers."""
    sizes = ((64, 80, None), (256, 500, None), (512, 1500, None), (1024, None, 3700))
    for n, bound, stretch in sizes if large else sizes[:3]:
        g, v = conductances(rng, n, n), voltages(rng, n)
        once = n > 256  # takes many seconds
        few = max(8, 2048 // n)  # reads in a row, so that most find what they need in a cache
        ours = repeated(lambda g=g, v=v: read(g, v), few)
        yield ratio(
            f"Eigen LDLT / one exact read, {n} x {n}",
            ours,
            lambda g=g, v=v: factorise(g, v),
            bound,
            stretch,
            at_least=True,
            counts=(few, 1),
            rounds=1 if once else 5,
        )
        if not once:
            assert np.allclose(read(g, v)[0], nodal_solve(g, v), rtol=1e-8, atol=0)
            yield ratio(
                f"SciPy spsolve / one exact read, {n} x {n}",
                ours,
                lambda g=g, v=v: nodal_solve(g, v),
                at_least=True,
                counts=(few, 1),
                rounds=3,
            )


def wrapping(rng: np.random.Generator) -> Iterator[Row]:
    """What the checks and results of the Python function cost a small array."""
    g, v = conductances(rng, 64, 64), voltages(rng, 64)
    yield ratio(
        "titania.circuit.solve / one exact read as in the other rows, 64 x 64",
        repeated(lambda: ti.circuit.solve(g, v, wires=WIRES, method="iterative"), 32),
        repeated(lambda: read(g, v), 32),
        counts=(32, 32),
    )


def transfers(rng: np.random.Generator) -> Iterator[Row]:
    """The transfer matrix against a product of matrices of its size."""
    for n in (256, 512, 1024):
        g = conductances(rng, n, n)
        other = rng.normal(size=(n, n))
        yield ratio(
            f"transfer matrix / product of matrices, {n} x {n}",
            lambda g=g: ti.circuit.transfer_matrix(g, WIRES),
            lambda g=g, other=other: g @ other,
            75,
            40,
        )


def threading(rng: np.random.Generator) -> Iterator[Row]:
    """What threads bring; its value does not belong to one number of threads."""
    if cores() < 4:
        return
    g = conductances(rng, 1024, 1024)

    def take(threads: int) -> Value | None:
        if threads != 1:
            return None
        one, four = (median_time(t, lambda: ti.circuit.transfer_matrix(g, WIRES)) for t in (1, 4))
        return Value(one / four, f"{seconds(one)} / {seconds(four)}")

    quantity = "1 thread / 4 threads, transfer matrix, 1024 x 1024"
    yield Row(quantity, take, 2.8, 3.6, at_least=True)


def source_power(network: LinearNetwork, v: np.ndarray) -> np.ndarray:
    """Power of the sources of each input, W; the outputs are computed on the way."""
    return (v * outputs(network, v, "transfer").i_word_line).sum(-1)


def batches_after_transfer(rng: np.random.Generator) -> Iterator[Row]:
    """A batch through wires against the same batch without wires, both prepared."""
    batch = 256
    for n in (256, 1024):
        g, v = conductances(rng, n, n), voltages(rng, batch, n)
        device = ti.device.Ideal(g_min=G_MIN, g_max=G_MAX)
        plain = ti.ArrayConfig(rows=n, cols=n, device=device)
        ideal, array = (
            ti.Crossbar(config, seed=1)
            for config in (plain, plain.replace(wires=WIRES, method="transfer"))
        )
        ideal.program(g)
        array.program(g)
        assert np.allclose(array.read(v[0]), read(g, v[0])[0], rtol=1e-9, atol=0)
        yield ratio(
            f"batch of {batch} after the transfer matrix / without wires, {n} x {n}",
            lambda array=array, v=v: array.read(v),
            lambda ideal=ideal, v=v: ideal.read(v),
            1.05,
            1.0,
        )
        network = LinearNetwork(g, WIRES)
        yield ratio(
            f"the same with the power of the sources, {n} x {n}",
            lambda network=network, v=v: source_power(network, v),
            lambda ideal=ideal, v=v: ideal.read(v),
            2.1,
        )


def batched(rng: np.random.Generator) -> Iterator[Row]:
    """A batch by relaxation: linear cells against single reads, sinh cells against linear ones."""
    for n, batch in ((64, 256), (256, 64), (1024, 32)):
        g, v = conductances(rng, n, n), voltages(rng, batch, n)
        yield ratio(
            f"batch of {batch}, per input / one exact read, {n} x {n}",
            lambda g=g, v=v: read(g, v),
            lambda g=g, v=v: read(g, v[0]),
            0.8,
            0.35,
            counts=(batch, 1),
        )
    for n, v0 in itertools.product((64, 256), (0.5, 0.25)):
        g, v = conductances(rng, n, n), voltages(rng, 64, n)
        yield ratio(
            f"sinh cells of {v0} V / linear cells, batch of 64, {n} x {n}",
            lambda g=g, v=v, v0=v0: read_sinh(g, v, v0),
            lambda g=g, v=v: read(g, v),
            8,
            4,
        )


def updates(rng: np.random.Generator) -> Iterator[Row]:
    """A cell that changes in a transfer matrix."""
    for n in (256, 1024):
        g, v = conductances(rng, n, n), voltages(rng, n)
        transfer = ti.circuit.TransferMatrix(g, WIRES)

        def update(transfer: ti.circuit.TransferMatrix = transfer, n: int = n) -> None:
            row, col = rng.integers(n, size=(2, 1))
            transfer.update(row, col, conductances(rng, 1))

        yield ratio(
            f"update of one cell / one exact read, {n} x {n}",
            update,
            lambda g=g, v=v: read(g, v),
            1.5,
            0.6,
        )


def rows(rng: np.random.Generator, large: bool) -> Iterator[Row]:
    """All of them."""
    yield from single_reads(rng)
    yield from factorisations(rng, large)
    yield from wrapping(rng)
    yield from transfers(rng)
    yield from batches_after_transfer(rng)
    yield from batched(rng)
    yield from updates(rng)
    yield memory_of_a_read(1024)
    yield from threading(rng)
