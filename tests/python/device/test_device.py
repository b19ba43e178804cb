"""Device models against published equations and goldens."""

import numpy as np
import pytest
from scipy.stats import truncnorm

import titania as ti
from conftest import assert_mean, assert_share, assert_variance, golden

# --- VTEAM ---------------------------------------------------------------------------------------

VTEAM = golden("device_vteam.json")


def vteam():
    """The model with the parameters of the golden file."""
    p = VTEAM["params"]
    return ti.device.Vteam(
        k_off=p["k_off"],
        k_on=p["k_on"],
        alpha_off=p["alpha_off"],
        alpha_on=p["alpha_on"],
        v_off=p["v_off"],
        v_on=p["v_on"],
        r_on=p["Ron"],
        r_off=p["Roff"],
        w_max=p["x_off"],
    )


def test_the_defaults_of_vteam_are_the_papers_set():
    assert vteam() == ti.device.Vteam()


@pytest.mark.parametrize("row", VTEAM["const_v"], ids=str)
def test_vteam_under_a_constant_voltage_is_the_golden(row):
    # In the file's equations a positive voltage resets; in Titania a positive voltage sets.
    model, v = vteam(), -row["v"]
    assert model.rate(v) == pytest.approx(row["dxdt"], rel=1e-12)
    state = model.step(row["x0"], v, row["t"])
    assert state == pytest.approx(row["x"], rel=1e-7, abs=1e-20)
    assert model.conductance(state) == pytest.approx(1 / row["R"], rel=1e-7)
    current, slope = model.evaluate(model.conductance(state), v)
    assert current == pytest.approx(-row["i"], rel=1e-7)
    assert slope == model.conductance(state)


@pytest.mark.parametrize("row", VTEAM["const_v"][::3], ids=str)
def test_the_polarity_of_vteam_turns_the_sign_of_a_voltage(row):
    model = vteam().replace(polarity=1)
    assert model.rate(row["v"]) == vteam().rate(-row["v"]) == pytest.approx(row["dxdt"], rel=1e-12)


def test_vteam_does_not_move_between_its_thresholds():
    model = ti.device.Vteam(v_off=0.3, v_on=-0.2)
    for v in (-0.3, -0.1, 0.0, 0.1, 0.2):
        assert model.rate(v) == 0.0
        assert model.step(1e-9, v, 1e9) == 1e-9


def test_state_and_conductance_of_vteam_are_inverse():
    model = ti.device.Vteam()
    for state in np.linspace(0, model.w_max, 11):
        assert model.state(model.conductance(state)) == pytest.approx(state, abs=1e-22)
    assert model.conductance(0.0) == 1 / 50
    assert model.conductance(model.w_max) == pytest.approx(1 / 1000, rel=1e-15)


@pytest.mark.parametrize("g", [0.0, -1.0, 1.0, 1e-6, float("nan")])
def test_no_state_of_vteam_has_a_conductance_outside_its_range(g):
    # The header: g must lie in [1 / r_off, 1 / r_on].
    with pytest.raises(ti.ArgumentError, match="g = "):
        ti.device.Vteam().state(g)


def test_vteam_makes_an_array():
    config = ti.ArrayConfig(rows=2, cols=2, device=ti.device.Vteam())
    x = ti.Crossbar(config, seed=1)
    x.program([[1 / 1000, 1 / 500], [1 / 100, 1 / 50]])
    assert x.read([0.01, 0.0])[0] == pytest.approx(0.01 / 1000, rel=1e-12)
    with pytest.raises(ti.ArgumentError, match=r"\[0.001, 0.02\] S, the range of Vteam"):
        x.program(np.full((2, 2), 0.1))


# --- TiO2 ----------------------------------------------------------------------------------------

NILI = [row for row in golden("device_nili2020.json")["static"] if row["T_C"] == 25.0]


@pytest.mark.parametrize("row", NILI, ids=lambda r: f"{r['G0']} S")
def test_the_law_of_tio2_has_the_curvature_of_the_fit(row):
    # Fit: I = A1 V + A3 V^3.  Titania takes the share c = A3 / A1 and keeps g as the slope at 0 V.
    g, share = row["G0"], row["A3"] / row["A1"]
    assert ti.device.Tio2Passive.cubic_share(g) == pytest.approx(share, rel=1e-9)
    v = np.array([-0.4, -0.1, 0.0, 0.2, 0.4])
    current, slope = ti.device.Tio2Passive().evaluate(g, v)
    np.testing.assert_allclose(current, g * v * (1 + share * v**2), rtol=1e-9)
    np.testing.assert_allclose(slope, g * (1 + 3 * share * v**2), rtol=1e-9)
    nonlinearity = current[4] / (2 * current[3])
    assert nonlinearity == pytest.approx(row["nonlin_I04_over_2I02"], rel=1e-9)


def test_a_read_of_50_us_at_100_mv_neglects_2_percent():
    assert 0.01 * ti.device.Tio2Passive.cubic_share(50e-6) == pytest.approx(0.02, rel=0.02)


def test_the_slope_is_the_derivative_of_the_current():
    model, g = ti.device.Tio2Passive(), np.array([1e-5, 5e-5, 1e-4])
    for v in (-0.3, 0.0, 0.1):
        difference = model.evaluate(g, v + 1e-5)[0] - model.evaluate(g, v - 1e-5)[0]
        np.testing.assert_allclose(model.evaluate(g, v)[1], difference / 2e-5, rtol=1e-8)


def test_shapes_of_conductances_and_voltages_broadcast():
    current, slope = ti.device.Tio2Passive().evaluate(np.full((3, 1), 5e-5), np.ones(4))
    assert current.shape == slope.shape == (3, 4)
    assert np.shape(ti.device.Ideal().evaluate(5e-5, 0.1)[0]) == ()


@pytest.mark.parametrize(("g", "v"), [(np.nan, 0.1), (5e-5, np.nan), (-1e-5, 0.1)])
def test_conductances_and_voltages_that_are_none_are_refused(g, v):
    with pytest.raises(ti.ArgumentError):
        ti.device.Tio2Passive().evaluate(g, v)


def thresholds(cells=65536, **fields):
    device = ti.device.Tio2Passive(**fields)
    planes = ti.Crossbar(ti.ArrayConfig(rows=256, cols=cells // 256, device=device), seed=9).planes
    return planes["v_set"].ravel(), planes["v_reset"].ravel()


def test_thresholds_have_the_means_and_spreads_of_the_measured_array():
    v_set, v_reset = thresholds()
    assert_mean(v_set, 0.97)
    assert_mean(v_reset, -1.18)
    assert_variance(v_set, (0.10 * 0.97) ** 2)
    assert_variance(v_reset, (0.11 * 1.18) ** 2)


@pytest.mark.parametrize("correlation", [-0.5, 0.0, 0.2, 1.0])
def test_the_magnitudes_of_both_thresholds_are_correlated(correlation):
    v_set, v_reset = thresholds(threshold_correlation=correlation)
    found = np.corrcoef(v_set, -v_reset)[0, 1]
    assert abs(found - correlation) <= 5 * (1 - correlation**2) / np.sqrt(65536) + 1e-4


def test_thresholds_are_truncated_normals():
    v_set, v_reset = thresholds(v_set_cv=0.5, v_reset_cv=0.5, threshold_low=0.8, threshold_high=1.4)
    expected = truncnorm(-0.2 / 0.5, 0.4 / 0.5, loc=1.0, scale=0.5)
    for sample in (v_set / 0.97, v_reset / -1.18):
        assert sample.min() >= 0.8 * (1 - 1e-12)
        assert sample.max() <= 1.4 * (1 + 1e-12)
        assert_mean(sample, expected.mean())
        assert_variance(sample, expected.var())
        assert_share(np.sum(sample < 1.0), len(sample), expected.cdf(1.0))
