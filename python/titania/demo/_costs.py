"""What an inference costs on the crossbar, and the same network elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import titania as ti
from titania.demo._study import make_chip
from titania.units import day

if TYPE_CHECKING:
    from titania.demo._digits import Data
    from titania.demo._study import Layers

HEADLINE_GPU = "h100-sxm"
EDGE_GPU = "agx-orin"


@dataclass(frozen=True)
class Costs:
    """Reports per inference, programming, and the curve of the headline GPU over its batch."""

    crossbar: ti.energy.EnergyReport
    workload: ti.Workload
    programming: ti.ProgramActivity
    hardware: ti.Hardware
    baselines: list[ti.energy.EnergyReport]
    headline: ti.comparison.Versus
    batch_curve: list[tuple[float, ti.energy.EnergyReport]]
    neglected_cubic: float


def measure(layers: Layers, config: ti.TileConfig, seed: int, data: Data) -> Costs:
    """Energy of the held-out digits on the first chip, a day after it was programmed."""
    network = make_chip(layers, config, seed, 0, data)
    programming = network.last_program
    network.advance(day)
    _, report = network.measure(data.test_x, 0)
    report = report.replace(name="TiO2 crossbar")
    workload = network.workload
    gpu, edge = ti.baseline.gpu(HEADLINE_GPU), ti.baseline.gpu(EDGE_GPU)
    saturated = ti.baseline.saturated_batch(gpu, workload)
    runs = [
        *(ti.baseline.gpu_inference(gpu, workload, batch=batch) for batch in (1, 64)),
        _saturated(gpu, workload),
        ti.baseline.gpu_inference(edge, workload, batch=1, boundary="wall"),
        _saturated(edge, workload, boundary="wall"),
        ti.baseline.digital_inference(ti.baseline.DigitalUnit(), workload),
        ti.baseline.digital_inference(ti.baseline.DigitalUnit(node=config.node), workload),
    ]
    batches = [2.0**k for k in range(int(saturated).bit_length())]
    curve = [(b, ti.baseline.gpu_inference(gpu, workload, batch=b)) for b in batches]
    cubic = 0.0
    if isinstance(config.device, ti.device.Tio2Passive):
        cubic = config.device.cubic_share(50e-6) * config.v_read**2
    return Costs(
        report,
        workload,
        programming,
        network.hardware,
        runs,
        ti.comparison.versus(report, runs[2], workload),
        curve,
        cubic,
    )


def _saturated(
    gpu: ti.baseline.Gpu, workload: ti.Workload, boundary: str = "board"
) -> ti.energy.EnergyReport:
    batch = ti.baseline.saturated_batch(gpu, workload, boundary=boundary)
    report = ti.baseline.gpu_inference(gpu, workload, batch=batch, boundary=boundary)
    return report.replace(name=f"{gpu.title}, saturated (batch {batch:.2g})")
