"""A component added by the guide is in every report, with the event that it is spent on."""

import numpy as np

import titania as ti

(row,) = (c for c in ti.energy.constants() if c["id"] == "parity")
at_its_node = ti.energy.Technology(node=45e-9, v_dd=1.0)
report = ti.energy.report(ti.Activity(inputs=1, parities=100), ti.Hardware(), at_its_node)
(term,) = (t for t in report.terms if t.item == "parity")
assert np.isclose(term.energy.value, 100 * row["energy_J"])
assert np.isclose(term.energy.high, 100 * 0.04e-12)
assert term.source.startswith("XOR gates [choice]")

layers = [ti.Linear(np.eye(4)), ti.Relu()]
_, _, measured = ti.Network(layers, seed=1).measure(np.ones((5, 4)))
(term,) = (t for t in measured.terms if t.item == "parity")
assert term.energy.value > 0
