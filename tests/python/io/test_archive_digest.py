"""Contents that make no array are refused even where somebody made their digest fit."""

import io
import json

import numpy as np
import pytest

import titania as ti
from samples import crossbar, entries, identical, npy, refuses, write


def resigned(content):
    """The entries with the digest they would have, as lib/io/archive.cpp computes it."""
    document = json.loads(content["titania.json"])
    rest = {k: v for k, v in document.items() if k != "digest"}
    parts = [json.dumps(rest, separators=(",", ":"), ensure_ascii=False).encode()]
    for name in sorted(n for n in content if n.endswith(".npy")):
        array = np.load(io.BytesIO(content[name]))
        shape = "".join(f"{n}," for n in array.shape)
        parts += [name.removesuffix(".npy").encode(), shape.encode(), array.tobytes()]
    state = 0xCBF29CE484222325
    for byte in b"".join(parts):
        state = (state ^ byte) * 0x100000001B3 % 2**64
    document["digest"] = f"{state:016x}"
    return content | {"titania.json": json.dumps(document, ensure_ascii=False)}


def test_the_digest_of_these_tests_is_the_librarys(saved):
    path, _ = saved
    content = entries(path)
    again = json.loads(resigned(content)["titania.json"])
    assert again == json.loads(content["titania.json"])
    write(path, resigned(changed_array("programmed.npy", lambda g: 0 * g + 5e-5)(content)))
    assert not identical(ti.load(path), crossbar())


def changed_array(name, change):
    def apply(content):
        array = np.load(io.BytesIO(content[name]))
        return content | {name: npy(change(array))}

    return apply


def changed_object(**changes):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"].update(changes)
        return content | {"titania.json": json.dumps(document)}

    return apply


def changed_clocks(**changes):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"]["clocks"].update(changes)
        return content | {"titania.json": json.dumps(document)}

    return apply


def changed_config(**changes):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"]["config"].update(changes)
        return content | {"titania.json": json.dumps(document)}

    return apply


def with_first(value):
    return lambda array: np.concatenate([[value], array.ravel()[1:]]).reshape(array.shape)


@pytest.mark.parametrize(
    "change",
    {
        "conductance nan": changed_array("programmed.npy", with_first(np.nan)),
        "conductance negative": changed_array("programmed.npy", with_first(-1e-5)),
        "plane infinite": changed_array("plane_g_min.npy", with_first(np.inf)),
        "stuck outside": changed_array("stuck_index.npy", with_first(30.0)),
        "stuck at -1": changed_array("stuck_index.npy", with_first(-1.0)),
        "stuck between two cells": changed_array("stuck_index.npy", with_first(1.5)),
        "stuck negative": changed_array("stuck_conductance.npy", with_first(-1.0)),
        "stuck lists differ": changed_array("stuck_index.npy", lambda a: a[:-1]),
        "age negative": changed_clocks(age=-1.0),
        "age text": changed_clocks(age="old"),
        "seed negative": changed_object(seed=-1),
        "seed fraction": changed_object(seed=1.5),
        "count negative": changed_object(inputs_read=-1),
        "programmings text": changed_object(programmings="two"),
        "planes none": changed_object(planes=[]),
        "planes unknown": changed_object(planes=["v_set"]),
        "planes twice": changed_object(planes=["g_min"] * 5),
        "times too few": changed_clocks(times=[]),
        "times negative": changed_clocks(times=[{"now": -1.0, "per_cell": False}] * 5),
        "times no list": changed_clocks(times=3),
        "times without a plane": changed_clocks(times=[{"now": 1.0, "per_cell": True}] * 5),
        "rows enormous": changed_config(rows=60000, cols=4000),
        "rows zero": changed_config(rows=0),
        "resistance negative": changed_config(wires={"r_source": -1}),
        "effect unknown": changed_config(nonidealities=[{"type": "Magic"}]),
        "effects fewer": changed_config(nonidealities=[]),
        "field unknown": changed_config(zzz=1),
        "device unknown": changed_config(device={"type": "Custom"}),
    }.items(),
    ids=lambda item: item[0],
)
def test_contents_that_make_no_array_are_refused_even_with_a_digest_that_fits(saved, change):
    path, _ = saved
    write(path, resigned(change[1](entries(path))))
    message = refuses(path)
    assert message is not None
    assert "digest" not in message


def test_a_file_of_another_kind_is_refused(saved):
    path, _ = saved
    content = entries(path)
    document = json.loads(content["titania.json"]) | {"kind": "Network"}
    write(path, resigned(content | {"titania.json": json.dumps(document)}))
    assert "holds a 'Network': expected a Crossbar or a Tile" in refuses(path)
