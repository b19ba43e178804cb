"""Read noise: its numbers belong to inputs, and its statistics are those of the formula."""

import numpy as np
import pytest

import nodal
import titania as ti
from conftest import assert_mean, assert_variance

LINES = ti.Wires(r_word_line=67.0, r_bit_line=50.0)
KINDS = pytest.mark.parametrize("wires", [ti.Wires(), LINES], ids=["ideal", "wires"])
MODES = pytest.mark.parametrize("noise", ["first_order", "resolve"])


def noisy(wires, relative=0.01, rows=32, cols=24, seed=3):
    effects = [ti.nonideality.ReadNoise(relative=relative)]
    config = ti.ArrayConfig(rows=rows, cols=cols, nonidealities=effects, wires=wires)
    x = ti.Crossbar(config, seed=seed)
    rng = np.random.default_rng(seed)
    x.program(rng.uniform(1e-5, 1e-4, (rows, cols)))
    return x, rng.uniform(-0.1, 0.1, (200, rows))


# --- Which noise an input has --------------------------------------------------------------------


@KINDS
@MODES
@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_batch_split_any_way_gives_the_same_bits(wires, noise, size):
    x, v = noisy(wires)
    whole = x.read(v, 1000, noise=noise)
    parts = [x.read(v[k : k + size], 1000 + k, noise=noise) for k in range(0, len(v), size)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


@KINDS
def test_the_array_counts_the_inputs_it_reads(wires):
    x, v = noisy(wires)
    whole = x.read(v, 0)
    assert x.inputs_read == 0
    np.testing.assert_array_equal(x.read(v[:7]), whole[:7])
    np.testing.assert_array_equal(x.read(v[7]), whole[7])
    np.testing.assert_array_equal(x.read(v[8:]), whole[8:])
    assert x.inputs_read == len(v)


@KINDS
def test_a_read_with_an_index_changes_nothing(wires):
    x, v = noisy(wires)
    expected = noisy(wires)[0].read(v)
    x.read(v, 5)
    x.measure(v, index=17)
    np.testing.assert_array_equal(x.read(v), expected)


@KINDS
def test_every_input_has_noise_of_its_own(wires):
    x, v = noisy(wires)
    same = x.read(np.tile(v[0], (50, 1)))
    assert len(np.unique(same)) == same.size
    assert np.all(x.read(v[0], 2**63) != x.read(v[0], 2**63 + 1))


@KINDS
def test_noise_depends_on_the_seed(wires):
    x, v = noisy(wires)
    config = x.config
    other = ti.Crossbar(config, seed=4)
    other.program(x.conductance)
    np.testing.assert_array_equal(other.read(v, noise="none"), x.read(v, noise="none"))
    assert np.all(other.read(v, 0) != x.read(v, 0))


@KINDS
def test_noise_can_be_left_out(wires):
    x, v = noisy(wires)
    exact = ti.circuit.solve(x.conductance, v, wires=wires).i_bit_line
    np.testing.assert_allclose(x.read(v, noise="none"), exact, rtol=0, atol=1e-10 * exact.max())
    np.testing.assert_array_equal(x.read(v, noise="none"), x.read(v, noise="none"))


def test_an_array_without_noise_reads_alike_in_every_mode():
    x = ti.Crossbar(ti.ArrayConfig(rows=8, cols=5, wires=LINES), seed=1)
    v = np.linspace(-0.1, 0.1, 24).reshape(3, 8)
    for noise in ("resolve", "none"):
        np.testing.assert_array_equal(x.read(v, noise=noise), x.read(v))


def test_an_unknown_mode_lists_the_known_ones():
    with pytest.raises(ti.ArgumentError, match=r"noise = 'exact': expected one of {first_order, "):
        noisy(LINES)[0].read(np.ones(32), noise="exact")


@pytest.mark.parametrize("index", [-1, 1.5, "first"])
def test_an_index_that_is_none_is_refused_by_name(index):
    with pytest.raises((TypeError, ValueError), match="index"):
        noisy(LINES)[0].read(np.ones(32), index)


@pytest.mark.parametrize("v", [np.ones(24), np.ones((2, 31)), np.ones((1, 1, 32)), 0.1])
def test_voltages_that_do_not_fit_are_refused(v):
    with pytest.raises(ti.ShapeError, match=r"v has shape \(.*\), expected"):
        noisy(LINES)[0].read(v)


def test_a_refused_read_is_not_counted():
    x, _ = noisy(LINES)
    for v in (np.ones(31), np.full(32, np.nan)):
        with pytest.raises(ti.ArgumentError):
            x.read(v)
    assert x.inputs_read == 0


# --- How large it is -----------------------------------------------------------------------------


@MODES
def test_noise_through_ideal_wires_has_the_variance_of_independent_cells(noise):
    x, v = noisy(ti.Wires(), relative=0.02)
    i = x.read(np.tile(v[0], (20000, 1)), noise=noise)
    assert_mean(i, v[0] @ x.conductance)
    assert_variance(i, v[0] ** 2 @ (0.02 * x.conductance) ** 2)


@pytest.mark.parametrize("noise", ["first_order", "resolve"])
def test_noise_through_wires_has_the_variance_of_the_solved_network(noise):
    # Sensitivity of every output to every cell, by differences of an independent solution.
    x, v = noisy(LINES, relative=0.01, rows=4, cols=3)
    g, sensitivity = x.conductance, np.zeros((12, 3))
    for cell in range(12):
        step = np.zeros(12)
        step[cell] = 1e-4 * g.flat[cell]
        ends = [nodal.solve(g + s * step.reshape(4, 3), v[0], LINES)[0] for s in (1, -1)]
        sensitivity[cell] = (ends[0] - ends[1]) / (2 * step[cell])
    i = x.read(np.tile(v[0], (20000, 1)), noise=noise)
    if noise == "first_order":  # exactly unbiased; resolving has a bias of second order
        assert_mean(i, nodal.solve(g, v[0], LINES)[0])
    assert_variance(i, (sensitivity**2 * (0.01 * g.reshape(12, 1)) ** 2).sum(axis=0))


def test_outputs_share_noise_only_through_wires():
    def correlation(wires):
        x, v = noisy(wires, relative=0.05, rows=4, cols=2)
        i = x.read(np.tile(np.abs(v[0]) + 0.05, (20000, 1)))
        return np.corrcoef(i.T)[0, 1]

    assert abs(correlation(ti.Wires())) < 5 / np.sqrt(20000)
    assert abs(correlation(ti.Wires(r_source=5e4))) > 10 / np.sqrt(20000)


def test_first_order_noise_differs_from_resolved_noise_by_second_order():
    def difference_and_size(relative):
        x, v = noisy(LINES, relative=relative)
        first, full = x.read(v, 0), x.read(v, 0, noise="resolve")
        return np.abs(first - full).max(), np.abs(full - x.read(v, noise="none")).max()

    coarse, size = difference_and_size(1e-2)
    fine, _ = difference_and_size(1e-3)
    assert coarse < 0.05 * size  # the same draws, or it would be as large as the noise
    assert 0 < fine < coarse / 50  # a tenth of the noise, a hundredth of the difference


def test_noise_follows_the_conductance_of_now():
    drift = ti.nonideality.PowerLawDrift(nu_mean=0.1, nu_std=0.0)
    effects = [drift, ti.nonideality.ReadNoise(relative=0.05)]
    x = ti.Crossbar(ti.ArrayConfig(rows=4, cols=2, nonidealities=effects), seed=1)
    x.program(np.full((4, 2), 5e-5))
    x.advance(1e6)
    v = np.full(4, 0.1)
    i = x.read(np.tile(v, (20000, 1)))
    assert_variance(i, v**2 @ (0.05 * 5e-5 * 1e6**-0.1 * np.ones((4, 2))) ** 2)


def test_a_stuck_cell_is_read_with_noise_like_any_other():
    faults = ti.nonideality.StuckCells(p_on=1, p_off=0, g_on=5e-5)
    effects = [faults, ti.nonideality.ReadNoise(relative=0.05)]
    x = ti.Crossbar(ti.ArrayConfig(rows=1, cols=1, nonidealities=effects), seed=1)
    assert_variance(x.read(np.full((20000, 1), 0.1)), (0.05 * 5e-5 * 0.1) ** 2)


def test_additive_noise_is_the_same_for_every_cell():
    effects = [ti.nonideality.ReadNoise(relative=0.01, absolute=2e-6)]
    x = ti.Crossbar(ti.ArrayConfig(rows=8, cols=3, nonidealities=effects), seed=1)
    rng = np.random.default_rng(0)
    x.program(rng.uniform(1e-5, 1e-4, (8, 3)))
    v = rng.uniform(-0.1, 0.1, 8)
    for noise in ("first_order", "resolve"):
        i = x.read(np.tile(v, (20000, 1)), noise=noise)
        assert_variance(i, v**2 @ ((0.01 * x.conductance) ** 2 + 2e-6**2))


# --- Pairs of bit lines --------------------------------------------------------------------------


@KINDS
def test_pairs_are_the_differences_of_neighbouring_bit_lines(wires):
    x, v = noisy(wires)
    i = x.read(v, noise="none")
    expected = i[:, ::2] - i[:, 1::2]
    tolerance = 1e-10 * np.abs(i).max()
    np.testing.assert_allclose(x.read_pairs(v, noise="none"), expected, rtol=0, atol=tolerance)
    np.testing.assert_allclose(
        x.read_pairs(v[0], noise="none"), expected[0], rtol=0, atol=tolerance
    )


def test_noise_of_pairs_has_the_variance_of_both_bit_lines():
    x, v = noisy(ti.Wires(), relative=0.02)
    i = x.read_pairs(np.tile(v[0], (20000, 1)))
    variance = v[0] ** 2 @ (0.02 * x.conductance) ** 2
    assert_mean(i, (v[0] @ x.conductance)[::2] - (v[0] @ x.conductance)[1::2])
    assert_variance(i, variance[::2] + variance[1::2])


@KINDS
@pytest.mark.parametrize("size", [1, 7, 100])
def test_pairs_of_a_batch_split_any_way_have_the_same_bits(wires, size):
    x, v = noisy(wires)
    whole = x.read_pairs(v, 1000)
    parts = [x.read_pairs(v[k : k + size], 1000 + k) for k in range(0, len(v), size)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_pairs_need_an_even_number_of_bit_lines():
    x, v = noisy(LINES, rows=4, cols=3)
    with pytest.raises(ti.ArgumentError, match="3"):
        x.read_pairs(v)
