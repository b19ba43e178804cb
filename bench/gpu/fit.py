"""Refits the fitted figures of lib/baseline/gpus.csv to the table of measurements.

    python bench/gpu/fit.py            prints the figures beside the library's, and every class's error
    python bench/gpu/fit.py --check    exits with 1 if a figure of the library is not what the fit gives

The fit is least squares on the logarithms of energy and time of the rows with the role `fit`,
through the library's own model.  e_byte is fixed from physics: on serving data any value from 0 to
120 pJ fits as well, and a free one goes negative.  Ranges are 90 % intervals from refits to
resampled rows, whole models at a time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from scipy.optimize import least_squares

import titania as ti
from titania._gpu_measurements import Measurement, measurements, model_of


@dataclass(frozen=True)
class Free:
    """A figure that is fitted, and the values it may take."""

    parameter: str
    low: float
    high: float


@dataclass(frozen=True)
class Fit:
    """One GPU's fit to one class of rows."""

    gpu: str
    group: str
    free: tuple[Free, ...]


class Fitted(NamedTuple):
    """A figure with its 5 % and 95 % points."""

    value: float
    low: float
    high: float


_SERVING = (
    Free("active_power", 20.0, 700.0),
    Free("eta_memory", 0.3, 0.9),
    Free("t_request", 1e-6, 1e-3),
    Free("fp16.e_op", 1e-13, 5e-12),
    Free("fp16.eta_compute", 0.1, 0.8),
    Free("fp8.e_op", 1e-13, 5e-12),
    Free("fp8.eta_compute", 0.1, 0.8),
)

FITS = (
    Fit(
        "agx-orin",
        "AGX Orin",
        (
            Free("active_power", 2.0, 30.0),
            Free("act_reuse", 1.0, 4.0),
            Free("t_launch", 1e-6, 5e-5),
            Free("int8.e_op", 1e-14, 2e-12),
        ),
    ),
    Fit("h100-sxm", "H100 chat", _SERVING),
    Fit("b200", "B200 chat", _SERVING),
)


# --- A GPU with other figures -------------------------------------------------------------------


def figure_of(gpu: ti.baseline.Gpu, parameter: str) -> ti.energy.Figure:
    """The figure of a parameter, as the table names it."""
    if "." not in parameter:
        return getattr(gpu, parameter)
    precision, name = parameter.split(".")
    return getattr(gpu.precision(precision), name)


def with_figures(gpu: ti.baseline.Gpu, values: dict[str, float]) -> ti.baseline.Gpu:
    """The GPU with other values, exactly known, for its parameters."""
    changes: dict[str, object] = {}
    formats = {a.precision: a for a in gpu.arithmetic}
    for parameter, value in values.items():
        old = figure_of(gpu, parameter)
        new = old.replace(value=value, low=value, high=value)
        if "." in parameter:
            precision, name = parameter.split(".")
            formats[precision] = formats[precision].replace(**{name: new})
        else:
            changes[parameter] = new
    return gpu.replace(**changes, arithmetic=list(formats.values()))


# --- The fit ------------------------------------------------------------------------------------


def residuals(gpu: ti.baseline.Gpu, rows: Iterable[Measurement]) -> np.ndarray:
    """log(model / measured) of energy and of throughput, row by row."""
    list_of_logs = []
    for row in rows:
        report = model_of(row, gpu)
        list_of_logs += [
            np.log(report.energy_J / row.energy),
            np.log(row.throughput / report.throughput),
        ]
    return np.array(list_of_logs)


def solve(gpu: ti.baseline.Gpu, free: Sequence[Free], rows: Sequence[Measurement]) -> np.ndarray:
    """The values of the free figures."""
    names = [f.parameter for f in free]
    low, high = (np.log([getattr(f, end) for f in free]) for end in ("low", "high"))
    start = np.clip(np.log([figure_of(gpu, n).value for n in names]), low + 1e-3, high - 1e-3)

    def misfit(logs: np.ndarray) -> np.ndarray:
        values = dict(zip(names, np.exp(logs), strict=True))
        return residuals(with_figures(gpu, values), rows)

    found = least_squares(misfit, start, bounds=(low, high), diff_step=1e-4, xtol=1e-6)
    return np.exp(found.x)


def resampled(rows: Sequence[Measurement], rng: np.random.Generator) -> list[Measurement]:
    """As many models as there are, drawn with replacement, with rows drawn from each."""
    models = sorted({(r.model, r.precision) for r in rows})
    drawn: list[Measurement] = []
    for model in models:
        own = [r for r in rows if (r.model, r.precision) == model]
        drawn += [own[k] for k in rng.integers(len(own), size=len(own))]
    return drawn


def refit(fit: Fit, draws: int, seed: int = 0) -> dict[str, Fitted]:
    """The free figures with their ranges."""
    gpu = ti.baseline.gpu(fit.gpu)
    rows = [r for r in measurements() if r.group == fit.group and r.role == "fit"]
    best = solve(gpu, fit.free, rows)
    rng = np.random.default_rng(seed)
    cloud = np.array([solve(gpu, fit.free, resampled(rows, rng)) for _ in range(draws)])
    low, high = np.percentile(cloud, [5, 95], axis=0) if draws else (best, best)
    return {
        f.parameter: Fitted(x, min(a, x), max(b, x))
        for f, x, a, b in zip(fit.free, best, low, high, strict=True)
    }


# --- What is printed ----------------------------------------------------------------------------


def differences(fits: dict[str, dict[str, Fitted]]) -> list[tuple[str, str, float, float]]:
    """(gpu, parameter, library's, fitted) of every figure that is fitted."""
    return [
        (gpu, parameter, figure_of(ti.baseline.gpu(gpu), parameter).value, fitted.value)
        for gpu, figures in fits.items()
        for parameter, fitted in figures.items()
    ]


def print_figures(fits: dict[str, dict[str, Fitted]]) -> None:
    """Each figure: fitted with its range, and the library's."""
    print(f"{'gpu':10} {'parameter':18} {'fitted':>10} {'5 %':>10} {'95 %':>10} {'library':>10}")
    for gpu, figures in fits.items():
        for parameter, fitted in figures.items():
            ours = figure_of(ti.baseline.gpu(gpu), parameter).value
            numbers = " ".join(f"{x:10.4g}" for x in (*fitted, ours))
            print(f"{gpu:10} {parameter:18} {numbers}")


def print_classes() -> None:
    """Every class's error, fitted and held-out apart."""
    print(f"\n{'class':32} {'role':9} {'rows':>4} {'mean':>7} {'worst':>7} {'bias':>7} {'time':>7}")
    groups = list(dict.fromkeys((r.group, r.role) for r in measurements()))
    for group, role in groups:
        rows = [r for r in measurements() if (r.group, r.role) == (group, role) and r.modelled]
        if not rows:
            print(f"{group:32} {role:9}    no row can be computed")
            continue
        logs = [residuals(ti.baseline.gpu(r.gpu), [r]) for r in rows if r.throughput]
        energy = np.expm1([pair[0] for pair in logs])
        time = np.expm1([pair[1] for pair in logs])
        numbers = (np.abs(energy).mean(), np.abs(energy).max(), energy.mean(), np.abs(time).mean())
        print(f"{group:32} {role:9} {len(rows):4} " + " ".join(f"{x:7.1%}" for x in numbers))


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the library's figures")
    parser.add_argument("--draws", type=int, default=40, help="resampled refits for the ranges")
    options = parser.parse_args(arguments)
    draws = 0 if options.check else options.draws
    fits = {fit.gpu: refit(fit, draws) for fit in FITS}
    print_figures(fits)
    print_classes()
    if not options.check:
        return 0
    wrong = [d for d in differences(fits) if abs(np.log(d[2] / d[3])) > 0.01]
    for gpu, parameter, ours, fitted in wrong:
        print(f"{gpu} {parameter}: the library has {ours:.4g}, the fit gives {fitted:.4g}")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
