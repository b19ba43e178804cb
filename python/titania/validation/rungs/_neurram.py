"""NeuRRAM, measured at eight precisions, from constants fitted to one of them.

Energies, times and areas are those of 4-bit inputs and 6-bit outputs (the preset).  The other
precisions take other numbers of the same steps: pulses, integrations, decisions.  Bits of inputs
and outputs go together in the measurements, 2 apart.
"""

from __future__ import annotations

from typing import NamedTuple

from titania._core import LayerShape, Workload
from titania._core.accelerator import Accelerator
from titania._core.io import accelerator
from titania.validation._point import Kind, Point, point

_TOLERANCE = 0.25
_FITTED = 4  # bits of the inputs
_ONE_PHASE = 16  # bits that one conversion joins: more than any input has
_SOURCE = "Wan Nature 2022, Fig. 12 through cimloop"


class _Row(NamedTuple):
    bits: int
    operations: float  # TOPS of 48 cores
    efficiency: float  # TOPS/W


_TWO_PHASE = (
    _Row(1, 2.122, 43.08),
    _Row(2, 1.793, 40.33),
    _Row(3, 1.165, 23.09),
    _Row(4, 0.7439, 15.95),
    _Row(5, 0.5254, 11.03),
    _Row(6, 0.4177, 8.257),
    _Row(7, 0.3439, 7.750),
    _Row(8, 0.2639, 6.437),
)
# Inputs of more than 4 bits, converted once.
_ONE = (_Row(5, 0.4516, 11.33), _Row(6, 0.2608, 9.122))

# fJ per operation of word lines, neurons and input pulses.  The rows of 5 and 6 bits are left out:
# they add up to the one-phase efficiencies, though labelled two-phase.
_SHARES = {
    2: (8.271, 12.39, 3.956),
    7: (43.69, 61.83, 22.83),
    8: (50.52, 75.86, 27.51),
}
_PARTS = {
    "word lines": ("word lines",),
    "neurons": ("neuron, initialisation", "neuron, integration", "neuron, decision"),
    "input pulses": ("cells",),
}


def points() -> list[Point]:
    """Throughput and efficiency at all precisions; the shares of energy where they are known."""
    chip = accelerator("neurram")
    neuron = chip.neuron
    assert neuron is not None
    once = chip.replace(neuron=neuron.replace(segment_bits=_ONE_PHASE))
    found = [p for row in _TWO_PHASE for p in _compare(chip, row, "")]
    found += [p for row in _ONE for p in _compare(once, row, ", one phase")]
    return found + [p for bits, shares in _SHARES.items() for p in _split(chip, bits, shares)]


def _name(bits: int, mode: str) -> str:
    return f"NeuRRAM {bits}/{bits + 2} bits{mode}"


def _compare(chip: Accelerator, row: _Row, mode: str) -> list[Point]:
    peak = chip.replace(input_bits=row.bits).peak("macro")
    kind: Kind = "fitted" if row.bits == _FITTED else "validated"
    name = _name(row.bits, mode)
    figures = (
        ("throughput", row.operations, peak.operations / 1e12, "TOPS"),
        ("efficiency", row.efficiency, peak.efficiency / 1e12, "TOPS/W"),
    )
    return [
        point(f"{name}: {what}", a, b, unit, _SOURCE, kind=kind, tolerance=_TOLERANCE)
        for what, a, b, unit in figures
    ]


def _split(chip: Accelerator, bits: int, shares: tuple[float, ...]) -> list[Point]:
    work = Workload(
        layers=[LayerShape(in_features=256, out_features=128)],
        weight_bits=chip.weight_bits,
        activation_bits=bits,
    )
    report = chip.inference(work, boundary="macro").report
    found = []
    for (part, items), theirs in zip(_PARTS.items(), shares, strict=True):
        ours = sum(t.energy.value for t in report.terms if t.item in items) / (2 * work.macs)
        name = f"{_name(bits, '')}: {part}"
        found.append(point(name, theirs, ours / 1e-15, "fJ/op", _SOURCE, tolerance=_TOLERANCE))
    return found
