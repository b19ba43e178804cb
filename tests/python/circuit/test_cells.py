"""Cells of any law in a solved array: built in, behind transistors and selectors, and one's own."""

import re
import textwrap

import numpy as np
import pytest

import titania as ti
from conftest import run_python

circuit = ti.circuit
WIRES = ti.Wires(r_word_line=2.0, r_bit_line=3.0, r_source=10.0)


class Own(circuit.CellLaw):
    """i = g v0 sinh(v / v0) again."""

    def __init__(self, v0=0.2):
        super().__init__()
        self.v0 = v0
        self.sizes = []

    def evaluate(self, g, v):
        self.sizes.append(g.size)
        return g * self.v0 * np.sinh(v / self.v0), g * np.cosh(v / self.v0)


@pytest.fixture
def array(rng):
    return rng.uniform(1e-6, 1e-3, (7, 5)), rng.uniform(-0.3, 0.3, (3, 7))


def test_a_law_of_ones_own_is_solved_like_the_built_in_one(array):
    g, v = array
    law = Own(0.2)
    own = circuit.solve(g, v, wires=WIRES, cell=law)
    built_in = circuit.solve(g, v, wires=WIRES, cell=circuit.Sinh(v0=0.2))
    assert own.report.converged
    np.testing.assert_allclose(own.i_bit_line, built_in.i_bit_line, rtol=1e-9)
    np.testing.assert_allclose(own.i_cell, built_in.i_cell, rtol=1e-9, atol=1e-16)
    assert min(law.sizes) >= g.size, "called for all cells at once"
    assert len(law.sizes) < 50


def test_bending_cells_carry_more_and_lose_more(array):
    g, v = array
    linear = circuit.solve(g, abs(v), wires=WIRES)
    bent = circuit.solve(g, abs(v), wires=WIRES, cell=circuit.Sinh(v0=0.1))
    assert (bent.i_bit_line > linear.i_bit_line).all()
    np.testing.assert_allclose(
        bent.power, bent.power_cells + bent.power_wires + bent.power_terminals, rtol=1e-10
    )
    np.testing.assert_allclose(
        bent.power_cells,
        (bent.i_cell * (bent.v_word_line - bent.v_bit_line)).sum(axis=(1, 2)),
        rtol=1e-10,
    )
    np.testing.assert_allclose(bent.i_cell.sum(axis=1), bent.i_bit_line, rtol=1e-12)


def test_a_device_model_is_a_cell(array):
    g, v = array
    device = ti.device.Tio2Passive()
    solved = circuit.solve(g, v, wires=WIRES, cell=device)
    current, _ = device.evaluate(g, (solved.v_word_line - solved.v_bit_line)[0])
    np.testing.assert_allclose(solved.i_cell[0], current, rtol=1e-12)
    share = np.vectorize(ti.device.Tio2Passive.cubic_share)(g)
    same = circuit.solve(g, v, wires=WIRES, cell=circuit.Cubic(c=share))
    np.testing.assert_array_equal(solved.i_bit_line, same.i_bit_line)

    class Model(ti.device.CustomModel):
        g_min, g_max = 1e-6, 1e-3

        def evaluate(self, g, v):
            return device.evaluate(g, v)

    custom = circuit.solve(g, v, wires=WIRES, cell=Model())
    np.testing.assert_allclose(custom.i_bit_line, solved.i_bit_line, rtol=1e-9)
    linear = circuit.solve(g, v, wires=WIRES, cell=ti.device.Ideal())
    np.testing.assert_allclose(
        linear.i_bit_line, circuit.solve(g, v, wires=WIRES).i_bit_line, rtol=1e-9
    )


def test_rows_whose_transistors_are_off_do_not_conduct(array):
    g, v = array
    on = [True, False, True, True, False, True, True]
    cell = circuit.OneTransistorOneResistor(r_on=1e3, on=on)
    solved = circuit.solve(g, v, wires=WIRES, cell=cell)
    assert (solved.i_word_line[:, [1, 4]] == 0).all()
    series = g / (1 + 1e3 * g) * np.array(on)[:, None]
    plain = circuit.solve(series, v, wires=WIRES)
    np.testing.assert_allclose(solved.i_bit_line, plain.i_bit_line, rtol=1e-12)
    leaky = circuit.solve(g, v, wires=WIRES, cell=cell.replace(g_off=1e-12))
    np.testing.assert_allclose(leaky.i_word_line[:, 1], v[:, 1] * 5 * 1e-12, rtol=1e-2, atol=1e-15)
    bent = circuit.solve(g, v, wires=WIRES, cell=cell.replace(cell=circuit.Sinh(v0=0.1)))
    assert (bent.i_word_line[:, [1, 4]] == 0).all()
    assert bent.report.converged


def test_selectors_hold_back_half_selected_cells(rng):
    g = np.full((16, 16), 1e-4)
    v = np.full(16, 0.5)
    v[3] = 1.0
    v_bit = np.full(16, 0.5)
    v_bit[5] = 0.0
    cell = circuit.OneSelectorOneResistor(i0=1e-13, v0=0.04)
    ratios = []
    for law in (None, cell):
        solved = circuit.solve(g, v, wires=WIRES, v_bit_line=v_bit, cell=law)
        ratios.append(solved.i_cell[3, 5] / solved.i_cell[3, 6])
    assert ratios[0] < 3
    assert ratios[1] > 100
    own = circuit.solve(g, v, wires=WIRES, v_bit_line=v_bit, cell=cell.replace(cell=Own(1e3)))
    np.testing.assert_allclose(own.i_cell, solved.i_cell, rtol=1e-6, atol=1e-12)


def test_a_cell_says_what_it_does():
    cell = circuit.OneSelectorOneResistor(i0=1e-12, v0=0.05)
    g, v = np.array([[1e-4]]), np.array([[0.8]])
    current, slope = cell.evaluate(g, v)
    across_selector = 0.05 * np.arcsinh(current / 1e-12)
    np.testing.assert_allclose(across_selector + current / g, v, rtol=1e-14)
    assert 0 < slope[0, 0] < 1e-4


def test_cells_are_configs():
    cell = circuit.OneTransistorOneResistor(cell=circuit.Sinh(v0=0.3), r_on=2e3, on=[1, 0])
    text = "OneTransistorOneResistor(cell=Sinh(v0=0.3), r_on=2000.0, g_off=0.0, on=[1.0, 0.0])"
    assert repr(cell) == text
    assert type(cell).from_json(cell.to_json()) == cell
    assert circuit.Linear() == circuit.Linear.from_json(circuit.Linear().to_json())
    assert cell.replace(**{"cell.v0": 0.4}).cell.v0 == 0.4
    law = Own()
    held = circuit.OneTransistorOneResistor(cell=law)
    assert held.cell is law
    with pytest.raises(ti.ConfigError, match="defined outside the library"):
        held.to_json()


@pytest.mark.parametrize(
    ("make", "error", "sentence"),
    [
        (lambda: circuit.Sinh(v0=0), ti.ConfigError, "Sinh.v0 = 0 V: must be in (0, 1000] V"),
        (lambda: circuit.Cubic(c=-1), ti.ConfigError, "Cubic.c = -1 1/V^2"),
        (
            lambda: circuit.OneTransistorOneResistor(on=[0.5]),
            ti.ConfigError,
            "OneTransistorOneResistor.on = 0.5: must be 0 or 1",
        ),
        (
            lambda: circuit.solve(np.ones((2, 3)), [1, 1], cell="sinh"),
            TypeError,
            "cell: expected one of Linear, Sinh, Cubic, CustomCell, OneTransistorOneResistor",
        ),
        (
            lambda: circuit.solve(
                np.ones((2, 3)), [1, 1], cell=circuit.OneTransistorOneResistor(on=[1, 0, 1])
            ),
            ti.ConfigError,
            "OneTransistorOneResistor.on has shape (3,), expected a scalar, (2,) or (2, 3)",
        ),
    ],
)
def test_bad_cells_are_refused_by_name(make, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        make()


class Wrong(circuit.CellLaw):
    def __init__(self, result):
        super().__init__()
        self.result = result

    def evaluate(self, g, v):
        return self.result(g, v)


@pytest.mark.parametrize(
    ("result", "error", "sentence"),
    [
        (lambda g, v: g * v, (TypeError, ti.ShapeError), "Wrong.evaluate"),
        (lambda g, v: (g * v, -g), ti.ArgumentError, "slope = -1e-04 S at"),
        (lambda g, v: (g * v, g * np.nan), ti.ArgumentError, "slope = nan S at"),
        (lambda g, v: ((g * v)[1:], g), ti.ShapeError, "Wrong.evaluate: current has shape"),
        (lambda g, v: 1 / 0, ZeroDivisionError, "division"),
    ],
)
@pytest.mark.parametrize("batch", [1, 40])
def test_a_wrong_law_is_an_error_and_no_crash(result, error, sentence, batch):
    g = np.full((6, 5), 1e-4)
    with pytest.raises(error, match=sentence):
        circuit.solve(g, np.full((batch, 6), 0.1), wires=WIRES, cell=Wrong(result))


def test_a_law_is_called_from_threads_without_a_deadlock():
    code = """
        import numpy as np, titania as ti
        class Law(ti.circuit.CellLaw):
            def evaluate(self, g, v):
                return g * np.sinh(v), g * np.cosh(v)
        g = np.full((40, 40), 1e-4)
        s = ti.circuit.solve(g, np.full((200, 40), 0.2), cell=Law(),
                             wires=ti.Wires(r_word_line=1, r_bit_line=1))
        assert s.report.converged
        assert (s.i_bit_line == s.i_bit_line[0]).all()
    """
    done = run_python(textwrap.dedent(code))
    assert done.returncode == 0, done.stderr
