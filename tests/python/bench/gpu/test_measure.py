"""Measuring a GPU, on a simulated one: no machine with an NVIDIA GPU was at hand."""

import importlib.util
import json
import math
import sys

import pytest

import titania as ti
from conftest import ROOT
from simulated_gpu import SimulatedGpu, SimulatedRunner

FOLDER = ROOT / "bench" / "gpu"


@pytest.fixture(autouse=True)
def folder(monkeypatch):
    monkeypatch.syspath_prepend(str(FOLDER))
    yield
    for name in ("board", "meter", "works"):
        sys.modules.pop(name, None)


@pytest.fixture
def script():
    spec = importlib.util.spec_from_file_location("gpu_measure", FOLDER / "measure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def works():
    return importlib.import_module("works")


def taken(script, gpu, runner, works, **method):
    return script.measure(gpu, gpu, runner, works, script.Method(**method), seed=1)


@pytest.mark.parametrize("update_s", [0.02, 0.05, 0.1])
@pytest.mark.parametrize("watt", [90.0, 250.0, 400.0])
def test_the_energy_of_a_call_is_what_the_simulated_gpu_drew(script, works, update_s, watt):
    gpu = SimulatedGpu(update_s=update_s)
    runner = SimulatedRunner(gpu, watt=watt)
    (point,), _ = taken(script, gpu, runner, [works.matmul(64, 64, 32, "fp16")])
    assert point["seconds"] == pytest.approx(7e-4, rel=1e-9)
    # A window ends within one step (10 ms) of the counter's movement: 2 x 10 ms in 3 s.
    assert point["energy_J"] == pytest.approx(7e-4 * watt, rel=0.007)
    assert point["idle_W"] == pytest.approx(80.0, rel=0.007)
    assert point["above_idle_J"] == pytest.approx(7e-4 * (watt - 80.0), abs=7e-4 * watt * 0.01)
    assert point["energy_std_J"] < 0.01 * point["energy_J"]


def test_without_a_counter_the_power_is_integrated(script, works):
    gpu = SimulatedGpu(has_counter=False)
    runner = SimulatedRunner(gpu, watt=310.0)
    (point,), _ = taken(script, gpu, runner, [works.matmul(64, 64, 32, "fp16")])
    assert point["energy_J"] == pytest.approx(7e-4 * 310.0, rel=1e-3)
    assert point["idle_W"] == pytest.approx(80.0, rel=1e-3)


def test_a_window_in_which_the_counter_starts_anew_is_repeated(script, works):
    gpu = SimulatedGpu()
    shown = []

    def restart(what, x):
        if what == "counter":
            shown.append(x)
            return x - shown[700] if len(shown) > 700 else x
        return x

    gpu.lie = restart
    (point,), _ = taken(script, gpu, SimulatedRunner(gpu), [works.matmul(64, 64, 32, "fp16")])
    assert len(shown) > 700
    assert point["energy_J"] == pytest.approx(7e-4 * 300.0, rel=0.007)


@pytest.mark.parametrize(
    ("lie", "says"),
    [
        (lambda what, x: 17.0 if what == "counter" else x, "did not move"),
        (lambda what, x: -x if what == "power" else x, "a power of -"),
        (lambda what, x: 5 * x if what == "power" else x, "limited to 400 W"),
        (lambda what, x: math.nan if what == "power" else x, "a power of nan"),
        (lambda what, x: 0.5 * x if what == "power" else x, "by the power readings"),
        (lambda what, x: 3 * x if what == "counter" else x, "by the counter"),
        (lambda what, x: math.nan if what == "counter" else x, "the energy counter reads nan"),
        (lambda what, x: 1e6 - x if what == "counter" else x, "went back"),
    ],
)
def test_readings_that_cannot_be_are_refused(script, works, lie, says):
    gpu = SimulatedGpu()
    gpu.lie = lie
    error = importlib.import_module("meter").MeasurementError
    with pytest.raises(error, match=says):
        taken(script, gpu, SimulatedRunner(gpu), [works.matmul(64, 64, 32, "fp16")])


@pytest.mark.parametrize(("field", "value"), [("window_s", 0.5), ("repeats", 1)])
def test_a_method_that_is_too_short_is_refused(script, field, value):
    with pytest.raises(ValueError, match=f"{field} = {value}"):
        script.Method(**{field: value})


def test_what_the_gpu_cannot_do_is_listed_with_its_reason(script, works):
    gpu = SimulatedGpu()
    runner = SimulatedRunner(gpu, cannot=("int8",))
    list_of_works = [works.matmul(64, 64, 32, p) for p in ("int8", "fp16")]
    points, skipped = taken(script, gpu, runner, list_of_works)
    assert [p["precision"] for p in points] == ["fp16"]
    assert skipped == [{"work": list_of_works[0].name, "reason": "no such kernel"}]


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


def test_the_file_is_written_whole_and_holds_what_was_measured(script, works, tmp_path, capsys):
    gpu = SimulatedGpu()
    runner = SimulatedRunner(gpu)
    points, skipped = taken(script, gpu, runner, [works.matmul(64, 64, 32, "fp16")])
    content = script.document({"name": "simulated"}, "none", script.Method(), points, skipped)
    assert json.loads(json.dumps(content, allow_nan=False)) == content
    assert content["format"] == "titania-gpu-measurement"
    assert script.main([str(tmp_path / "gpu.json")]) == 1  # no torch, or no GPU, where this runs
    assert "measuring a GPU needs" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
    with pytest.raises(ti.FileError):
        script.write_whole(tmp_path / "no" / "gpu.json", "")
