"""The clock of an array: power-law drift, and temperature that makes time run faster."""

import numpy as np
import pytest
from scipy.stats import foldnorm, norm

import titania as ti
from conftest import assert_mean, assert_variance, golden

DAY = 86400.0


def aged(drift, rows=256, cols=256, seed=5):
    x = ti.Crossbar(ti.ArrayConfig(rows=rows, cols=cols, nonidealities=[drift]), seed=seed)
    x.program(np.full((rows, cols), 5e-5))
    return x


def drift(**fields):
    return ti.nonideality.PowerLawDrift(**fields)


@pytest.mark.parametrize(("mean", "std"), [(4e-4, 4e-4), (0.005, 0.003), (0.05, 0.0), (0.0, 0.02)])
def test_exponents_are_folded_normals(mean, std):
    nu = aged(drift(nu_mean=mean, nu_std=std)).planes["drift_exponent"].ravel()
    if std == 0:
        np.testing.assert_array_equal(nu, mean)
        return
    folded = foldnorm(mean / std, scale=std)
    assert nu.min() >= 0
    assert_mean(nu, folded.mean())
    assert_variance(nu, folded.var())


@pytest.mark.parametrize("seconds", [10.0, DAY, 3.2e7, 3.2e9])
def test_every_cell_follows_its_own_power_law_exactly(seconds):
    x = aged(drift(nu_mean=0.05, nu_std=0.05, t0=2.0))
    programmed = x.conductance
    x.advance(seconds)
    expected = programmed * (seconds / 2.0) ** -x.planes["drift_exponent"]
    np.testing.assert_allclose(x.conductance, expected, rtol=1e-12)
    assert x.age == seconds


@pytest.mark.parametrize(("mean", "std"), [(0.005, 0.003), (0.05, 0.02)])
@pytest.mark.parametrize("seconds", [10.0, 1e3, 1e6, 1e9])
def test_the_mean_and_variance_of_drift_are_those_of_the_folded_exponent(mean, std, seconds):
    # E[t^(-k nu)] of nu = |N(mean, std)|, by completing the square on either side of the fold.
    def moment(k):
        a = k * np.log(seconds)
        up, down = np.exp(a * mean + (a * std) ** 2 / 2), np.exp(-a * mean + (a * std) ** 2 / 2)
        return down * norm.cdf(mean / std - a * std) + up * norm.cdf(-mean / std - a * std)

    x = aged(drift(nu_mean=mean, nu_std=std))
    x.advance(seconds)
    ratio = (x.conductance / 5e-5).ravel()
    assert_mean(ratio, moment(1))
    assert_variance(ratio, moment(2) - moment(1) ** 2)


@pytest.mark.parametrize("row", golden("device_statistics.json")["drift_powerlaw"], ids=str)
def test_the_median_of_drift_is_the_tabulated_one(row):
    # The file's exponents are not folded; below the median exponent that makes no difference
    # beyond the mass that is folded over, Phi(-mean / std), which the bound allows for.
    mean, std = row["nu_mean"], row["nu_std"]
    x = aged(drift(nu_mean=mean, nu_std=std))
    x.advance(row["t_over_t0"])
    folded = norm.cdf(-mean / std) if std > 0 else 0.0
    shares = [0.5 - 2.5 / 256 - folded, 0.5 + 2.5 / 256 + folded]  # 5 standard errors of 65536
    low, high = np.quantile(x.conductance / 5e-5, shares)
    assert low * (1 - 1e-12) <= row["median"] <= high * (1 + 1e-12)


def test_by_default_less_than_a_percent_is_lost_in_ten_years_as_the_source_says():
    x = aged(drift())
    programmed = x.conductance.mean()
    x.advance(10 * 365.25 * 86400, temperature=298.15)
    assert 0.008 < 1 - x.conductance.mean() / programmed < 0.01


def test_nothing_drifts_before_it_begins():
    x = aged(drift(nu_mean=0.1, t0=10.0))
    programmed = x.conductance
    x.advance(10.0)
    np.testing.assert_array_equal(x.conductance, programmed)
    x.advance(1.0)
    assert np.all(x.conductance <= programmed)
    assert x.conductance.mean() < programmed.mean()


def test_time_adds_up():
    steps, once = (aged(drift(nu_mean=0.05)) for _ in range(2))
    for _ in range(24):
        steps.advance(3600.0)
    once.advance(DAY)
    np.testing.assert_array_equal(steps.conductance, once.conductance)
    assert steps.age == once.age == DAY


def test_programming_starts_the_clock_anew():
    x = aged(drift(nu_mean=0.05))
    x.advance(DAY)
    x.program(np.full((256, 256), 5e-5))
    assert x.age == 0
    np.testing.assert_array_equal(x.conductance, 5e-5)


def test_an_array_without_drift_does_not_age():
    x = ti.Crossbar(ti.ArrayConfig(rows=4, cols=4), seed=1)
    before = x.conductance
    x.advance(1e9, temperature=400.0)
    np.testing.assert_array_equal(x.conductance, before)


def test_a_stuck_cell_drifts_like_any_other():
    stuck = ti.nonideality.StuckCells(p_on=1, p_off=0, g_on=5e-5)
    effects = [stuck, drift(nu_mean=0.1, nu_std=0)]
    x = ti.Crossbar(ti.ArrayConfig(rows=2, cols=2, nonidealities=effects), seed=1)
    x.advance(1e6)
    np.testing.assert_allclose(x.conductance, 5e-5 * 1e6**-0.1, rtol=1e-12)


# --- Temperature ---------------------------------------------------------------------------------


@pytest.mark.parametrize("row", golden("device_statistics.json")["arrhenius"], ids=str)
def test_temperature_accelerates_as_arrhenius_says(row):
    law = drift(activation_energy=row["Ea_eV"])
    factor = law.acceleration(row["T2"]) / law.acceleration(row["T1"])
    assert factor == pytest.approx(row["AF"], rel=1e-9)


def test_room_temperature_is_the_reference():
    assert drift().acceleration(298.15) == 1.0
    assert drift(activation_energy=0.0).acceleration(400.0) == 1.0


def test_time_at_a_temperature_is_longer_time_at_room_temperature():
    law = drift(nu_mean=0.05, activation_energy=0.7)
    hot, cold = aged(law), aged(law)
    hot.advance(1000.0, temperature=358.15)
    cold.advance(1000.0 * law.acceleration(358.15))
    np.testing.assert_allclose(hot.conductance, cold.conductance, rtol=1e-12)
    assert hot.age == 1000.0


def test_times_at_several_temperatures_add_up():
    law = drift(nu_mean=0.05)
    one, other = aged(law), aged(law)
    for seconds, temperature in ((100.0, 350.0), (1e6, 298.15)):
        one.advance(seconds, temperature=temperature)
    for seconds, temperature in ((1e6, 298.15), (100.0, 350.0)):
        other.advance(seconds, temperature=temperature)
    np.testing.assert_allclose(one.conductance, other.conductance, rtol=1e-12)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({"seconds": -1.0}, r"seconds = -1 s: must be in \[0, inf\) s"),
        ({"seconds": float("nan")}, "seconds = nan s"),
        ({"seconds": float("inf")}, "seconds = inf s"),
        ({"seconds": 1.0, "temperature": 0.0}, r"temperature = 0 K: must be in \[150, 2000\] K"),
        ({"seconds": 1.0, "temperature": -5.0}, "temperature = -5 K"),
        ({"seconds": 1.0, "temperature": float("nan")}, "temperature = nan K"),
    ],
    ids=str,
)
def test_times_and_temperatures_that_are_none_are_refused(arguments, sentence):
    x = aged(drift(), rows=2, cols=2)
    with pytest.raises(ti.ArgumentError, match=sentence):
        x.advance(**arguments)
    assert x.age == 0


@pytest.mark.parametrize("temperature", [0.0, -1.0, float("nan")])
def test_no_acceleration_is_given_for_a_temperature_that_is_none(temperature):
    with pytest.raises(ti.ArgumentError, match="temperature"):
        drift().acceleration(temperature)
