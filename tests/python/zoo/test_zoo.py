"""The zoo of workloads and their compression, as Python sees them."""

import csv
import subprocess
import sys

import numpy as np
import pytest

import titania as ti
from conftest import ROOT

NAMES = list(ti.workloads())
MODELS = [name for name, facts in ti.workloads().items() if facts.positions]


@pytest.mark.parametrize("name", NAMES)
def test_a_published_network_has_its_parameters_within_half_a_percent(name):
    facts = ti.workloads()[name]
    assert facts.name == name
    assert facts.parameters == ti.workload(name).parameters
    if facts.rumour:
        assert facts.published_parameters is None
    elif facts.published_parameters is not None:
        assert facts.parameters == pytest.approx(facts.published_parameters, rel=5e-3)


def test_the_zoo_has_what_was_asked_for():
    wanted = """mlp-784-100-10 lenet-5 vgg-8 vgg-16 resnet-18 resnet-50 bert-base gpt-2 gpt-3-175b
        bloom-176b llama-2-7b llama-2-13b llama-2-70b llama-3.1-8b llama-3.1-70b llama-3.1-405b
        mistral-7b mixtral-8x7b phi-2"""
    assert set(wanted.split()) <= set(NAMES)


@pytest.mark.parametrize("name", MODELS)
def test_every_model_can_be_asked_for_every_phase_it_has(name):
    encoder = ti.zoo.language_model(name).encoder
    for phase in ("prefill",) if encoder else ("decode", "prefill", "chat"):
        work = ti.workload(name, phase=phase)
        assert work.macs > 0
        assert work.digital.attention_macs > 0
        assert (work.cache_bytes == 0) == encoder
        assert work.operations == 2 * (work.macs + work.digital.attention_macs)


def test_a_chat_s_weights_are_those_of_decoding_and_its_products_bear_the_prompt():
    chat = ti.workload("llama-3.1-8b", phase="chat", prompt=100, output=350)
    token = ti.workload("llama-3.1-8b", phase="decode")
    assert chat.unit == token.unit == "token"
    assert chat.weight_bytes_touched(64) == token.weight_bytes_touched(64)
    assert chat.layers[0].repeats == 449 / 350
    assert chat.layers[-1].repeats == 1


@pytest.mark.parametrize(("batch", "share"), [(1, 0.25), (2, 0.4375), (8, 1 - 0.75**8)])
def test_a_batch_reads_the_experts_that_its_tokens_chose(batch, share):
    work = ti.workload("mixtral-8x7b", weight_bits=16)
    experts = sum(layer.weights for layer in work.layers if layer.experts > 1)
    read = work.weight_bytes_touched(batch) / 2 - (work.weights - experts)
    assert read / experts == pytest.approx(share, rel=1e-12)


def test_a_longer_prompt_costs_more_than_its_length_in_attention_alone():
    short, long = (ti.workload("phi-2", phase="prefill", prompt=n) for n in (256, 512))
    head = short.layers[-1].macs
    assert (long.macs - head) / (short.macs - head) == pytest.approx(2, rel=1e-14)
    ratio = long.digital.attention_macs / short.digital.attention_macs
    assert ratio == pytest.approx(4, rel=1 / 256)


def test_bits_are_those_asked_for():
    work = ti.workload("gpt-2", weight_bits=4, activation_bits=6, cache_bits=8)
    assert (work.weight_bits, work.activation_bits, work.cache.bits) == (4, 6, 8)
    assert work.weight_bytes == work.weights / 2
    image = ti.workload("resnet-18", weight_bits=4)
    assert image.weight_bytes == image.weights / 2
    mixed = ti.workload("gpt-oss-120b", weight_bits=16, expert_bits=4.25)
    assert mixed.weight_widths == [16, 4.25]


def test_a_model_of_one_s_own_is_a_workload():
    model = ti.zoo.language_model("llama-2-7b").replace(layers=1, name="thin")
    work = ti.workload(model, phase="decode", context=10)
    assert work.name == "thin decode, context 10"
    assert work.layers[0].count == 1
    with pytest.raises(ti.ConfigError, match=r"LanguageModel\.kv_heads = 5"):
        model.replace(kv_heads=5)


def test_a_network_of_the_library_is_a_workload_with_its_digital_work():
    rng = np.random.default_rng(0)
    layers = [
        ti.Linear(rng.normal(size=(6, 9)), np.zeros(6)),
        ti.Relu(),
        ti.Linear(rng.normal(size=(4, 6))),
    ]
    work = ti.Network(layers, ti.preset("ideal"), seed=1).workload
    assert [layer.name for layer in work.layers] == ["linear1", "linear2"]
    assert work.macs == 9 * 6 + 6 * 4
    assert work.digital.activation_elements == 6
    assert work.parameters == 9 * 6 + 6 + 6 * 4


@pytest.mark.parametrize(
    ("name", "options", "error", "message"),
    [
        ("lama-2-70b", {}, ti.ArgumentError, r"did you mean 'llama-2-70b'\?"),
        ("no such thing", {}, ti.ArgumentError, r"model = 'no such thing': expected one of"),
        ("", {}, ti.ArgumentError, r"model = ''"),
        ("gpt-2", {"context": 1025}, ti.ArgumentError, r"context = 1025: gpt-2 .* 1024"),
        ("gpt-2", {"context": 0}, ti.ConfigError, r"context = 0: must be in \[1, "),
        ("gpt-2", {"context": 1.5}, TypeError, "context"),
        ("gpt-2", {"prompt": 5}, ti.ArgumentError, "prompt = 5: the phase decode"),
        ("gpt-2", {"output": 5}, ti.ArgumentError, "output = 5: the phase decode"),
        ("gpt-2", {"phase": "encode"}, ti.ConfigError, "phase"),
        ("gpt-2", {"weight_bits": 65}, ti.ConfigError, "weight_bits = 65"),
        ("bert-base", {"phase": "chat"}, ti.ArgumentError, "bert-base is an encoder"),
        ("bert-base", {"prompt": 513}, ti.ArgumentError, "prompt = 513: bert-base .* 512"),
        ("vgg-8", {"phase": "decode"}, ti.ArgumentError, "vgg-8 is no language model"),
        (7, {}, TypeError, "model: expected str or LanguageModel"),
    ],
)
def test_nonsense_is_refused_by_name_and_value(name, options, error, message):
    with pytest.raises(error, match=message):
        ti.workload(name, **options)


def test_compression_changes_what_it_says():
    work = ti.workload("llama-3.1-8b", weight_bits=16)
    assert ti.zoo.quantise(work, weight_bits=4).weight_bytes == work.weight_bytes / 4
    assert ti.zoo.quantise(work) == work
    thin = ti.zoo.prune(work, 0.5, structured=True)
    assert thin.layers[0].weights == work.layers[0].weights / 4
    assert thin.layers[-1].out_features == 128256
    sparse = ti.zoo.prune(work, 0.5, structured=False)
    assert sparse == work.replace(weight_density=0.5)
    single = ti.zoo.with_experts(ti.workload("mixtral-8x7b"), 8, 1)
    assert single.weights == ti.workload("mixtral-8x7b").weights
    assert single.macs < ti.workload("mixtral-8x7b").macs


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda w: ti.zoo.quantise(w, weight_bits=9), r"weight_bits = 9: must be in \[1, 8\]"),
        (lambda w: ti.zoo.quantise(w, cache_bits=0), r"cache_bits = 0"),
        (lambda w: ti.zoo.prune(w, 1.0, structured=True), r"share = 1: must be in \[0, 1\)"),
        (lambda w: ti.zoo.prune(w, float("nan"), structured=False), "share = nan"),
        (lambda w: ti.zoo.with_experts(w, 4, 2), "has no experts"),
    ],
)
def test_compression_that_makes_no_sense_is_refused(change, message):
    with pytest.raises(ti.ArgumentError, match=message):
        change(ti.workload("gpt-2"))


def test_every_row_of_the_table_says_where_its_shape_and_its_count_come_from():
    path = ROOT / "lib" / "zoo" / "language_models.csv"
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["name"] for row in rows] == MODELS
    for row in rows:
        assert row["source"], row["name"]
        assert bool(row["published_parameters"]) == bool(row["published_source"]), row["name"]


def test_the_command_lists_them():
    command = [sys.executable, "-m", "titania", "workloads"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert [line.split(":")[0] for line in shown.splitlines()[::2]] == NAMES
    assert (
        "gpt-4-rumour: 1.779e+12 parameters, per token, at most 8192 positions, a rumour" in shown
    )
