"""A model added by the guide works wherever a built-in one does."""

import pickle

import numpy as np

import titania as ti

device = ti.device.Cubic(share=2.0)
assert ti.device.Cubic.from_json(device.to_json()) == device
assert np.allclose(device.evaluate(1e-5, 0.5)[0], 1e-5 * 0.5 * 1.5)
try:
    ti.device.Cubic(share=-1)
except ti.ConfigError as error:
    assert str(error) == "Cubic.share = -1 1/V^2: must be in [0, 100] 1/V^2"
else:
    raise AssertionError("a share below 0 was accepted")

rng = np.random.default_rng(0)
config = ti.ArrayConfig(rows=4, cols=6, device=device)
array = ti.Crossbar(config, seed=1)
g = rng.uniform(2e-6, 90e-6, (4, 6))
array.program(g)
assert np.allclose(array.conductance, g, rtol=1e-12)
v = rng.uniform(-0.1, 0.1, (3, 4))
assert np.allclose(array.read(v), v @ g, rtol=1e-9, atol=1e-18)

weight = rng.normal(size=(3, 4))
tile = ti.Tile(weight, ti.preset("ideal").replace(device=device), seed=1)
x = rng.normal(size=(5, 4))
assert np.allclose(tile(x), x @ weight.T)

ti.save(array, "array.npz")
ti.save(tile, "tile.npz")
for loaded in (ti.load("array.npz"), pickle.loads(pickle.dumps(array))):
    assert loaded.config == config
    assert np.array_equal(loaded.read(v, 0), array.read(v, 0))
for loaded in (ti.load("tile.npz"), pickle.loads(pickle.dumps(tile))):
    assert np.array_equal(loaded(x, 0), tile(x, 0))
