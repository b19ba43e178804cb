"""Solved crossbars against numbers from elsewhere: ngspice, badcrossbar, sparse LU."""

import json
import os
from pathlib import Path

import numpy as np
import pytest

import titania as ti
from conftest import ROOT, golden

SIZES = ("2x3", "4x4", "16x8", "32x32")
KINDS = ("basic", "rterm", "both", "both_rterm", "float")
METHODS = ("auto", "iterative", "direct")


def assert_within(values, expected, tolerance):
    """Every value within tolerance times the largest one expected."""
    np.testing.assert_allclose(values, expected, rtol=0, atol=tolerance * np.abs(expected).max())


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_currents_and_node_voltages_are_those_of_ngspice(kind, size, method):
    case = golden(f"spice_{kind}_{size}.json")
    given, expected = case["inputs"], case["ngspice"]
    wires = ti.Wires(
        r_word_line=given["r_wl"],
        r_bit_line=given["r_bl"],
        r_source=given["r_driver"],
        r_sense=given["r_sense"],
        drive=given["drive"],
    )
    volts = given["applied_voltages"]
    s = ti.circuit.solve(
        given["conductances"],
        volts,
        wires=wires,
        method=method,
        floating_word_lines=given["row_floating"],
        floating_bit_lines=given["col_floating"],
    )
    assert s.report.converged
    assert_within(s.i_bit_line, expected["output_currents"], 1e-9)
    assert_within(s.i_word_line, expected["input_currents"], 1e-9)
    assert_within(s.v_word_line, expected["v_word"], 1e-9)
    assert_within(s.v_bit_line, expected["v_bit"], 1e-9)
    cells = np.array(expected["v_word"]) - np.array(expected["v_bit"])
    assert_within(s.i_cell, np.array(given["conductances"]) * cells, 1e-9)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_product_with_the_transfer_matrix_is_what_ngspice_says(kind, size):
    case = golden(f"spice_{kind}_{size}.json")
    given, expected = case["inputs"], case["ngspice"]
    ends = {
        "r_source": np.where(given["row_floating"], np.inf, given["r_driver"]),
        "r_sense": np.where(given["col_floating"], np.inf, given["r_sense"]),
    }
    wires = ti.Wires(
        r_word_line=given["r_wl"], r_bit_line=given["r_bl"], drive=given["drive"], **ends
    )
    t = ti.circuit.TransferMatrix(given["conductances"], wires, driver=True)
    volts = np.array(given["applied_voltages"])
    assert_within(volts @ t.matrix, expected["output_currents"], 1e-9)
    assert_within(volts @ t.driver, expected["input_currents"], 1e-9)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("size", SIZES)
def test_sinh_cells_are_those_of_ngspice(size, method):
    case = golden(f"spice_sinh_{size}.json")
    given, expected = case["inputs"], case["ngspice"]
    wires = ti.Wires(
        r_word_line=given["r_wl"],
        r_bit_line=given["r_bl"],
        r_source=given["r_driver"],
        r_sense=given["r_sense"],
    )
    law = ti.circuit.Sinh(v0=given["vo"])
    volts = given["applied_voltages"]
    s = ti.circuit.solve(given["conductances"], volts, wires=wires, cell=law, method=method)
    assert_within(s.i_bit_line, expected["output_currents"], 1e-8)
    assert_within(s.i_word_line, expected["input_currents"], 1e-8)
    assert_within(s.v_word_line, expected["v_word"], 1e-8)
    assert_within(s.v_bit_line, expected["v_bit"], 1e-8)


# Qucs operating points of badcrossbar's test suite (MIT licence, D. Joksas), which is not part of
# the project: read from the folder TITANIA_GOLDENS or beside the project.
GOLDENS = Path(os.environ.get("TITANIA_GOLDENS", ROOT.parent / "shared" / "goldens"))
QUCS = GOLDENS / "badcrossbar_cases.json"


@pytest.mark.skipif(not QUCS.exists(), reason=f"no {QUCS}; TITANIA_GOLDENS names another folder")
@pytest.mark.parametrize("method", METHODS)
def test_currents_and_node_voltages_are_those_of_qucs(method):
    cases = json.loads(QUCS.read_text())["cases"]
    assert len(cases) == 33
    for case in cases:
        expected, volts = case["expected"], np.array(case["applied_voltages"])
        ohm = [
            [r if isinstance(r, float | int) else np.inf for r in x] for x in case["resistances"]
        ]
        g = 1 / np.array(ohm, float)
        wires = ti.Wires(r_word_line=case["r_word_line"], r_bit_line=case["r_bit_line"])
        s = ti.circuit.solve(g, volts, wires=wires, method=method)
        assert_within(s.i_bit_line, expected["output_currents"], 1e-9)
        assert_within(s.i_cell, expected["device_currents"], 1e-9)
        np.testing.assert_allclose(s.v_word_line, expected["v_word"], rtol=0, atol=1e-9)
        np.testing.assert_allclose(s.v_bit_line, expected["v_bit"], rtol=0, atol=1e-9)
        product = volts @ ti.circuit.transfer_matrix(g, wires)
        assert_within(product, expected["output_currents"], 1e-9)


# The example of badcrossbar's README (MIT licence, D. Joksas): resistances, and four inputs.  Its
# currents to 12 digits were computed by a dense nodal solve, in reference/peers.md 4.1 a.
RESISTANCES = np.array(
    [[345, 903, 755, 257, 646], [652, 401, 508, 166, 454], [442, 874, 190, 244, 635]]
)
VOLTAGES = np.array([[1.5, 2.3, 1.7], [4.1, 4.5, 4.0], [2.6, 1.1, 3.3], [2.1, 0.8, 1.1]])
CURRENTS = np.array(
    [
        [0.011585025422, 0.009190641636, 0.015115681173, 0.025833208221, 0.009811792883],
        [0.027511479126, 0.020013673443, 0.034555728347, 0.057632858259, 0.021998285269],
        [0.016499341463, 0.009253888029, 0.022471161605, 0.029380424625, 0.011366741278],
        [0.009687361909, 0.0054936966, 0.009925952138, 0.016978035907, 0.006586207801],
    ]
)


@pytest.mark.parametrize("method", METHODS)
def test_the_example_of_badcrossbar_comes_out(method):
    wires = ti.Wires(r_word_line=0.5, r_bit_line=0.5)
    s = ti.circuit.solve(1 / RESISTANCES, VOLTAGES, wires=wires, method=method)
    assert_within(s.i_bit_line, CURRENTS, 1e-10)
    assert s.i_cell[2, 0, 3] == pytest.approx(0.009856197822795893, rel=1e-12)


def test_the_example_without_wires_is_the_ideal_product():
    ideal = [0.011721587295, 0.009341870508, 0.015461682443, 0.026659210677, 0.010065226074]
    assert_within(ti.circuit.solve(1 / RESISTANCES, VOLTAGES[0]).i_bit_line, ideal, 1e-10)


# Uniform array, 100 uS, 0.2 V, 1 ohm per segment: size, I of the first and the last bit line (A),
# mean loss (%).  Sparse LU, reference/peers.md 4.1 c.
UNIFORM = [
    (8, 1.5946615269e-4, 1.5902182394e-4, 0.507236),
    (16, None, None, 1.832912),
    (32, None, None, 6.634078),
    (64, 1.1209186304e-3, 9.4728050987e-4, 21.453954),
    (128, 1.6945498833e-3, 1.0525616235e-3, 50.770616),
]


@pytest.mark.parametrize(("n", "first", "last", "loss"), UNIFORM)
def test_a_uniform_array_loses_the_tabulated_current(n, first, last, loss):
    g = np.full((n, n), 100e-6)
    wires = ti.Wires(r_word_line=1, r_bit_line=1)
    i = ti.circuit.solve(g, np.full(n, 0.2), wires=wires).i_bit_line
    assert 100 * (1 - i.mean() / (n * 100e-6 * 0.2)) == pytest.approx(loss, abs=6e-7)
    if first is not None:
        np.testing.assert_allclose(i[[0, -1]], [first, last], rtol=1e-9)


# G = 1 uS + 99 uS ((7 i + 13 j) mod 17) / 16, V = 0.2 V ((5 i) mod 11) / 10, 2.5 ohm: size, I of
# the first and the last bit line, sum (A).  Same source.
PATTERN = [
    (8, 4.852521483054e-5, 3.472804958513e-5, 3.201183584691e-4),
    (32, 1.638067641040e-4, None, 4.707077376724e-3),
    (64, 2.873530699162e-4, None, 1.555552420719e-2),
    (128, 4.026592678305e-4, 2.285796316982e-4, 3.649452832047e-2),
]


@pytest.mark.parametrize("method", ["iterative", "direct"])
@pytest.mark.parametrize(("n", "first", "last", "total"), PATTERN)
def test_an_array_with_a_pattern_gives_the_tabulated_currents(n, first, last, total, method):
    i, j = np.indices((n, n))
    g = 1e-6 + 99e-6 * ((7 * i + 13 * j) % 17) / 16
    v = 0.2 * (5 * np.arange(n) % 11) / 10
    wires = ti.Wires(r_word_line=2.5, r_bit_line=2.5)
    out = ti.circuit.solve(g, v, wires=wires, method=method).i_bit_line
    assert out[0] == pytest.approx(first, rel=1e-10)
    assert out.sum() == pytest.approx(total, rel=1e-10)
    if last is not None:
        assert out[-1] == pytest.approx(last, rel=1e-10)
