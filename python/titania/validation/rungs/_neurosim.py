"""NeuroSim's own result for VGG-8, beside a chip of the same configuration here.

The converter is NeuroSim's formula; everything else is Titania's component table.  How far two
simulators are apart says nothing about silicon: these points are reported.
"""

from __future__ import annotations

from titania._core.accelerator import Accelerator
from titania._core.io import accelerator
from titania.validation._point import Point, point
from titania.zoo import workload

_SOURCE = "DNN+NeuroSim V1.4 manual, Table VII"
_ROWS = 128
# Rows at once: TOPS/W, TOPS.
_TABLE = {32: (11.25, 6.25), 64: (19.88, 8.16)}
_AREA = 381.9  # mm2


def points() -> list[Point]:
    """Efficiency and throughput of the chip at one image after the other, and its area."""
    chip = accelerator("neurosim_rram22")
    found = [p for rows in _TABLE for p in _compare(chip, rows)]
    area = chip.peak().area / 1e-6
    return [*found, _reported("NeuroSim VGG-8: area", _AREA, area, "mm2")]


def _compare(chip: Accelerator, rows: int) -> list[Point]:
    network = workload("vgg-8")
    grouped = chip.replace(reads_per_slice=_ROWS // rows)
    # A stream of images: throughput is that of the slowest stage.
    run = grouped.inference(network, batch=64, boundary="chip")
    operations = 2 * network.macs
    efficiency, throughput = _TABLE[rows]
    name = f"NeuroSim VGG-8, {rows} rows at once"
    ours = operations / run.report.energy_J
    rate = operations * run.throughput_per_s
    return [
        _reported(f"{name}: efficiency", efficiency, ours / 1e12, "TOPS/W"),
        _reported(f"{name}: throughput", throughput, rate / 1e12, "TOPS"),
    ]


def _reported(name: str, theirs: float, ours: float, unit: str) -> Point:
    return point(name, theirs, ours, unit, _SOURCE, kind="reported")
