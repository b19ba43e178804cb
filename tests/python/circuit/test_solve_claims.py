"""What a solve claims of itself: bounds on rough arrays, errors with a report, named input."""

import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import nodal
import titania as ti

INF = float("inf")
G = np.full((8, 6), 1e-3)
ROUGH = 10 ** np.random.default_rng(1).uniform(-5, -3, (40, 30))  # more than one sweep's worth
HARSH = ti.Wires(r_word_line=50.0, r_bit_line=50.0)
LAWS = {
    "linear": None,
    "sinh": ti.circuit.Sinh(v0=0.1),
    "selector": ti.circuit.OneSelectorOneResistor(i0=1e-9, v0=0.05),
}

# --- Bounds against exact rational numbers -------------------------------------------------------

resistances = st.sampled_from([0.0, 1e-3, 1.0, 67.0, 1e4, 1e7, INF])
conductances = st.sampled_from([0.0, 1e-12, 1e-9, 1e-6, 1e-4, 1e-2, 1.0])
voltages = st.sampled_from([0.0, 1.0, -1.0, 0.3, 1e-6])
tolerances = st.sampled_from([0.5, 1e-2, 1e-5, 1e-10, 1e-14])


def draw_array(data, element, shape):
    count = int(np.prod(shape))
    return np.array(data.draw(st.lists(element, min_size=count, max_size=count))).reshape(shape)


@settings(max_examples=80)
@given(data=st.data(), rows=st.integers(1, 3), cols=st.integers(1, 3))
def test_no_small_crossbar_breaks_its_bound(data, rows, cols):
    drive = data.draw(st.sampled_from(["left", "both"]))
    sense = data.draw(st.sampled_from(["bottom", "both"]))
    wires = ti.Wires(
        r_word_line=draw_array(data, resistances, (rows, cols + (drive == "both"))),
        r_bit_line=draw_array(data, resistances, (rows + (sense == "both"), cols)),
        r_source=draw_array(data, resistances, (rows,)),
        r_sense=draw_array(data, resistances, (cols,)),
        drive=drive,
        sense=sense,
    )
    g = draw_array(data, conductances, (rows, cols))
    v, bits = draw_array(data, voltages, (rows,)), draw_array(data, voltages, (cols,))
    exact = nodal.solve(g, v, wires, bits, exact=True)[0]
    options = {
        "tolerance": data.draw(tolerances),
        "max_iterations": data.draw(st.sampled_from([1, 3, 1000])),
        "allow_unconverged": True,
    }
    for method in ("iterative", "direct"):
        s = ti.circuit.solve(g, v, wires=wires, v_bit_line=bits, method=method, **options)
        assert np.isfinite(s.i_bit_line).all() or s.report.error_bound == INF
        if s.report.error_bound == INF:
            continue
        scale = Fraction(float(abs(s.i_bit_line).max()))
        errors = [abs(Fraction(float(i)) - e) for i, e in zip(s.i_bit_line, exact, strict=True)]
        assert max(errors) <= Fraction(s.report.error_bound) * scale


# --- Not converged -------------------------------------------------------------------------------


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("batch", [1, 3])
def test_an_error_carries_the_report_and_data_come_if_they_are_asked_for(law, batch):
    v = np.linspace(0.2, 1.0, 40 * batch).reshape(batch, 40)
    options = {"wires": HARSH, "cell": LAWS[law], "method": "iterative", "max_iterations": 1}
    with pytest.raises(ti.ConvergenceError, match="did not converge: after 1 iterations") as error:
        ti.circuit.solve(ROUGH, v, **options)
    s = ti.circuit.solve(ROUGH, v, allow_unconverged=True, **options)
    for report in (error.value.report, s.report):
        assert (report.method, report.converged, report.iterations) == ("iterative", False, 1)
        assert report.error_bound > 1e-10
        assert report.residual > 0
    assert error.value.report.error_bound == s.report.error_bound
    assert np.isfinite(s.i_bit_line).all()
    assert np.isfinite(s.v_word_line).all()
    exact = ti.circuit.solve(ROUGH, v, **options | {"max_iterations": 2000}).i_bit_line
    error = abs(s.i_bit_line - exact).max(axis=1) / abs(s.i_bit_line).max(axis=1)
    assert error.max() <= s.report.error_bound


def test_one_input_that_does_not_converge_is_enough_for_an_error():
    v = np.zeros((4, 40))
    v[2] = np.linspace(0.2, 1.0, 40)
    options = {"wires": HARSH, "method": "iterative", "max_iterations": 1}
    with pytest.raises(ti.ConvergenceError) as error:
        ti.circuit.solve(ROUGH, v, **options)
    assert error.value.report.error_bound > 1e-10
    assert ti.circuit.solve(ROUGH, v[:2], **options).report.converged


# --- The same bits -------------------------------------------------------------------------------


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("floating", [None, [0, 3, 17]])
def test_threads_and_batches_change_no_bit_of_any_law(law, floating, rng):
    g = rng.uniform(1e-6, 1e-4, (40, 33))
    v = rng.uniform(-0.2, 0.5, (23, 40))
    options = {
        "wires": ti.Wires(r_word_line=2.0, r_bit_line=1.0),
        "cell": LAWS[law],
        "floating_word_lines": floating,
        "floating_bit_lines": floating,
    }
    results = []
    for threads in (1, 2, 4):
        with ti.threads(threads):
            results.append(ti.circuit.solve(g, v, **options))
    for s in results[1:]:
        np.testing.assert_array_equal(s.i_bit_line, results[0].i_bit_line)
        np.testing.assert_array_equal(s.v_bit_line, results[0].v_bit_line)
    parts = [ti.circuit.solve(g, part, **options).i_bit_line for part in np.array_split(v, 5)]
    np.testing.assert_array_equal(np.concatenate(parts), results[0].i_bit_line)


# --- Bad input to what takes a crossbar ----------------------------------------------------------

TAKERS = {
    "solve": lambda path, *a, **k: ti.circuit.solve(*a, **k),
    "to_spice": lambda path, *a, **k: ti.circuit.to_spice(path / "x.cir", *a, **k),
}
BAD = [
    (
        {"floating_word_lines": [8]},
        ti.ArgumentError,
        "floating_word_lines[0] = 8: must be in [0, 7]",
    ),
    ({"floating_bit_lines": [True] * 5}, ti.ArgumentError, "floating_bit_lines has shape (5,)"),
    ({"floating_bit_lines": [0.5]}, TypeError, "floating_bit_lines has dtype float64"),
    ({"v_bit_line": np.zeros(5)}, ti.ShapeError, "v_bit_line has shape (5,), expected (6,)"),
    ({"v_bit_line": [np.inf] * 6}, ti.ArgumentError, "v_bit_line[0] = inf V: must be finite"),
    ({"cell": "sinh"}, TypeError, "cell: expected one of Linear, Sinh, Cubic"),
    (
        {"cell": ti.circuit.Cubic(c=np.ones((2, 3)))},
        ti.ConfigError,
        "Cubic.c has shape (2, 3), expected a scalar or (8, 6)",
    ),
    (
        {"cell": ti.circuit.OneTransistorOneResistor(on=[1, 0])},
        ti.ConfigError,
        "OneTransistorOneResistor.on has shape (2,), expected a scalar, (8,) or (8, 6)",
    ),
    (
        {"wires": ti.Wires(r_bit_line=np.ones((3, 3)))},
        ti.ConfigError,
        "r_bit_line has shape (3, 3)",
    ),
    ({"wires": 1.0}, TypeError, "wires"),
]


@pytest.mark.parametrize("taker", TAKERS)
@pytest.mark.parametrize(("options", "error", "sentence"), BAD, ids=lambda x: "")
def test_bad_arguments_are_refused_by_name(taker, options, error, sentence, tmp_path):
    with pytest.raises(error, match=re.escape(sentence)):
        TAKERS[taker](tmp_path, G, np.ones(8), **options)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda: ti.circuit.Sinh(v0=np.nan), ti.ConfigError, "Sinh.v0 = nan V"),
        (lambda: ti.circuit.Cubic(c=[1.0, np.nan]), ti.ConfigError, "Cubic.c"),
        (lambda: ti.circuit.OneSelectorOneResistor(i0=0), ti.ConfigError, ".i0 = 0 A"),
        (lambda: ti.circuit.OneSelectorOneResistor(v0=-1), ti.ConfigError, ".v0 = -1 V"),
        (lambda: ti.circuit.OneTransistorOneResistor(r_on=-1), ti.ConfigError, ".r_on = -1 ohm"),
        (
            lambda: ti.circuit.OneTransistorOneResistor(g_off=np.nan),
            ti.ConfigError,
            "g_off = nan S",
        ),
        (lambda: ti.circuit.Sinh(v1=1), TypeError, "v1"),
        (lambda: ti.circuit.TransferMatrix(G, 5.0), TypeError, "wires"),
        (
            lambda: ti.circuit.TransferMatrix(G, ti.Wires(r_source=[1, 2])),
            ti.ConfigError,
            "r_source has shape (2,), expected a scalar or (8,)",
        ),
        (
            lambda: ti.circuit.read_margin(
                G, (0, 0), scheme="v/2", v=1.0, g_lrs=-1.0, g_hrs=0, wires=HARSH
            ),
            ti.ArgumentError,
            "g_lrs = -1.0 S: must be finite and not negative",
        ),
        (lambda: ti.circuit.effective_conductance(-G), ti.ArgumentError, "g[0, 0] = -0.001 S"),
    ],
    ids=lambda x: "",
)
def test_bad_laws_and_matrices_are_refused_by_name(call, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        call()


@pytest.mark.parametrize("r", [1e9, 1e12])
def test_a_tolerance_that_rounding_does_not_allow_is_warned_of(r):
    rng = np.random.default_rng(0)
    g, v = rng.uniform(1e-5, 1e-4, (64, 64)), rng.uniform(0, 0.1, 64)
    wires = ti.Wires(r_word_line=r, r_bit_line=2.5)
    with pytest.warns(RuntimeWarning, match="is all that rounding allows of tolerance = 1e-10"):
        solved = ti.circuit.solve(g, v, wires=wires)
    assert solved.report.error_bound > 1e-9
    ti.circuit.solve(g, v, wires=wires, allow_unconverged=True)
    ti.circuit.solve(g, v, wires=wires.replace(r_word_line=1e6))
