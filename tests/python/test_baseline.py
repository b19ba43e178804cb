"""The same workload elsewhere: the GPU formula, and a digital INT8 unit."""

import pytest

import titania as ti

B = ti.baseline
WORKLOAD = ti.Workload(
    name="digits",
    layers=[
        ti.LayerShape(name="one", in_features=64, out_features=48),
        ti.LayerShape(name="two", in_features=48, out_features=10),
    ],
)
MACS = 64 * 48 + 48 * 10
GPUS = list(B.gpus())


def by_hand(gpu, batch=1.0, precision="int8", *, kernels=2.0, t_request=0.0, hidden=0.0):
    """(J, s) of one inference and its whole batch: reference/energy.md 1.4."""
    other = 64 + 10 + hidden * 2 * 48
    moved = MACS + batch * other
    flops = 2 * batch * MACS
    peak = gpu.peak_int8 if precision == "int8" else gpu.peak_fp16
    e_op = gpu.e_op_int8 if precision == "int8" else gpu.e_op_fp16
    t = moved / (gpu.eta_memory * gpu.memory_bandwidth) + flops / (gpu.eta_compute * peak)
    t += kernels * gpu.t_launch + batch * t_request
    energy = gpu.active_power * t + gpu.e_byte * moved + e_op * flops
    return min(energy, gpu.tdp * t) / batch, t


# --- GPUs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch", [1, 64, 2.0**20])
@pytest.mark.parametrize("name", GPUS)
def test_the_energy_of_an_inference_is_the_formula(name, batch):
    gpu = B.gpu(name)
    precision = "int8" if gpu.e_op_int8 is not None else "fp16"
    report = B.gpu_inference(gpu, WORKLOAD, batch=batch, precision=precision)
    energy, latency = by_hand(gpu, batch, precision)
    assert report.energy_J == pytest.approx(energy, rel=1e-12)
    assert report.latency_s == pytest.approx(latency, rel=1e-12)
    assert report.boundary == gpu.boundary
    assert sum(t.energy.value for t in report.terms) == pytest.approx(energy, rel=1e-12)


def test_requests_hidden_traffic_kernels_and_precision_enter_the_formula():
    gpu = B.gpu("H100-SXM5")
    report = B.gpu_inference(gpu, WORKLOAD, batch=8, t_request=2e-5, precision="fp16", kernels=5)
    energy, latency = by_hand(gpu, 8, "fp16", kernels=5, t_request=2e-5)
    assert (report.energy_J, report.latency_s) == pytest.approx((energy, latency), rel=1e-12)
    report = B.gpu_inference(gpu, WORKLOAD, batch=8, hidden_traffic=0.5)
    assert report.energy_J == pytest.approx(by_hand(gpu, 8, hidden=0.5)[0], rel=1e-12)


def test_by_default_nothing_is_spent_on_scheduling_requests():
    report = B.gpu_inference(B.gpu("H100-SXM5"), WORKLOAD)
    (scheduling,) = (t for t in report.terms if t.item == "request scheduling")
    assert scheduling.energy.value == 0


def test_power_is_capped_at_the_limit_and_the_report_says_so():
    gpu = B.gpu("H100-SXM5").replace(tdp=250.0)
    report = B.gpu_inference(gpu, WORKLOAD, batch=1e6)
    energy, latency = by_hand(gpu, 1e6)
    assert report.energy_J == pytest.approx(energy, rel=1e-12)
    assert report.energy_J * 1e6 / latency == pytest.approx(250.0, rel=1e-12)
    assert "capped at the power limit" in report.notes
    free = B.gpu_inference(gpu.replace(tdp=1e6), WORKLOAD, batch=1e6)
    assert free.energy_J > report.energy_J
    assert "capped at the power limit" not in free.notes


def test_a_fit_used_for_other_work_is_extrapolated_and_less_certain():
    gpu = B.gpu("H100-SXM5")
    assert gpu.kind == "fitted"
    other = B.gpu_inference(gpu, WORKLOAD)
    same = B.gpu_inference(gpu, WORKLOAD, same_work=True)
    assert (other.kind, same.kind) == ("extrapolated", "fitted")
    assert any("fitted to other work" in note for note in other.notes)
    assert not same.notes
    for report, factor in ((other, 2.0), (same, gpu.range_factor)):
        traffic = next(t.energy for t in report.terms if t.item == "memory traffic")
        assert traffic.high == pytest.approx(factor * traffic.value, rel=1e-12)
        assert traffic.low == pytest.approx(traffic.value / factor, rel=1e-12)


def test_an_estimate_stays_an_estimate():
    gpu = B.gpu("T4")
    for same_work in (False, True):
        report = B.gpu_inference(gpu, WORKLOAD, same_work=same_work)
        assert report.kind == "estimated"
        traffic = next(t.energy for t in report.terms if t.item == "memory traffic")
        assert traffic.high == pytest.approx(gpu.range_factor * traffic.value, rel=1e-12)


def test_the_number_of_kernels_has_a_range_up_to_its_high_end():
    report = B.gpu_inference(B.gpu("H100-SXM5"), WORKLOAD, kernels=2, kernels_high=10)
    launches = next(t.energy for t in report.terms if t.item == "kernel launches")
    assert launches.high == pytest.approx(5 * launches.value, rel=1e-12)


def test_a_precision_without_a_figure_is_refused():
    gpu = B.gpu("V100-SXM2-32GB")
    with pytest.raises(ti.ArgumentError, match="precision = 'int8': V100-SXM2-32GB has no figure"):
        B.gpu_inference(gpu, WORKLOAD)
    assert B.gpu_inference(gpu, WORKLOAD, precision="fp16").energy_J > 0
    with pytest.raises(ti.ArgumentError, match="precision = 'fp16': GPU has no figure"):
        B.gpu_inference(B.Gpu(peak_int8=1e14, e_op_int8=1e-12), WORKLOAD, precision="fp16")


def test_unknown_names_list_the_known_ones():
    with pytest.raises(ti.ArgumentError) as error:
        B.gpu("H100-SXM")
    assert all(name in str(error.value) for name in GPUS)
    assert "did you mean 'H100-SXM5'?" in str(error.value)
    with pytest.raises(ti.ConfigError, match=r"'int4': expected one of {int8, fp16}"):
        B.gpu_inference(B.gpu("T4"), WORKLOAD, precision="int4")
    with pytest.raises(TypeError, match=r"unknown field 'bach'.*did you mean 'batch'"):
        B.gpu_inference(B.gpu("T4"), WORKLOAD, bach=2)


@pytest.mark.parametrize("batch", [0, 0.5, -1, float("nan"), float("inf")])
def test_a_batch_that_is_none_is_refused(batch):
    with pytest.raises(ti.ConfigError, match=r"GpuRun\.batch = "):
        B.gpu_inference(B.gpu("T4"), WORKLOAD, batch=batch)


def test_every_gpu_of_the_table_has_a_source():
    assert len(GPUS) >= 10
    for name, gpu in B.gpus().items():
        assert gpu.name == name
        assert gpu.source
        assert gpu.kind in ("estimated", "fitted", "measured")


@pytest.mark.parametrize("name", GPUS)
def test_a_gpu_draws_no_less_with_kernels_resident_than_idle(name):
    gpu = B.gpu(name)
    assert gpu.idle_power <= gpu.active_power <= gpu.tdp


@pytest.mark.parametrize("name", ["H100-SXM5", "T4", "Jetson-AGX-Orin-64GB"])
def test_a_batch_saturates_where_doubling_it_saves_less_than_a_percent(name):
    gpu = B.gpu(name)

    def energy(batch):
        return B.gpu_inference(gpu, WORKLOAD, batch=batch).energy_J

    saturated = B.saturated_batch(gpu, WORKLOAD)
    batch = 1.0
    while energy(2 * batch) < 0.99 * energy(batch):
        batch *= 2
    assert saturated == batch > 1


def test_a_gpu_without_launches_and_weights_to_share_is_saturated_at_once():
    gpu = B.gpu("T4").replace(t_launch=0.0, memory_bandwidth=1e30, e_byte=0.0)
    assert B.saturated_batch(gpu, WORKLOAD) == 1


# --- A digital unit ------------------------------------------------------------------------------

CONSTANTS = {row["id"]: row for row in ti.energy.constants()}


def test_a_digital_unit_pays_macs_weights_and_activations():
    mac, sram = CONSTANTS["int8_mac"], CONSTANTS["sram_8kb_64b"]
    at_mac = B.digital_inference(B.DigitalUnit(node=mac["node_m"]), WORKLOAD)
    arithmetic = at_mac.component("arithmetic").energy_J
    if mac["v_dd_V"] == 0:  # stated at the usual supply of its node, so nothing is scaled
        assert arithmetic == pytest.approx(MACS * mac["energy_J"], rel=1e-12)
    weights, activations = (
        next(t.energy.value for t in at_mac.terms if t.item == name)
        for name in ("weights", "activations")
    )
    per_byte = weights / MACS
    assert activations == pytest.approx(per_byte * (64 + 10 + 2 * 48), rel=1e-12)
    assert 0.05 * sram["energy_J"] / 8 < per_byte < 20 * sram["energy_J"] / 8
    total = arithmetic + weights + activations
    assert at_mac.energy_J == pytest.approx(total, rel=1e-12)
    assert (at_mac.boundary, at_mac.kind) == ("macro", "estimated")


def test_a_mac_at_28_nm_costs_a_fifth_to_half_a_picojoule():
    # Corrections of reference/energy.md: 0.2-0.5 pJ per MAC.
    report = B.digital_inference(B.DigitalUnit(node=28e-9), WORKLOAD)
    mac = next(t.energy for t in report.terms if t.item == "MAC")
    assert 0.19e-12 < mac.low / MACS < mac.value / MACS < mac.high / MACS < 0.51e-12


def test_reading_the_weights_once_for_many_inferences_saves_their_share():
    once = B.digital_inference(B.DigitalUnit(), WORKLOAD)
    shared = B.digital_inference(B.DigitalUnit(weight_reuse=10), WORKLOAD)
    weights = next(t.energy.value for t in once.terms if t.item == "weights")
    assert once.energy_J - shared.energy_J == pytest.approx(0.9 * weights, rel=1e-12)


def test_the_latency_of_a_digital_unit_is_its_macs_over_its_lanes():
    report = B.digital_inference(B.DigitalUnit(lanes=32, clock=1e9), WORKLOAD)
    assert report.latency_s == pytest.approx(MACS / 32e9, rel=1e-12)


def test_larger_weights_need_a_larger_and_dearer_memory():
    def per_byte(width):
        layers = [ti.LayerShape(in_features=width, out_features=width)]
        report = B.digital_inference(B.DigitalUnit(), ti.Workload(layers=layers))
        return next(t.energy.value for t in report.terms if t.item == "weights") / width**2

    assert per_byte(64) == per_byte(90) < per_byte(91) == per_byte(181) < per_byte(182)


def test_workloads_count_macs_bytes_and_bits():
    conv = ti.LayerShape(in_features=27, out_features=16, repeats=100)
    head = ti.LayerShape(in_features=1600, out_features=10)
    workload = ti.Workload(layers=[conv, head], weight_bits=4, activation_bits=16)
    assert workload.macs == 27 * 16 * 100 + 16000
    assert workload.weight_bytes == (27 * 16 + 16000) / 2
    assert workload.io_bytes == (27 * 100 + 10) * 2
    assert workload.hidden_bytes == 2 * 16 * 100 * 2
    assert ti.Workload().macs == ti.Workload().io_bytes == 0
