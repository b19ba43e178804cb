"""Networks: layers on tiles, their reference, and energy layer by layer."""

import copy
import pickle
from itertools import pairwise

import numpy as np
import pytest

import titania as ti

IDEAL = ti.preset("ideal")
REAL = ti.preset("tio2_passive")


def layers(rng, sizes=(7, 6, 5, 3)):
    """Linear and ReLU in turn, every Linear but the last with a bias."""
    made = []
    for k, (inputs, out) in enumerate(pairwise(sizes)):
        last = k == len(sizes) - 2
        bias = None if last else rng.normal(size=out)
        made.append(ti.Linear(rng.normal(size=(out, inputs)), bias))
        if not last:
            made.append(ti.Relu())
    return made


def by_numpy(layers, x):
    for layer in layers:
        if isinstance(layer, ti.Relu):
            x = np.maximum(x, 0)
        else:
            x = x @ layer.weight.T + (0 if layer.bias is None else layer.bias)
    return x


# --- What it computes ----------------------------------------------------------------------------


def test_the_reference_is_plain_arithmetic(rng):
    made, x = layers(rng), rng.normal(size=(50, 7))
    network = ti.Network(made, REAL, seed=1)
    np.testing.assert_allclose(network.reference(x), by_numpy(made, x), rtol=0, atol=1e-12)
    np.testing.assert_array_equal(network.reference(x[3]), network.reference(x)[3])


def test_an_ideal_network_is_its_reference(rng):
    network, x = ti.Network(layers(rng), IDEAL, seed=1), rng.normal(size=(50, 7))
    np.testing.assert_allclose(network(x), network.reference(x), rtol=0, atol=1e-12)
    np.testing.assert_allclose(network(x[0]), network.reference(x[0]), rtol=0, atol=1e-12)
    assert network(x[:0]).shape == (0, 3)


def test_a_network_may_begin_and_end_with_relu(rng):
    made = [ti.Relu(), ti.Linear(rng.normal(size=(3, 4))), ti.Relu(), ti.Relu()]
    x = rng.normal(size=(20, 4))
    network = ti.Network(made, IDEAL, seed=1)
    np.testing.assert_allclose(network(x), by_numpy(made, x), rtol=0, atol=1e-12)


def test_a_layer_shows_its_fields_as_arrays_and_can_be_pickled(rng):
    weight, bias = rng.normal(size=(3, 4)), rng.normal(size=3)
    for layer in (ti.Linear(weight, bias), pickle.loads(pickle.dumps(ti.Linear(weight, bias)))):
        np.testing.assert_array_equal(layer.weight, weight)
        np.testing.assert_array_equal(layer.bias, bias)
        assert repr(layer) == "Linear(4 -> 3)"
    assert pickle.loads(pickle.dumps(ti.Linear(weight=weight))).bias is None
    assert repr(copy.deepcopy(ti.Relu())) == "Relu()"


def test_calibration_runs_layer_by_layer(rng):
    made, x = layers(rng), rng.normal(size=(100, 7))
    network = ti.Network(made, IDEAL.replace(**{"adc.bits": 12, "dac.bits": 12}), seed=1)
    network.calibrate(x)
    hidden = by_numpy(made[:2], x)
    assert network.tiles[0].input_range == np.abs(x).max()
    assert network.tiles[1].input_range == pytest.approx(np.abs(hidden).max(), rel=1e-2)
    error, bits = ti.product_error(network(x), network.reference(x))
    assert error < 0.01
    assert bits > 6


def test_a_network_is_the_chain_of_its_tiles(rng):
    made, x = layers(rng, (7, 6, 3)), rng.normal(size=(10, 7))
    network = ti.Network(made, REAL, seed=1)
    first, second = network.tiles
    hidden = np.maximum(first(x, 4) + made[0].bias, 0)
    np.testing.assert_allclose(network(x, 4), second(hidden, 4), rtol=1e-12)


@pytest.mark.parametrize("size", [1, 7, 100])
def test_a_batch_split_any_way_gives_the_same_bits(size, rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(200, 7))
    whole = network(x, 0)
    parts = [network(x[k : k + size], k) for k in range(0, 200, size)]
    np.testing.assert_array_equal(np.concatenate(parts), whole)
    counted = [network(x[k : k + size]) for k in range(0, 200, size)]
    np.testing.assert_array_equal(np.concatenate(counted), whole)


def test_threads_change_no_bit(rng):
    made, x = layers(rng, (128, 96, 10)), rng.normal(size=(200, 128))
    results = []
    for n in (1, 2, 4):
        with ti.threads(n):
            network = ti.Network(made, REAL, seed=1)
            network.calibrate(x)
            results.append((network(x, 0), network.measure(x, 0)[2]))
    for outputs, report in results[1:]:
        np.testing.assert_array_equal(outputs, results[0][0])
        assert report == results[0][1]


def test_ageing_and_programming_reach_every_tile(rng):
    network = ti.Network(layers(rng), REAL, seed=1)
    network.advance(100.0)
    network.advance(50.0, temperature=350.0)
    assert [t.arrays[0].age for t in network.tiles] == [150.0] * 3
    activity = network.program()
    assert [t.arrays[0].age for t in network.tiles] == [0.0] * 3
    assert activity == network.last_program
    assert activity.cells == 2 * (7 * 6 + 6 * 5 + 5 * 3) == network.hardware.cells


def test_a_copy_is_independent_and_goes_on_alike(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(3, 7))
    network(x)
    twin = copy.deepcopy(network)
    np.testing.assert_array_equal(twin(x), network(x))
    twin.advance(1e9)
    assert network.tiles[0].arrays[0].age == 0.0


def test_tiles_are_copies(rng):
    network = ti.Network(layers(rng), REAL, seed=1)
    network.tiles[0].advance(1e9)
    assert network.tiles[0].arrays[0].age == 0.0


def test_the_layers_have_chips_of_their_own(rng):
    weight = rng.normal(size=(5, 5))
    network = ti.Network([ti.Linear(weight), ti.Linear(weight)], REAL, seed=1)
    first, second = (t.effective_weight for t in network.tiles)
    assert np.all(first != second)


def test_the_workload_lists_the_products(rng):
    workload = ti.Network(layers(rng), IDEAL, seed=1).workload
    assert [(layer.in_features, layer.out_features) for layer in workload.layers] == [
        (7, 6),
        (6, 5),
        (5, 3),
    ]
    assert workload.macs == 7 * 6 + 6 * 5 + 5 * 3
    assert workload.weight_bytes == workload.macs
    assert workload.io_bytes == 7 + 3
    assert workload.hidden_bytes == 2 * (6 + 5)
    assert workload.kernels == 3  # a ReLU is fused with the product before it


# --- What it costs -------------------------------------------------------------------------------


def test_the_report_adds_up_over_layers_and_components(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(20, 7))
    outputs, _, report = network.measure(x, 0)
    np.testing.assert_array_equal(outputs, network(x, 0))
    assert list(report.layers) == ["linear1", "linear2", "linear3"]
    for kind in ("energy_J", "latency_s", "area_m2"):
        total = getattr(report, kind)
        layers_sum = sum(getattr(report.layer(name), kind) for name in report.layers)
        parts_sum = sum(getattr(report.component(name), kind) for name in report.components)
        assert layers_sum == pytest.approx(total, rel=1e-12)
        assert parts_sum == pytest.approx(total, rel=1e-12)
        assert total > 0


def test_the_notes_of_tiles_come_with_the_name_of_their_layer(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(200, 7))
    notes = network.measure(x)[2].notes
    assert [note.split(":")[0] for note in notes] == ["linear1", "linear2", "linear3"]
    assert all("not calibrated" in note for note in notes)
    network.calibrate(x)
    assert network.measure(x)[2].notes == ()
    assert network.measure(3 * x)[2].notes[0].startswith("linear1: ")


def test_a_network_counts_what_happens_in_it(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(20, 7))
    _, activity, _ = network.measure(x)
    assert activity.inputs == 20
    assert activity.dac_conversions == 20 * (7 + 6 + 5)
    assert activity.adc_conversions == 20 * (6 + 5 + 3)


def test_the_energy_of_a_layer_is_that_of_its_tile(rng):
    made, x = [ti.Linear(rng.normal(size=(6, 7)))], rng.uniform(-1, 1, (20, 7))
    network = ti.Network(made, REAL, seed=1)
    alone = network.tiles[0].measure(x, 0)[2]
    report = network.measure(x, 0)[2].layer("linear1")
    assert [t.energy for t in report.terms] == [t.energy for t in alone.terms]


def test_energy_is_per_inference(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(20, 7))
    once = network.measure(x, 0)[2]
    twice = network.measure(np.vstack([x, x]), 0)[2]
    assert twice.energy_J == pytest.approx(once.energy_J, rel=1e-2)  # noise differs
    assert twice.component("digital").energy_J == pytest.approx(
        once.component("digital").energy_J, rel=1e-12
    )


def test_biases_and_relus_are_counted(rng):
    weight = rng.normal(size=(6, 7))
    x = rng.normal(size=(20, 7))

    def energy(item, *made):
        report = ti.Network(made, REAL, seed=1).measure(x)[2]
        return sum(t.energy.value for t in report.terms if t.item == item)

    plain, biased = ti.Linear(weight), ti.Linear(weight, np.ones(6))
    assert energy("adders", plain) == 0 < energy("adders", biased)
    assert energy("comparators", plain) == 0 < energy("comparators", plain, ti.Relu())


def test_zero_inputs_cost_no_heat_in_the_cells(rng):
    network = ti.Network(layers(rng, (7, 6)), REAL, seed=1)
    report = network.measure(np.zeros((3, 7)))[2]
    assert report.component("cells").energy_J == 0
    assert report.component("wires").energy_J == 0
    assert report.component("ADC and amplifiers").energy_J > 0


def test_a_network_with_ideal_converters_has_no_energy(rng):
    network = ti.Network(layers(rng), IDEAL, seed=1)
    with pytest.raises(ti.ArgumentError, match=r"bits = None: an ideal converter has no energy"):
        network.measure(np.ones(7))


# --- How well it works ---------------------------------------------------------------------------


def test_accuracy_is_the_share_of_rows_whose_largest_is_at_the_label():
    outputs = [[0.1, 0.9, 0.0], [0.5, 0.5, 0.1], [0.0, 0.0, 1.0], [3.0, 1.0, 2.0]]
    assert ti.accuracy(outputs, [1, 0, 2, 0]) == 1.0
    assert ti.accuracy(outputs, [1, 1, 2, 2]) == 0.5
    assert ti.accuracy(outputs, np.array([0, 2, 0, 1], np.uint8)) == 0.0


def test_a_networks_accuracy_is_that_of_its_outputs(rng):
    network, x = ti.Network(layers(rng), REAL, seed=1), rng.normal(size=(200, 7))
    labels = network.reference(x).argmax(axis=1)
    expected = np.mean(network(x, 9).argmax(axis=1) == labels)
    assert network.accuracy(x, labels, 9) == expected
    assert 0 < expected < 1


def test_product_error_is_normalised_rms_and_effective_bits(rng):
    reference = rng.normal(size=(50, 4))
    outputs = reference + rng.normal(scale=0.01, size=(50, 4))
    nrms, bits = ti.product_error(outputs, reference)
    rms = np.sqrt(np.mean((outputs - reference) ** 2))
    assert nrms == pytest.approx(rms / np.sqrt(np.mean(reference**2)), rel=1e-12)
    assert bits == pytest.approx(np.log2(np.ptp(reference) / (np.sqrt(12) * rms)), rel=1e-12)


@pytest.mark.parametrize("bits", [6, 8, 10])
def test_an_ideal_quantiser_has_the_effective_bits_it_has(bits, rng):
    reference = np.linspace(0, 1, 100000)[:, None]
    outputs = np.round(reference * 2**bits) / 2**bits
    assert ti.product_error(outputs, reference)[1] == pytest.approx(bits, abs=0.01)


def test_exact_outputs_have_no_error(rng):
    reference = rng.normal(size=(5, 4))
    assert ti.product_error(reference, reference) == (0.0, float("inf"))
