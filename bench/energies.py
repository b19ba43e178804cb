"""What knowing the energy of a product adds to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import titania as ti
from measure import Row, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np

ARRAY = 128
BITS = 8
WIRES = ti.Wires(r_word_line=1, r_bit_line=1)
KINDS = (
    ("ideal wires", ti.Wires(), "auto", 256, 1.15),
    ("exact wires", WIRES, "transfer", 256, 1.7),
    ("relaxed wires", WIRES, "iterative", 128, 1.7),
)
SAMPLED = 1.10


def tile(rng: np.random.Generator, n: int, wires: ti.Wires, method: str) -> ti.Tile:
    """A tile of n x n weights on arrays of 128 x 128 cells."""
    config = ti.preset("ideal").replace(
        rows=ARRAY,
        cols=ARRAY,
        wires=wires,
        method=method,
        dac=ti.periphery.Dac(bits=BITS),
        adc=ti.periphery.Adc(bits=BITS),
    )
    return ti.Tile(rng.normal(size=(n, n)), config, seed=1)


def rows(rng: np.random.Generator) -> Iterator[Row]:
    """A product with its energy against the same product alone."""
    for n in (256, 1024):
        for kind, wires, method, batch, bound in KINDS:
            if method == "iterative" and n > 256:
                continue
            x, product = rng.uniform(-1, 1, (batch, n)), tile(rng, n, wires, method)
            product.calibrate(x)
            for energy, limit in (("exact", bound), ("sampled", SAMPLED)):
                yield ratio(
                    f"{energy} energy and product / product, {kind}, {n} x {n}, batch {batch}",
                    lambda product=product, x=x, energy=energy: product.measure(x, energy=energy),
                    lambda product=product, x=x: product(x),
                    limit,
                    budget=3.0,
                    rounds=9,
                )
