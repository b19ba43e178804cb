"""What a tile refuses, and how it says so."""

import re

import numpy as np
import pytest

import titania as ti


@pytest.mark.parametrize(
    ("call", "error", "sentence"),
    [
        (lambda t: t(np.ones(5)), ti.ShapeError, "expected (batch, 7) = (batch, in_features)"),
        (lambda t: t(np.ones((7, 2))), ti.ShapeError, "x has shape (7, 2), expected (batch, 7)"),
        (lambda t: t(np.ones((1, 1, 7))), ti.ShapeError, "x has shape (1, 1, 7), expected"),
        (lambda t: t @ np.ones(5), ti.ShapeError, "x has shape (5,), expected (7,) or (7, k)"),
        (
            lambda t: t @ np.ones((2, 7)),
            ti.ShapeError,
            "x has shape (2, 7), expected (7,) or (7, k)",
        ),
        (
            lambda t: t @ np.ones((1, 7, 2)),
            ti.ShapeError,
            "x has shape (1, 7, 2), expected (7,) or",
        ),
        (lambda t: t @ 3.0, ti.ShapeError, "x has shape (), expected (7,) or (7, k)"),
        (lambda t: t(np.full(7, np.nan)), ti.ArgumentError, "x[0, 0] = nan: must be finite"),
        (lambda t: t(np.full(7, np.inf)), ti.ArgumentError, "x[0, 0] = inf: must be finite"),
        (lambda t: t @ np.ones(7, complex), TypeError, "x has dtype complex128"),
        (lambda t: t @ "abc", TypeError, "x has dtype <U3"),
        (lambda t: t(np.ones(7), noise="none at all"), ti.ArgumentError, "noise = 'none at all'"),
        (lambda t: t.calibrate(np.ones((0, 7))), ti.ShapeError, "x has shape (0, 7)"),
        (lambda t: t.calibrate(np.zeros((3, 7))), ti.ArgumentError, "x is 0 everywhere"),
        (lambda t: t.calibrate(np.ones((3, 5))), ti.ShapeError, "x has shape (3, 5)"),
        (lambda t: t.calibrate(np.full((3, 7), np.nan)), ti.ArgumentError, "x[0, 0] = nan"),
        (lambda t: t.measure(np.ones((0, 7))), ti.ArgumentError, "inputs = 0"),
        (lambda t: t.advance(-1.0), ti.ArgumentError, "seconds = -1 s"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_what_does_not_fit_is_refused(call, error, sentence, rng):
    tile = ti.Tile(rng.normal(size=(5, 7)), seed=1)
    before = (tile.input_range, tile.current_ranges)
    with pytest.raises(error, match=re.escape(sentence)):
        call(tile)
    assert (tile.input_range, tile.current_ranges) == before


@pytest.mark.parametrize(
    ("weight", "error", "sentence"),
    [
        (np.zeros((0, 3)), ti.ShapeError, "weight has shape (0, 3): must not be empty"),
        (np.zeros((3, 0)), ti.ShapeError, "weight has shape (3, 0): must not be empty"),
        (np.ones(3), ti.ShapeError, "weight has shape (3,), expected (out_features, in_features)"),
        (np.ones((2, 2, 2)), ti.ShapeError, "weight has shape (2, 2, 2), expected (out_features"),
        ([[1.0, np.nan]], ti.ArgumentError, "weight[0, 1] = nan: must be finite"),
        ([[1.0], [np.inf]], ti.ArgumentError, "weight[1, 0] = inf: must be finite"),
        (np.ones((2, 2), complex), TypeError, "weight has dtype complex128"),
        (None, TypeError, "weight has dtype object"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_weights_that_are_none_are_refused(weight, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.Tile(weight, ti.preset("ideal"), seed=1)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: ti.Crossbar(ti.TileConfig()), "config: expected ArrayConfig, got TileConfig("),
        (lambda: ti.Crossbar({"rows": 3}), "config: expected ArrayConfig, got {'rows': 3}"),
        (lambda: ti.Crossbar(None), "config: expected ArrayConfig, got None"),
        (lambda: ti.Tile([[1.0]], "ideal"), "config: expected TileConfig, got 'ideal'"),
        (lambda: ti.Network([ti.Relu()], ti.ArrayConfig()), "config: expected TileConfig, got Arr"),
        (lambda: ti.Tile([[1.0]], seed=1.5), "seed: expected int or None, got 1.5"),
        (lambda: ti.Tile([[1.0]], seed="1"), "seed: expected int or None, got '1'"),
        (
            lambda: ti.Tile([[1.0]], seed=1)([1.0], index=0.5),
            "index: expected int or None, got 0.5",
        ),
    ],
)
def test_arguments_of_the_wrong_type_are_named(make, sentence):
    with pytest.raises(TypeError, match=re.escape(sentence)):
        make()


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_out_of_range_is_named(seed):
    with pytest.raises(ti.ArgumentError, match=rf"seed = {seed}: must be in \[0, 2\^64\)"):
        ti.Tile([[1.0]], seed=seed)


def test_masked_values_are_refused_and_an_empty_mask_hides_nothing():
    tile = ti.Tile(np.eye(3), seed=1)
    masked = np.ma.masked_array([1.0, 2.0, 3.0], mask=[False, True, False])
    with pytest.raises(ti.ArgumentError, match="x has 1 masked values: fill or drop them first"):
        tile(masked)
    plain = np.ma.masked_array([1.0, 2.0, 3.0])
    np.testing.assert_array_equal(tile(plain, 0), tile(plain.data, 0))


@pytest.mark.parametrize("x", [np.ones(3), np.ones((2, 3)), [1.0, 2.0, 3.0], np.float64(2)])
def test_the_product_from_the_left_is_refused_with_what_to_write(x):
    tile = ti.Tile(np.eye(3), seed=1)
    with pytest.raises(TypeError, match=r"tile @ x takes \(in, k\) and tile\(x\) takes \(batch"):
        x @ tile
