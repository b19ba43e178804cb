"""Measuring a GPU, on a simulated one behind a simulated NVML, and whatever NVML may refuse."""

import importlib
import json
import math
import random
import sys

import pytest

import titania as ti
from conftest import ROOT
from simulated_gpu import NVMLError, SimulatedGpu, SimulatedNvml, SimulatedRunner

FOLDER = ROOT / "bench" / "gpu"


@pytest.fixture(autouse=True)
def folder(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    yield
    for name in ("board", "measure", "meter", "works"):
        sys.modules.pop(name, None)


@pytest.fixture
def script():
    return importlib.import_module("measure")


@pytest.fixture
def works():
    return importlib.import_module("works")


@pytest.fixture
def main(script, monkeypatch, tmp_path, capsys):
    """Runs the script on a simulated GPU behind a simulated NVML: (status, file or None, text)."""
    path = tmp_path / "gpu.json"

    def run(nvml, runner=None, *arguments):
        monkeypatch.setitem(sys.modules, "pynvml", nvml)
        runner = runner or SimulatedRunner(nvml.gpu)
        monkeypatch.setattr(script.real, "TorchRunner", lambda device: runner)
        monkeypatch.setattr(script.real, "WallClock", lambda: nvml.gpu)
        plan = ["--kind", "mlp", "--precision", "fp16", "--window", "2", "--repeats", "3"]
        status = script.main([str(path), *plan, *arguments])
        content = json.loads(path.read_text(encoding="utf-8")) if path.exists() else None
        return status, content, capsys.readouterr().err

    run.path = path
    return run


def taken(script, gpu, runner, works, **method):
    meter = script.Meter(gpu, gpu, script.Method(**method), random.Random(1))
    *_, record = script.measure(meter, runner, works)
    return record


def assert_true(points, watt=300.0, rel=0.007):
    """Every point says what the simulated GPU drew."""
    for point in points:
        assert point["energy_J"] == pytest.approx(7e-4 * watt, rel=rel)
        assert point["idle_W"] == pytest.approx(80.0, rel=rel)


@pytest.mark.parametrize("update_s", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("watt", [90.0, 250.0, 400.0])
def test_the_energy_of_a_call_is_what_the_simulated_gpu_drew(script, works, update_s, watt):
    gpu = SimulatedGpu(update_s=update_s)
    runner = SimulatedRunner(gpu, watt=watt)
    (point,) = taken(script, gpu, runner, [works.matmul(64, 64, 32, "fp16")]).points
    assert point["seconds"] == pytest.approx(7e-4, rel=1e-9)
    # A window ends within one step (10 ms) of the counter's movement: 2 x 10 ms in 3 s.
    assert point["energy_J"] == pytest.approx(7e-4 * watt, rel=0.007)
    assert point["idle_W"] == pytest.approx(80.0, rel=0.007)
    assert point["above_idle_J"] == pytest.approx(7e-4 * (watt - 80.0), abs=7e-4 * watt * 0.01)
    assert point["energy_std_J"] < 0.01 * point["energy_J"]


def test_a_window_in_which_the_counter_starts_anew_is_repeated(script, works):
    gpu = SimulatedGpu()
    shown = []

    def restart(what, x):
        if what == "counter":
            shown.append(x)
            return x - shown[700] if len(shown) > 700 else x
        return x

    gpu.lie = restart
    record = taken(script, gpu, SimulatedRunner(gpu), [works.matmul(64, 64, 32, "fp16")])
    assert len(shown) > 700
    assert_true(record.points)
    assert record.points[0]["energy_from"] == "counter"
    assert record.notes == []


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        (lambda what, x: 17.0 if what == "counter" else x, "did not move"),
        (lambda what, x: 0.5 * x if what == "counter" else x, "W by the counter, 300 W by the"),
        (lambda what, x: 3 * x if what == "counter" else x, "limited to 400 W"),
        (lambda what, x: math.nan if what == "counter" else x, "the energy counter reads nan"),
        (lambda what, x: 1e6 - x if what == "counter" else x, "went back"),
    ],
)
def test_a_counter_that_cannot_be_gives_way_to_the_power_readings(main, lie, says):
    gpu = SimulatedGpu()
    gpu.lie = lie
    status, content, text = main(SimulatedNvml(gpu))
    assert status == 0
    (note,) = content["notes"]
    assert says in note
    assert "energies are the integral of the readings" in note
    assert f"note: {note}" in text
    assert len(content["points"]) == 3
    assert {p["energy_from"] for p in content["points"]} == {"power readings"}
    assert_true(content["points"], rel=1e-3)


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        (lambda what, x: -x if what == "power" else x, "a power of -"),
        (lambda what, x: 9 * x if what == "power" else x, "limited to 400 W"),
        (lambda what, x: math.nan if what == "power" else x, "a power of nan"),
        (lambda what, x: math.inf if what == "power" else x, "a power of inf"),
    ],
)
def test_power_readings_that_cannot_be_are_refused(main, lie, says):
    gpu = SimulatedGpu()
    gpu.lie = lie
    status, content, text = main(SimulatedNvml(gpu))
    assert (status, content) == (1, None)
    assert text.count(says) == 3
    assert "Traceback" not in text


# --- What NVML refuses --------------------------------------------------------------------------


NOT_SUPPORTED = NVMLError("Not Supported")
NO_PERMISSION = NVMLError("Insufficient Permissions")
COUNTER, POWER = "nvmlDeviceGetTotalEnergyConsumption", "nvmlDeviceGetPowerUsage"


@pytest.mark.parametrize(
    ("query", "entries", "note"),
    [
        ("nvmlDeviceGetMaxClockInfo", ["clock_sm_Hz", "clock_memory_Hz"], "clock of the SMs"),
        ("nvmlSystemGetDriverVersion", ["driver"], "the driver: Not Supported"),
        ("nvmlDeviceGetEnforcedPowerLimit", ["power_limit_W"], "the power limit: Not Supported"),
    ],
)
def test_a_description_that_is_refused_costs_no_point(main, query, entries, note):
    status, content, text = main(SimulatedNvml(SimulatedGpu(), **{query: NOT_SUPPORTED}))
    assert status == 0
    assert_true(content["points"])
    assert [name for name, value in content["device"].items() if value is None] == entries
    assert any(note in said for said in content["notes"])
    assert note in text
    reports = ti.baseline.measured_points(main.path)
    assert len(reports) == 3
    assert list(reports[0].notes) == content["notes"]


def test_the_description_is_asked_for_before_anything_is_measured(main):
    nvml = SimulatedNvml(SimulatedGpu())
    seen = []
    nvml.fails["nvmlSystemGetDriverVersion"] = lambda k: seen.append(nvml.gpu.time)
    main(nvml)
    assert seen == [0.0]


def test_a_gpu_that_nvml_does_not_know_is_one_sentence(main):
    nvml = SimulatedNvml(SimulatedGpu(), nvmlDeviceGetHandleByUUID=NVMLError("Not Found"))
    status, content, text = main(nvml)
    assert (status, content) == (1, None)
    (line,) = text.splitlines()
    assert line.startswith("NVML gives no GPU GPU-simulated: Not Found; a part of a GPU (MIG)")


def test_a_driver_that_does_not_start_is_one_sentence(main):
    nvml = SimulatedNvml(SimulatedGpu(), nvmlInit=NVMLError("Driver Not Loaded"))
    status, content, text = main(nvml)
    assert (status, content, text) == (1, None, "NVML does not start: Driver Not Loaded\n")


@pytest.mark.parametrize("error", [NOT_SUPPORTED, NO_PERMISSION])
def test_without_a_counter_the_power_is_integrated(main, error):
    status, content, text = main(SimulatedNvml(SimulatedGpu(), **{COUNTER: error}))
    assert status == 0
    assert_true(content["points"], rel=1e-3)
    assert {p["energy_from"] for p in content["points"]} == {"power readings"}
    (note,) = content["notes"]
    assert note == (
        f"NVML does not tell the energy: {error}: energies are the integral of the power readings"
    )
    assert f"note: {note}" in text
    assert ti.baseline.measured_points(main.path)[0].conditions.endswith("by power readings")


@pytest.mark.parametrize("error", [NOT_SUPPORTED, NO_PERMISSION])
def test_without_power_readings_the_counter_stands_alone(main, error):
    status, content, _ = main(SimulatedNvml(SimulatedGpu(), **{POWER: error}))
    assert status == 0
    assert_true(content["points"])
    assert {(p["energy_from"], p["power_W"]) for p in content["points"]} == {("counter", None)}
    assert content["notes"] == [
        f"NVML does not tell the power: {error}: nothing checks the energy counter"
    ]
    assert len(ti.baseline.measured_points(main.path)) == 3


def test_without_counter_and_power_there_is_nothing_to_measure_with(main):
    nvml = SimulatedNvml(SimulatedGpu(), **{COUNTER: NOT_SUPPORTED, POWER: NO_PERMISSION})
    status, content, text = main(nvml)
    assert (status, content) == (1, None)
    (line,) = text.splitlines()
    assert line.startswith("there is nothing to measure with: ")
    assert "Not Supported" in line
    assert "Insufficient Permissions" in line


@pytest.mark.parametrize("query", [COUNTER, POWER])
@pytest.mark.parametrize("call", [0, 300])
def test_one_error_that_passes_costs_a_window_and_no_point(main, query, call):
    def once(k):
        return NVMLError("Unknown Error") if k == call else None

    nvml = SimulatedNvml(SimulatedGpu(), **{query: once})
    status, content, _ = main(nvml)
    assert nvml.calls[query] > 300
    assert status == 0
    assert (content["notes"], content["skipped"]) == ([], [])
    assert_true(content["points"])
    assert {p["energy_from"] for p in content["points"]} == {"counter"}


def test_a_counter_that_is_refused_on_the_way_keeps_the_points_before(main):
    def late(k):
        return NVMLError("Unknown Error") if k > 3000 else None

    status, content, _ = main(SimulatedNvml(SimulatedGpu(), **{COUNTER: late}))
    assert status == 0
    meters = [p["energy_from"] for p in content["points"]]
    assert meters == ["counter", "power readings", "power readings"]
    assert_true(content["points"])
    assert "Unknown Error: from there on" in content["notes"][0]
    read = ti.baseline.measured_points(main.path)
    assert [r.conditions.rpartition("energy by ")[2] for r in read] == meters


def test_absurd_readings_after_good_points_leave_the_good_ones(main):
    gpu = SimulatedGpu()
    gpu.lie = lambda what, x: 1e6 if what == "power" and gpu.time > 20 else x
    status, content, text = main(SimulatedNvml(gpu))
    assert status == 0
    assert len(content["points"]) == 1
    assert_true(content["points"])
    assert len(content["skipped"]) == 2
    assert all("1e+06 W on a board" in s["reason"] for s in content["skipped"])
    assert "1 points, 2 works without one" in text


def test_a_gpu_that_is_lost_on_the_way_leaves_the_points_before(main):
    gpu = SimulatedGpu()
    status, content, _ = main(SimulatedNvml(gpu), SimulatedRunner(gpu, lost_at=20.0))
    assert status == 0
    assert len(content["points"]) == 1
    assert [s["reason"] for s in content["skipped"]] == ["CUDA error: device lost"] * 2


def test_ctrl_c_leaves_the_points_before(main):
    gpu = SimulatedGpu()

    def interrupt(what, x):
        if gpu.time > 20:
            raise KeyboardInterrupt
        return x

    gpu.lie = interrupt
    status, content, text = main(SimulatedNvml(gpu))
    assert status == 130
    assert len(content["points"]) == 1
    assert "1 points, 0 works without one" in text


def test_a_point_that_no_reader_would_take_is_not_written(main):
    gpu = SimulatedGpu()
    status, content, text = main(SimulatedNvml(gpu), SimulatedRunner(gpu, watt=50.0))
    assert (status, content) == (1, None)
    assert "W with the work and 80" in text


# --- What is measured ---------------------------------------------------------------------------


@pytest.mark.parametrize(("field", "value"), [("window_s", 0.5), ("repeats", 1)])
def test_a_method_that_is_too_short_is_refused(script, field, value):
    with pytest.raises(ValueError, match=f"{field} = {value}"):
        script.Method(**{field: value})


def test_what_the_gpu_cannot_do_is_listed_with_its_reason(script, works):
    gpu = SimulatedGpu()
    runner = SimulatedRunner(gpu, cannot=("int8",))
    list_of_works = [works.matmul(64, 64, 32, p) for p in ("int8", "fp16")]
    record = taken(script, gpu, runner, list_of_works)
    assert [p["precision"] for p in record.points] == ["fp16"]
    assert record.skipped == [{"work": list_of_works[0].name, "reason": "no such kernel"}]


def test_the_plan_covers_every_kind_and_type(works):
    plan = list(works.plan())
    assert {w.kind for w in plan} == {"matmul", "mlp", "convolution", "transformer"}
    assert {w.precision for w in plan} == set(works.BYTES)
    assert len({w.name for w in plan}) == len(plan)
    assert all(len({w.batch for w in plan if w.kind == k}) >= 3 for k in {w.kind for w in plan})


def test_works_count_operations_and_bytes(works):
    product = works.matmul(100, 50, 8, "fp16")
    assert product.flops == 2 * 8 * 100 * 50
    assert product.bytes == 2 * (100 * 50 + 8 * 100 + 8 * 50)
    assert works.matmul(100, 50, 8, "int8").bytes == 100 * 50 + 8 * 100 + 4 * 8 * 50
    network = works.mlp((784, 100, 10), 4, "fp32")
    assert network.flops == 2 * 4 * (784 * 100 + 100 * 10)
    assert network.bytes == 4 * (784 * 100 + 1000 + 4 * (784 + 10 + 4 * 100))
    image = works.convolution(3, 16, 5, 32, 2, "tf32")
    assert image.flops == 2 * 2 * 32 * 32 * 3 * 16 * 25
    assert image.bytes == 4 * (3 * 16 * 25 + 2 * 32 * 32 * 19)
    block = works.transformer(64, 4, 256, 16, 2, "bf16")
    assert block.flops == 2 * 32 * (4 * 64**2 + 2 * 64 * 256) + 4 * 32 * 16 * 64


def test_without_torch_or_a_gpu_a_sentence_says_so(script, tmp_path, capsys):
    assert script.main([str(tmp_path / "gpu.json")]) == 1  # where this runs
    assert "measuring a GPU needs" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_path_that_cannot_be_written_is_refused_before_anything_is_measured(script, main, capsys):
    main.path.mkdir()
    for path in (main.path, main.path / "no" / "gpu.json"):
        assert script.main([str(path)]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"{path}: cannot be written: ")
