"""The transfer matrix of a crossbar: what it is, its updates, and what it refuses."""

import re

import numpy as np
import pytest

import titania as ti

RNG = np.random.default_rng(1)
G = RNG.uniform(1e-6, 1e-4, (6, 5))
LINES = ti.Wires(r_word_line=3.0, r_bit_line=2.0, r_source=10.0)


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (7, 1), (23, 40), (40, 23)])
@pytest.mark.parametrize("drive", ["left", "both"])
@pytest.mark.parametrize("sense", ["bottom", "both"])
def test_a_read_is_a_product_with_it(shape, drive, sense):
    g = RNG.uniform(1e-6, 1e-4, shape)
    wires = ti.Wires(r_word_line=3.0, r_bit_line=2.0, r_sense=5.0, drive=drive, sense=sense)
    v = RNG.uniform(-0.2, 0.2, (3, shape[0]))
    t = ti.circuit.transfer_matrix(g, wires=wires)
    assert t.shape == shape
    s = ti.circuit.solve(g, v, wires=wires, tolerance=1e-13)
    np.testing.assert_allclose(v @ t, s.i_bit_line, atol=1e-12 * abs(s.i_bit_line).max())


def test_without_wires_it_is_the_conductances():
    np.testing.assert_allclose(ti.circuit.transfer_matrix(G), G, rtol=1e-14)


def test_its_blocks_give_all_terminal_currents():
    t = ti.circuit.TransferMatrix(G, LINES, driver=True, sense=True)
    v, bits = RNG.uniform(-0.2, 0.2, 6), RNG.uniform(-0.2, 0.2, 5)
    s = ti.circuit.solve(G, v, wires=LINES, v_bit_line=bits, tolerance=1e-13)
    np.testing.assert_allclose(v @ t.matrix - bits @ t.sense, s.i_bit_line, atol=1e-17)
    np.testing.assert_allclose(v @ t.driver - bits @ t.matrix.T, s.i_word_line, atol=1e-17)
    assert t.shape == (6, 5)
    assert repr(t) == "TransferMatrix(6x5)"


def test_changed_cells_are_those_of_a_fresh_one():
    t = ti.circuit.TransferMatrix(G, LINES)
    before = t.matrix
    t.update([0, 3], [4, 1], [0.0, 5e-4])
    g = G.copy()
    g[[0, 3], [4, 1]] = [0.0, 5e-4]
    np.testing.assert_array_equal(t.conductance, g)
    fresh = ti.circuit.transfer_matrix(g, LINES)
    np.testing.assert_allclose(t.matrix, fresh, atol=1e-12 * fresh.max())
    np.testing.assert_array_equal(before, ti.circuit.transfer_matrix(G, LINES))


def test_broken_and_floating_lines_carry_nothing():
    r_source = np.full(6, 1.0)
    r_source[2] = np.inf
    r_bit_line = np.full((6, 5), 1.0)
    r_bit_line[5, 3] = np.inf
    t = ti.circuit.transfer_matrix(G, ti.Wires(r_source=r_source, r_bit_line=r_bit_line))
    assert np.all(t[2] == 0)
    assert np.all(t[:, 3] == 0)
    assert np.all(np.delete(np.delete(t, 2, 0), 3, 1) > 0)


def test_parts_of_an_array_that_change_give_what_a_fresh_one_gives():
    rng = np.random.default_rng(3)
    g = rng.uniform(1e-6, 1e-4, (140, 150))
    t = ti.circuit.TransferMatrix(g, LINES, keep_tree=True)
    for first in (0, 100):
        rows, cols = (k.ravel() + first for k in np.mgrid[:30, :30])
        g[rows, cols] = rng.uniform(1e-6, 1e-4, rows.size)
        t.update(rows, cols, g[rows, cols])
        fresh = ti.circuit.transfer_matrix(g, LINES)
        np.testing.assert_allclose(t.matrix, fresh, rtol=0, atol=1e-12 * fresh.max())


@pytest.mark.parametrize("block", ["driver", "sense"])
def test_a_block_that_was_not_asked_for_is_refused(block):
    t = ti.circuit.TransferMatrix(G, LINES)
    with pytest.raises(ti.ArgumentError, match=f"has no {block} block: pass {block}=True"):
        getattr(t, block)


@pytest.mark.parametrize(
    ("g", "error", "sentence"),
    [
        (-G, ti.ArgumentError, "g[0, 0] = -"),
        (G * np.nan, ti.ArgumentError, "g[0, 0] = nan S: must be finite and not negative"),
        (G[0], ti.ShapeError, "g has shape (5,), expected (word lines, bit lines)"),
        (np.zeros((0, 3)), ti.ShapeError, "must not be empty"),
        ("abc", TypeError, "g has dtype <U3"),
    ],
)
def test_conductances_that_are_none_are_refused(g, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.circuit.transfer_matrix(g, LINES)


@pytest.mark.parametrize(
    ("change", "error", "sentence"),
    [
        (([6], [0], [1e-5]), ti.ArgumentError, "cell (6, 0): must be inside (6, 5)"),
        (([-1], [0], [1e-5]), ti.ArgumentError, "cell (-1, 0): must not be negative"),
        (([0], [0], [-1e-5]), ti.ArgumentError, "must be finite and not negative"),
        (([0], [0], [np.nan]), ti.ArgumentError, "must be finite and not negative"),
        (([0, 1], [0], [1e-5]), ti.ShapeError, "have 2, 1 and 1 elements: must be as many"),
        (([0.5], [0], [1e-5]), TypeError, "rows: expected an array of integers"),
    ],
)
def test_changes_that_are_not_allowed_are_refused(change, error, sentence):
    t = ti.circuit.TransferMatrix(G, LINES)
    with pytest.raises(error, match=re.escape(sentence)):
        t.update(*change)
    np.testing.assert_array_equal(t.conductance, G)
