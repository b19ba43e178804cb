"""Lines without a terminal: closed forms of the sneak path, an independent solution, laws."""

import numpy as np
import pytest

import nodal
import titania as ti

METHODS = ["auto", "iterative", "direct"]
WIRES = {
    "ideal": ti.Wires(),
    "lines": ti.Wires(r_word_line=2.5, r_bit_line=1.0),
    "terminals": ti.Wires(r_source=30.0, r_sense=20.0),
    "both ends": ti.Wires(r_word_line=2.5, r_bit_line=1.0, drive="both", sense="both"),
}


def others(count, line):
    """All lines but one."""
    return np.delete(np.arange(count), line)


def one_selected(g, cell, **options):
    """One word line at 1 V, one bit line at 0 V, everything else floating."""
    rows, cols = g.shape
    return ti.circuit.solve(
        g,
        np.ones(rows),
        floating_word_lines=others(rows, cell[0]),
        floating_bit_lines=others(cols, cell[1]),
        **options,
    )


# --- Closed forms ------------------------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("shape", [(1, 1), (1, 5), (2, 2), (3, 7), (16, 16), (64, 20)], ids=str)
def test_a_uniform_array_has_the_sneak_path_of_three_cells_in_series(shape, method):
    # All floating bit lines are alike, and so are all floating word lines: n - 1 cells lead to the
    # former, (m - 1)(n - 1) to the latter, m - 1 back, in series; beside them the selected cell.
    m, n = shape
    s = one_selected(np.full(shape, 1e-5), (m // 2, n // 3), method=method, tolerance=1e-13)
    expected = 1e-5 * (1 + (m - 1) * (n - 1) / (m + n - 1))
    assert s.i_bit_line[n // 3] == pytest.approx(expected, rel=1e-12)
    assert s.i_word_line[m // 2] == pytest.approx(expected, rel=1e-12)
    if m > 1 and n > 1:
        path = expected - 1e-5
        assert s.v_bit_line[0, -1] == pytest.approx(1 - path / ((n - 1) * 1e-5), rel=1e-12)
        assert s.v_word_line[0, 0] == pytest.approx(path / ((m - 1) * 1e-5), rel=1e-12)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("cell", [(0, 0), (0, 1), (1, 0), (1, 1)], ids=str)
def test_two_by_two_cells_are_one_beside_three_in_series(cell, method):
    g = np.array([[1e-6, 8e-5], [3e-5, 2e-5]])
    i, j = cell
    path = 1 / (1 / g[i, 1 - j] + 1 / g[1 - i, 1 - j] + 1 / g[1 - i, j])
    s = one_selected(g, cell, method=method, tolerance=1e-13)
    assert s.i_bit_line[j] == pytest.approx(g[i, j] + path, rel=1e-12)


def test_a_floating_line_takes_the_mean_of_the_bit_lines_weighted_by_its_cells(rng):
    g = rng.uniform(1e-6, 1e-4, (4, 6))
    bits = rng.uniform(-0.3, 0.3, 6)
    s = ti.circuit.solve(g, np.ones(4), v_bit_line=bits, floating_word_lines=[2])
    np.testing.assert_allclose(s.v_word_line[2], (g[2] @ bits) / g[2].sum(), rtol=1e-12)


# --- Independent solution, laws ----------------------------------------------------------------


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", WIRES)
@pytest.mark.parametrize("shape", [(2, 3), (5, 4), (16, 9)], ids=str)
def test_floating_lines_are_solved_as_by_a_sparse_nodal_solve(shape, kind, method, rng):
    rows, cols = shape
    g = rng.uniform(1e-6, 1e-4, shape)
    v, bits = rng.uniform(-0.5, 0.5, rows), rng.uniform(-0.5, 0.5, cols)
    words, columns = rng.random(rows) < 0.4, rng.random(cols) < 0.4
    words[0], columns[-1] = False, True
    s = ti.circuit.solve(
        g,
        v,
        wires=WIRES[kind],
        v_bit_line=bits,
        floating_word_lines=words,
        floating_bit_lines=columns,
        method=method,
    )
    wires = WIRES[kind].replace(
        r_source=np.where(words, np.inf, WIRES[kind].r_source),
        r_sense=np.where(columns, np.inf, WIRES[kind].r_sense),
    )
    i_bit, i_word, v_word, v_bit = nodal.solve(
        g, np.where(words, 0, v), wires, np.where(columns, 0, bits)
    )
    scale = max(np.abs(i_bit).max(), np.abs(i_word).max())
    np.testing.assert_allclose(s.i_bit_line, i_bit, rtol=0, atol=2e-10 * scale)
    np.testing.assert_allclose(s.i_word_line, i_word, rtol=0, atol=2e-10 * scale)
    np.testing.assert_allclose(s.v_word_line, v_word, rtol=0, atol=1e-9)
    np.testing.assert_allclose(s.v_bit_line, v_bit, rtol=0, atol=1e-9)
    assert (s.i_bit_line[columns] == 0).all()
    assert (s.i_word_line[words] == 0).all()
    assert s.power == pytest.approx(s.power_cells + s.power_wires + s.power_terminals, rel=1e-9)


@pytest.mark.parametrize("kind", WIRES)
def test_a_mask_and_numbers_say_the_same(kind, rng):
    g, v = rng.uniform(1e-6, 1e-4, (5, 4)), rng.uniform(-1, 1, (3, 5))
    a = ti.circuit.solve(g, v, wires=WIRES[kind], floating_word_lines=[3, 1, 3])
    mask = [False, True, False, True, False]
    b = ti.circuit.solve(g, v, wires=WIRES[kind], floating_word_lines=mask, floating_bit_lines=[])
    np.testing.assert_array_equal(a.i_bit_line, b.i_bit_line)
    assert a.wires == b.wires
    assert (a.i_word_line[:, [1, 3]] == 0).all()


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", WIRES)
def test_where_all_lines_of_a_kind_float_no_current_flows(kind, method, rng):
    g = rng.uniform(1e-6, 1e-4, (3, 4))
    every = {"floating_word_lines": range(3), "floating_bit_lines": range(4)}
    s = ti.circuit.solve(g, np.ones(3), wires=WIRES[kind], method=method, **every)
    assert not s.i_bit_line.any()
    assert not s.i_word_line.any()
    assert s.power == 0
    assert s.report.converged
    np.testing.assert_array_equal(s.v_word_line, 0)
    s = ti.circuit.solve(
        g, np.full(3, 0.7), wires=WIRES[kind], method=method, floating_bit_lines=range(4)
    )
    assert not s.i_bit_line.any()
    assert np.abs(s.i_word_line).max() <= 1e-14
    np.testing.assert_allclose(s.v_bit_line, 0.7, rtol=1e-9)


def test_a_line_that_is_all_off_and_floats_stays_at_zero():
    g = np.full((3, 3), 1e-5)
    g[1] = 0
    s = ti.circuit.solve(g, np.ones(3), wires=WIRES["lines"], floating_word_lines=[1])
    np.testing.assert_array_equal(s.v_word_line[1], 0)
    assert s.i_word_line[1] == 0


def test_a_floating_line_of_sinh_cells_lies_where_its_currents_add_up_to_none():
    # Two bit lines at 0 and 1 V through equal cells: half way, by symmetry, for any odd law.
    law = ti.circuit.Sinh(v0=0.2)
    s = ti.circuit.solve(
        np.full((1, 2), 1e-5), [5.0], v_bit_line=[0.0, 1.0], floating_word_lines=[0], cell=law
    )
    np.testing.assert_allclose(s.v_word_line, 0.5, rtol=1e-9)
    current = 1e-5 * 0.2 * np.sinh(0.5 / 0.2)
    np.testing.assert_allclose(s.i_bit_line, [current, -current], rtol=1e-9)
    assert s.i_word_line[0] == 0
