"""Device models: integrated equations, static currents, statistics in closed form."""

from __future__ import annotations

from titania import device, nonideality
from titania.validation._goldens import Worst, golden
from titania.validation._point import Point

_EXACT = 1e-9
_STEPPED = 1e-7  # solve_ivp, rtol 1e-10, against closed-form steps
_ROOM = 25.0  # degrees C


def points() -> list[Point]:
    """VTEAM under constant voltages, the curvature of TiO2's law, drift's Arrhenius factor."""
    return [*_vteam(), _tio2(), _arrhenius()]


def _vteam() -> list[Point]:
    file = golden("device_vteam.json")
    given = file["params"]
    model = device.Vteam(
        k_off=given["k_off"],
        k_on=given["k_on"],
        alpha_off=given["alpha_off"],
        alpha_on=given["alpha_on"],
        v_off=given["v_off"],
        v_on=given["v_on"],
        r_on=given["Ron"],
        r_off=given["Roff"],
        w_max=given["x_off"],
    )
    rates, resistances = Worst(0.0), Worst()
    for row in file["const_v"]:
        v = -row["v"]  # in the file a positive voltage resets
        if row["dxdt"] != 0:
            rates.add([row["dxdt"]], [model.rate(v)])
        state = model.step(row["x0"], v, row["t"])
        resistances.add([row["R"]], [1 / model.conductance(state)])
    source = "SciPy solve_ivp, device_vteam.json"
    return [
        rates.point("VTEAM, rates", "m/s", source, _EXACT),
        resistances.point("VTEAM, resistances after a pulse", "ohm", source, _STEPPED),
    ]


def _tio2() -> Point:
    share = Worst()
    for row in golden("device_nili2020.json")["static"]:
        if row["T_C"] == _ROOM:
            ours = device.Tio2Passive.cubic_share(row["G0"])
            share.add([row["A3"] / row["A1"]], [ours])
    source = "fit of Nili 2020, device_nili2020.json"
    return share.point("TiO2, cubic share of the current at 25 C", "1/V2", source, _EXACT)


def _arrhenius() -> Point:
    factors = Worst()
    for row in golden("device_statistics.json")["arrhenius"]:
        law = nonideality.PowerLawDrift(activation_energy=row["Ea_eV"])
        ours = law.acceleration(row["T2"]) / law.acceleration(row["T1"])
        factors.add([row["AF"]], [ours])
    source = "Arrhenius, device_statistics.json"
    return factors.point("drift, acceleration by temperature", "1", source, _EXACT)
