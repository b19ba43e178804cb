"""The data and the network: UCI handwritten digits, and a ReLU network trained on them.

Every step is plain IEEE arithmetic in a fixed order (no BLAS, no exponential), so a seed gives the
same weights on every machine and with any number of threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from titania._core import product
from titania._core.network import Linear, Relu

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

HIDDEN = 48
EPOCHS = 40
BATCH = 32
RATE = 0.05
MOMENTUM = 0.9
DECAY = 1e-4


@dataclass(frozen=True)
class Data:
    """Images (n, 64) in [0, 1] and their digits, two thirds to train on and one third held out."""

    train_x: Floats
    train_y: NDArray[np.int64]
    test_x: Floats
    test_y: NDArray[np.int64]


def load(seed: int) -> Data:
    """1,797 scans of 8x8 pixels (Alpaydin and Kaynak, UCI 1998), as scikit-learn carries them."""
    from sklearn.datasets import load_digits  # noqa: PLC0415 (an extra, needed here alone)

    images, labels = load_digits(return_X_y=True)
    order = np.random.default_rng(seed).permutation(len(images))
    x, y = images[order] / 16.0, labels[order].astype(np.int64)
    cut = 2 * len(x) // 3
    return Data(x[:cut], y[:cut], x[cut:], y[cut:])


def train(data: Data, seed: int) -> list[Linear | Relu]:
    """A 64-48-10 network, by momentum descent on the squared hinge loss, one class against all."""
    rng = np.random.default_rng(seed)
    sizes = (data.train_x.shape[1], HIDDEN, 10)
    weights = [rng.uniform(-1, 1, (b, a)) * (3 / a) ** 0.5 for a, b in pairwise(sizes)]
    biases = [np.zeros((1, b)) for b in sizes[1:]]
    parameters = [weights[0], biases[0], weights[1], biases[1]]
    velocity = [np.zeros_like(p) for p in parameters]
    targets = np.where(np.arange(10) == data.train_y[:, None], 1.0, -1.0)
    for _ in range(EPOCHS):
        order = rng.permutation(len(data.train_x))
        for first in range(0, len(order), BATCH):
            rows = order[first : first + BATCH]
            gradients = _gradients(parameters, data.train_x[rows], targets[rows])
            for p, v, g in zip(parameters, velocity, gradients, strict=True):
                v[:] = MOMENTUM * v - RATE * (g + DECAY * p)
                p[:] += v
    return [Linear(weights[0], biases[0][0]), Relu(), Linear(weights[1], biases[1][0])]


def _gradients(parameters: list[Floats], x: Floats, target: Floats) -> list[Floats]:
    """Gradients of the mean squared hinge loss of a batch."""
    w1, b1, w2, b2 = parameters
    ones = np.ones((1, len(x)))
    hidden = np.maximum(product(x, w1.T) + b1, 0.0)
    margin = np.maximum(1.0 - target * (product(hidden, w2.T) + b2), 0.0)
    d_out = -2.0 * target * margin / len(x)
    d_hidden = np.where(hidden > 0, product(d_out, w2), 0.0)
    return [
        product(d_hidden.T, x),
        product(ones, d_hidden),
        product(d_out.T, hidden),
        product(ones, d_out),
    ]
