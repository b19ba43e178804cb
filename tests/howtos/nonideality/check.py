"""An effect added by the guide acts, and is saved with its array."""

import numpy as np

import titania as ti

effect = ti.nonideality.Shortfall(share=0.25)
assert ti.nonideality.Shortfall.from_json(effect.to_json()) == effect
config = ti.ArrayConfig(rows=4, cols=4, device=ti.device.Ideal(), nonidealities=[effect])
assert ti.ArrayConfig.from_json(config.to_json()) == config
array = ti.Crossbar(config, seed=1)
array.program(np.full((4, 4), 40e-6))
assert np.allclose(array.conductance, 30e-6, rtol=1e-12)
ti.save(array, "array.npz")
assert np.array_equal(ti.load("array.npz").conductance, array.conductance)
