"""What a product with the transfer matrix says of its error: an estimate, against exact numbers."""

from fractions import Fraction

import numpy as np

import nodal
import titania as ti

INF = float("inf")


def smooth_wires(rng, _shape):
    r = 10 ** rng.uniform(-3, 4)
    drive, sense = rng.choice(["left", "both"]), rng.choice(["bottom", "both"])
    r_word, r_bit = r * rng.uniform(0.5, 2, 2)
    ends = {"r_source": rng.choice([0, 5 * r]), "r_sense": rng.choice([0, r])}
    return ti.Wires(r_word_line=r_word, r_bit_line=r_bit, drive=drive, sense=sense, **ends)


def rough_wires(rng, shape):
    """Segments over nine decades, ideal ones and broken ones among them."""
    rows, cols = shape
    drive, sense = rng.choice(["left", "both"]), rng.choice(["bottom", "both"])

    def segments(*shape):
        some = 10 ** rng.uniform(-3, 6, shape)
        return np.where(rng.random(shape) < 0.08, INF, np.where(rng.random(shape) < 0.1, 0, some))

    return ti.Wires(
        r_word_line=segments(rows, cols + (drive == "both")),
        r_bit_line=segments(rows + (sense == "both"), cols),
        r_source=segments(rows),
        r_sense=segments(cols),
        drive=drive,
        sense=sense,
    )


def shares_of_estimate(draw_wires, decades, count):
    """Exact error over estimate of random arrays, half of them with driven bit lines."""
    rng = np.random.default_rng(0)
    found = []
    for k in range(count):
        shape = tuple(rng.integers(1, 6, 2))
        g = 10 ** rng.uniform(*decades, shape)
        g[rng.random(shape) < rng.uniform(0, 0.5)] = 0
        wires, v = draw_wires(rng, shape), rng.uniform(-1, 1, shape[0])
        bits = (k % 2) * rng.uniform(-1, 1, shape[1])
        options = {"wires": wires, "v_bit_line": bits, "allow_unconverged": True}
        s = ti.circuit.solve(g, v, method="transfer", **options)
        exact = nodal.solve(g, v, wires, bits, exact=True)[0]
        largest = max(abs(e) for e in exact)
        if largest == 0:
            continue
        assert s.report.error_bound == INF  # none is known
        errors = [abs(Fraction(float(i)) - e) for i, e in zip(s.i_bit_line, exact, strict=True)]
        found.append(float(max(errors) / largest) / s.report.error_estimate)
    return np.array(found)


def test_the_estimate_covers_arrays_with_wires_of_one_order():
    shares = shares_of_estimate(smooth_wires, (-9, -3), 200)
    assert len(shares) > 180
    assert shares.max() < 1
    assert shares.max() > 0.01  # nor is it far too large


def test_the_estimate_is_no_bound_and_is_not_called_one():
    shares = shares_of_estimate(rough_wires, (-12, 0), 500)
    assert len(shares) > 350
    assert 0 < np.count_nonzero(shares > 1) < 0.03 * len(shares)


def test_driven_bit_lines_enter_the_estimate_where_no_word_line_is_driven(rng):
    g = rng.uniform(1e-6, 1e-4, (6, 5))
    wires = ti.Wires(r_word_line=2.0, r_bit_line=3.0, r_source=INF)
    bits = rng.uniform(-1, 1, 5)
    s = ti.circuit.solve(g, np.zeros(6), wires=wires, v_bit_line=bits, method="transfer")
    exact = nodal.solve(g, np.zeros(6), wires, bits, exact=True)[0]
    errors = [abs(Fraction(float(i)) - e) for i, e in zip(s.i_bit_line, exact, strict=True)]
    assert 0 < max(errors) / max(abs(e) for e in exact) < s.report.error_estimate < 1e-12


def test_only_a_transfer_matrix_has_an_estimate_and_the_repr_shows_it():
    g, wires = np.full((3, 2), 1e-4), ti.Wires(r_word_line=1.0)
    transfer = ti.circuit.solve(g, np.ones(3), wires=wires, method="transfer").report
    assert f"error_bound=inf, error_estimate={transfer.error_estimate!r})" in repr(transfer)
    for method in ("iterative", "direct"):
        report = ti.circuit.solve(g, np.ones(3), wires=wires, method=method).report
        assert report.error_estimate is None
        assert report.error_bound < 1e-10
        assert "error_estimate" not in repr(report)
