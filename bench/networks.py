"""Networks on tiles against NumPy's products of the same layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

import titania as ti
from measure import Row, ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

SIZES = (784, 256, 10)
BATCH = 256


def rows(rng: np.random.Generator) -> Iterator[Row]:
    """A perceptron on ideal wires: exact, then as a chip has it, then with its energy."""
    inputs, hidden, outputs = SIZES
    x = rng.uniform(0, 1, (BATCH, inputs))
    w1, w2 = rng.normal(size=(hidden, inputs)), rng.normal(size=(outputs, hidden))
    b1, b2 = rng.normal(size=hidden), rng.normal(size=outputs)
    t1, t2 = np.ascontiguousarray(w1.T), np.ascontiguousarray(w2.T)

    def plain() -> np.ndarray:
        return np.maximum(x @ t1 + b1, 0) @ t2 + b2

    exact = ti.preset("ideal")
    chip = exact.replace(
        dac=ti.periphery.Dac(bits=8),
        adc=ti.periphery.Adc(bits=8),
        nonidealities=[ti.nonideality.ReadNoise()],
    )
    layers = [ti.Linear(w1, b1), ti.Relu(), ti.Linear(w2, b2)]
    name = "-".join(map(str, SIZES)) + f", batch {BATCH}"
    for kind, config in (("", exact), (", 8-bit DAC, ADC, noise ~ G", chip)):
        network = ti.Network(layers, config, seed=1)
        network.calibrate(x)
        yield ratio(f"{name}{kind} / NumPy", lambda network=network: network(x), plain)
    yield ratio(
        f"{name}, with its energy / without",
        lambda: network.measure(x),
        lambda: network(x),
        1.15,
    )
