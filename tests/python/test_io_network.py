"""The file of a network that was not left as it was, or makes no network, is refused."""

import json

import numpy as np
import pytest

import titania as ti
from samples import (
    changed_array,
    changed_object,
    entries,
    identical,
    network,
    npy,
    refuses,
    resigned,
    write,
)


@pytest.fixture
def path(tmp_path):
    ti.save(network(), tmp_path / "x.npz")
    return tmp_path / "x.npz"


def test_a_file_cut_anywhere_is_refused(path):
    content = path.read_bytes()
    for size in np.linspace(0, len(content) - 1, 100).astype(int):
        assert refuses(path, content[:size], network) is not None, size


def test_a_file_with_any_byte_changed_is_refused_or_loads_the_same(path):
    content = path.read_bytes()
    rng = np.random.default_rng(3)
    refused = 0
    for place in np.linspace(0, len(content) - 1, 200).astype(int):
        changed = bytearray(content)
        changed[place] ^= int(rng.integers(1, 256))
        refused += refuses(path, bytes(changed), network) is not None
    assert refused > 160  # the rest are bytes that say nothing, such as dates


def test_weights_are_kept_once_and_open_in_numpy(path):
    content = entries(path)
    assert {name for name in content if "weight" in name} == {
        "layer0_weight.npy",
        "layer2_weight.npy",
    }
    document = json.loads(content["titania.json"])
    assert [layer["type"] for layer in document["object"]["layers"]] == ["Linear", "Relu", "Linear"]
    assert len(document["object"]["layers"][0]["bias"]) == 5
    assert document["object"]["layers"][2]["bias"] is None


def changed_layer(number, **changes):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"]["layers"][number].update(changes)
        return content | {"titania.json": json.dumps(document)}

    return apply


def changed_list(key, change):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"][key] = change(document["object"][key])
        return content | {"titania.json": json.dumps(document)}

    return apply


def without(name):
    return lambda content: {k: v for k, v in content.items() if k != name}


def test_another_bias_with_a_digest_that_fits_is_another_network(path):
    write(path, resigned(changed_layer(0, bias=[0.0] * 5)(entries(path))))
    assert ti.load(path).reference(np.zeros(7)).tolist() == [0, 0, 0]
    assert identical(ti.load(path), network())  # all else is as it was


@pytest.mark.parametrize(
    "change",
    {
        "layer unknown": changed_layer(1, type="Magic"),
        "layer of no type": changed_layer(1, type=None),
        "layers none": changed_list("layers", lambda layers: []),
        "layers fewer": changed_list("layers", lambda layers: layers[:2]),
        "layers text": changed_list("layers", lambda layers: "Linear"),
        "layer a number": changed_list("layers", lambda layers: [3, *layers[1:]]),
        "layers that do not fit": changed_list("layers", lambda layers: layers[::-1]),
        "tiles fewer": changed_list("tiles", lambda tiles: tiles[:1]),
        "tiles swapped": changed_list("tiles", lambda tiles: tiles[::-1]),
        "tiles a number": changed_list("tiles", lambda tiles: 2),
        "bias short": changed_layer(0, bias=[1.0]),
        "bias text": changed_layer(0, bias="none"),
        "bias infinite": changed_layer(0, bias=["inf"] * 5),
        "weight nan": changed_array("layer0_weight.npy", lambda a: a * np.nan),
        "weight of one row": changed_array("layer0_weight.npy", lambda a: a[:1]),
        "weight empty": changed_array("layer0_weight.npy", lambda a: a[:0]),
        "weight a vector": changed_array("layer0_weight.npy", np.ravel),
        "weight missing": without("layer0_weight.npy"),
        "array too many": lambda content: content | {"layer1_weight.npy": npy(np.ones((5, 5)))},
        "count negative": changed_object(inputs_read=-1),
        "seed fraction": changed_object(seed=1.5),
    }.items(),
    ids=lambda item: item[0],
)
def test_contents_that_make_no_network_are_refused_even_with_a_digest_that_fits(path, change):
    write(path, resigned(change[1](entries(path))))
    message = refuses(path, make=network)
    assert message is not None
    assert "digest" not in message


@pytest.mark.parametrize("kind", ["Tile", "Crossbar"])
def test_a_network_that_calls_itself_something_else_is_refused(path, kind):
    content = entries(path)
    document = json.loads(content["titania.json"]) | {"kind": kind}
    write(path, resigned(content | {"titania.json": json.dumps(document)}))
    assert refuses(path, make=network) is not None
