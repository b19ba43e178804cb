"""How many inputs a programmed state must read before its transfer matrix pays."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

import titania as ti
from exact_reads import WIRES, conductances, read, voltages
from measure import median_time

SIZES = (64, 128, 256, 512, 1024)


class Costs(NamedTuple):
    """Times of an n x n array, s."""

    n: int
    transfer: float
    relaxed_input: float  # in a batch
    product_input: float  # in a batch

    @property
    def inputs(self) -> float:
        """From here on the transfer matrix and products are faster."""
        return self.transfer / (self.relaxed_input - self.product_input)


def measure(rng: np.random.Generator, n: int, threads: int) -> Costs:
    """The costs of an array with so many threads."""
    batch = 128 if n < 512 else 32
    g, v = conductances(rng, n, n), voltages(rng, batch, n)
    made = ti.circuit.transfer_matrix(g, WIRES)
    return Costs(
        n,
        median_time(threads, lambda: ti.circuit.transfer_matrix(g, WIRES)),
        median_time(threads, lambda: read(g, v)) / batch,
        median_time(threads, lambda: v @ made) / batch,
    )
