"""A tile: the product of a matrix of any size on crossbars."""

import copy

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import titania as ti

IDEAL = ti.preset("ideal")
REAL = ti.preset("tio2_passive")


def weights(rng, out=5, inputs=7):
    return rng.normal(size=(out, inputs))


def assert_exact(values, expected, weight):
    """Within 1e-12 of the largest product that the weights can make."""
    bound = 1e-12 * np.abs(weight).max() * weight.shape[1]
    np.testing.assert_allclose(values, expected, rtol=0, atol=bound)


# --- What a product means ------------------------------------------------------------------------


def test_matmul_has_the_meaning_of_numpy(rng):
    weight = weights(rng)
    tile, x, many = (
        ti.Tile(weight, IDEAL, seed=1),
        rng.uniform(-1, 1, 7),
        rng.uniform(-1, 1, (7, 4)),
    )
    assert_exact(tile @ x, weight @ x, weight)
    assert_exact(tile @ many, weight @ many, weight)


def test_a_call_is_batch_first(rng):
    weight = weights(rng)
    tile, batch = ti.Tile(weight, IDEAL, seed=1), rng.uniform(-1, 1, (4, 7))
    assert_exact(tile(batch), batch @ weight.T, weight)
    assert_exact(tile(batch[0]), weight @ batch[0], weight)
    assert tile(batch[:0]).shape == (0, 5)
    assert (tile @ np.zeros((7, 0))).shape == (5, 0)


def test_lists_and_integers_are_taken():
    tile = ti.Tile([[1, 2], [3, 4]], IDEAL, seed=1)
    np.testing.assert_allclose(tile @ [1, 1], [3, 7], atol=1e-12)
    np.testing.assert_allclose(tile(np.eye(2, dtype=np.float32)), [[1, 3], [2, 4]], atol=1e-12)


@settings(max_examples=60)
@given(
    out=st.integers(1, 23),
    inputs=st.integers(1, 23),
    rows=st.integers(1, 10),
    cols=st.integers(2, 11),
    seed=st.integers(0, 2**32),
)
def test_any_matrix_cut_into_any_arrays_gives_the_product(out, inputs, rows, cols, seed):
    rng = np.random.default_rng(seed)
    weight, x = weights(rng, out, inputs), rng.uniform(-1, 1, (3, inputs))
    tile = ti.Tile(weight, IDEAL.replace(rows=rows, cols=cols), seed=1)
    assert_exact(tile(x), x @ weight.T, weight)
    np.testing.assert_allclose(tile.effective_weight, weight, rtol=0, atol=1e-14 * 10)
    assert len(tile.arrays) == -(-inputs // rows) * -(-out // (cols // 2))
    assert all(a.shape[0] <= rows and a.shape[1] <= cols for a in tile.arrays)
    assert sum(a.conductance.size for a in tile.arrays) == 2 * out * inputs


def test_arrays_are_cut_as_equal_as_possible(rng):
    tile = ti.Tile(weights(rng, 10, 130), IDEAL, seed=1)
    assert [a.shape for a in tile.arrays] == [(65, 20), (65, 20)]


@pytest.mark.parametrize(
    "weight", [[[0.0, 0.0]], [[0.0]], [[-2.5]], [[1e-300, -1e-300]], [[1e300]]]
)
def test_extreme_weights_come_out(weight):
    tile = ti.Tile(weight, IDEAL, seed=1)
    np.testing.assert_allclose(tile @ np.ones(len(weight[0])), np.sum(weight, axis=1), rtol=1e-12)


def test_weights_beyond_the_largest_that_maps_are_clipped():
    config = IDEAL.replace(mapping=ti.mapping.DifferentialPair(w_max=1.0))
    tile = ti.Tile([[0.5, -3.0, 2.0]], config, seed=1)
    np.testing.assert_allclose(tile.effective_weight, [[0.5, -1.0, 1.0]], atol=1e-15)
    np.testing.assert_array_equal(tile.weight, [[0.5, -3.0, 2.0]])


def test_a_positive_weight_is_in_the_even_column_and_a_negative_one_in_the_odd():
    device = ti.device.Ideal(g_min=1e-6, g_max=1e-4)
    (array,) = ti.Tile([[1.0, -0.5]], IDEAL.replace(device=device), seed=1).arrays
    half = 1e-6 + 0.5 * (1e-4 - 1e-6)
    np.testing.assert_allclose(array.conductance, [[1e-4, 1e-6], [1e-6, half]], rtol=1e-14)


def test_the_effective_weight_is_what_the_conductances_stand_for(rng):
    weight = weights(rng, 20, 30)
    tile = ti.Tile(weight, REAL.replace(rows=16, cols=24), seed=1)
    tile.advance(1e6)
    scale = np.abs(weight).max() / (100e-6 - 10e-6)
    blocks = [(a.conductance[:, ::2] - a.conductance[:, 1::2]).T * scale for a in tile.arrays]
    expected = np.hstack([np.vstack(blocks[:2]), np.vstack(blocks[2:])])
    np.testing.assert_allclose(tile.effective_weight, expected, rtol=1e-12)
    assert 0.01 < np.abs(tile.effective_weight - weight).max() / np.abs(weight).max() < 1.5


# --- Converters and their ranges -----------------------------------------------------------------


def test_until_calibrated_ranges_follow_every_input_and_nothing_is_clipped(rng):
    config = IDEAL.replace(**{"dac.bits": 8, "adc.bits": 8})
    weight, x = weights(rng, 5, 7), rng.uniform(-1, 1, (50, 7))
    tile = ti.Tile(weight, config, seed=1)
    assert (tile.input_range, tile.current_ranges) == (None, None)
    small, large = (ti.Tile(weight, config, seed=1)(scale * x) / scale for scale in (1e-6, 1e6))
    np.testing.assert_allclose(small, large, rtol=1e-12)
    y, activity, _ = tile.measure(x)
    assert (activity.dac_clipped, activity.adc_clipped) == (0, 0)
    # Half a step of each converter: of the largest input, and of the largest output of each row.
    half_step = np.abs(x).max(axis=1, keepdims=True) / 127 / 2
    bound = half_step * np.abs(weight).sum(axis=1) + np.abs(y).max(axis=1, keepdims=True) / 127 / 2
    assert np.all(np.abs(y - x @ weight.T) <= 1.01 * bound)


def test_calibration_sets_the_ranges_from_the_data(rng):
    weight, x = weights(rng, 5, 7), rng.uniform(-3, 3, (50, 7))
    config = IDEAL.replace(**{"adc.bits": 8, "rows": 4})
    tile = ti.Tile(weight, config, seed=1)
    tile.calibrate(x)
    assert tile.input_range == np.abs(x).max()
    v = x / tile.input_range * config.v_read
    parts = (slice(0, 4), slice(4, 7))
    for array, part, full_scale in zip(tile.arrays, parts, tile.current_ranges, strict=True):
        i = v[:, part] @ array.conductance
        assert full_scale == pytest.approx(np.abs(i[:, ::2] - i[:, 1::2]).max(), rel=1e-12)


def test_a_fixed_range_is_not_calibrated(rng):
    tile = ti.Tile(weights(rng), REAL.replace(**{"adc.range": 3e-5}), seed=1)
    tile.calibrate(rng.uniform(-3, 3, (50, 7)))
    assert tile.current_ranges == [3e-5]


def test_a_tile_of_zero_weights_calibrates_and_works():
    tile = ti.Tile(np.zeros((4, 7)), REAL, seed=1)
    tile.calibrate(np.ones((3, 7)))
    assert np.all(np.isfinite(tile @ np.ones(7)))


@pytest.mark.parametrize("bits", [4, 6, 8, 12])
def test_the_error_of_rounding_inputs_is_bounded(bits, rng):
    weight, x = weights(rng), rng.uniform(-1, 1, (200, 7))
    tile = ti.Tile(weight, IDEAL.replace(**{"dac.bits": bits}), seed=1)
    tile.calibrate(x)
    step = tile.input_range / (2 ** (bits - 1) - 1)
    error = np.abs(tile(x) - x @ weight.T)
    assert np.all(error <= 0.5 * step * np.abs(weight).sum(axis=1) + 1e-12)
    assert error.max() > 0.1 * step


@pytest.mark.parametrize("bits", [4, 6, 8, 12])
def test_the_error_of_rounding_outputs_is_half_a_step(bits, rng):
    weight, x = weights(rng), rng.uniform(-1, 1, (200, 7))
    tile = ti.Tile(weight, IDEAL.replace(**{"adc.bits": bits}), seed=1)
    tile.calibrate(x)
    exact = x @ weight.T
    step = np.abs(exact).max() / (2 ** (bits - 1) - 1)
    error = np.abs(tile(x) - exact).max()
    assert 0.4 * step < error <= 0.5 * step + 1e-12


def test_outputs_beyond_the_range_are_clipped_and_counted(rng):
    weight, x = weights(rng), rng.uniform(-1, 1, (200, 7))
    config = IDEAL.replace(**{"adc.bits": 8, "dac.bits": 24})
    tile = ti.Tile(weight, config, seed=1)
    tile.calibrate(x)
    assert tile.measure(x)[1].adc_clipped == 0
    narrow = ti.Tile(weight, config.replace(**{"adc.range": tile.current_ranges[0] / 4}), seed=1)
    narrow.calibrate(x)
    y, activity, _ = narrow.measure(x)
    exact = np.abs(x @ weight.T)
    limit = exact.max() / 4
    assert np.abs(y).max() == pytest.approx(limit, rel=1e-6)
    assert activity.adc_clipped == np.sum(exact > limit * (1 + 0.5 / 127)) > 0


def test_a_report_says_how_much_was_clipped(rng):
    weight, x = weights(rng), rng.uniform(-1, 1, (200, 7))
    tile = ti.Tile(weight, IDEAL.replace(**{"dac.bits": 8, "adc.bits": 8}), seed=1)
    tile.calibrate(x / 4)
    _, activity, report = tile.measure(x)
    assert activity.dac_clipped > 700
    assert report.notes == (
        f"{activity.dac_clipped:.0f} of 1400 input values are beyond their range and clipped",
        f"{activity.adc_clipped:.0f} of 1000 conversions are beyond their range and clipped",
    )
    assert tile.measure(x / 4)[2].notes == ()


def test_a_report_says_that_nothing_was_calibrated(rng):
    tile, x = ti.Tile(weights(rng), REAL, seed=1), rng.uniform(-1, 1, (20, 7))
    assert any(note.startswith("not calibrated") for note in tile.measure(x)[2].notes)
    tile.calibrate(x)
    assert tile.measure(x)[2].notes == ()


def test_a_report_says_that_the_law_of_a_custom_device_was_taken_as_linear(rng):
    class Bent(ti.device.CustomModel):
        g_min, g_max = 1e-6, 1e-4

        def evaluate(self, g, v):
            return g * v * (1 + 30 * v**2), g * (1 + 90 * v**2)

    config = IDEAL.replace(**{"device": Bent(), "dac.bits": 8, "adc.bits": 8})
    tile, x = ti.Tile(weights(rng), config, seed=1), rng.normal(size=(5, 7))
    tile.calibrate(x)
    (note,) = tile.measure(x)[2].notes
    assert note.startswith("the law of Bent, 30 % off i = g v at v_read, is taken as linear")
    assert not any("law" in note for note in tile.measure(x, law="device")[2].notes)


def test_laboratory_wires_ruin_a_product_and_cmos_wires_do_not(rng):
    weight, x = weights(rng, 64, 128), rng.uniform(-1, 1, (20, 128))

    def error(r):
        wires = ti.Wires(r_word_line=r, r_bit_line=r)
        return ti.product_error(ti.Tile(weight, IDEAL.replace(wires=wires))(x), x @ weight.T)[0]

    assert error(0.0) < 1e-12
    assert error(0.1) < error(2.5) < error(60.0)
    assert error(60.0) > 0.5


# --- Life of a tile ------------------------------------------------------------------------------


@pytest.mark.parametrize("wires", [ti.Wires(), REAL.wires], ids=["ideal", "wires"])
@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_batch_split_any_way_gives_the_same_bits(wires, size, rng):
    tile = ti.Tile(weights(rng, 20, 30), REAL.replace(rows=16, cols=24, wires=wires), seed=1)
    x = rng.uniform(-1, 1, (200, 30))
    whole = tile(x, 5)
    parts = [tile(x[k : k + size], 5 + k) for k in range(0, 200, size)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)


def test_threads_change_no_bit(rng):
    weight, x = weights(rng, 100, 200), rng.uniform(-1, 1, (100, 200))
    results = []
    for n in (1, 2, 4):
        with ti.threads(n):
            tile = ti.Tile(weight, REAL, seed=1)
            tile.calibrate(x)
            tile.advance(1e6)
            results.append(tile(x, 0))
    np.testing.assert_array_equal(results[1], results[0])
    np.testing.assert_array_equal(results[2], results[0])


def test_the_tile_counts_the_inputs_it_reads(rng):
    tile, x = ti.Tile(weights(rng), REAL, seed=1), rng.uniform(-1, 1, (10, 7))
    whole = tile(x, 0)
    np.testing.assert_array_equal(tile(x[:4]), whole[:4])
    np.testing.assert_array_equal(tile @ x[4:8].T, whole[4:8].T)
    np.testing.assert_array_equal(tile.measure(x[8:])[0], whole[8:])
    assert tile.inputs_read == 10


def test_programming_again_makes_new_errors_and_starts_the_clock(rng):
    tile = ti.Tile(weights(rng), REAL, seed=1)
    first = tile.effective_weight
    tile.advance(1e6)
    activity = tile.program()
    assert np.mean(tile.effective_weight != first) > 0.9
    assert [a.age for a in tile.arrays] == [0.0]
    assert activity == tile.last_program
    assert activity.cells == 70


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_a_copy_is_independent_and_goes_on_alike(duplicate, rng):
    tile, x = ti.Tile(weights(rng), REAL, seed=1), rng.uniform(-1, 1, (3, 7))
    tile.calibrate(x)
    tile(x)
    twin = duplicate(tile)
    np.testing.assert_array_equal(twin(x), tile(x))
    twin.advance(1e9)
    twin.calibrate(100 * x)
    assert tile.arrays[0].age == 0.0
    assert tile.input_range == np.abs(x).max()


def test_arrays_are_copies(rng):
    tile = ti.Tile(weights(rng), REAL, seed=1)
    tile.arrays[0].advance(1e9)
    assert tile.arrays[0].age == 0.0


def test_seeds_and_names_decide_the_chip(rng):
    weight = weights(rng)
    made = [
        ti.Tile(weight, REAL, seed=s, name=n).effective_weight
        for s, n in ((1, "a"), (1, "a"), (2, "a"), (1, "b"))
    ]
    np.testing.assert_array_equal(made[0], made[1])
    assert np.all(made[0] != made[2])
    assert np.all(made[0] != made[3])


def test_a_tile_is_a_workload_of_one_layer(rng):
    workload = ti.Tile(weights(rng, 5, 7), REAL, seed=1, name="fc").workload
    layer = ti.LayerShape(name="fc", in_features=7, out_features=5)
    assert workload == ti.Workload(name="fc", layers=[layer])


def test_a_tile_config_gives_the_config_of_its_arrays(rng):
    tile = ti.Tile(weights(rng, 5, 7), REAL, seed=1)
    assert REAL.array(7, 10) == tile.arrays[0].config


def test_the_default_config_is_the_tio2_preset(rng):
    assert ti.Tile(weights(rng)).config == REAL
