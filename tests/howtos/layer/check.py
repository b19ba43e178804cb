"""Layers added by the guide run, cost, count, and are saved: a convolution, a flattening, a sum."""

import pickle

import numpy as np

import titania as ti

rng = np.random.default_rng(0)
k1, b1 = rng.normal(size=(4, 2 * 9)), rng.normal(size=4)
k2, b2 = rng.normal(size=(4, 4)), rng.normal(size=4)
w3 = rng.normal(size=(5, 4 * 4 * 3))
layers = [
    ti.Conv2d(k1, b1, kernel=3, height=6, width=5),
    ti.Relu(),
    ti.Conv2d(k2, b2, kernel=1, height=4, width=3),
    ti.Add(1),
    ti.Flatten(),
    ti.Linear(w3),
]
x = rng.normal(size=(7, 2 * 6 * 5))


def convolved(images, kernel, bias, size):
    windows = np.lib.stride_tricks.sliding_window_view(images, (size, size), axis=(2, 3))
    kernel = kernel.reshape(len(kernel), -1, size, size)
    return np.einsum("bchwij,ocij->bohw", windows, kernel) + bias[:, None, None]


hidden = np.maximum(convolved(x.reshape(7, 2, 6, 5), k1, b1, 3), 0)
expected = (convolved(hidden, k2, b2, 1) + hidden).reshape(7, -1) @ w3.T

exact = ti.Network(layers, ti.preset("ideal"), seed=1)
assert np.allclose(exact.reference(x), expected)
assert np.allclose(exact(x), expected)

network = ti.Network(layers, seed=1)
network.calibrate(x)
whole = network(x, 3)
assert np.array_equal(np.vstack([network(x[:2], 3), network(x[2:], 5)]), whole)
outputs, _, report = network.measure(x, 3)
assert np.array_equal(outputs, whole)
assert list(report.layers) == ["conv2d1", "conv2d2", "linear3"]
twice = network.measure(np.vstack([x, x]), 3)[2]
assert np.isclose(
    twice.component("digital").energy_J, report.component("digital").energy_J, rtol=1e-12
)

work = network.workload
assert work.unit == "image"
assert work.macs == 18 * 4 * 12 + 4 * 4 * 12 + 48 * 5
assert work.layers[0].repeats == 12
assert work.digital.additions == 3 * 48  # two biases and the sum
assert work.parameters == 18 * 4 + 4 + 4 * 4 + 4 + 48 * 5

ti.save(network, "network.npz")
for loaded in (ti.load("network.npz"), pickle.loads(pickle.dumps(network))):
    assert np.array_equal(loaded(x, 3), whole)
for change, sentence in (
    ({3: ti.Add(3)}, "layers[3] takes what layers[3] gives: must be a layer before it"),
    ({3: ti.Add(5)}, "layers[3] takes what layers[5] gives: must be a layer before it"),
    ({4: ti.Relu()}, "layers[5] takes vectors: the layer before gives (4, 4, 3)"),
):
    try:
        ti.Network([change.get(k, layer) for k, layer in enumerate(layers)], seed=1)
    except ti.ArgumentError as error:
        assert sentence in str(error), error
    else:
        raise AssertionError(sentence)
