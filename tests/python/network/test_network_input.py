"""What a network and the measures of its quality refuse, and how they say so."""

import re

import numpy as np
import pytest

import titania as ti

W = np.ones((3, 4))


@pytest.mark.parametrize(
    ("made", "error", "sentence"),
    [
        ([], ti.ArgumentError, "a network needs at least one layer with weights"),
        ([ti.Relu()], ti.ArgumentError, "a network needs at least one layer with weights"),
        ([W], TypeError, "layers[0]: expected one of Linear, Relu, got "),
        ([ti.Linear(W), None], TypeError, "layers[1]: expected one of Linear, Relu, got None"),
        (
            [ti.Linear(W), ti.Relu(), ti.Linear(W)],
            ti.ShapeError,
            "layers[2].weight has shape (3, 4), expected (out_features, 3): the layer before",
        ),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_layers_that_do_not_fit_are_refused_by_place(made, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.Network(made, ti.preset("ideal"), seed=1)


@pytest.mark.parametrize(
    ("arguments", "error", "sentence"),
    [
        ((W, np.ones(4)), ti.ShapeError, "bias has shape (4,), expected (3,) = (out_features,)"),
        ((W, [1.0]), ti.ShapeError, "bias has shape (1,), expected (3,) = (out_features,)"),
        ((W, []), ti.ShapeError, "bias has shape (0,), expected (3,) = (out_features,)"),
        ((W, 1.0), ti.ShapeError, "bias has shape (), expected (out_features,)"),
        ((W, [1, np.nan, 1]), ti.ArgumentError, "bias[1] = nan: must be finite"),
        ((W, "abc"), TypeError, "bias has dtype <U3"),
        ((W * np.nan,), ti.ArgumentError, "weight[0, 0] = nan: must be finite"),
        ((W * np.inf,), ti.ArgumentError, "weight[0, 0] = inf: must be finite"),
        ((W[0],), ti.ShapeError, "weight has shape (4,), expected (out_features, in_features)"),
        ((np.zeros((0, 3)),), ti.ShapeError, "weight has shape (0, 3): must not be empty"),
        ((np.zeros((3, 0)),), ti.ShapeError, "weight has shape (3, 0): must not be empty"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_a_linear_layer_refuses_what_makes_none_when_it_is_made(arguments, error, sentence):
    with pytest.raises(error, match=re.escape(f"Linear.{sentence}")):
        ti.Linear(*arguments)


@pytest.mark.parametrize("method", ["__call__", "reference", "measure", "calibrate"])
def test_inputs_that_do_not_fit_are_refused(method):
    network = ti.Network([ti.Linear(W)], ti.preset("tio2_passive"), seed=1)
    with pytest.raises(ti.ShapeError, match=r"x has shape \(2, 3\), expected \(batch, 4\)"):
        getattr(network, method)(np.ones((2, 3)))
    with pytest.raises(TypeError, match="x has dtype complex128"):
        getattr(network, method)(np.ones((2, 4), complex))
    with pytest.raises(ti.ArgumentError, match=r"x\[1, 2\] = nan: must be finite"):
        getattr(network, method)([[0.0] * 4, [0.0, 0.0, np.nan, 0.0]])


@pytest.mark.parametrize(
    ("labels", "error", "sentence"),
    [
        ([0, 1], ti.ShapeError, "need one label for every row"),
        ([0, 1, 3], ti.ArgumentError, "labels[2] = 3: must be in [0, 3)"),
        ([0, -1, 1], ti.ArgumentError, "labels[1] = -1: must be in [0, 3)"),
        ([0.5, 1, 1], ti.ArgumentError, "labels[0] = 0.5: must be an integer"),
        ([np.nan, 1, 1], ti.ArgumentError, "labels[0] = nan: must be an integer"),
        ([np.inf, 1, 1], ti.ArgumentError, "labels[0] = inf"),
        ([[0, 1, 1]], ti.ShapeError, "labels has shape (1, 3)"),
        (["a", "b", "c"], TypeError, "labels has dtype <U1"),
    ],
    ids=lambda x: x if isinstance(x, str) else "",
)
def test_labels_that_are_no_classes_are_refused(labels, error, sentence):
    with pytest.raises(error, match=re.escape(sentence)):
        ti.accuracy(np.eye(3), labels)


def test_outputs_that_are_nan_are_refused():
    bad = np.array([[1.0, np.nan], [0.0, 1.0]])
    with pytest.raises(ti.ArgumentError, match=r"outputs\[0, 1\] = nan"):
        ti.accuracy(bad, [0, 1])
    with pytest.raises(ti.ArgumentError, match=r"outputs\[0, 1\] = nan"):
        ti.product_error(bad, np.eye(2))
    with pytest.raises(ti.ArgumentError, match=r"reference\[0, 1\] = nan"):
        ti.product_error(np.eye(2), bad)


def test_products_of_different_shapes_are_refused_with_both():
    sentence = r"outputs has shape \(3, 3\), expected that of reference, \(2, 3\)"
    with pytest.raises(ti.ShapeError, match=sentence):
        ti.product_error(np.eye(3), np.eye(3)[:2])


def test_a_single_product_has_an_error_too():
    y, exact = np.array([1.0, 2.0, 3.5]), np.array([1.0, 2.0, 3.0])
    assert ti.product_error(y, exact) == ti.product_error(y[None], exact[None])
    with pytest.raises(ti.ShapeError, match=r"outputs has shape \(\), expected \(batch, out\)"):
        ti.product_error(1.0, exact)


def test_a_calibration_that_fails_leaves_the_ranges_of_all_layers(rng):
    # The hidden layer is silent, so the second tile has nothing to take a range from.
    silent = ti.Network(
        [ti.Linear(-np.ones((2, 3))), ti.Relu(), ti.Linear(np.ones((2, 2)))], seed=1
    )
    silent.calibrate(-np.ones((4, 3)))
    before = [tile.input_range for tile in silent.tiles]
    with pytest.raises(ti.ArgumentError, match="x is 0 everywhere"):
        silent.calibrate(np.ones((4, 3)))
    assert [tile.input_range for tile in silent.tiles] == before
