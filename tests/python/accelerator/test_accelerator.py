"""Accelerators from Python: presets, one's own JSON, inferences, bad input."""

import json
import math

import pytest

import titania as ti
from conftest import ROOT

ISAAC = ti.accelerator("isaac")
EDGE = ti.accelerator("tio2_edge")
MLP = ti.Workload(
    name="mlp",
    layers=[
        ti.LayerShape(name="hidden", in_features=784, out_features=100),
        ti.LayerShape(name="out", in_features=100, out_features=10),
    ],
)


def test_the_presets_are_there_in_any_spelling():
    names = ti.accelerators()
    assert {"isaac", "tio2_edge"} <= set(names)
    assert ti.accelerator("TIO2-edge") == EDGE
    with pytest.raises(ti.ArgumentError, match="did you mean 'isaac'"):
        ti.accelerator("isacc")


@pytest.mark.parametrize("name", ti.accelerators())
def test_every_figure_has_a_source_and_a_range(name):
    accelerator = ti.accelerator(name)
    assert accelerator.citations
    for row in accelerator.all_components():
        for figure in (row.energy, row.area, row.static_power):
            assert figure.low <= figure.value <= figure.high
            assert figure.high == 0 or figure.source


def test_isaacs_table_adds_up():
    peak = ISAAC.peak()
    assert peak.efficiency == pytest.approx(627e9, rel=0.05)
    assert peak.density * 1e-6 == pytest.approx(483e9, rel=0.05)


def test_an_inference_says_what_it_costs_and_where_it_lies():
    result = EDGE.inference(MLP, batch=8, boundary="board", duty=0.5)
    assert result.report.boundary == "board"
    assert result.report.energy_J > 0
    assert result.report.latency_s == pytest.approx(result.latency_s, rel=1e-12)
    assert result.throughput_per_s == pytest.approx(8 / result.latency_s)
    assert result.deployment == EDGE.deploy(MLP)
    assert [place.name for place in result.deployment.layers] == ["hidden", "out"]
    assert result.activity.adc_conversions == 7 * 100 + 10
    assert result.programming_energy_J == pytest.approx(result.deployment.cells * 50 * 2.05e-6)
    assert result.programming_time_s == pytest.approx(128 * 128 * 50 * 1.1e-3)
    assert result.writes == 1
    assert "tio2_edge" in repr(result)


def test_activities_name_the_layers():
    layers = EDGE.activities(MLP, batch=2)
    assert [name for name, _ in layers] == ["hidden", "out", "host"]
    assert layers[0][1].dac_conversions == 2 * 784


@pytest.mark.parametrize("name", ti.accelerators())
@pytest.mark.parametrize("workload", ["lenet-5", "llama-2-7b", "mixtral-8x7b"])
def test_the_zoo_runs_on_every_accelerator(name, workload):
    result = ti.accelerator(name).inference(ti.zoo.workload(workload), batch=4)
    report = result.report
    assert math.isfinite(report.energy_J)
    assert report.energy_J > 0
    for names, part in (
        (report.components, report.component),
        (report.layers, report.layer),
    ):
        total = math.fsum(part(n).energy_J for n in names)
        assert total == pytest.approx(report.energy_J, rel=1e-12)
    assert all(t.energy.value >= 0 and t.latency.value >= 0 for t in report.terms)
    assert 0 < result.deployment.utilisation <= 1


def test_a_config_of_ones_own_is_read_from_disk(tmp_path):
    path = tmp_path / "mine.json"
    path.write_text(EDGE.replace(name="mine", rows=64).to_json())
    mine = ti.Accelerator.from_json(path.read_text())
    assert (mine.name, mine.rows) == ("mine", 64)
    constants = mine.inference(MLP).report.constants
    assert "mine/ADC" in constants


def changed(change):
    """The edge chip as JSON text, after a change of its object."""
    text = json.loads(EDGE.to_json())
    change(text)
    return json.dumps(text)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t["components"][1]["energy"].update(unit="pJ"), "must be 'J'"),
        (lambda t: t["components"][1]["energy"].update(source=""), "needs a source"),
        (lambda t: t["components"][1]["energy"].update(low=1.0), "ascending order"),
        (lambda t: t["components"][1].update(per="conversions"), "is no count of Activity"),
        (lambda t: t["components"][1].update(item="amplifier"), "is there already"),
        (lambda t: t["cell_read"]["conductance"].update(unit="uS"), "must be 'S'"),
        (lambda t: t["write"]["pulses"].update(unit="J"), "must be ''"),
        (lambda t: t.update(arrays_per_core=0), r"must be in \[1, 1e\+06\]"),
        (lambda t: t.update(coding="pairs"), "did you mean 'pair'"),
        (lambda t: t.update(row=3), "did you mean 'rows'"),
    ],
)
def test_a_bad_config_is_refused(change, message):
    with pytest.raises(ti.ConfigError, match=message):
        ti.Accelerator.from_json(changed(change))


@pytest.mark.parametrize(
    ("run", "message"),
    [
        ({"batch": 0}, "batch = 0"),
        ({"batch": float("nan")}, "batch = nan"),
        ({"duty": 0}, "duty = 0"),
        ({"lifetime": -1}, "lifetime = -1"),
        ({"boundary": "wal"}, "did you mean 'wall'"),
    ],
)
def test_a_bad_run_is_refused(run, message):
    with pytest.raises(ti.ConfigError, match=message):
        EDGE.inference(MLP, **run)


def test_what_cannot_be_mapped_is_refused():
    with pytest.raises(ti.ArgumentError, match=r"workload\.layers is empty"):
        EDGE.deploy(ti.Workload(name="empty"))
    with pytest.raises(ti.ArgumentError, match="a weight needs 8 columns"):
        ISAAC.replace(cols=4).deploy(MLP.replace(weight_bits=16))
    with pytest.raises(TypeError, match="did you mean 'batch'"):
        EDGE.inference(MLP, batches=3)


def test_the_presets_on_disk_are_those_in_the_library():
    folder = ROOT / "lib/io/accelerators"
    files = {path.stem: path.read_text() for path in folder.glob("*.json")}
    assert sorted(files) == sorted(ti.accelerators())
    for name, text in files.items():
        assert ti.Accelerator.from_json(text) == ti.accelerator(name)
