"""What an inference costs on the crossbar, and the same network elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from titania._core import Hardware, ProgramActivity, Workload, baseline
from titania._core.comparison import Versus, versus
from titania._core.device import Tio2Passive
from titania._core.energy import EnergyReport
from titania.demo._study import make_chip
from titania.units import day

if TYPE_CHECKING:
    from titania._core.tile import TileConfig
    from titania.demo._digits import Data
    from titania.demo._study import Layers

_LANES = 64  # of a digital unit; no energy of a macro depends on it
HEADLINE_GPU = "h100-sxm"
EDGE_GPU = "agx-orin"


@dataclass(frozen=True)
class Costs:
    """Reports per inference, programming, and the curve of the headline GPU over its batch."""

    crossbar: EnergyReport
    workload: Workload
    programming: ProgramActivity
    hardware: Hardware
    baselines: list[EnergyReport]
    headline: Versus
    batch_curve: list[tuple[float, EnergyReport]]
    neglected_cubic: float


def measure(layers: Layers, config: TileConfig, seed: int, data: Data) -> Costs:
    """Energy of the held-out digits on the first chip, a day after it was programmed."""
    network = make_chip(layers, config, seed, 0, data)
    programming = network.last_program
    network.advance(day)
    _, _, report = network.measure(data.test_x, 0)
    report = report.replace(name="TiO2 crossbar")
    workload = network.workload
    gpu, edge = baseline.gpu(HEADLINE_GPU), baseline.gpu(EDGE_GPU)
    saturated = baseline.saturated_batch(gpu, workload)
    runs = [
        *(baseline.gpu_inference(gpu, workload, batch=batch) for batch in (1, 64)),
        _saturated(gpu, workload),
        baseline.gpu_inference(edge, workload, batch=1, boundary="wall"),
        _saturated(edge, workload, boundary="wall"),
        baseline.digital_inference(baseline.DigitalUnit(lanes=_LANES), workload),
        baseline.digital_inference(baseline.DigitalUnit(node=config.node, lanes=_LANES), workload),
    ]
    batches = [2.0**k for k in range(int(saturated).bit_length())]
    curve = [(b, baseline.gpu_inference(gpu, workload, batch=b)) for b in batches]
    cubic = 0.0
    if isinstance(config.device, Tio2Passive):
        cubic = config.device.cubic_share(50e-6) * config.v_read**2
    return Costs(
        report,
        workload,
        programming,
        network.hardware,
        runs,
        versus(report, runs[2], workload),
        curve,
        cubic,
    )


def _saturated(gpu: baseline.Gpu, workload: Workload, boundary: str = "board") -> EnergyReport:
    batch = baseline.saturated_batch(gpu, workload, boundary=boundary)
    report = baseline.gpu_inference(gpu, workload, batch=batch, boundary=boundary)
    return report.replace(name=f"{gpu.title}, saturated (batch {batch:.2g})")
