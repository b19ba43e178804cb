"""What ti.circuit.solve takes, returns and refuses."""

import re

import numpy as np
import pytest

import titania as ti
from conftest import run_python

G = np.full((3, 4), 1e-5)
V = np.ones(3)
LINES = ti.Wires(r_word_line=1.0, r_bit_line=1.0)


@pytest.mark.parametrize("wires", [ti.Wires(), LINES])
def test_shapes_follow_the_voltages(wires):
    single = ti.circuit.solve(G, V, wires=wires)
    batch = ti.circuit.solve(G, np.ones((5, 3)), wires=wires)
    for name, shape in [
        ("i_bit_line", (4,)),
        ("i_word_line", (3,)),
        ("v_word_line", (3, 4)),
        ("v_bit_line", (3, 4)),
        ("i_cell", (3, 4)),
        ("power", ()),
        ("power_cells", ()),
        ("power_wires", ()),
        ("power_terminals", ()),
    ]:
        assert np.shape(getattr(single, name)) == shape, name
        assert np.shape(getattr(batch, name)) == (5, *shape), name


def test_a_batch_of_none_gives_none():
    s = ti.circuit.solve(G, np.zeros((0, 3)), wires=LINES)
    assert s.i_bit_line.shape == (0, 4)
    assert s.v_word_line.shape == (0, 3, 4)
    assert s.power.shape == (0,)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, ">f8", np.float64])
def test_any_float_dtype_is_taken_as_it_is(dtype):
    g, v = (2.0**-10 * np.ones((3, 4))).astype(dtype), np.array([0.5, 1, 2]).astype(dtype)
    expected = ti.circuit.solve(g.astype(float), v.astype(float), wires=LINES).i_bit_line
    np.testing.assert_array_equal(ti.circuit.solve(g, v, wires=LINES).i_bit_line, expected)


def test_long_doubles_are_a_float_dtype_too():
    # In a process of its own: this has crashed the interpreter.
    code = """
import numpy as np, titania as ti
g, v = np.full((3, 4), 2.0**-10, np.longdouble), np.ones(3, np.longdouble)
print(ti.circuit.solve(g, v).i_bit_line.tolist())
"""
    done = run_python(code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str([3 * 2.0**-10] * 4)


@pytest.mark.parametrize("name", ["tile", "crossbar", "network", "config", "device"])
def test_long_doubles_are_taken_everywhere(name):
    code = """
import sys, numpy as np, titania as ti
x, w = np.ones(3, np.longdouble), np.ones((2, 3), np.longdouble)
ideal = ti.preset("ideal")
{
    "tile": lambda: ti.Tile(w, ideal) @ x,
    "crossbar": lambda: ti.Crossbar(ti.ArrayConfig(rows=3)).read(x),
    "network": lambda: ti.Network([ti.Linear(w)], ideal)(x),
    "config": lambda: ti.Wires(r_source=x),
    "device": lambda: ti.device.Ideal().evaluate(x, x),
}[sys.argv[1]]()
"""
    done = run_python(code, name)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "g",
    [G.tolist(), tuple(map(tuple, G)), np.asfortranarray(G), G.repeat(2, axis=1)[:, ::2]],
    ids=["list", "tuple", "Fortran order", "strided"],
)
def test_lists_and_arrays_of_any_layout_are_taken(g):
    expected = ti.circuit.solve(G, V, wires=LINES).i_bit_line
    np.testing.assert_array_equal(ti.circuit.solve(g, [1, 1, 1], wires=LINES).i_bit_line, expected)


def test_integers_and_booleans_are_numbers():
    expected = ti.circuit.solve(np.ones((3, 4)), V).i_bit_line
    np.testing.assert_array_equal(ti.circuit.solve(np.ones((3, 4), int), V).i_bit_line, expected)
    np.testing.assert_array_equal(ti.circuit.solve(np.ones((3, 4), bool), V).i_bit_line, expected)


def test_inputs_are_not_changed():
    g, v = G.copy(), V.copy()
    ti.circuit.solve(g, v, wires=LINES)
    np.testing.assert_array_equal(g, G)
    np.testing.assert_array_equal(v, V)


def test_results_do_not_follow_an_input_that_changes_later():
    v = V.copy()
    s = ti.circuit.solve(G, v, wires=LINES)
    before = ti.circuit.solve(G, V, wires=LINES).v_word_line
    v[:] = 5.0
    np.testing.assert_array_equal(s.v_word_line, before)


@pytest.mark.parametrize(
    ("g", "error", "sentence"),
    [
        (-G, ti.ArgumentError, "g[0, 0] = -1e-05 S: must be finite and not negative"),
        (np.where(np.eye(3, 4) > 0, np.nan, G), ti.ArgumentError, "g[0, 0] = nan S"),
        (G + np.inf, ti.ArgumentError, "g[0, 0] = inf S"),
        (np.zeros((0, 4)), ti.ShapeError, "g has shape (0, 4) = (word lines, bit lines): must not"),
        (np.zeros((3, 0)), ti.ShapeError, "g has shape (3, 0)"),
        (G[0], ti.ShapeError, "g has shape (4,), expected (word lines, bit lines)"),
        (G[None], ti.ShapeError, "g has shape (1, 3, 4), expected (word lines, bit lines)"),
        (G + 0j, TypeError, "g has dtype complex128: expected real numbers"),
        (G.astype(str), TypeError, "g has dtype <U32: expected real numbers"),
        (G.astype(object), TypeError, "g has dtype object: expected real numbers"),
        ([[1, 2], [3]], TypeError, "g: expected an array of real numbers, got list"),
        (None, TypeError, "g has dtype object"),
        ("abc", TypeError, "g has dtype <U3"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
@pytest.mark.parametrize("wires", [ti.Wires(), LINES], ids=["ideal", "wires"])
def test_conductances_that_are_none_are_refused(g, error, sentence, wires):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.circuit.solve(g, V, wires=wires)


def test_the_first_bad_conductance_is_named_by_its_place():
    g = G.copy()
    g[2, 1] = -3e-6
    with pytest.raises(ti.ArgumentError, match=r"^g\[2, 1\] = -3e-06 S"):
        ti.circuit.solve(g, V)


@pytest.mark.parametrize(
    ("v", "error", "sentence"),
    [
        (V * np.nan, ti.ArgumentError, "v[0, 0] = nan V: must be finite"),
        (V * np.inf, ti.ArgumentError, "v[0, 0] = inf V: must be finite"),
        (np.ones((3, 4)), ti.ShapeError, "v has shape (3, 4), expected (batch, 3) = (batch, word"),
        (
            np.ones((1, 1, 3)),
            ti.ShapeError,
            "v has shape (1, 1, 3), expected (batch, 3) = (batch, word lines) or (3,)",
        ),
        (1.0, ti.ShapeError, "v has shape (), expected (batch, 3) = (batch, word lines) or (3,)"),
        (V + 0j, TypeError, "v has dtype complex128: expected real numbers"),
        ("abc", TypeError, "v has dtype <U3: expected real numbers"),
        (None, TypeError, "v has dtype object: expected real numbers"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_voltages_that_do_not_fit_are_refused(v, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.circuit.solve(G, v, wires=LINES)


@pytest.mark.parametrize(("v", "shape"), [(np.ones(4), "(4,)"), ([], "(0,)")])
def test_a_vector_that_does_not_fit_is_shown_with_the_shape_it_has(v, shape):
    with pytest.raises(ti.ShapeError, match=re.escape(f"v has shape {shape}")):
        ti.circuit.solve(G, v, wires=LINES)


@pytest.mark.parametrize(
    ("bits", "error", "sentence"),
    [
        (np.ones(3), ti.ShapeError, "v_bit_line has shape (3,), expected (4,) = (bit lines,)"),
        (1.0, ti.ShapeError, "v_bit_line has shape ()"),
        (np.ones((2, 2)), ti.ShapeError, "v_bit_line has shape (2, 2)"),
        (np.ones((4, 1)), ti.ShapeError, "v_bit_line has shape (4, 1)"),
        (np.full(4, np.nan), ti.ArgumentError, "nan V: must be finite"),
        (["a"] * 4, TypeError, "v_bit_line has dtype <U1"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_bit_line_voltages_that_do_not_fit_are_refused(bits, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.circuit.solve(G, V, wires=LINES, v_bit_line=bits)


def test_a_bad_bit_line_voltage_is_named_as_the_vector_it_is_in():
    with pytest.raises(ti.ArgumentError, match=r"^v_bit_line\[2\] = nan V"):
        ti.circuit.solve(G, V, v_bit_line=[0, 0, np.nan, 0])


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (
            {"floating_word_lines": [True]},
            "floating_word_lines has shape (1,), expected (3,) = (word lines,)",
        ),
        (
            {"floating_bit_lines": np.zeros((1, 4), bool)},
            "floating_bit_lines has shape (1, 4), expected (4,) = (bit lines,)",
        ),
        (
            {"floating_word_lines": 1},
            "floating_word_lines has shape (), expected a mask (3,) = (word lines,) or numbers",
        ),
        (
            {"floating_word_lines": [0, 3]},
            "floating_word_lines[1] = 3: must be in [0, 2], the word lines",
        ),
        (
            {"floating_bit_lines": [-1]},
            "floating_bit_lines[0] = -1: must be in [0, 3], the bit lines",
        ),
        (
            {"method": "prodct"},
            "method = 'prodct': expected one of {auto, ideal, iterative, trans",
        ),
        ({"method": "ideal"}, "method = 'ideal': only for ideal wires, but Wires(r_word_line"),
        ({"tolerance": 0.0}, "tolerance = 0: must be in [1e-14, 1]"),
        ({"tolerance": np.nan}, "tolerance = nan: must be in [1e-14, 1]"),
        ({"max_iterations": 0}, "max_iterations = 0: must be in [1, "),
        (
            {"wires": ti.Wires(r_source=[1, 2])},
            "r_source has shape (2,), expected a scalar or (3,)",
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_options_that_are_not_allowed_are_refused(options, sentence):
    with pytest.raises(ti.ArgumentError, match=re.escape(sentence)):
        ti.circuit.solve(G, V, **{"wires": LINES, **options})


@pytest.mark.parametrize("lines", [[0.0], ["0"], [None]], ids=str)
def test_lines_that_are_neither_a_mask_nor_numbers_are_refused(lines):
    with pytest.raises(TypeError, match=r"^floating_bit_lines has dtype .*booleans or whole"):
        ti.circuit.solve(G, V, floating_bit_lines=lines)


@pytest.mark.parametrize("given", ["v", "v_bit_line"])
def test_a_voltage_of_a_floating_line_is_ignored_but_not_if_it_is_nan(given):
    options = {"v": V, "v_bit_line": np.zeros(4), "wires": LINES}
    floating = {"floating_word_lines": [1], "floating_bit_lines": [1]}
    expected = ti.circuit.solve(G, **options, **floating)
    options[given] = options[given] + 9.0 * (np.arange(len(options[given])) == 1)
    s = ti.circuit.solve(G, **options, **floating)
    np.testing.assert_array_equal(s.i_bit_line, expected.i_bit_line)
    np.testing.assert_array_equal(s.v_word_line, expected.v_word_line)
    options[given][1] = np.nan
    with pytest.raises(ti.ArgumentError, match=r"^v(_bit_line)?\[.*1\] = nan V: must be finite"):
        ti.circuit.solve(G, **options, **floating)


@pytest.mark.parametrize(
    "options",
    [{"method": 3}, {"tolerance": "small"}, {"max_iterations": 1.5}, {"wires": 2.5}],
    ids=str,
)
def test_options_of_the_wrong_type_are_refused_by_name(options):
    (name,) = options
    with pytest.raises(TypeError, match=name):
        ti.circuit.solve(G, V, **options)


def test_node_voltages_above_a_gigabyte_are_refused_with_their_size():
    g = np.full((500, 500), 1e-6)
    s = ti.circuit.solve(g, np.ones((200, 500)), wires=ti.Wires(r_source=1.0))
    assert s.i_bit_line.shape == (200, 500)
    sentence = r"\(200, 500, 500\) would take 1.2 GB: must be at most 1 GB"
    for name in ("v_word_line", "v_bit_line", "i_cell"):
        with pytest.raises(ti.ArgumentError, match=sentence):
            getattr(s, name)


def test_the_repr_tells_size_and_report():
    text = repr(ti.circuit.solve(G, np.ones((5, 3)), wires=LINES))
    assert text.startswith("Solution(3x4, 5 inputs, SolveReport(method='iterative'")


def test_wires_of_another_type_are_refused_by_name():
    with pytest.raises(TypeError, match="wires: expected Wires or None, got 5"):
        ti.circuit.solve(G, V, wires=5)
