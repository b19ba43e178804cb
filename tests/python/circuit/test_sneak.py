"""Selecting one cell: schemes, closed forms of the read margin and the disturbance, bad input."""

from typing import get_args

import numpy as np
import pytest

import titania as ti

SCHEMES = get_args(ti.circuit.Scheme)
LINES = ti.Wires(r_word_line=2.5, r_bit_line=1.0, r_source=10.0)
STATES = {"g_lrs": 1e-4, "g_hrs": 1e-6}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_puts_its_voltages_on_the_lines(scheme):
    b = ti.circuit.bias(scheme, (3, 4), selected=(1, 2), v=-0.6)
    word, bit = {"v/2": (-0.3, -0.3), "v/3": (-0.2, -0.4)}.get(scheme, (0, 0))
    np.testing.assert_allclose(b["v"], [word, -0.6, word], rtol=1e-15)
    np.testing.assert_allclose(b["v_bit_line"], [bit, bit, 0, bit], rtol=1e-15)
    floats = scheme == "floating"
    assert b["floating_word_lines"].tolist() == [floats, False, floats]
    assert b["floating_bit_lines"].tolist() == [floats, floats, False, floats]


# Sensed current of a uniform background, beside that of the selected cell, in units of g v.
SNEAK = {
    "grounded": lambda m, n: 0,
    "v/2": lambda m, n: (m - 1) / 2,
    "v/3": lambda m, n: (m - 1) / 3,
    "floating": lambda m, n: (m - 1) * (n - 1) / (m + n - 1),
}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (5, 8), (32, 16)], ids=str)
def test_with_ideal_wires_the_margin_has_a_closed_form(shape, scheme):
    background, v = 2e-5, 0.3
    g = np.full(shape, background)
    cell = (shape[0] - 1, shape[1] // 2)
    m = ti.circuit.read_margin(g, cell, scheme=scheme, v=v, **STATES, tolerance=1e-13)
    sneak = background * v * SNEAK[scheme](*shape)
    low, high = v * STATES["g_lrs"] + sneak, v * STATES["g_hrs"] + sneak
    assert m.i_lrs == pytest.approx(low, rel=1e-11)
    assert m.i_hrs == pytest.approx(high, rel=1e-11)
    assert m.margin == pytest.approx((low - high) / low, rel=1e-11)
    np.testing.assert_array_equal(g, background)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_wires_and_neighbours_in_the_low_state_lower_the_margin(scheme):
    def margin(background, wires):
        g = np.full((32, 32), background)
        return ti.circuit.read_margin(
            g, (0, 31), scheme=scheme, v=0.1, **STATES, wires=wires
        ).margin

    worst = margin(STATES["g_lrs"], LINES)
    assert 0 < worst < margin(STATES["g_lrs"], None)
    assert worst < margin(STATES["g_hrs"], LINES)


def test_a_margin_of_no_current_is_none():
    m = ti.circuit.read_margin([[1e-5]], (0, 0), scheme="v/2", v=0.1, g_lrs=0, g_hrs=0)
    assert m == (0, 0, 0)


# Floating, 4 x 4 alike: 3, 9 and 3 cells in series, which see 3/7, 1/7 and 3/7 of v.
@pytest.mark.parametrize(
    ("scheme", "ratio"), [("v/2", 1 / 2), ("v/3", 1 / 3), ("grounded", 1.0), ("floating", 3 / 7)]
)
def test_with_ideal_wires_the_disturbance_is_that_of_the_scheme(scheme, ratio):
    g = np.full((4, 4), 1e-5)
    s = ti.circuit.solve(g, **ti.circuit.bias(scheme, (4, 4), (2, 1), -1.5))
    assert ti.circuit.disturb_ratio(s, (2, 1)) == pytest.approx(ratio, rel=1e-9)


def test_wires_raise_the_disturbance_of_a_far_cell(rng):
    g = rng.uniform(1e-5, 1e-4, (32, 32))
    ratios = []
    for cell in ((31, 0), (0, 31)):
        s = ti.circuit.solve(g, wires=LINES, **ti.circuit.bias("v/2", (32, 32), cell, 1.0))
        ratios.append(ti.circuit.disturb_ratio(s, cell))
    assert 0.5 < ratios[0] < ratios[1]


def test_effective_conductances_are_the_conductances_of_ideal_wires(rng):
    g = rng.uniform(1e-6, 1e-4, (5, 7))
    np.testing.assert_allclose(ti.circuit.effective_conductance(g), g, rtol=1e-14)
    t = ti.circuit.effective_conductance(g, wires=LINES)
    v = rng.uniform(-1, 1, 5)
    i = ti.circuit.solve(g, v, wires=LINES).i_bit_line
    np.testing.assert_allclose(v @ t, i, rtol=0, atol=1e-9 * abs(i).max())
    assert (t < g).any()


# --- Bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", [(3, 0), (0, 4), (-1, 0), (1,), (1.0, 2), (1, 2, 3)], ids=str)
def test_a_cell_outside_the_array_is_refused(cell):
    sentence = r"^selected = .*: must be \(row, column\) within \(3, 4\)"
    with pytest.raises(ti.ArgumentError, match=sentence):
        ti.circuit.bias("v/2", (3, 4), cell, 1.0)
    s = ti.circuit.solve(np.full((3, 4), 1e-5), np.ones(3))
    with pytest.raises(ti.ArgumentError, match=sentence):
        ti.circuit.disturb_ratio(s, cell)


def test_bad_arguments_are_refused_by_name():
    g = np.full((3, 4), 1e-5)
    names = ", ".join(SCHEMES)
    with pytest.raises(ti.ArgumentError, match=rf"scheme = 'v/4': expected one of \{{{names}\}}"):
        ti.circuit.bias("v/4", (3, 4), (0, 0), 1.0)
    with pytest.raises(ti.ArgumentError, match="g_hrs = nan S: must be finite and not negative"):
        ti.circuit.read_margin(g, (0, 0), scheme="v/2", v=1.0, g_lrs=1e-4, g_hrs=np.nan)
    with pytest.raises(ti.ArgumentError, match=r"v\[0, 0\] = nan V: must be finite"):
        ti.circuit.read_margin(g, (0, 0), scheme="v/2", v=np.nan, **STATES)
    with pytest.raises(ti.ShapeError, match=r"g has shape \(4,\)"):
        ti.circuit.read_margin(g[0], (0, 0), scheme="v/2", v=1.0, **STATES)
    batch = ti.circuit.solve(g, np.ones((2, 3)))
    with pytest.raises(ti.ArgumentError, match="solution is of 2 inputs: must be of one"):
        ti.circuit.disturb_ratio(batch, (0, 0))


def test_a_margin_takes_the_law_of_the_cells():
    # V/2: m - 1 cells of the selected bit line see half of v.
    law = ti.circuit.Sinh(v0=0.1)
    m = ti.circuit.read_margin(
        np.full((8, 8), 1e-5), (3, 4), scheme="v/2", v=1.0, cell=law, **STATES
    )
    sneak = 7 * 1e-5 * 0.1 * np.sinh(0.5 / 0.1)
    low, high = (g * 0.1 * np.sinh(1 / 0.1) + sneak for g in STATES.values())
    assert m.margin == pytest.approx((low - high) / low, rel=1e-9)
