"""Contents that make no array are refused even where somebody made their digest fit."""

import json

import numpy as np
import pytest

import titania as ti
from samples import (
    changed_array,
    changed_object,
    crossbar,
    entries,
    identical,
    refuses,
    resigned,
    write,
)


def test_the_digest_of_these_tests_is_the_librarys(saved):
    path, _ = saved
    content = entries(path)
    again = json.loads(resigned(content)["titania.json"])
    assert again == json.loads(content["titania.json"])
    write(path, resigned(changed_array("programmed.npy", lambda g: 0 * g + 5e-5)(content)))
    assert not identical(ti.load(path), crossbar())


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
    document = json.loads(content["titania.json"]) | {"kind": "Chip"}
    write(path, resigned(content | {"titania.json": json.dumps(document)}))
    assert "holds a 'Chip': expected a Crossbar, a Tile or a Network" in refuses(path)
