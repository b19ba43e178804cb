"""The same workload elsewhere: the GPU formula, a digital INT8 unit, a brain."""

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
BOARDS = [name for name, gpu in B.gpus().items() if gpu.count == 1]


def by_hand(gpu, batch=1.0, precision="int8", *, kernels=2.0, t_request=0.0):
    """(J, s) of one inference and its whole batch: docs/explanation/baselines.md."""
    physics = gpu.calibration("other")
    other = 64 + 10 + 2 * 48 / physics.act_reuse.value
    moved = MACS + batch * other
    flops = 2 * batch * MACS
    figures = physics.precision(precision)
    t = moved / (physics.eta_memory.value * gpu.memory_bandwidth.value)
    t += flops / (figures.eta_compute.value * gpu.peak(precision).value)
    t += kernels * physics.t_launch.value + batch * t_request
    energy = physics.active_power.value * t + gpu.e_byte.value * moved + figures.e_op.value * flops
    return min(energy, gpu.tdp.value * t) / batch, t


def exact(figure, value):
    return figure.replace(value=value, low=value, high=value)


# --- GPUs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("batch", [1, 64, 2.0**20])
@pytest.mark.parametrize("name", BOARDS)
def test_the_energy_of_an_inference_is_the_formula(name, batch):
    gpu = B.gpu(name)
    report = B.gpu_inference(gpu, WORKLOAD, batch=batch)
    energy, latency = by_hand(gpu, batch, "fp16" if name == "v100" else "int8")
    assert report.energy_J == pytest.approx(energy, rel=1e-12)
    assert report.latency_s == pytest.approx(latency, rel=1e-12)
    assert report.throughput == pytest.approx(batch / latency, rel=1e-12)
    assert report.boundary == "board"
    assert sum(t.energy.value for t in report.terms) == pytest.approx(energy, rel=1e-12)


def test_requests_kernels_and_precision_enter_the_formula():
    gpu = B.gpu("h100-sxm")
    report = B.gpu_inference(gpu, WORKLOAD, batch=8, t_request=2e-5, precision="fp16", kernels=5)
    energy, latency = by_hand(gpu, 8, "fp16", kernels=5, t_request=2e-5)
    assert (report.energy_J, report.latency_s) == pytest.approx((energy, latency), rel=1e-12)


def test_by_default_only_a_server_spends_time_on_requests():
    gpu = B.gpu("h100-sxm")
    items = [t.item for t in B.gpu_inference(gpu, WORKLOAD).terms]
    assert "request scheduling" not in items
    assert "kernel launches" in items
    tokens = B.gpu_inference(gpu, WORKLOAD.replace(unit="token"), batch=8)
    seconds = {t.item: t.latency.value for t in tokens.terms if t.latency.value}
    assert seconds["request scheduling"] == pytest.approx(
        8 * gpu.calibration("serving").t_request.value, rel=1e-12
    )
    assert "kernel launches" not in seconds  # a server runs graphs


@pytest.mark.parametrize(
    ("bits", "name", "used"),
    [
        (8, "h100-sxm", "int8"),
        (9, "h100-sxm", "fp16"),
        (32, "h100-sxm", "fp16"),
        (4, "h100-sxm", "int8"),
        (5, "b200", "int8"),
        (4, "b200", "fp4"),
        (1, "l4", "int8"),
        (1, "v100", "fp16"),  # twice as fast as its INT8
    ],
)
def test_the_narrowest_format_that_holds_the_bits_and_is_not_slower_is_taken(bits, name, used):
    workload = WORKLOAD.replace(weight_bits=bits, activation_bits=bits)
    report = B.gpu_inference(B.gpu(name), workload)
    assert f"{used}.e_op" in [t.item for t in report.terms]


def test_power_is_capped_at_the_limit_and_the_report_says_so():
    gpu = B.gpu("h100-sxm")
    gpu = gpu.replace(tdp=exact(gpu.tdp, 250.0))
    report = B.gpu_inference(gpu, WORKLOAD, batch=1e6)
    energy, latency = by_hand(gpu, 1e6)
    assert report.energy_J == pytest.approx(energy, rel=1e-12)
    assert report.energy_J * 1e6 / latency == pytest.approx(250.0, rel=1e-12)
    assert "capped at the power limit" in report.notes
    free = B.gpu_inference(gpu.replace(tdp=exact(gpu.tdp, 1e6)), WORKLOAD, batch=1e6)
    assert free.energy_J > report.energy_J
    assert "capped at the power limit" not in free.notes


TOKENS = WORKLOAD.replace(unit="token", weight_bits=16, activation_bits=16)


def test_the_stack_is_named_in_the_report_and_chosen_by_name():
    default = B.gpu_inference(B.gpu("a100-40"), TOKENS, batch=32)
    assert ", vllm-2024" in default.conditions
    assert default.kind == "fitted"
    eager = B.gpu_inference(B.gpu("a100-40", stack="transformers-2023"), TOKENS, batch=32)
    assert ", transformers-2023" in eager.conditions
    assert eager.latency_s != default.latency_s
    assert "vllm" not in B.gpu_inference(B.gpu("a100-40"), WORKLOAD).conditions
    with pytest.raises(ti.ArgumentError, match=r"stack = 'vlm-2024'.*did you mean 'vllm-2024'"):
        B.gpu("a100-40", stack="vlm-2024")


def test_all_that_is_known_of_a_gpu_is_listed():
    known = B.calibrations("a100-40")
    assert [c.work for c in known[:1]] == ["other"]
    stacks = {(c.stack, c.work): c.is_fitted for c in known}
    assert stacks["vllm-2024", "serving"]
    assert stacks["transformers-2023", "serving"]
    assert not stacks["vllm-2025", "serving"]
    assert not stacks["tensorrt-2023", "vision"]


def test_what_nothing_was_fitted_to_is_extrapolated_and_less_certain():
    fitted = B.gpu_inference(B.gpu("h100-sxm"), TOKENS)
    guessed = B.gpu_inference(B.gpu("h200"), TOKENS)
    assert (guessed.kind, fitted.kind) == ("extrapolated", "fitted")
    (note,) = guessed.notes
    assert note.startswith("not fitted to serving on this GPU: ")
    assert not fitted.notes
    for report, name in ((guessed, "h200"), (fitted, "h100-sxm")):
        factors = {f.constant: f for t in report.terms for f in t.factors}
        active = factors[f"{name}/active_power"]
        assert (active.high >= 3) == (active.low <= 1 / 3) == (report is guessed)


@pytest.mark.parametrize("batch", [1, 8, 64, 512])
@pytest.mark.parametrize("model", ["llama-3.1-8b", "llama-2-70b", "mixtral-8x7b"])
@pytest.mark.parametrize("name", ["a100-40", "h100-sxm", "b200"])
def test_the_range_without_a_fit_covers_what_fits_say(name, model, batch):
    gpu = B.gpu(name)
    workload = ti.workload(model, phase="chat", weight_bits=16, activation_bits=16)
    known = B.gpu_inference(gpu, workload, batch=batch).energy_J
    alone = gpu.replace(calibrations=[gpu.calibration("other")])
    low, _, high = B.gpu_inference(alone, workload, batch=batch).energy_percentiles()
    assert low <= known <= high


def test_an_estimate_stays_an_estimate():
    assert B.gpu_inference(B.gpu("t4"), WORKLOAD).kind == "estimated"


def test_every_constant_of_a_report_has_its_gpus_name_and_moves_the_total():
    report = B.gpu_inference(B.gpu("b200"), WORKLOAD, batch=64, boundary="site", duty=0.5)
    names = set(report.constants)
    assert {"b200/active_power", "b200/host_power", "b200/idle_power", "power supply"} <= names
    for name in names:
        assert name.startswith("b200/") or name in ("power supply", "cooling and distribution")
        assert report.energy_with(name, 1.1) != report.energy_J, name


def test_a_system_is_its_gpus_and_their_host_at_the_wall():
    board, system = B.gpu("h100-sxm"), B.gpu("dgx-h100")
    assert (system.count, system.calibrations) == (8, board.calibrations)
    report = B.gpu_inference(system, WORKLOAD, batch=1024)
    assert report.boundary == "wall"
    assert "host" in report.components
    with pytest.raises(ti.ConfigError, match=r"expected one of {board, wall, site}"):
        B.gpu_inference(system, WORKLOAD, boundary="macro")


def test_unknown_names_list_the_known_ones():
    with pytest.raises(ti.ArgumentError) as error:
        B.gpu("h100-smx")
    assert all(name in str(error.value) for name in GPUS)
    assert "did you mean 'h100-sxm'?" in str(error.value)
    with pytest.raises(ti.ConfigError, match=r"'int4': expected one of {fp32, tf32, fp16, bf16"):
        B.gpu_inference(B.gpu("t4"), WORKLOAD, precision="int4")
    with pytest.raises(
        ti.ArgumentError, match="precision = 'fp8': v100 has figures for fp16, int8"
    ):
        B.gpu_inference(B.gpu("v100"), WORKLOAD, precision="fp8")
    with pytest.raises(TypeError, match=r"unknown field 'bach'.*did you mean 'batch'"):
        B.gpu_inference(B.gpu("t4"), WORKLOAD, bach=2)


@pytest.mark.parametrize("batch", [0, 0.5, -1, float("nan"), float("inf")])
def test_a_batch_that_is_none_is_refused(batch):
    with pytest.raises(ti.ConfigError, match=r"GpuRun\.batch = "):
        B.gpu_inference(B.gpu("t4"), WORKLOAD, batch=batch)


@pytest.mark.parametrize(
    ("field", "value"), [("duty", 0.0), ("duty", 1.1), ("gpus", 0), ("kernels", -1.0)]
)
def test_a_run_that_cannot_be_is_refused(field, value):
    with pytest.raises(ti.ConfigError, match=rf"GpuRun\.{field} = "):
        B.gpu_inference(B.gpu("t4"), WORKLOAD, **{field: value})


def test_too_few_gpus_are_refused_with_what_they_hold():
    large = ti.Workload(layers=[ti.LayerShape(in_features=400_000, out_features=1_000_000)])
    with pytest.raises(ti.ArgumentError, match="gpus = 4: hold 320 GB, batch 1 needs 400 GB"):
        B.gpu_inference(B.gpu("h100-sxm"), large, gpus=4)
    report = B.gpu_inference(B.gpu("h100-sxm"), large)
    assert report.conditions.startswith("8 GPUs")
    assert report.name.startswith("8 x ")


def figures(gpu):
    """(name, figure) of everything a GPU is described by."""

    def of(config, prefix):
        for row in config._fields():
            value = getattr(config, row["name"])
            if isinstance(value, ti.energy.Figure):
                yield f"{prefix}{row['name']}", value

    yield from of(gpu, "")
    for peak in gpu.peaks:
        yield from of(peak, f"{peak.precision}.")
    for calibration in B.calibrations(gpu.name):
        prefix = f"{calibration.stack}/{calibration.work}."
        yield from of(calibration, prefix)
        for arithmetic in calibration.arithmetic:
            yield from of(arithmetic, f"{prefix}{arithmetic.precision}.")


@pytest.mark.parametrize("name", GPUS)
def test_every_figure_has_a_source_a_kind_and_a_range(name):
    gpu = B.gpu(name)
    assert gpu.name == name
    for parameter, figure in figures(gpu):
        assert figure.source, parameter
        assert figure.low <= figure.value <= figure.high, parameter
        if figure.kind in ("estimated", "fitted") and figure.value > 0:
            assert figure.low < figure.value < figure.high, parameter
    for calibration in B.calibrations(name):
        assert calibration.active_power.value <= gpu.tdp.value


def test_the_gpus_that_people_ask_for_are_there():
    assert {
        "v100", "a100-40", "a100-80", "h100-pcie", "h100-sxm", "h200", "b200", "l4", "t4",
        "rtx-4090", "agx-orin", "orin-nano", "agx-xavier", "dgx-a100", "dgx-h100",
    } <= set(GPUS)  # fmt: skip


@pytest.mark.parametrize("name", ["h100-sxm", "t4", "agx-orin"])
def test_a_batch_saturates_where_doubling_it_saves_less_than_a_percent(name):
    gpu = B.gpu(name)

    def energy(batch):
        return B.gpu_inference(gpu, WORKLOAD, batch=batch).energy_J

    saturated = B.saturated_batch(gpu, WORKLOAD)
    batch = 1.0
    while energy(2 * batch) < 0.99 * energy(batch):
        batch *= 2
    assert saturated == batch > 1
    curve = B.batch_curve(gpu, WORKLOAD, [1, batch])
    assert [r.energy_J for r in curve] == [energy(1), energy(batch)]


def test_a_batch_saturates_at_the_latest_where_the_memory_is_full():
    cache = ti.KeyValueCache(read=1e6, resident=1e9, bits=8)
    workload = WORKLOAD.replace(cache=cache)
    assert B.saturated_batch(B.gpu("t4"), workload, gpus=1) <= 16


def test_a_gpu_without_launches_and_weights_to_share_is_saturated_at_once():
    gpu = B.gpu("t4")
    physics = gpu.calibration("other")
    gpu = gpu.replace(
        memory_bandwidth=exact(gpu.memory_bandwidth, 1e30),
        e_byte=exact(gpu.e_byte, 0.0),
        calibrations=[physics.replace(t_launch=exact(physics.t_launch, 0.0))],
    )
    assert B.saturated_batch(gpu, WORKLOAD) == 1


def test_a_brain_is_a_power_over_a_time():
    report = B.brain(3600.0)
    assert (report.terms[0].energy.low, report.terms[0].energy.high) == pytest.approx(
        (12 * 3600, 20 * 3600)
    )
    assert "no comparison per token" in report.notes[0]
    assert "[recall]" in report.terms[0].source
    with pytest.raises(ti.ArgumentError, match="seconds = 0"):
        B.brain(0)


# --- A digital unit ------------------------------------------------------------------------------

CONSTANTS = {row["id"]: row for row in ti.energy.constants()}


def test_a_digital_unit_pays_macs_weights_and_activations():
    mac, sram = CONSTANTS["int8_mac"], CONSTANTS["sram_8kb_64b"]
    at_mac = B.digital_inference(B.DigitalUnit(node=mac["node_m"], lanes=64), WORKLOAD)
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


def test_a_mac_at_28_nm_costs_an_eighth_to_a_third_of_a_picojoule():
    report = B.digital_inference(B.DigitalUnit(node=28e-9, lanes=64), WORKLOAD)
    mac = next(t.energy for t in report.terms if t.item == "MAC")
    assert 0.11e-12 < mac.low / MACS < mac.value / MACS < mac.high / MACS < 0.31e-12


def test_reading_the_weights_once_for_many_inferences_saves_their_share():
    once = B.digital_inference(B.DigitalUnit(lanes=64), WORKLOAD)
    shared = B.digital_inference(B.DigitalUnit(weight_reuse=10, lanes=64), WORKLOAD)
    weights = next(t.energy.value for t in once.terms if t.item == "weights")
    assert once.energy_J - shared.energy_J == pytest.approx(0.9 * weights, rel=1e-12)


def test_the_latency_of_a_digital_unit_is_its_macs_over_its_lanes():
    report = B.digital_inference(B.DigitalUnit(lanes=32, clock=1e9), WORKLOAD)
    assert report.latency_s == pytest.approx(MACS / 32e9, rel=1e-12)


def test_larger_weights_need_a_larger_and_dearer_memory():
    def per_byte(width):
        layers = [ti.LayerShape(in_features=width, out_features=width)]
        report = B.digital_inference(B.DigitalUnit(lanes=64), ti.Workload(layers=layers))
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
