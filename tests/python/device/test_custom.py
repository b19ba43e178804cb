"""Device models written in Python work wherever a built-in one does."""

import gc
import re

import numpy as np
import pytest

import titania as ti
from conftest import run_python


class Cubic(ti.device.CustomModel):
    """i = g v (1 + share v^2)."""

    g_min, g_max = 1e-6, 2e-4

    def __init__(self, share=0.0):
        super().__init__()
        self.share = share

    def evaluate(self, g, v):
        return g * v * (1 + self.share * v**2), g * (1 + 3 * self.share * v**2)


def custom_crossbar(device, rows=4, cols=3):
    return ti.Crossbar(ti.ArrayConfig(rows=rows, cols=cols, device=device), seed=1)


def test_a_custom_model_gives_its_range_to_an_array():
    x = custom_crossbar(Cubic())
    np.testing.assert_array_equal(x.conductance, 1e-6)
    x.program(np.full((4, 3), 2e-4))
    sentence = re.escape("must be in [1e-06, 2e-04] S, the range of Cubic")
    with pytest.raises(ti.ArgumentError, match=sentence):
        x.program(np.full((4, 3), 3e-4))
    assert "Cubic" in repr(x)


def test_a_custom_model_decides_the_cost_of_programming():
    same = ti.device.Tio2Passive.cubic_share(5e-5)
    target = np.full((4, 3), 5e-5)
    costs = [custom_crossbar(d).program(target) for d in (Cubic(same), ti.device.Tio2Passive())]
    for name in ("energy", "energy_low", "energy_high", "time", "pulses"):
        assert getattr(costs[0], name) == pytest.approx(getattr(costs[1], name), rel=1e-9)
    linear = custom_crossbar(Cubic(0.0)).program(target)
    assert linear.energy == pytest.approx(linear.energy_low, rel=1e-12)


def test_a_custom_model_works_in_a_tile(rng):
    weight, x = rng.normal(size=(5, 7)), rng.uniform(-1, 1, 7)
    config = ti.preset("ideal").replace(device=Cubic())
    np.testing.assert_allclose(ti.Tile(weight, config, seed=1) @ x, weight @ x, atol=1e-12)


def test_a_config_holds_the_very_object():
    model = Cubic()
    config = ti.ArrayConfig(device=model)
    assert config.device is model
    assert config == ti.ArrayConfig(device=model)
    assert config != ti.ArrayConfig(device=Cubic())
    assert config.replace(rows=3).device is model
    assert "Custom(Cubic)" in repr(config)


def test_a_custom_model_survives_garbage_collection():
    x = custom_crossbar(Cubic(3.0))
    config = x.config
    gc.collect()
    assert config.device.share == 3.0
    del config
    gc.collect()
    assert x.program(np.full((4, 3), 5e-5)).energy > 0
    assert x.config.device.share == 3.0


def test_a_custom_model_is_written_to_no_file(tmp_path):
    x = custom_crossbar(Cubic())
    sentence = r"ArrayConfig.device: Custom\(Cubic\) is defined outside the library"
    with pytest.raises(ti.ConfigError, match=sentence):
        x.config.to_json()
    with pytest.raises(ti.ConfigError, match=sentence):
        ti.save(x, tmp_path / "x.npz")
    assert list(tmp_path.iterdir()) == []


def test_a_law_with_a_current_at_no_voltage_is_refused():
    class Source(Cubic):
        def evaluate(self, g, v):
            return g * v + 1e-6, g + 0 * v

    sentence = r"Source: current\[0\] = 1e-06 A at 0 V: must be 0, a cell has no source"
    with pytest.raises(ti.ArgumentError, match=sentence):
        custom_crossbar(Source())


def test_an_error_inside_a_custom_model_comes_through():
    class Broken(Cubic):
        works = True

        def evaluate(self, g, v):
            if self.works:
                return super().evaluate(g, v)
            raise ZeroDivisionError("inside the model")

    model = Broken()
    x = custom_crossbar(model)
    model.works = False
    with pytest.raises(ZeroDivisionError, match="inside the model"):
        x.program(np.full((4, 3), 5e-5))
    np.testing.assert_array_equal(x.conductance, 1e-6)


@pytest.mark.parametrize(
    "result",
    {
        "None": lambda n: None,
        "one": lambda n: (np.ones(n),),
        "three": lambda n: (np.ones(n), np.ones(n), np.ones(n)),
        "short": lambda n: (np.ones(n - 1), np.ones(n)),
        "matrix": lambda n: (np.ones(n), np.ones((n, 1))),
        "text": lambda n: (np.ones(n), "slope"),
        "complex": lambda n: (np.ones(n) * 1j, np.ones(n)),
        "nan": lambda n: (np.full(n, np.nan), np.ones(n)),
        "nan slope": lambda n: (np.ones(n), np.full(n, np.nan)),
    }.items(),
    ids=lambda item: item[0],
)
def test_what_evaluate_returns_is_checked_with_the_name_of_the_model(result):
    class Odd(Cubic):
        def evaluate(self, g, v):
            return result[1](len(g))

    with pytest.raises((TypeError, ValueError), match=r"Odd\.evaluate"):
        custom_crossbar(Odd()).program(np.full((4, 3), 5e-5))


@pytest.mark.parametrize(
    ("name", "value"),
    [("g_max", "high"), ("g_max", None), ("g_min", np.nan), ("g_max", 1e-7), ("g_min", -1.0)],
)
def test_the_range_of_a_custom_model_is_checked_with_the_name_of_the_model(name, value):
    model = type("Odd", (Cubic,), {name: value})()
    with pytest.raises((TypeError, ValueError), match=r"Odd\.g_m"):
        custom_crossbar(model)


def test_a_custom_model_without_a_range_says_what_is_missing():
    class Bare(ti.device.CustomModel):
        pass

    with pytest.raises(AttributeError, match="g_min"):
        custom_crossbar(Bare())


def test_arrays_given_to_a_custom_model_can_be_kept():
    # In a process of its own: arrays that are only lent would be freed memory by then.
    code = """
import numpy as np, titania as ti
kept = []
class Curious(ti.device.CustomModel):
    g_min, g_max = 1e-6, 2e-4
    def evaluate(self, g, v):
        kept.append((g, g.copy(), v, v.copy()))
        return g * v, g
x = ti.Crossbar(ti.ArrayConfig(rows=64, cols=48, device=Curious()), seed=1)
for value in (5e-5, 7e-5):
    x.program(np.full((64, 48), value))
assert kept
for g, g_then, v, v_then in kept:
    np.testing.assert_array_equal(g, g_then)
    np.testing.assert_array_equal(v, v_then)
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr
