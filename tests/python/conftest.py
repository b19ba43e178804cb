"""What several test files share: goldens, statistics, subprocesses, one example of every config."""

import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import settings

import titania as ti
from accelerator_examples import ACCELERATOR_EXAMPLES
from cell_examples import CELL_EXAMPLES
from gpu_examples import GPU_EXAMPLES
from samples import crossbar

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests" / "data"

settings.register_profile("titania", deadline=None, derandomize=True, database=None)
settings.load_profile("titania")


def golden(name):
    """A file of numbers to reproduce; its source is inside it."""
    return json.loads((DATA / name).read_text())


def run_python(code, *arguments, timeout=120):
    """Runs code in a fresh interpreter and returns the finished process."""
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)


def run_titania(*arguments, timeout=300):
    """Runs the command line and returns the finished process."""
    command = [sys.executable, "-m", "titania", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, check=False)


def assert_mean(sample, expected):
    """The mean lies within 5 of its standard errors of what was expected, along the first axis."""
    sample = np.asarray(sample)
    error = sample.std(axis=0, ddof=1) / np.sqrt(len(sample))
    np.testing.assert_array_less(np.abs(sample.mean(axis=0) - expected), 5 * error + 1e-300)


def assert_variance(sample, expected):
    """The variance lies within 5 of its standard errors, from the sample's fourth moment."""
    sample = np.asarray(sample)
    deviation = sample - sample.mean(axis=0)
    variance = (deviation**2).mean(axis=0)
    error = np.sqrt(((deviation**4).mean(axis=0) - variance**2) / len(sample))
    np.testing.assert_array_less(np.abs(variance - expected), 5 * error + 1e-300)


def assert_share(count, total, probability):
    """A count of independent events lies within 5 standard errors of its expectation."""
    error = np.sqrt(total * probability * (1 - probability))
    assert abs(count - total * probability) <= 5 * error


@pytest.fixture
def rng():
    """The same random numbers for every test."""
    return np.random.default_rng(20260101)


@pytest.fixture
def saved(tmp_path):
    """Path and bytes of a saved array."""
    path = tmp_path / "x.npz"
    ti.save(crossbar(), path)
    return path, path.read_bytes()


# Every field of every config, none at its default: what a field that is forgotten would break.
_FACTOR = ti.energy.Factor(constant="psu", low=0.5, high=2.0, power=-1.0)
_FIGURE = ti.energy.Figure(value=2.0, low=1.0, high=3.0, unit="J", kind="measured", source="here")
_TERM = ti.energy.Term(
    component="cells",
    item="heat",
    layer="linear1",
    energy=ti.energy.Quantity(value=2.0, low=1.0, high=3.0),
    latency=ti.energy.Quantity(value=5e-9, low=4e-9, high=6e-9),
    area=ti.energy.Quantity(value=1e-12, low=1e-13, high=1e-11),
    source='it\'s \\ "quoted"',
    factors=[_FACTOR],
)
_NONIDEALITIES = [
    ti.nonideality.ProgrammingError(relative=0.1, absolute=1e-7),
    ti.nonideality.RangeSpread(g_min_cv=0.1, g_max_cv=0.2),
    ti.nonideality.StuckCells(p_on=0.1, p_off=0.2, g_on=9e-5, g_off=1e-6),
    ti.nonideality.PowerLawDrift(nu_mean=0.01, nu_std=0.02, t0=3.0, activation_energy=0.7),
    ti.nonideality.ReadNoise(relative=1 / 3, absolute=1e-7),
]
_WIRES = ti.Wires(
    r_word_line=[[1.0, 2.0, 3.0], [4.0, float("inf"), 1e-300]],
    r_bit_line=2.5,
    r_source=[1.5, 0.1 + 0.2],
    r_sense=float("inf"),
    drive="both",
    sense="both",
    c_word_line=1e-15,
    c_bit_line=2e-15,
)
_WRITE = ti.WriteScheme(pulses=7, t_pulse=1e-6, v_start=0.25, v_stop=2.0)
_LAYER = ti.LayerShape(
    name="a",
    in_features=3,
    out_features=5,
    repeats=2**39,
    count=2,
    experts=8,
    active_experts=2,
    input_elements=7,
    weight_bits=4.25,
    burst=6e11,
)
_FORMAT = ti.mapping.NumberFormat(
    bits_per_cell=2, coding="offset", weight_bits=16, input_bits=6, dac_bits=1
)
_DIGITAL = ti.DigitalWork(
    **{row["name"]: k + 1.5 for k, row in enumerate(ti.DigitalWork._fields())}
)
_CACHE = ti.KeyValueCache(read=1.5, written=2.5, resident=3.5, bits=8)


EXAMPLES = [
    *ACCELERATOR_EXAMPLES,
    *CELL_EXAMPLES,
    *_NONIDEALITIES,
    _TERM,
    _WIRES,
    _WRITE,
    _LAYER,
    ti.device.Ideal(g_min=1e-6, g_max=2e-4),
    ti.device.Tio2Passive(
        g_min=2e-5,
        g_max=9e-5,
        v_set=1.1,
        v_set_cv=0.2,
        v_reset=-1.3,
        v_reset_cv=0.3,
        threshold_correlation=-0.5,
        threshold_low=0.25,
        threshold_high=2.0,
    ),
    ti.device.Vteam(
        k_off=1e-3,
        k_on=-20.0,
        alpha_off=2.0,
        alpha_on=4.0,
        v_off=0.03,
        v_on=-0.3,
        r_on=60.0,
        r_off=2000.0,
        w_max=4e-9,
        polarity=1,
    ),
    ti.ArrayConfig(
        rows=2,
        cols=2,
        device=ti.device.Ideal(g_max=2e-4),
        nonidealities=_NONIDEALITIES,
        wires=_WIRES,
        write=_WRITE,
        method="iterative",
        t_read=1e-6,
    ),
    ti.TileConfig(
        rows=64,
        cols=32,
        device=ti.device.Vteam(r_on=70.0),
        nonidealities=_NONIDEALITIES[2:],
        wires=ti.Wires(r_word_line=0.5),
        write=_WRITE,
        method="transfer",
        mapping=ti.mapping.DifferentialPair(w_max=2.0),
        dac=ti.periphery.Dac(bits=None),
        adc=ti.periphery.Adc(range=1e-5),
        v_read=0.2,
        driver="low_rail",
        t_read=1e-6,
        node=28e-9,
        adc_model="isaac",
        cell_pitch=1e-7,
    ),
    ti.mapping.DifferentialPair(w_max=0.75),
    _FORMAT,
    ti.mapping.Column(index=3, slice=1, sign=-1, bits=2, weight=4.0),
    ti.mapping.Phase(bits=2, weight=4.0),
    ti.mapping.Layout(in_features=9, out_features=8, rows=4, cols=40, format=_FORMAT),
    ti.mapping.Block(first_input=1, inputs=2, first_output=3, outputs=4),
    ti.mapping.Readout(
        reads=2.0, drives=3.0, conversions=4.0, samples=5.0, integrations=6.0, adc_steps=7.0
    ),
    ti.periphery.Dac(bits=6, unipolar=True),
    ti.periphery.Adc(bits=None, range=1e-4, sample_rate=1e9),
    ti.Activity(**{row["name"]: k + 1.5 for k, row in enumerate(ti.Activity._fields())}),
    ti.Hardware(**{row["name"]: k + 1.5 for k, row in enumerate(ti.Hardware._fields())}),
    ti.ProgramActivity(
        **{row["name"]: k + 1.5 for k, row in enumerate(ti.ProgramActivity._fields())}
    ),
    _DIGITAL,
    _CACHE,
    ti.Workload(
        name="w",
        layers=[_LAYER, ti.LayerShape()],
        weight_bits=4,
        activation_bits=16,
        unit="token",
        weight_density=0.5,
        digital=_DIGITAL,
        cache=_CACHE,
        other_parameters=9.0,
        kernels=7.0,
        collectives=4.0,
        collective_elements=1e4,
        rumour=True,
        source="here",
    ),
    ti.energy.Quantity(value=1.0, low=0.5, high=2.0),
    _FACTOR,
    _FIGURE,
    ti.energy.Component(
        group="g",
        item="i",
        boundary="chip",
        per="adc_conversions",
        energy=_FIGURE,
        delivers=["cell_energy"],
        latency_per="adc_steps",
        latency=_FIGURE.replace(unit="s"),
        of="adcs",
        area=_FIGURE.replace(unit="m2"),
        static_power=_FIGURE.replace(unit="W"),
        node=28e-9,
        v_dd=0.9,
        scaling="converter",
    ),
    ti.energy.Conditions(
        boundary="site", duty=0.25, site=ti.energy.Site(overhead=_FIGURE.replace(unit=""))
    ),
    ti.energy.Site(
        regulator_loss=_FIGURE.replace(unit=""),
        supply_loss=_FIGURE.replace(unit=""),
        overhead=_FIGURE.replace(unit=""),
    ),
    ti.energy.Technology(
        node=28e-9,
        v_dd=0.9,
        adc_bits=None,
        adc_sample_rate=1e9,
        adc_model="silicon",
        dac_bits=4,
        unipolar=True,
        driver="switched",
        t_read=1e-6,
        v_read=0.3,
        cell_pitch=1e-7,
    ),
    ti.energy.EnergyReport(
        name="näme",
        boundary="wall",
        kind="measured",
        unit="token",
        throughput=3.0,
        conditions="c",
        terms=[_TERM, ti.energy.Term()],
        notes=["one", "two"],
    ),
    *GPU_EXAMPLES,
    ti.zoo.LanguageModel(
        name="m",
        encoder=True,
        layers=3,
        width=64,
        heads=24,
        kv_heads=6,
        head_width=16,
        ffn_width=96,
        gated=True,
        experts=4,
        active_experts=2,
        shared_experts=1,
        vocabulary=100,
        tied_embeddings=True,
        positions=32,
        learned_positions=33,
        token_types=2,
        rotary_width=8,
        alibi=True,
        window=7,
        full_layers=1,
        norm="layer",
        norms_per_layer=4,
        final_norm=False,
        embedding_norm=True,
        query_key_norm=True,
        attention_bias=True,
        attention_sinks=True,
        ffn_bias=True,
        head_bias=True,
        pooler=True,
        published_parameters=1e5,
        published_source="me",
        rumour=True,
        source="here",
    ),
    ti.zoo.WorkloadOptions(
        phase="chat",
        context=1,
        prompt=2,
        output=3,
        weight_bits=4,
        expert_bits=4.25,
        activation_bits=5,
        cache_bits=6,
    ),
    ti.zoo.WorkloadFacts(
        name="n",
        unit="token",
        parameters=1.5,
        published_parameters=2.5,
        published_source="me",
        positions=7,
        rumour=True,
        source="here",
    ),
    ti.baseline.DigitalUnit(
        node=7e-9, weight_reuse=2.0, lanes=32.0, clock=1e9, host_power=_FIGURE.replace(unit="W")
    ),
]

by_type = pytest.mark.parametrize("example", EXAMPLES, ids=lambda c: type(c).__name__)


def namespace():
    """All names that the repr of a config may use."""
    rooms = [room for room in map(vars(ti).get, ti.__all__) if isinstance(room, ModuleType)]
    return {name: value for module in [ti, *rooms] for name, value in vars(module).items()}
