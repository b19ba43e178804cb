"""Kirchhoff's equations: an independent solution, conservation laws, and the claimed bound."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nodal
import titania as ti

SHAPES = [(1, 1), (1, 7), (7, 1), (2, 3), (5, 3), (3, 8), (16, 16), (33, 17), (8, 65)]
LINES = ti.Wires(r_word_line=2.5, r_bit_line=1.0)


def wires_of_every_kind(rows, cols, rng):
    """One Wires of each kind a crossbar can have, by name."""
    segments = {
        "r_word_line": rng.uniform(0.1, 10, (rows, cols + 1)),
        "r_bit_line": rng.uniform(0.1, 10, (rows + 1, cols)),
    }
    return {
        "both lines": ti.Wires(r_word_line=2.5, r_bit_line=1.0),
        "word lines": ti.Wires(r_word_line=2.5),
        "bit lines": ti.Wires(r_bit_line=2.5),
        "terminals": ti.Wires(r_source=120.0, r_sense=70.0),
        "everything": ti.Wires(r_word_line=2.5, r_bit_line=1.0, r_source=120.0, r_sense=70.0),
        "driven at both ends": LINES.replace(drive="both"),
        "sensed at both ends": LINES.replace(sense="both", r_sense=30.0),
        "both, per segment": ti.Wires(
            **segments,
            r_source=rng.uniform(0, 100, rows),
            r_sense=rng.uniform(0, 100, cols),
            drive="both",
            sense="both",
        ),
        "some segments ideal": ti.Wires(
            r_word_line=segments["r_word_line"][:, :-1] * rng.integers(0, 2, (rows, cols)),
            r_bit_line=segments["r_bit_line"][:-1] * rng.integers(0, 2, (rows, cols)),
        ),
    }


KINDS = list(wires_of_every_kind(1, 1, np.random.default_rng(0)))


def random_array(shape, rng, zeros=0.2):
    """Conductances over two decades, some of them zero, and voltages of both signs."""
    g = 10 ** rng.uniform(-6, -4, shape) * (rng.random(shape) > zeros)
    g[0, 0] = 1e-5
    return g, rng.uniform(-0.5, 0.5, shape[0])


# --- An independent solution ---------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_currents_and_nodes_are_those_of_a_sparse_nodal_solve(shape, kind, rng):
    wires = wires_of_every_kind(*shape, rng)[kind]
    g, v = random_array(shape, rng)
    v_bit = rng.uniform(-0.2, 0.2, shape[1])
    for volts in (None, v_bit):
        i_bit, i_word, v_word, v_bits = nodal.solve(g, v, wires, volts)
        s = ti.circuit.solve(g, v, wires=wires, v_bit_line=volts)
        scale = max(np.abs(i_bit).max(), np.abs(i_word).max())
        np.testing.assert_allclose(s.i_bit_line, i_bit, rtol=0, atol=1e-10 * scale)
        np.testing.assert_allclose(s.i_word_line, i_word, rtol=0, atol=1e-10 * scale)
        np.testing.assert_allclose(s.v_word_line, v_word, rtol=0, atol=1e-10)
        np.testing.assert_allclose(s.v_bit_line, v_bits, rtol=0, atol=1e-10)
        np.testing.assert_allclose(s.i_cell, g * (v_word - v_bits), rtol=0, atol=1e-10 * scale)


@pytest.mark.parametrize("kind", KINDS)
def test_all_methods_agree(kind, rng):
    wires = wires_of_every_kind(20, 12, rng)[kind]
    g, v = random_array((20, 12), rng)
    solutions = [
        ti.circuit.solve(g, v, wires=wires, method=m) for m in ("auto", "iterative", "direct")
    ]
    scale = np.abs(solutions[0].i_bit_line).max()
    for s in solutions[1:]:
        difference = np.abs(s.i_bit_line - solutions[0].i_bit_line).max()
        assert difference <= 2e-10 * scale
        np.testing.assert_allclose(s.v_word_line, solutions[0].v_word_line, rtol=0, atol=1e-10)
    assert [s.report.method for s in solutions[1:]] == ["iterative", "direct"]


@pytest.mark.parametrize("method", ["auto", "ideal", "direct"])
def test_zero_wire_resistance_is_a_matrix_product(method, rng):
    g, v = random_array((33, 17), rng)
    s = ti.circuit.solve(g, v, method=method)
    np.testing.assert_allclose(s.i_bit_line, v @ g, rtol=0, atol=1e-15 * (abs(v) @ g).max())
    np.testing.assert_allclose(s.i_word_line, v * g.sum(axis=1), rtol=1e-14)
    np.testing.assert_array_equal(s.v_word_line, np.broadcast_to(v[:, None], g.shape))
    np.testing.assert_array_equal(s.v_bit_line, 0 * g)


def test_a_single_cell_is_a_series_of_resistances():
    wires = ti.Wires(r_word_line=1, r_bit_line=2, r_source=3, r_sense=4)
    s = ti.circuit.solve([[0.1]], [1.0], wires=wires)
    assert s.i_bit_line[0] == pytest.approx(1 / (10 + 1 + 2 + 3 + 4), rel=1e-14)


def test_an_open_driver_leaves_its_word_line_floating(rng):
    g, v = random_array((5, 4), rng, zeros=0)
    wires = LINES.replace(r_source=[0, 0, float("inf"), 0, 0])
    s = ti.circuit.solve(g, v, wires=wires)
    i_bit, i_word, v_word, _ = nodal.solve(g, v, wires)
    np.testing.assert_allclose(s.i_bit_line, i_bit, rtol=0, atol=1e-10 * np.abs(i_bit).max())
    np.testing.assert_allclose(s.v_word_line, v_word, rtol=0, atol=1e-10)
    assert abs(s.i_word_line[2]) <= 1e-10 * np.abs(i_word).max()


def test_open_lines_carry_no_current(rng):
    g, v = random_array((5, 4), rng, zeros=0)
    for wires in (ti.Wires(r_word_line=float("inf")), ti.Wires(r_bit_line=float("inf"))):
        # Rounding is all that there is, however little.
        s = ti.circuit.solve(g, v, wires=wires, allow_unconverged=True)
        assert np.abs(s.i_bit_line).max() <= 1e-14 * np.abs(v @ g).max()


# --- Laws ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_the_power_drawn_is_the_power_turned_to_heat(shape, kind, rng):
    wires = wires_of_every_kind(*shape, rng)[kind]
    g, v = random_array(shape, rng)
    v_bit = rng.uniform(-0.2, 0.2, shape[1])
    s = ti.circuit.solve(g, v, wires=wires, v_bit_line=v_bit)
    assert s.power == pytest.approx(v @ s.i_word_line - v_bit @ s.i_bit_line, rel=1e-12)
    assert s.power_cells + s.power_wires + s.power_terminals == pytest.approx(s.power, rel=1e-10)
    cells = ((s.v_word_line - s.v_bit_line) ** 2 * g).sum()
    assert s.power_cells == pytest.approx(cells, rel=1e-9)
    assert min(s.power_cells, s.power_wires, s.power_terminals) >= 0
    if kind == "terminals":
        ends = 120 * (s.i_word_line**2).sum() + 70 * (s.i_bit_line**2).sum()
        assert s.power_terminals == pytest.approx(ends, rel=1e-9)
        assert s.power_wires <= 1e-12 * s.power


@pytest.mark.parametrize("kind", KINDS)
def test_exchanging_drive_and_sense_gives_the_same_current(kind, rng):
    rows, cols = 6, 9
    wires = wires_of_every_kind(rows, cols, rng)[kind]
    g, _ = random_array((rows, cols), rng)
    forward = ti.circuit.solve(g, np.eye(rows), wires=wires).i_bit_line
    backward = np.array(
        [
            ti.circuit.solve(g, np.zeros(rows), wires=wires, v_bit_line=unit).i_word_line
            for unit in np.eye(cols)
        ]
    )
    scale = np.abs(forward).max()
    np.testing.assert_allclose(backward.T, -forward, rtol=0, atol=2e-10 * scale)


@pytest.mark.parametrize("kind", KINDS)
def test_currents_of_superposed_voltages_are_superposed(kind, rng):
    wires = wires_of_every_kind(6, 9, rng)[kind]
    g, _ = random_array((6, 9), rng)
    a, b = rng.uniform(-1, 1, (2, 6))
    bits = rng.uniform(-1, 1, 9)
    one = ti.circuit.solve(g, a, wires=wires, v_bit_line=bits).i_bit_line
    two = ti.circuit.solve(g, b, wires=wires).i_bit_line
    both = ti.circuit.solve(g, 3 * a - b, wires=wires, v_bit_line=3 * bits).i_bit_line
    np.testing.assert_allclose(both, 3 * one - two, rtol=0, atol=1e-9 * np.abs(both).max())


def test_a_crossbar_turned_over_its_diagonal_exchanges_words_and_bits(rng):
    g, v = random_array((6, 9), rng)
    bits = rng.uniform(-0.3, 0.3, 9)
    wires = ti.Wires(r_word_line=2.5, r_bit_line=1.0, r_source=5.0, r_sense=40.0, drive="both")
    turned = ti.Wires(r_word_line=1.0, r_bit_line=2.5, r_source=40.0, r_sense=5.0, sense="both")
    s = ti.circuit.solve(g, v, wires=wires, v_bit_line=bits)
    t = ti.circuit.solve(g[::-1, ::-1].T, bits[::-1], wires=turned, v_bit_line=v[::-1])
    scale = np.abs(s.i_bit_line).max()
    np.testing.assert_allclose(t.i_bit_line[::-1], -s.i_word_line, rtol=0, atol=1e-9 * scale)
    np.testing.assert_allclose(t.i_word_line[::-1], -s.i_bit_line, rtol=0, atol=1e-9 * scale)


def test_each_input_is_independent_of_its_batch(rng):
    g, _ = random_array((13, 9), rng)
    v = rng.uniform(-1, 1, (11, 13))
    for wires in (LINES, ti.Wires(), ti.Wires(r_source=100.0)):
        batch = ti.circuit.solve(g, v, wires=wires)
        for k in range(11):
            single = ti.circuit.solve(g, v[k], wires=wires)
            np.testing.assert_array_equal(batch.i_bit_line[k], single.i_bit_line)
            np.testing.assert_array_equal(batch.v_word_line[k], single.v_word_line)
            assert batch.power[k] == single.power


def test_threads_change_no_bit(rng):
    g, _ = random_array((64, 48), rng)
    v = rng.uniform(-1, 1, (100, 64))
    results = []
    for threads in (1, 2, 4):
        with ti.threads(threads):
            results.append(ti.circuit.solve(g, v, wires=LINES).i_bit_line)
    np.testing.assert_array_equal(results[0], results[1])
    np.testing.assert_array_equal(results[0], results[2])


# --- The claimed bound ---------------------------------------------------------------------------


def assert_the_bound_holds(g, v, wires, v_bit=None, **options):
    """Against exact rational arithmetic; the bound is relative to the largest current."""
    options = {"allow_unconverged": True} | options
    s = ti.circuit.solve(g, v, wires=wires, v_bit_line=v_bit, **options)
    exact = nodal.solve(g, v, wires, v_bit, exact=True)[0]
    errors = [abs(Fraction(float(i)) - e) for i, e in zip(s.i_bit_line, exact, strict=True)]
    assert max(errors) <= Fraction(s.report.error_bound) * max(abs(e) for e in exact)
    if s.report.converged:
        assert s.report.error_bound <= max(options.get("tolerance", 1e-10), 1e-11)
    return s.report


METHODS = ["auto", "iterative", "direct"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_error_bound_holds_for_wires_of_every_kind(kind, method, rng):
    wires = wires_of_every_kind(4, 5, rng)[kind]
    g, v = random_array((4, 5), rng)
    assert_the_bound_holds(g, v, wires, rng.uniform(-0.2, 0.2, 5), method=method)


@pytest.mark.parametrize("method", ["auto", "ideal", "direct"])
def test_the_error_bound_holds_for_ideal_wires(method, rng):
    g, v = random_array((12, 3), rng)
    assert_the_bound_holds(g, v, ti.Wires(), method=method)


@pytest.mark.parametrize("tolerance", [1e-2, 1e-4, 1e-8])
def test_the_error_bound_holds_when_little_is_asked_for(tolerance, rng):
    g, v = random_array((4, 5), rng)
    wires = ti.Wires(r_word_line=1e3, r_bit_line=1e3)
    report = assert_the_bound_holds(g, v, wires, tolerance=tolerance, method="iterative")
    assert report.converged


def test_the_error_bound_holds_when_relaxation_gives_up(rng):
    g, v = random_array((4, 5), rng)
    wires = ti.Wires(r_word_line=30, r_bit_line=30)
    options = {"method": "iterative", "max_iterations": 1}
    report = assert_the_bound_holds(g, v, wires, **options)
    assert (report.converged, report.iterations) == (False, 1)
    with pytest.raises(ti.ConvergenceError, match="did not converge: after 1 iterations") as error:
        ti.circuit.solve(g, v, wires=wires, **options)
    assert error.value.report.error_bound == report.error_bound
    assert report.error_bound > 1e-10


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ratio", [1e-9, 1e-4, 1.0, 1e3])
def test_the_error_bound_holds_for_extreme_ratios(ratio, method, rng):
    # ratio: of a wire segment's resistance to a cell's; 1e3 is worse than any array that works.
    g = 10 ** rng.uniform(-6, -4, (3, 4))
    wires = ti.Wires(r_word_line=ratio * 1e4, r_bit_line=ratio * 1e4)
    assert_the_bound_holds(g, rng.uniform(-1, 1, 3), wires, method=method)


@pytest.mark.parametrize("method", METHODS)
def test_the_error_bound_holds_where_a_cell_is_a_small_part_of_its_line(method):
    # 1 V over 10 kohm and a cell of 100 ohm: its voltage is a difference of nearly equal numbers.
    assert_the_bound_holds([[0.01]], [1.0], ti.Wires(r_sense=1e4), method=method)


resistances = st.sampled_from([0.0, 1e-3, 1.0, 67.0, 1e4])
conductances = st.sampled_from([0.0, 1e-9, 1e-6, 2.5e-5, 1e-4, 1e-2])
voltages = st.floats(-1, 1).filter(lambda x: x == 0 or abs(x) > 1e-6)


@settings(max_examples=150)
@given(data=st.data(), rows=st.integers(1, 4), cols=st.integers(1, 4))
def test_any_small_crossbar_keeps_its_bound_and_its_energy(data, rows, cols):
    def draw(elements, count):
        return data.draw(st.lists(elements, min_size=count, max_size=count))

    g = np.array(draw(conductances, rows * cols)).reshape(rows, cols)
    names = ("r_word_line", "r_bit_line", "r_source", "r_sense")
    wires = ti.Wires(
        **dict(zip(names, draw(resistances, 4), strict=True)),
        drive=data.draw(st.sampled_from(["left", "both"])),
        sense=data.draw(st.sampled_from(["bottom", "both"])),
    )
    v, bits = np.array(draw(voltages, rows)), np.array(draw(voltages, cols))
    assert_the_bound_holds(g, v, wires, bits)
    s = ti.circuit.solve(g, v, wires=wires, v_bit_line=bits)
    heat = s.power_cells + s.power_wires + s.power_terminals
    assert heat == pytest.approx(s.power, rel=1e-9, abs=1e-18)
