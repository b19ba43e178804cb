"""ti.compare: one workload on a crossbar and on its competitors."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest

import titania as ti


@pytest.fixture(scope="module")
def llama():
    return ti.compare("llama-2-70b", "isaac", ["h100-sxm", "b200"], [1, 8, 64, 512], context=1024)


def test_names_in_any_spelling_and_objects_give_the_same_comparison(llama):
    same = ti.compare(
        ti.workload("Llama_2-70B", context=1024),
        ti.accelerator("ISAAC"),
        [ti.baseline.gpu("h100-sxm"), "b200"],
        batches=(1, 8, 64, 512),
    )
    assert str(same) == str(llama)
    assert llama.names == ("isaac", "h100-sxm", "b200")


def test_one_batch_and_one_baseline_need_no_list():
    c = ti.compare("resnet-50", "tio2_edge", "agx-orin", batches=4)
    assert [p.batch for p in c.points] == [4.0]
    assert len(c.baselines) == 1


def test_the_products_of_a_network_are_a_workload(rng):
    network = ti.Network([ti.Linear(rng.normal(size=(10, 64)))], ti.preset("tio2_passive"), seed=1)
    c = ti.compare(network.workload, "tio2_edge", ["agx-orin", "digital-unit"], batches=1)
    assert c.workload.macs == 640
    assert c.names[-1] == "digital-unit"


def test_a_network_is_refused_and_what_to_do_counts_its_converters(rng):
    layers, x = [ti.Linear(rng.normal(size=(10, 64)))], rng.uniform(-1, 1, (20, 64))
    unit = ti.baseline.DigitalUnit(node=28e-9, lanes=64)
    ratios = []
    for bits in (4, 8, 12):
        config = ti.preset("tio2_passive").replace(**{"adc.bits": bits})
        network = ti.Network(layers, config, seed=1)
        network.calibrate(x)
        with pytest.raises(TypeError, match=r"workload: a Network is a chip of its own.*versus\("):
            ti.compare(network, "tio2_edge")
        baseline = ti.baseline.digital_inference(unit, network.workload)
        versus = ti.comparison.versus(network.measure(x)[2], baseline, network.workload)
        ratios.append(versus.ratio)
    assert ratios[0] > 1.01 * ratios[1] > 1.01**2 * ratios[2]


def test_the_crossbar_loses_at_batch_1_and_the_text_says_so(llama):
    assert llama.ratio(0) < 1
    assert "loses by a factor" in llama.verdict(0)
    assert "isaac" in str(llama)
    assert "h100-sxm" in str(llama)


def test_rows_hold_what_the_reports_say(llama):
    rows = llama.rows()
    assert len(rows) == 4 * 3
    for row in rows:
        k = [1, 8, 64, 512].index(row["batch"])
        report = llama.reports(k)[llama.names.index(row["system"])]
        assert row["energy_J"] == report.energy_J
        assert row["energy_p5_J"] <= row["energy_p50_J"] <= row["energy_p95_J"]
        if row["system"] != "isaac":
            baseline = llama.names.index(row["system"]) - 1
            assert row["ratio"] == pytest.approx(llama.ratio(k, baseline), rel=1e-12)


def test_components_and_layers_of_every_side_add_up_to_its_total(llama):
    for k in range(len(llama.points)):
        for name, report in zip(llama.names, llama.reports(k), strict=True):
            parts = sum(
                row["energy_J"]
                for row in llama.component_rows()
                if row["batch"] == llama.points[k].batch and row["system"] == name
            )
            assert parts == pytest.approx(report.energy_J, rel=1e-12)
            layers = sum(report.layer(layer).energy_J for layer in report.layers)
            assert layers == pytest.approx(report.energy_J, rel=1e-12)
            assert all(term.energy.value >= 0 for term in report.terms)


def test_the_draws_have_a_seed(llama):
    first = llama.ratio_percentiles(-1, seed=3)
    assert first == llama.ratio_percentiles(-1, seed=3)
    assert first != llama.ratio_percentiles(-1, seed=4)
    assert first[0] < first[1] < first[2]
    with pytest.raises(ti.ArgumentError, match="draws = 1: must be in"):
        llama.ratio_percentiles(-1, draws=1)


def test_moving_a_deciding_constant_moves_the_ratio_as_stated(llama):
    (name, low, high), *_ = llama.decisive(-1)
    crossbar, gpu, _ = llama.reports(-1)
    factor = next(f for t in (*crossbar.terms, *gpu.terms) for f in t.factors if f.constant == name)
    for ratio, at in ((factor.low, low), (factor.high, high)):
        theirs, ours = (
            r.energy_with(name, ratio) if name in r.constants else r.energy_J
            for r in (gpu, crossbar)
        )
        expected = theirs / ours
        assert at == pytest.approx(expected, rel=1e-9)


def test_an_accelerator_without_energies_does_not_win_by_infinity():
    with pytest.raises(ti.ArgumentError) as error:
        ti.compare("bert-base", ti.Accelerator(name="free"), "h100-sxm", 1)
    for part in ("accelerator 'free' spends no energy", "adc_conversions", "memory_bytes"):
        assert part in str(error.value)


def test_eight_bits_cost_both_sides_less_than_sixteen():
    eight, sixteen = (
        ti.compare(
            "llama-2-7b", "isaac", "h100-sxm", 64, context=16, weight_bits=b, activation_bits=b
        )
        for b in (8, 16)
    )
    for a, b in zip(eight.reports(), sixteen.reports(), strict=True):
        assert a.energy_J < b.energy_J


def test_idle_time_costs_the_gpu_and_the_crossbar_that_is_not_switched_off():
    busy = ti.compare("llama-2-7b", "isaac", "h100-sxm", 8)
    idle = ti.compare("llama-2-7b", "isaac", "h100-sxm", 8, duty=0.1)
    assert idle.reports()[1].energy_J > busy.reports()[1].energy_J
    gated = ti.compare(
        "llama-2-7b", ti.accelerator("isaac").replace(power_gating=1.0), "h100-sxm", 8, duty=0.1
    )
    assert gated.reports()[0].energy_J < idle.reports()[0].energy_J


def test_refreshing_often_costs_more():
    never, hourly = (
        ti.compare("resnet-50", "tio2_edge", "agx-orin", 1, refresh_period=p)
        for p in (None, 3600.0)
    )
    assert hourly.reports()[0].energy_J > never.reports()[0].energy_J


def test_a_gpu_catches_up_after_as_many_doublings_as_it_is_behind(llama):
    c = llama.catch_up(-1, 0, doubling=2.0)
    assert c.year == pytest.approx(2022 + 9.5 / 12 + 2 * np.log2(llama.ratio(-1)), abs=1e-9)
    assert llama.catch_up(0).gpu_ahead  # the crossbar loses at batch 1
    unit = ti.compare("lenet-5", "tio2_edge", "digital-unit", 1)
    with pytest.raises(ti.ArgumentError, match="'digital-unit': has no year of release"):
        unit.catch_up()


def test_a_break_even_map_has_its_axes_and_agrees_with_the_comparison():
    c = ti.compare("resnet-50", "tio2_edge", "agx-orin", [1, 32])
    m = c.break_even(sizes=[64, 128], adc_bits=[6, 8, 10], batches=[1, 32])
    assert m.ratio.shape == (2, 3, 2)
    assert m.ratio[1, 1, 0] == pytest.approx(c.ratio(0), rel=1e-12)
    assert np.all(np.diff(m.ratio, axis=1) < 0)  # more bits cost more
    assert m.lossless_bits == [ti.comparison.lossless_adc_bits(n, 7, 8) for n in (64, 128)]


def test_tables_of_other_libraries_hold_the_same_rows(llama):
    frame = llama.to_pandas()
    assert len(frame) == 12
    assert len(llama.to_pandas(components=True)) == len(llama.component_rows())
    data = llama.to_xarray()
    assert data.energy_J.shape == (4, 3)
    assert float(data.ratio.sel(batch=1, system="h100-sxm")) == pytest.approx(llama.ratio(0))


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        (("llama-2-71b", "isaac"), {}, "did you mean 'llama-2-7"),
        (("llama-2-70b", "isaak"), {}, "did you mean 'isaac'"),
        (("llama-2-70b", "isaac", "h100sxm"), {}, "did you mean 'h100-sxm'"),
        (("llama-2-70b", "isaac", "h100-sxm", 0), {}, "batch = 0: must be in"),
        (("llama-2-70b", "isaac", "h100-sxm", []), {}, "batches: must not be empty"),
        (("llama-2-70b", "isaac", []), {}, "baselines: must not be empty"),
        (("llama-2-70b", "isaac"), {"context": 4097}, "4096"),
        (("llama-2-70b", "isaac"), {"boundary": "chip"}, "board, wall or site"),
        (("llama-2-70b", "isaac"), {"boundary": "wal"}, "did you mean 'wall'"),
        (("llama-2-70b", "isaac"), {"duty": 0.0}, "duty = 0"),
        (("llama-2-70b", "isaac"), {"context_": 3}, "'context_'.*did you mean 'context'"),
        (("llama-2-70b",), {"batch": 8}, r"compare\(\): unknown argument 'batch'.*'batches'"),
        (
            ("llama-2-70b",),
            {"gpu": "l4"},
            "unknown argument 'gpu'.*workload, accelerator, baselines",
        ),
        (
            ("llama-2-70b", "isaac", "h100"),
            {},
            "did you mean 'h100-pcie', 'h100-sxm' or 'dgx-h100'",
        ),
        (
            ("llama-2-70b", ["isaac", "puma"]),
            {},
            r"accelerator: expected str or Accelerator, one for",
        ),
        (("llama-2-70b", "isaac", [5]), {}, r"baselines: expected str, Gpu or DigitalUnit, got 5"),
        (("llama-2-70b",), {"batches": "64"}, "batches: expected a number or several, got '64'"),
        (("llama-2-70b",), {"batches": ["8"]}, "batches: expected a number or several, got '8'"),
        ((5,), {}, r"compare\(\): workload: expected str, LanguageModel or Workload, got 5"),
        (("bert",), {}, "workload = 'bert'.*did you mean 'bert-base' or 'bert-large'"),
        (("resnet-50", "isaac"), {"context": 3}, "context"),
    ],
)
def test_bad_input_is_refused_by_name(arguments, options, sentence):
    with pytest.raises((ti.ArgumentError, ti.ConfigError, TypeError), match=sentence):
        ti.compare(*arguments, **options)


def test_a_shape_of_ones_own_takes_no_options_of_the_zoo():
    workload = ti.workload("lenet-5")
    with pytest.raises(ti.ArgumentError, match="context: of a model given by name"):
        ti.compare(workload, "isaac", context=3)
    with pytest.raises(ti.ArgumentError, match="point = 4: there are 1 batches"):
        ti.compare(workload, "isaac", batches=1).ratio(4)


# --- Tables, and other processes -----------------------------------------------------------------


def test_rows_say_what_is_compared(llama):
    for rows in (llama.rows(), llama.component_rows()):
        assert {(r["workload"], r["accelerator"], r["boundary"]) for r in rows} == {
            ("llama-2-70b decode, context 1024", "isaac", "wall")
        }
    whole = llama.to_dict()
    assert whole["baselines"] == ["h100-sxm", "b200"]
    assert (whole["rows"], whole["component_rows"]) == (llama.rows(), llama.component_rows())


@pytest.mark.parametrize(
    "again", [lambda x: pickle.loads(pickle.dumps(x)), copy.deepcopy, copy.copy]
)
def test_results_can_be_sent_to_workers(llama, again):
    twin = again(llama)
    assert type(twin) is type(llama)
    assert str(twin) == str(llama)
    assert twin.rows() == llama.rows()
    point = again(llama.points[1])
    assert (point.batch, point.baselines) == (8, llama.points[1].baselines)
    for name in ("report", "deployment", "activity", "latency_s", "throughput_per_s", "writes"):
        assert getattr(point.crossbar, name) == getattr(llama.points[1].crossbar, name)
    break_even = llama.break_even(sizes=[64, 128], adc_bits=[8], batches=[1])
    np.testing.assert_array_equal(again(break_even).ratio, break_even.ratio)
    assert again(break_even).lossless_bits == break_even.lossless_bits
    rival = ti.workload("lenet-5")
    gpu = ti.baseline.gpu_inference(ti.baseline.gpu("l4"), rival, boundary="board")
    macro = gpu.replace(boundary="macro")
    versus = ti.comparison.versus(macro, gpu, rival)
    assert again(versus).verdict() == versus.verdict()


def test_a_comparison_runs_in_a_worker(llama):
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(str, llama).result() == str(llama)
