"""Converters: levels, rounding and clipping."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import titania as ti

Dac, Adc = ti.periphery.Dac, ti.periphery.Adc

bits = st.integers(2, 16)
ranges = st.floats(1e-9, 1e3)
shares = st.lists(st.floats(-3, 3), min_size=1, max_size=20).map(np.array)


@given(bits=bits, x_max=ranges, v_max=ranges, share=shares)
def test_a_dac_rounds_to_the_nearest_level_and_clips_at_the_ends(bits, x_max, v_max, share):
    v = Dac(bits=bits).convert(share * x_max, x_max, v_max) / v_max
    steps = 2 ** (bits - 1) - 1
    assert np.abs(v).max() <= 1 + 1e-12
    assert np.abs(v - np.clip(share, -1, 1)).max() <= 0.5 / steps + 1e-9
    assert np.abs(v * steps - np.round(v * steps)).max() <= 1e-9 * steps


@given(bits=bits, x_max=ranges, share=shares)
def test_a_unipolar_dac_has_twice_the_levels_and_clips_what_is_negative(bits, x_max, share):
    v = Dac(bits=bits, unipolar=True).convert(share * x_max, x_max, 1.0)
    steps = 2**bits - 1
    assert np.abs(v - np.clip(share, 0, 1)).max() <= 0.5 / steps + 1e-9
    assert np.abs(v * steps - np.round(v * steps)).max() <= 1e-9 * steps


@given(bits=bits, full_scale=ranges, share=shares)
def test_an_adc_rounds_to_the_nearest_level_and_clips_at_the_ends(bits, full_scale, share):
    i = Adc(bits=bits).convert(share * full_scale, full_scale) / full_scale
    steps = 2 ** (bits - 1) - 1
    assert np.abs(i - np.clip(share, -1, 1)).max() <= 0.5 / steps + 1e-9
    assert np.abs(i * steps - np.round(i * steps)).max() <= 1e-9 * steps


@pytest.mark.parametrize(
    ("convert", "count"),
    [
        (lambda x: Dac(bits=4).convert(x, 1.0, 1.0), 2**4 - 1),
        (lambda x: Dac(bits=4, unipolar=True).convert(x, 1.0, 1.0), 2**4),
        (lambda x: Adc(bits=4).convert(x, 1.0), 2**4 - 1),
    ],
    ids=["dac", "unipolar dac", "adc"],
)
def test_levels_are_as_many_as_the_bits_say_with_zero_and_both_ends(convert, count):
    levels = np.unique(convert(np.linspace(-1.5, 1.5, 100001)))
    assert len(levels) == count
    assert 0.0 in levels
    assert levels[-1] == 1.0
    assert levels[0] in (-1.0, 0.0)


def test_converters_without_bits_are_ideal():
    x = np.array([-2.0, -0.3, 0.123456789, 5.0])
    np.testing.assert_allclose(Dac(bits=None).convert(x, 2.0, 0.1), x * 0.05, rtol=1e-15)
    np.testing.assert_array_equal(Adc(bits=None).convert(x, 1.0), x)


def test_shapes_are_kept():
    for x in (0.5, [0.5], np.full((2, 3), 0.5), np.full((2, 3, 4), 0.5), np.zeros((0, 3))):
        assert Dac().convert(x, 1.0, 1.0).shape == np.shape(x)
        assert Adc().convert(x, 1.0).shape == np.shape(x)


def test_inputs_are_not_changed():
    x = np.array([0.3, 7.0])
    Dac().convert(x, 1.0, 1.0)
    Adc().convert(x, 1.0)
    np.testing.assert_array_equal(x, [0.3, 7.0])


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_ranges_that_are_none_are_refused_by_name(value):
    for name, call in [
        ("x_max", lambda: Dac().convert([1.0], value, 1.0)),
        ("v_max", lambda: Dac().convert([1.0], 1.0, value)),
        ("full_scale", lambda: Adc().convert([1.0], value)),
    ]:
        with pytest.raises(ti.ArgumentError, match=rf"{name} = .*: must be in \(0, inf\)"):
            call()


@pytest.mark.parametrize("converter_bits", [8, None])
def test_nan_is_refused(converter_bits):
    with pytest.raises(ti.ArgumentError, match=r"x\[1\] = nan"):
        Dac(bits=converter_bits).convert([0.0, np.nan], 1.0, 1.0)
    with pytest.raises(ti.ArgumentError, match=r"i\[1\] = nan"):
        Adc(bits=converter_bits).convert([0.0, np.nan], 1.0)


def test_inputs_of_the_wrong_dtype_are_refused_by_name():
    with pytest.raises(TypeError, match="x has dtype complex128"):
        Dac().convert([1j], 1.0, 1.0)
    with pytest.raises(TypeError, match="i has dtype <U1"):
        Adc().convert(["a"], 1.0)
