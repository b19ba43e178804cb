"""Tiles and draws against NumPy's products and draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import titania as ti
from measure import Row, ratio
from titania.units import uS

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 256


def tiles(rng: np.random.Generator, n: int, bounds: tuple[float | None, ...]) -> Iterator[Row]:
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
        yield ratio(
            f"tile {n} x {n}, batch {BATCH}{kind} / X @ W.T",
            lambda tile=tile: tile(x),
            lambda: x @ transposed,
            bound,
        )


def draws(rng: np.random.Generator) -> Iterator[Row]:
    """Normal draws against NumPy's, alone and as a programming error."""
    stream, n = ti.RandomStream(1, "bench"), 1024
    yield ratio(
        "one normal draw / PCG64's",
        lambda: stream.normal(n * n),
        lambda: rng.standard_normal(n * n),
        0.25,
    )
    config = ti.ArrayConfig(
        rows=n, cols=n, device=ti.device.Ideal(), nonidealities=[ti.nonideality.ProgrammingError()]
    )
    array, target = ti.Crossbar(config, seed=1), rng.uniform(10 * uS, 100 * uS, (n, n))
    yield ratio(
        f"program {n} x {n} with an error per cell / g * (1 + r z)",
        lambda: array.program(target),
        lambda: target * (1 + 0.03 * rng.standard_normal((n, n))),
    )


def rows(rng: np.random.Generator) -> Iterator[Row]:
    """All of them."""
    yield from tiles(rng, 1024, (1.3, 1.5, 2.0))
    yield from tiles(rng, 256, (None, None, None))
    yield from draws(rng)
