"""A GPU from its own measurements.

The file's points decide, by least squares of relative errors with no figure below 0,

    t = bytes / (eta_memory bandwidth) + flops / (eta_compute peak) + kernels t_launch
    E = active_power t + e_byte bytes + e_op flops

which is the model of a table GPU.  Where the data sheet is known, bandwidth and peaks are its own;
else they are the largest that was measured.
"""

from __future__ import annotations

import itertools
import math
import os
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from titania._core import ArgumentError, ConfigError
from titania._core.baseline import Arithmetic, Calibration, Gpu, PeakRate, gpu, gpus
from titania._core.energy import NORMAL_95, EnergyReport, Figure, Quantity, Term
from titania._file import read_text
from titania.baseline._measured_file import MeasuredFile, MeasuredPoint, parse_measured

_NAMES = {  # what NVML calls them
    "v100": "V100-SXM2",
    "a100-40": "A100-SXM4-40GB",
    "a100-80": "A100-SXM4-80GB",
    "h100-pcie": "H100 PCIe",
    "h100-sxm": "H100 80GB HBM3",
    "h200": "H200",
    "b200": "B200",
    "l4": "L4",
    "t4": "T4",
    "rtx-4090": "RTX 4090",
}


def load_measured(path: str | os.PathLike[str], like: str | None = None) -> Gpu:
    """A GPU whose constants are those of a file that bench/gpu/measure.py wrote.

    Args:
        path: the file.
        like: the GPU of the table whose data sheet it has; None: by the device's name.

    Raises:
        FileError: it cannot be read or is no such file.
        ConfigError: an entry is missing or impossible, or the points do not decide the constants.
    """
    file = parse_measured(read_text(path), path)
    sheet = gpu(like) if like is not None else _sheet(file.device)
    meters = " and ".join(dict.fromkeys(point.energy_from for point in file.points))
    source = (
        f"measured: {file.device}, driver {file.driver}, torch {file.torch}, {file.date}, "
        f"energy by {meters}"
    )
    return _fit(file, sheet, source)


def measured_points(path: str | os.PathLike[str]) -> tuple[EnergyReport, ...]:
    """What a file says directly: one report per point, energy per input of its batch.

    The range is 1.645 standard deviations of the repetitions either way.
    """
    file = parse_measured(read_text(path), path)
    return tuple(_report(file, point) for point in file.points)


def _report(file: MeasuredFile, point: MeasuredPoint) -> EnergyReport:
    size = "x".join(str(n) for n in point.shape)
    return EnergyReport(
        name=f"{file.device}: {point.kind} {size}, {point.precision}, batch {point.batch}",
        boundary="board",
        kind="measured",
        unit="input",
        throughput=point.batch / point.seconds,
        conditions=f"{point.precision}, batch {point.batch}, driver {file.driver}, {file.date}, "
        f"energy by {point.energy_from}",
        notes=file.notes,
        terms=[
            Term(
                component="measured",
                item=item,
                energy=_quantity(joule / point.batch, deviation / point.batch),
                latency=_quantity(seconds, point.seconds_std if seconds else 0.0),
                source=file.path,
            )
            for item, joule, deviation, seconds in (
                ("idle power", point.idle_power * point.seconds, 0.0, 0.0),
                ("above idle", _above_idle(point), point.energy_std, point.seconds),
            )
        ],
    )


def _above_idle(point: MeasuredPoint) -> float:
    return max(0.0, point.energy - point.idle_power * point.seconds)


def _quantity(value: float, deviation: float) -> Quantity:
    half = min(NORMAL_95 * deviation, value)
    return Quantity(value=value, low=value - half, high=value + half)


def _sheet(device: str) -> Gpu | None:
    words = device.upper()
    found = [key for key, name in _NAMES.items() if f" {name.upper()}" in f" {words}"]
    return gpus()[max(found, key=lambda key: len(_NAMES[key]))] if found else None


# --- The fit ------------------------------------------------------------------------------------

_Array = npt.NDArray[np.float64]


def _non_negative(columns: _Array) -> tuple[_Array, _Array]:
    """Least squares of columns x = 1 with x >= 0, and the standard deviations of x.

    There are few columns, so every subset of them is tried.
    """
    rows, count = columns.shape
    scale = np.sqrt((columns**2).sum(axis=0))
    scaled = columns / np.where(scale > 0, scale, 1)
    best, best_error, deviations = np.zeros(count), math.inf, np.zeros(count)
    for size in range(1, count + 1):
        for chosen in itertools.combinations(range(count), size):
            part = scaled[:, chosen]
            x, _, rank, _ = np.linalg.lstsq(part, np.ones(rows), rcond=1e-9)
            error = float(((part @ x - 1) ** 2).sum())
            if rank < size or (x <= 0).any() or error >= best_error * (1 - 1e-9):
                continue
            best, deviations, best_error = np.zeros(count), np.zeros(count), error
            best[list(chosen)] = x
            variance = error / max(rows - size, 1)
            spread = np.sqrt(np.diag(np.linalg.inv(part.T @ part)) * variance)
            deviations[list(chosen)] = spread
    divisor = np.where(scale > 0, scale, 1)
    return best / divisor, deviations / divisor


def _figure(value: float, deviation: float, unit: str, source: str, most: float) -> Figure:
    value = min(value, most)
    half = NORMAL_95 * deviation
    return Figure(
        value=value,
        low=max(0.0, value - half),
        high=min(value + half, most),
        unit=unit,
        kind="measured",
        source=source,
    )


def _share(inverse: float, deviation: float, rate: float, source: str) -> Figure:
    """1 / (inverse rate): a share of a rate from the time per byte or operation."""
    if inverse <= 0:
        return Figure(
            value=1.0, low=0.5, high=1.0, unit="", kind="estimated",
            source=f"{source}; hidden behind other work, so not decided",
        )  # fmt: skip
    value = min(1.0, 1 / (inverse * rate))
    relative = min(NORMAL_95 * deviation / inverse, 0.9)
    return Figure(
        value=value,
        low=value * (1 - relative),
        high=min(1.0, value / (1 - relative)),
        unit="",
        kind="measured",
        source=source,
    )


def _fit(file: MeasuredFile, sheet: Gpu | None, source: str) -> Gpu:
    points = file.points
    formats = sorted({p.precision for p in points})
    if len(points) < len(formats) + 3:
        msg = (
            f"{file.path}: points has {len(points)} entries: {len(formats)} number formats need "
            f"at least {len(formats) + 3} to decide their constants"
        )
        raise ConfigError(msg)
    flops = np.array([[p.flops * (p.precision == f) for f in formats] for p in points])
    moved = np.array([[p.bytes] for p in points])
    seconds = np.array([[p.seconds] for p in points])
    kernels = np.array([[p.kernels] for p in points])
    energy = np.array([[p.energy] for p in points])
    times, time_spread = _non_negative(np.hstack([moved, kernels, flops]) / seconds)
    joules, joule_spread = _non_negative(np.hstack([seconds, moved, flops]) / energy)
    bandwidth = _bandwidth(points, sheet, source)
    peaks = [PeakRate(precision=f, rate=_peak(points, f, sheet, source)) for f in formats]
    arithmetic = [
        Arithmetic(
            precision=peak.precision,
            e_op=_figure(joules[2 + k], joule_spread[2 + k], "J", source, math.inf),
            eta_compute=_share(times[2 + k], time_spread[2 + k], peak.rate.value, source),
        )
        for k, peak in enumerate(peaks)
    ]
    measured = Calibration(
        active_power=_figure(joules[0], joule_spread[0], "W", source, math.inf),
        eta_memory=_share(times[0], time_spread[0], bandwidth.value, source),
        t_launch=_figure(times[1], time_spread[1], "s", source, math.inf),
        arithmetic=arithmetic,
    )
    base = sheet if sheet is not None else Gpu()
    return base.replace(
        name=f"{sheet.name if sheet else file.device}, measured",
        title=f"{file.device}, measured",
        memory=_seen([file.memory], "B", source),
        memory_bandwidth=bandwidth,
        tdp=_tdp(file, sheet, source),
        idle_power=_seen([p.idle_power for p in points], "W", source),
        e_byte=_figure(joules[1], joule_spread[1], "J", source, math.inf),
        peaks=peaks,
        calibrations=[measured],
    )


def _seen(values: Sequence[float], unit: str, source: str) -> Figure:
    return Figure(
        value=float(np.mean(values)), low=min(values), high=max(values),
        unit=unit, kind="measured", source=source,
    )  # fmt: skip


def _tdp(file: MeasuredFile, sheet: Gpu | None, source: str) -> Figure:
    """The board's limit; where it named none, the data sheet's, or the most that was drawn."""
    if math.isfinite(file.power_limit):
        return _seen([file.power_limit], "W", source)
    if sheet is not None:
        return sheet.tdp
    return _largest([p.energy / p.seconds for p in file.points], "W", source)


def _largest(rates: Sequence[float], unit: str, source: str) -> Figure:
    rate = max(rates)
    return Figure(
        value=rate, low=rate, high=rate, unit=unit, kind="measured",
        source=f"{source}; the largest of the points",
    )  # fmt: skip


def _bandwidth(points: Sequence[MeasuredPoint], sheet: Gpu | None, source: str) -> Figure:
    if sheet is not None:
        return sheet.memory_bandwidth
    return _largest([p.bytes / p.seconds for p in points], "B/s", source)


def _peak(points: Sequence[MeasuredPoint], name: str, sheet: Gpu | None, source: str) -> Figure:
    reached = _largest([p.flops / p.seconds for p in points if p.precision == name], "1/s", source)
    if sheet is None:
        return reached
    try:
        peak = sheet.peak(name)
    except ArgumentError:
        return reached
    if reached.value > 1.2 * peak.value:
        msg = (
            f"points of {name} reach {reached.value:.4g} operations per second, and {sheet.name} "
            f"has at most {peak.value:.4g}"
        )
        raise ConfigError(msg)
    return peak
