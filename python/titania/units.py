"""Factors to base SI units: ``25 * uS``, ``100 * ns``."""

S, mS, uS, nS = 1.0, 1e-3, 1e-6, 1e-9
ohm, kohm, Mohm = 1.0, 1e3, 1e6
V, mV = 1.0, 1e-3
A, mA, uA, nA = 1.0, 1e-3, 1e-6, 1e-9
s, ms, us, ns = 1.0, 1e-3, 1e-6, 1e-9
minute, hour, day, year = 60.0, 3600.0, 86400.0, 365.25 * 86400.0
J, uJ, nJ, pJ, fJ = 1.0, 1e-6, 1e-9, 1e-12, 1e-15
Wh, kWh, MWh, GWh, TWh = 3600.0, 3.6e6, 3.6e9, 3.6e12, 3.6e15
W, mW, kW, MW = 1.0, 1e-3, 1e3, 1e6
m, um, nm = 1.0, 1e-6, 1e-9
F, fF = 1.0, 1e-15
K = 1.0

__all__ = [name for name in dir() if not name.startswith("_")]
