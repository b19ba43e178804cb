"""A measured GPU: what the file's points say, and files that no GPU can have written."""

import copy
import importlib
import json
import random
import sys

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import titania as ti
from conftest import ROOT
from simulated_gpu import SimulatedGpu, SimulatedRunner

FOLDER = ROOT / "bench" / "gpu"
TRUTH = {"active": 150.0, "byte": 60e-12, "launch": 4e-6, "bandwidth": 0.6 * 3.35e12}
FORMATS = {"fp16": (0.6 * 989e12, 0.5e-12), "int8": (0.5 * 1979e12, 0.2e-12)}


class TrueRunner(SimulatedRunner):
    """Takes the time and power of a GPU whose constants are known."""

    def step(self, work, seconds):
        rate, e_op = FORMATS[work.precision]
        t = work.bytes / TRUTH["bandwidth"] + work.flops / rate + work.kernels * TRUTH["launch"]
        joule = TRUTH["active"] * t + TRUTH["byte"] * work.bytes + e_op * work.flops
        self.seconds_per_call, self.watt = t, joule / t
        return super().step(work, seconds)


@pytest.fixture(scope="module")
def document():
    """What the script writes of a simulated H100."""
    sys.path.insert(0, str(FOLDER))
    try:
        script, works = importlib.import_module("measure"), importlib.import_module("works")
        chosen = [
            make(precision)
            for precision in FORMATS
            for make in (
                lambda p: works.matmul(1024, 1024, 32, p),
                lambda p: works.matmul(1024, 1024, 4096, p),
                lambda p: works.matmul(8192, 8192, 32, p),
                lambda p: works.matmul(8192, 8192, 8192, p),
                lambda p: works.mlp((784, 4096, 10), 64, p),
            )
        ]
        gpu = SimulatedGpu(power_limit=700.0)
        method = script.Method(window_s=2.0, repeats=3)
        meter = script.Meter(gpu, gpu, method, random.Random(2))
        *_, record = script.measure(meter, TrueRunner(gpu), chosen)
    finally:
        sys.path.remove(str(FOLDER))
        for name in ("board", "measure", "meter", "works"):
            sys.modules.pop(name, None)
    device = {
        "name": "NVIDIA H100 80GB HBM3",
        "driver": "550.1",
        "power_limit_W": 700.0,
        "clock_sm_Hz": 1.98e9,
        "clock_memory_Hz": 2.6e9,
        "memory_B": 80e9,
    }
    return script.document(device, "2.4", method, record)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gpu.json"


def write(path, document):
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


# --- What it says -------------------------------------------------------------------------------


def test_the_constants_of_the_gpu_come_back(document, path):
    gpu = ti.baseline.load_measured(write(path, document))
    assert gpu.name == "h100-sxm, measured"
    fitted = gpu.calibration("other")
    assert fitted.active_power.value == pytest.approx(TRUTH["active"], rel=0.1)
    assert gpu.e_byte.value == pytest.approx(TRUTH["byte"], rel=0.2)
    assert fitted.t_launch.value == pytest.approx(TRUTH["launch"], rel=0.02)
    assert fitted.eta_memory.value * gpu.memory_bandwidth.value == pytest.approx(
        TRUTH["bandwidth"], rel=0.02
    )
    for name, (rate, e_op) in FORMATS.items():
        figures = fitted.precision(name)
        assert figures.eta_compute.value * gpu.peak(name).value == pytest.approx(rate, rel=0.02)
        assert figures.e_op.value == pytest.approx(e_op, rel=0.1)
        assert figures.e_op.low <= figures.e_op.value <= figures.e_op.high
    assert gpu.idle_power.value == pytest.approx(80, rel=0.02)
    assert {fitted.active_power.kind, gpu.e_byte.kind, gpu.tdp.kind} == {"measured"}
    assert "driver 550.1" in fitted.active_power.source


def test_a_measured_gpu_runs_a_workload_and_says_that_it_was_measured(document, path):
    gpu = ti.baseline.load_measured(write(path, document))
    workload = ti.Workload(layers=[ti.LayerShape(in_features=4096, out_features=4096)])
    report = ti.baseline.gpu_inference(gpu, workload, batch=256)
    assert report.kind == "measured"
    t = report.latency_s
    assert report.energy_J * 256 / t < 700.0
    assert not any("fitted" in note for note in report.notes)


def test_the_points_themselves_are_reports(document, path):
    reports = ti.baseline.measured_points(write(path, document))
    assert len(reports) == len(document["points"])
    for report, point in zip(reports, document["points"], strict=True):
        assert report.kind == "measured"
        assert report.energy_J * point["batch"] == pytest.approx(point["energy_J"], rel=1e-12)
        idle = report.component("measured").terms[0].energy.value * point["batch"]
        assert idle == pytest.approx(point["idle_W"] * point["seconds"], rel=1e-12)


def test_the_range_of_a_point_is_1645_standard_deviations(document, path):
    noisy = copy.deepcopy(document)
    point = noisy["points"][0]
    point["seconds_std"] = 0.01 * point["seconds"]
    point["energy_std_J"] = 0.02 * point["energy_J"]
    above = ti.baseline.measured_points(write(path, noisy))[0].component("measured").terms[1]
    energy, latency = above.energy, above.latency
    half = 1.644854 * 0.02 * point["energy_J"] / point["batch"]
    assert [energy.value - energy.low, energy.high - energy.value] == pytest.approx([half] * 2)
    half = 1.644854 * 0.01 * point["seconds"]
    assert [latency.value - latency.low, latency.high - latency.value] == pytest.approx([half] * 2)


def test_the_ranges_of_a_fit_hold_what_is_true_in_most_files(document, path):
    rng = np.random.default_rng(5)
    held = {name: 0 for name in ("e_byte", "t_launch", "eta_memory", "e_op", "eta_compute")}
    draws = 150
    for _ in range(draws):
        noisy = copy.deepcopy(document)
        for point in noisy["points"]:
            point["seconds"] *= rng.normal(1, 0.01)
            point["energy_J"] *= rng.normal(1, 0.01)
            point["power_W"] = point["energy_J"] / point["seconds"]
        gpu = ti.baseline.load_measured(write(path, noisy))
        fitted = gpu.calibration("other")
        fp16 = fitted.precision("fp16")
        for name, figure, truth in (
            ("e_byte", gpu.e_byte, TRUTH["byte"]),
            ("t_launch", fitted.t_launch, TRUTH["launch"]),
            ("eta_memory", fitted.eta_memory, TRUTH["bandwidth"] / gpu.memory_bandwidth.value),
            ("e_op", fp16.e_op, FORMATS["fp16"][1]),
            ("eta_compute", fp16.eta_compute, FORMATS["fp16"][0] / gpu.peak("fp16").value),
        ):
            held[name] += figure.low <= truth <= figure.high
    for name, times in held.items():  # 0.9 of them, for a normal's range and few points a bit less
        assert 0.7 * draws < times < draws, (name, times)


def test_an_unknown_device_has_the_rates_that_it_reached(document, path):
    other = copy.deepcopy(document)
    other["device"]["name"] = "Somebody's accelerator"
    gpu = ti.baseline.load_measured(write(path, other))
    reached = max(p["flops"] / p["seconds"] for p in other["points"] if p["precision"] == "fp16")
    assert gpu.peak("fp16").value == pytest.approx(reached)
    like = ti.baseline.load_measured(path, like="h100-sxm")
    assert like.memory_bandwidth.value == 3.35e12
    with pytest.raises(ti.ArgumentError, match="did you mean"):
        ti.baseline.load_measured(path, like="h100-smx")


# --- What is refused ----------------------------------------------------------------------------


def changed(document, place, value):
    other = copy.deepcopy(document)
    *way, last = place
    inner = other
    for key in way:
        inner = inner[key]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return other


@pytest.mark.parametrize(
    ("place", "value", "says"),
    [
        (("points", 3, "power_W"), -5.0, r"points\[3\]\.power_W = -5.0: must be in \[0, 1050\] W"),
        (("points", 0, "power_W"), 1051.0, r"power_W = 1051.0: must be in"),
        (("points", 0, "energy_J"), -1.0, r"points\[0\]\.energy_J = -1.0: must be in"),
        (("points", 0, "energy_J"), 1e3, r"more than 1.5 times the limit of 700 W"),
        (("points", 0, "idle_W"), 699.0, r"a busy GPU draws no less than an idle one"),
        (("points", 0, "power_W"), 20.0, r"must agree within 25%"),
        (("points", 0, "seconds"), 0, r"seconds = 0: must be in"),
        (("points", 0, "seconds"), float("nan"), r"seconds = nan: must be in"),
        (("points", 0, "flops"), "many", r"flops = 'many': must be a number"),
        (("points", 0, "flops"), True, r"flops = True: must be a number"),
        (("points", 0, "bytes"), None, r"points\[0\]\.bytes is missing"),
        (("points", 0, "batch"), 2.5, r"batch = 2.5: must be a whole number"),
        (("points", 0, "precision"), "fp12", r"precision = 'fp12': expected one of {fp32, "),
        (("points", 0, "shape"), [], r"shape = \[\]: must be a list with entries"),
        (("points", 0, "shape"), [3, -1], r"must be whole numbers above 0"),
        (("points",), [], r"points = \[\]: must be a list with entries"),
        (("points",), [3], r"points\[0\] = 3: must be an object"),
        (("device", "power_limit_W"), "700 W", r"power_limit_W = '700 W': must be a number"),
        (("device", "memory_B"), 80.0, r"memory_B = 80.0: must be in \[1e\+06, "),
        (("points", 0, "energy_from"), "a guess", r"energy_from = 'a guess': expected one of"),
        (("points", 0, "seconds_std"), "null", r"seconds_std = 'null': must be a number"),
        (("notes",), [3], r"notes = \[3\]: must be texts"),
        (("device",), None, r"device is missing"),
        (("software",), 3, r"software = 3: must be an object"),
    ],
)
def test_an_impossible_entry_is_named(document, path, place, value, says):
    with pytest.raises(ti.ConfigError, match=says):
        ti.baseline.load_measured(write(path, changed(document, place, value)))


def test_what_the_board_did_not_tell_is_null_and_costs_nothing_else(document, path):
    silent = copy.deepcopy(document)
    silent["device"] |= {"driver": None, "power_limit_W": None, "clock_sm_Hz": None}
    silent["notes"] = ["NVML does not tell the driver: Not Supported"]
    for point in silent["points"]:
        point["power_W"] = None
    silent["points"][0]["energy_from"] = "power readings"
    gpu = ti.baseline.load_measured(write(path, silent))
    told = ti.baseline.load_measured(write(path.with_name("told.json"), document))
    assert gpu.e_byte.value == told.e_byte.value
    assert "driver unknown" in gpu.e_byte.source
    assert gpu.e_byte.source.endswith("energy by power readings and counter")
    assert told.e_byte.source.endswith("energy by counter")
    assert gpu.tdp.value == ti.baseline.gpu("h100-sxm").tdp.value
    assert list(ti.baseline.measured_points(path)[1].notes) == silent["notes"]
    silent["device"]["name"] = "A board of my own"
    drawn = [p["energy_J"] / p["seconds"] for p in document["points"]]
    assert ti.baseline.load_measured(write(path, silent)).tdp.value == pytest.approx(max(drawn))


def test_too_few_points_do_not_decide_the_constants(document, path):
    few = {**document, "points": document["points"][:3]}
    with pytest.raises(ti.ConfigError, match=r"points has 3 entries: 1 number formats need"):
        ti.baseline.load_measured(write(path, few))


def test_more_operations_than_the_data_sheet_allows_are_refused(document, path):
    fast = changed(document, ("points", 0, "flops"), 1e18)
    with pytest.raises(ti.ConfigError, match=r"and h100-sxm has at most 9\.89e"):
        ti.baseline.load_measured(write(path, fast))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is not JSON"),
        (b"\xff\xfe", "cannot be read"),
        (b"[1, 2]", "expected an object"),
        (b"[" * 100_000, "is not JSON"),
        (b'{"format": 1, "format": 2}', "appears twice"),
        (b"{}", "format must be"),
        (b'{"format": "titania-gpu-measurement", "version": 7}', "version = 7: must be 1"),
        (b" " * ((16 << 20) + 1), "is larger than 16 MiB"),
    ],
)
def test_a_file_that_is_none_is_refused(path, content, says):
    path.write_bytes(content)
    with pytest.raises(ti.FileError, match=says):
        ti.baseline.load_measured(path)
    with pytest.raises(ti.FileError, match="cannot be read"):
        ti.baseline.load_measured(path.with_name("none.json"))


def refused_or_loaded(path):
    """Loads a damaged file: a GPU, or one of the two errors, and nothing else."""
    try:
        gpu = ti.baseline.load_measured(path)
    except (ti.FileError, ti.ConfigError):
        return
    assert 0 <= gpu.calibration("other").active_power.value < 1e4


def test_a_file_with_any_byte_changed_is_refused_or_loads(document, path):
    content = json.dumps(document).encode()
    rng = np.random.default_rng(5)
    for place in rng.integers(0, len(content), 300):
        damaged = bytearray(content)
        damaged[place] = int(rng.integers(0, 256))
        path.write_bytes(bytes(damaged))
        refused_or_loaded(path)
    for size in np.linspace(0, len(content) - 1, 60).astype(int):
        path.write_bytes(content[:size])
        with pytest.raises(ti.FileError):
            ti.baseline.load_measured(path)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_file_with_any_entry_replaced_is_refused_or_loads(document, path, data):
    owners = [document, document["device"], document["software"], *document["points"][:2]]
    owner = data.draw(st.integers(0, len(owners) - 1))
    key = data.draw(st.sampled_from(sorted(owners[owner])))
    other = copy.deepcopy(document)
    inner = [other, other["device"], other["software"], *other["points"][:2]][owner]
    inner[key] = data.draw(JSON)
    refused_or_loaded(write(path, other))
