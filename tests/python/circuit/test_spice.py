"""Netlists that ngspice runs as they stand, and the currents that it prints."""

import re
import shutil
import subprocess

import numpy as np
import pytest

import titania as ti

NGSPICE = shutil.which("ngspice")
needs_ngspice = pytest.mark.skipif(NGSPICE is None, reason="ngspice is not installed")

PRINTED = re.compile(r"^(i_(?:word|bit)_line)_(\d+) = (\S+)$", re.M)


def simulate(path):
    """Currents that ngspice prints: by kind of line, the lines and their currents."""
    done = subprocess.run(
        [NGSPICE, "-b", path], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "rror" not in done.stderr, done.stderr
    printed = {"i_word_line": {}, "i_bit_line": {}}
    for kind, line, value in PRINTED.findall(done.stdout):
        printed[kind][int(line)] = float(value)
    return printed


def assert_spice_agrees(path, g, v, tolerance=1e-9, **problem):
    """Every current printed is that of solve(), and none of a line with a terminal is missing."""
    ti.circuit.to_spice(path, g, v, **problem)
    printed = simulate(path)
    s = ti.circuit.solve(g, v, tolerance=1e-11, **problem)
    assert s.report.converged
    scale = max(np.abs(s.i_bit_line).max(), np.abs(s.i_word_line).max())
    for kind, ours, terminal in (
        ("i_word_line", s.i_word_line, s.wires.r_source),
        ("i_bit_line", s.i_bit_line, s.wires.r_sense),
    ):
        open_lines = np.broadcast_to(np.isinf(terminal), ours.shape)
        assert sorted(printed[kind]) == np.flatnonzero(~open_lines).tolist()
        for line, current in printed[kind].items():
            assert abs(current - ours[line]) <= tolerance * scale, (kind, line)


def ragged(rows, cols, rng):
    """A resistance of its own for every segment at both ends, some of them 0, one open."""
    word = rng.uniform(0.1, 10, (rows, cols + 1)) * rng.integers(0, 2, (rows, cols + 1))
    bit = rng.uniform(0.1, 10, (rows + 1, cols)) * rng.integers(0, 2, (rows + 1, cols))
    word[1, 2] = bit[2, 1] = np.inf
    return ti.Wires(
        r_word_line=word,
        r_bit_line=bit,
        r_source=rng.uniform(0, 50, rows),
        r_sense=rng.uniform(0, 50, cols),
        drive="both",
        sense="both",
    )


CASES = {
    "ideal": {},
    "lines": {"wires": ti.Wires(r_word_line=2.5, r_bit_line=1.0)},
    "word lines": {"wires": ti.Wires(r_word_line=2.5)},
    "terminals": {"wires": ti.Wires(r_source=100.0, r_sense=30.0)},
    "both ends": {
        "wires": ti.Wires(r_word_line=2.5, r_bit_line=1.0, r_source=9.0, drive="both", sense="both")
    },
    "both ends, ideal word lines": {"wires": ti.Wires(r_bit_line=1.0, drive="both")},
    "floating": {
        "wires": ti.Wires(r_word_line=2.5, r_bit_line=1.0),
        "floating_word_lines": [0, 3],
        "floating_bit_lines": [2],
    },
    "floating, ideal": {"floating_word_lines": [1, 2, 3], "floating_bit_lines": [0, 2, 3]},
    "floating, both ends": {
        "wires": ti.Wires(r_word_line=2.5, r_bit_line=1.0, drive="both", sense="both"),
        "floating_word_lines": [1],
        "floating_bit_lines": [0, 1],
    },
}


@needs_ngspice
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("bits", [False, True], ids=["grounded", "bit-line voltages"])
def test_ngspice_prints_the_currents_of_the_solve(case, bits, tmp_path, rng):
    g, v = 10 ** rng.uniform(-6, -4, (5, 4)), rng.uniform(-0.5, 0.5, 5)
    volts = {"v_bit_line": rng.uniform(-0.5, 0.5, 4)} if bits else {}
    assert_spice_agrees(tmp_path / "x.cir", g, v, **CASES[case], **volts)


@needs_ngspice
@pytest.mark.parametrize("shape", [(1, 1), (1, 6), (6, 1), (32, 32)], ids=str)
def test_ngspice_agrees_for_every_shape(shape, tmp_path, rng):
    g = 10 ** rng.uniform(-6, -4, shape)
    v = rng.uniform(0, 0.5, shape[0])
    assert_spice_agrees(tmp_path / "x.cir", g, v, **CASES["lines"])


@needs_ngspice
def test_ngspice_agrees_where_segments_differ_some_are_ideal_and_some_open(tmp_path, rng):
    g = 10 ** rng.uniform(-6, -4, (6, 5)) * (rng.random((6, 5)) > 0.3)
    v, bits = rng.uniform(-0.5, 0.5, 6), rng.uniform(-0.5, 0.5, 5)
    assert_spice_agrees(tmp_path / "x.cir", g, v, wires=ragged(6, 5, rng), v_bit_line=bits)


@needs_ngspice
@pytest.mark.parametrize("case", ["lines", "floating, ideal", "floating, both ends"])
def test_lines_of_cells_that_are_all_off_do_not_stop_ngspice(case, tmp_path, rng):
    g = rng.uniform(1e-6, 1e-4, (5, 4))
    g[1], g[:, 0] = 0, 0
    assert_spice_agrees(tmp_path / "x.cir", g, np.ones(5), **CASES[case])


@needs_ngspice
def test_a_crossbar_without_terminals_is_a_netlist_too(tmp_path):
    ti.circuit.to_spice(
        tmp_path / "x.cir",
        np.full((2, 3), 1e-5),
        np.ones(2),
        floating_word_lines=[0, 1],
        floating_bit_lines=[0, 1, 2],
    )
    assert simulate(tmp_path / "x.cir") == {"i_word_line": {}, "i_bit_line": {}}


CELLS = {
    "sinh": ti.circuit.Sinh(v0=0.25),
    "cubic": ti.circuit.Cubic(c=2.0),
    "preset": ti.device.Tio2Passive(),
    "1T1R": ti.circuit.OneTransistorOneResistor(r_on=5e3, g_off=1e-9, on=[1, 0, 1, 1, 0]),
    "1S1R": ti.circuit.OneSelectorOneResistor(cell=ti.circuit.Sinh(v0=0.5), i0=1e-10, v0=0.08),
}


@needs_ngspice
@pytest.mark.parametrize("case", ["lines", "floating", "both ends, ideal word lines"])
@pytest.mark.parametrize("cell", CELLS)
def test_ngspice_agrees_for_cells_of_other_laws(cell, case, tmp_path, rng):
    g, v = rng.uniform(1e-5, 1e-4, (5, 4)), rng.uniform(-1, 1, 5)
    problem = {**CASES[case], "cell": CELLS[cell]}
    assert_spice_agrees(tmp_path / "x.cir", g, v, tolerance=1e-8, **problem)


def test_a_law_without_a_formula_is_refused(tmp_path):
    class Law(ti.circuit.CellLaw):
        def evaluate(self, g, v):
            return g * v, g

    with pytest.raises(ti.ArgumentError, match="cell: a custom law has no formula to write"):
        ti.circuit.to_spice(tmp_path / "x.cir", [[1e-5]], [1.0], cell=Law())
    assert list(tmp_path.iterdir()) == []


# --- The text ------------------------------------------------------------------------------------


def netlist(path, g, v, **problem):
    ti.circuit.to_spice(path, g, v, **problem)
    return path.read_text().splitlines()


def test_the_netlist_names_places_and_merges_nodes_that_zero_ohm_joins(tmp_path):
    wires = ti.Wires(r_word_line=2.5, r_sense=[7.0, np.inf])
    lines = netlist(tmp_path / "x.cir", [[0.25, 0], [0.5, 2]], [0.25, -1], wires=wires)
    assert "vw0 s0 0 0.25" in lines
    assert "vw1 s1 0 -1" in lines
    assert "rw0_0 s0 w0_0 2.5" in lines
    assert "rw1_1 w1_0 w1_1 2.5" in lines
    assert "rb1_0 b0_0 t0 7" in lines
    assert [line for line in lines if line.startswith("rc")] == [
        "rc0_0 w0_0 b0_0 4",
        "rc1_0 w1_0 b0_0 2",
        "rc1_1 w1_1 b0_1 0.5",
    ]
    assert [line for line in lines if line.startswith("vb")] == ["vb0 t0 0 0"]
    assert "print i_bit_line_0" in lines
    assert "print i_bit_line_1" not in lines


# --- Files and arguments -------------------------------------------------------------------------


def test_a_file_that_cannot_be_written_is_refused_and_nothing_is_left(tmp_path):
    path = tmp_path / "none" / "x.cir"
    with pytest.raises(ti.FileError, match=r"x\.cir: cannot be written: No such file"):
        ti.circuit.to_spice(path, [[1e-5]], [1.0])
    with pytest.raises(ti.FileError, match="is there already, and is not a regular file"):
        ti.circuit.to_spice(tmp_path, [[1e-5]], [1.0])
    assert list(tmp_path.iterdir()) == []


def test_a_bad_argument_leaves_the_file_that_is_there(tmp_path):
    path = tmp_path / "x.cir"
    path.write_text("mine")
    with pytest.raises(ti.ArgumentError, match=r"g\[0, 0\] = -1 S: must be finite"):
        ti.circuit.to_spice(path, [[-1.0]], [1.0])
    with pytest.raises(ti.ArgumentError, match=r"v\[0, 0\] = nan V: must be finite"):
        ti.circuit.to_spice(path, [[1.0]], [np.nan])
    with pytest.raises(ti.ShapeError, match=r"v has shape \(3, 1\), expected \(1,\) .* one input"):
        ti.circuit.to_spice(path, [[1.0]], np.ones((3, 1)))
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced(tmp_path):
    path = tmp_path / "x.cir"
    path.write_text("old")
    ti.circuit.to_spice(str(path), [[1e-5]], [1.0])
    assert path.read_text().startswith("titania crossbar, 1 word lines x 1 bit lines\n")
