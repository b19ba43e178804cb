"""Programming a crossbar, looking at its conductances, and what a read costs."""

import copy
import gc
import math
import re

import numpy as np
import pytest

import titania as ti
from conftest import assert_mean, assert_share, assert_variance
from titania.units import uS

LINES = ti.Wires(r_word_line=2.5, r_bit_line=2.5, r_source=10.0, c_word_line=1e-15)


def crossbar(*effects, rows=64, cols=48, seed=7, **config):
    return ti.Crossbar(
        ti.ArrayConfig(rows=rows, cols=cols, nonidealities=effects, **config), seed=seed
    )


def targets(rng, rows=64, cols=48):
    return rng.uniform(10 * uS, 100 * uS, (rows, cols))


# --- Programming ---------------------------------------------------------------------------------


def test_a_fresh_array_has_its_lowest_conductance():
    np.testing.assert_array_equal(crossbar().conductance, np.full((64, 48), 1e-5))


def test_without_errors_the_targets_are_written_exactly(rng):
    x, target = crossbar(), targets(rng)
    activity = x.program(target)
    np.testing.assert_array_equal(x.conductance, target)
    assert (activity.cells, activity.clipped) == (64 * 48, 0)
    assert x.last_program == activity


def test_both_ends_of_the_range_can_be_written():
    x = crossbar(rows=1, cols=2, device=ti.device.Tio2Passive(g_min=1e-5, g_max=1e-4))
    x.program([[1e-5, 1e-4]])
    np.testing.assert_array_equal(x.conductance, [[1e-5, 1e-4]])


def test_the_ends_of_the_range_can_be_written_in_units():
    # 10 * uS is 9.999999999999999e-06, the number next to 1e-5.
    crossbar(rows=1, cols=2).program([[10 * uS, 100 * uS]])


@pytest.mark.parametrize("value", [1.001e-4, 9.99e-6, 0.0, -1e-5, np.nan, np.inf])
def test_a_target_outside_the_range_is_refused_by_place_value_and_range(value, rng):
    x, target = crossbar(), targets(rng)
    target[3, 2] = value
    before = x.conductance.copy()
    with pytest.raises(ti.ArgumentError) as error:
        x.program(target)
    assert str(error.value).startswith("target[3, 2] = ")
    assert "S: must be in [1e-05, 1e-04] S, the range of Tio2Passive" in str(error.value)
    assert "clip=True" in str(error.value)
    np.testing.assert_array_equal(x.conductance, before)


def test_clipping_moves_targets_to_the_nearer_end_and_counts_them():
    x = crossbar(rows=1, cols=4)
    activity = x.program([[0.0, 50 * uS, 1.0, np.inf]], clip=True)
    np.testing.assert_array_equal(x.conductance, [[1e-5, 50 * uS, 1e-4, 1e-4]])
    assert activity.clipped == 3


def test_clipping_does_not_hide_nan():
    with pytest.raises(ti.ArgumentError, match=r"target\[0, 1\] = nan S"):
        crossbar(rows=1, cols=2).program([[5e-5, np.nan]], clip=True)


@pytest.mark.parametrize("shape", [(48, 64), (64, 47), (0, 0), (1, 64, 48), (64,)])
def test_targets_of_another_shape_are_refused_with_both_shapes(shape):
    sentence = re.escape(f"target has shape {shape}, expected (")
    with pytest.raises(ti.ShapeError, match=sentence):
        crossbar().program(np.full(shape, 5e-5))


def test_programming_error_has_its_mean_and_variance():
    error = ti.nonideality.ProgrammingError(relative=0.02, absolute=1 * uS)
    x = crossbar(error, rows=256, cols=256)
    target = np.repeat([[20 * uS], [80 * uS]], 128, axis=0) * np.ones((256, 256))
    x.program(target)
    for half, g in ((slice(0, 128), 20 * uS), (slice(128, 256), 80 * uS)):
        sample = x.conductance[half].ravel()
        assert_mean(sample, g)
        assert_variance(sample, (0.02 * g) ** 2 + (1 * uS) ** 2)


def test_programming_error_is_drawn_once_per_programming(rng):
    x, target = crossbar(ti.nonideality.ProgrammingError()), targets(rng)
    x.program(target)
    first = x.conductance
    x.read(np.ones((5, 64)))
    np.testing.assert_array_equal(x.conductance, first)
    x.program(target)
    second = x.conductance
    assert np.all(first != second)
    assert abs(np.corrcoef((first / target).ravel(), (second / target).ravel())[0, 1]) < 0.1


def test_programming_error_makes_no_negative_conductance(rng):
    x = crossbar(ti.nonideality.ProgrammingError(relative=1.0))
    x.program(targets(rng))
    assert x.conductance.min() == 0.0


def test_the_energy_of_writing_is_that_of_its_pulses():
    # One cell, no neighbours to half-select: n t_pulse times the mean of g v^2 over the ramp.
    device, write = ti.device.Ideal(), ti.WriteScheme(pulses=10, t_pulse=1e-6, v_start=1, v_stop=1)
    activity = crossbar(rows=1, cols=1, device=device, write=write).program([[50 * uS]])
    assert activity.energy == pytest.approx(10 * 1e-6 * 50e-6, rel=1e-12)
    assert activity.energy_low == activity.energy == activity.energy_high
    assert (activity.pulses, activity.time) == (10, pytest.approx(1e-5))
    row = crossbar(rows=1, cols=3, device=device, write=write).program(np.full((1, 3), 50 * uS))
    assert row.energy == pytest.approx(3 * 10 * 1e-6 * 50e-6 * (1 + 2 / 4), rel=1e-12)


def test_a_nonlinear_law_makes_writing_dearer():
    activity = crossbar().program(np.full((64, 48), 50 * uS))
    assert activity.energy_low < activity.energy < activity.energy_high


# --- What was drawn at fabrication ---------------------------------------------------------------


def test_the_same_seed_makes_the_same_array_and_another_one_another(rng):
    effects, target = ti.preset("tio2_passive").nonidealities, targets(rng)
    arrays = [crossbar(*effects, seed=seed) for seed in (7, 7, 8)]
    for x in arrays:
        x.program(target)
    one, same, other = (x.conductance for x in arrays)
    np.testing.assert_array_equal(one, same)
    assert np.mean(one == other) < 0.05


def test_arrays_of_different_names_are_different(rng):
    config = ti.ArrayConfig(rows=8, cols=8, nonidealities=[ti.nonideality.RangeSpread()])
    planes = [ti.Crossbar(config, seed=1, name=name).planes["g_min"] for name in ("a", "b", "a")]
    np.testing.assert_array_equal(planes[0], planes[2])
    assert np.all(planes[0] != planes[1])


def test_without_a_seed_one_is_drawn_and_recorded():
    config = ti.ArrayConfig(rows=8, cols=8, nonidealities=[ti.nonideality.RangeSpread()])
    x, y = ti.Crossbar(config), ti.Crossbar(config)
    assert x.seed != y.seed
    again = ti.Crossbar(config, seed=x.seed)
    np.testing.assert_array_equal(again.planes["g_max"], x.planes["g_max"])


@pytest.mark.parametrize("seed", [-1, 2**64, 1.5, "seed"])
def test_a_seed_that_is_none_is_refused_by_name(seed):
    with pytest.raises((TypeError, ValueError), match="seed"):
        ti.Crossbar(ti.ArrayConfig(), seed=seed)


def test_adding_an_effect_shifts_no_other_ones_numbers(rng):
    spread, drift = ti.nonideality.RangeSpread(), ti.nonideality.PowerLawDrift()
    alone, both = crossbar(spread), crossbar(drift, spread)
    np.testing.assert_array_equal(alone.planes["g_max"], both.planes["g_max"])


def test_ranges_are_lognormal_around_the_nominal_ends():
    x = crossbar(ti.nonideality.RangeSpread(g_min_cv=0.2, g_max_cv=0.05), rows=256, cols=256)
    for name, median, cv in (("g_min", 10 * uS, 0.2), ("g_max", 100 * uS, 0.05)):
        logarithm = np.log(x.planes[name].ravel() / median)
        assert_mean(logarithm, 0.0)
        assert_variance(logarithm, np.log(1 + cv**2))


def test_a_target_outside_the_cells_own_range_goes_to_its_nearer_end_and_is_counted(rng):
    x = crossbar(ti.nonideality.RangeSpread(g_min_cv=0.3, g_max_cv=0.3))
    target = targets(rng)
    activity = x.program(target)
    low, high = x.planes["g_min"], x.planes["g_max"]
    np.testing.assert_array_equal(x.conductance, np.clip(target, low, high))
    assert activity.clipped == np.sum((target < low) | (target > high)) > 0


def test_stuck_cells_are_as_many_as_their_probability_says():
    faults = ti.nonideality.StuckCells(p_on=0.02, p_off=0.05, g_on=90 * uS, g_off=1 * uS)
    x = crossbar(faults, rows=256, cols=256)
    values = np.array([g for _, _, g in x.stuck])
    assert_share(np.sum(values == 90 * uS), 256 * 256, 0.02)
    assert_share(np.sum(values == 1 * uS), 256 * 256, 0.05)
    assert set(values) == {90 * uS, 1 * uS}


def test_stuck_cells_take_no_target_and_no_programming_error(rng):
    faults = ti.nonideality.StuckCells(p_on=0.1, p_off=0.1)
    x, target = crossbar(faults, ti.nonideality.ProgrammingError(relative=0.1)), targets(rng)
    for _ in range(2):
        x.program(target)
        for row, col, g in x.stuck:
            assert x.conductance[row, col] == g
    free = np.ones((64, 48), bool)
    free[tuple(np.array([(r, c) for r, c, _ in x.stuck]).T)] = False
    assert np.all((x.conductance != target)[free])
    assert len(x.stuck) == len({(r, c) for r, c, _ in x.stuck}) == np.sum(~free)


def test_all_cells_or_none_may_be_stuck():
    assert len(crossbar(ti.nonideality.StuckCells(p_on=1, p_off=0)).stuck) == 64 * 48
    assert crossbar(ti.nonideality.StuckCells(p_on=0, p_off=0)).stuck == []


def test_planes_cannot_be_written():
    x = crossbar(ti.nonideality.RangeSpread())
    with pytest.raises(ValueError, match="read-only"):
        x.planes["g_min"][0, 0] = 1.0


# --- The view of the conductances ----------------------------------------------------------------


def test_conductance_is_a_view_without_a_copy():
    x = crossbar()
    assert np.shares_memory(x.conductance, x.conductance)
    assert x.conductance.dtype == np.float64
    assert x.conductance.shape == x.shape == (64, 48)


def test_conductance_cannot_be_written():
    g = crossbar().conductance
    with pytest.raises(ValueError, match="read-only"):
        g[0, 0] = 1.0
    with pytest.raises(ValueError, match="WRITEABLE"):
        g.flags.writeable = True


def test_a_view_shows_the_array_as_it_was_and_outlives_it(rng):
    x, target = crossbar(), targets(rng)
    x.program(target)
    view = x.conductance
    x.program(np.full((64, 48), 20 * uS))
    x.advance(1e6)
    np.testing.assert_array_equal(view, target)
    del x
    gc.collect()
    np.ones((64, 48))  # takes the memory if it was given back
    np.testing.assert_array_equal(view, target)


@pytest.mark.parametrize("duplicate", [copy.copy, copy.deepcopy])
def test_a_copy_is_independent_and_goes_on_alike(duplicate, rng):
    x = crossbar(*ti.preset("tio2_passive").nonidealities, wires=LINES)
    x.program(targets(rng))
    twin = duplicate(x)
    v = rng.uniform(-0.1, 0.1, (3, 64))
    np.testing.assert_array_equal(twin.read(v), x.read(v))
    before = x.conductance
    twin.program(np.full((64, 48), 50 * uS))
    twin.advance(1e6)
    np.testing.assert_array_equal(x.conductance, before)
    assert (x.age, x.inputs_read, twin.age) == (0, 3, 1e6)


# --- What a read costs ---------------------------------------------------------------------------


@pytest.mark.parametrize("wires", [ti.Wires(c_word_line=1e-15), LINES])
def test_the_energy_of_a_read_is_that_of_the_solved_circuit(wires, rng):
    x, v = crossbar(wires=wires, t_read=2e-7), rng.uniform(-0.1, 0.1, (5, 64))
    x.program(targets(rng))
    i, activity, _ = x.measure(v)
    s = ti.circuit.solve(x.conductance, v, wires=wires)
    np.testing.assert_array_equal(i, x.read(v))
    assert activity.cell_energy == pytest.approx(s.power_cells.sum() * 2e-7, rel=1e-9)
    lines = s.power_wires.sum() + s.power_terminals.sum()
    assert activity.wire_energy == pytest.approx(lines * 2e-7, rel=1e-9)
    heat = activity.cell_energy + activity.wire_energy
    assert heat == pytest.approx(s.power.sum() * 2e-7, rel=1e-9)
    assert activity.line_energy == pytest.approx(48 * 1e-15 * (v**2).sum(), rel=1e-12)
    assert activity.array_reads == 5


def test_the_report_of_an_array_is_the_heat_of_its_cells_and_wires_per_input(rng):
    x, v = crossbar(wires=LINES), rng.uniform(-0.1, 0.1, (5, 64))
    x.program(targets(rng))
    _, activity, report = x.measure(v)
    assert activity.inputs == 5
    heat = (activity.cell_energy + activity.wire_energy + activity.line_energy) / 5
    assert report.energy_J == pytest.approx(heat, rel=1e-12)
    assert report.components == ["cells", "wires"]
    assert any("cells and wires alone" in note for note in report.notes)


@pytest.mark.parametrize("noise", ["first_order", "resolve", "none"])
def test_measuring_gives_the_currents_of_a_read(noise, rng):
    x, v = crossbar(ti.nonideality.ReadNoise(), wires=LINES), rng.uniform(-0.1, 0.1, (5, 64))
    x.program(targets(rng))
    measured, activity, _ = x.measure(v, 11, noise=noise)
    np.testing.assert_array_equal(measured, x.read(v, 11, noise=noise))
    assert activity.cell_energy > 0
    assert x.inputs_read == 0


@pytest.mark.parametrize("wires", [ti.Wires(), LINES])
def test_a_sample_of_the_inputs_states_the_error_of_its_energy(wires, rng):
    x, v = crossbar(wires=wires), rng.uniform(-0.1, 0.1, (200, 64)) * rng.uniform(0, 1, (200, 1))
    x.program(targets(rng))
    i, exact, _ = x.measure(v, 0)
    assert (exact.cell_energy_variance, exact.wire_energy_variance) == (0, 0)
    distances = []
    for index in range(0, 200000, 1000):
        j, a, _ = x.measure(v, index, energy="sampled", sample=50)
        np.testing.assert_array_equal(j, i)
        distances.append((a.cell_energy - exact.cell_energy) / a.cell_energy_variance**0.5)
        assert a.cell_energy_variance**0.5 < 0.3 * exact.cell_energy
    assert np.abs(distances).max() < 5
    assert abs(np.mean(distances)) < 5 * np.std(distances) / len(distances) ** 0.5
    assert 0.8 < np.std(distances) < 1.25
    for sample in (200, 10**6):
        assert x.measure(v, 0, energy="sampled", sample=sample)[1] == exact
    assert x.measure(v, 0, energy="sampled")[1] == x.measure(v, 0, energy="sampled", sample=16)[1]


@pytest.mark.parametrize(
    ("arguments", "error", "match"),
    [
        ({"energy": "sampled", "sample": 0}, ti.ArgumentError, "sample = 0: must be at least 2"),
        ({"energy": "sampled", "sample": 1}, ti.ArgumentError, "sample = 1: must be at least 2"),
        ({"energy": "sampled", "sample": -1}, ti.ArgumentError, r"sample = -1: must be in \[0"),
        ({"energy": "sampled", "sample": math.nan}, TypeError, "sample"),
        ({"energy": "sampled", "sample": 2.5}, TypeError, "sample"),
        ({"sample": 5}, ti.ArgumentError, "only for energy = sampled"),
        (
            {"energy": "average"},
            ti.ArgumentError,
            "energy = 'average': expected one of {exact, sampled}",
        ),
    ],
)
def test_a_bad_sample_is_refused_everywhere(arguments, error, match, rng):
    weight = rng.normal(size=(3, 64))
    config = ti.preset("ideal").replace(dac=ti.periphery.Dac(bits=8), adc=ti.periphery.Adc(bits=8))
    network = ti.Network([ti.Linear(weight)], config, seed=1)
    array, tile = crossbar(), ti.Tile(weight, config, seed=1)
    for machine in (array, tile, network):
        with pytest.raises(error, match=match):
            machine.measure(np.full((9, 64), 0.1), **arguments)
    assert array.inputs_read == tile.inputs_read == 0


def test_the_repr_tells_size_device_range_age_and_seed():
    assert repr(crossbar()) == "Crossbar(64x48, Tio2Passive, g=10 uS..10 uS, age=0 s, seed=7)"
