"""Architectures that were published as a table of components: does the sum come out?

Powers, areas and rates of ISAAC and PUMA are the rows of their presets.  What is validated is the
arithmetic that leads from them to a tile and a chip, not the components.  PUMA's registers are what
the power of its unit leaves beside arrays and converters, so its product, which is that power over
2304 ns, is fitted, and with it nine tenths of its core.  The headlines of both papers cannot be
rebuilt from their own tables, and a quotient of two figures above says nothing new: reported.
"""

from __future__ import annotations

from titania._core import LayerShape, Workload
from titania._core.accelerator import Accelerator, Peak
from titania._core.io import accelerator
from titania.validation._point import Point, point

_TOLERANCE = 0.05
_ISAAC = "Shafiee ISCA 2016, Table I [recall]"
_PUMA = "Ankit ASPLOS 2019, Table 3 [recall]"
_PUMA_PRODUCT = "Ankit ASPLOS 2019: 16384 MACs in 2304 ns at 43.97 nJ, second-hand"
_HEADLINE = "Ankit ASPLOS 2019, abstract"
_PUMA_PEAK = 52.31e12  # operations per second of a node [recall]


def points() -> list[Point]:
    """Throughput, power and area of tile and chip."""
    return [*_isaac(), *_puma()]


def _point(name: str, theirs: float, ours: float, unit: str, source: str) -> Point:
    return point(name, theirs, ours, unit, source, tolerance=_TOLERANCE)


def _isaac() -> list[Point]:
    chip = accelerator("isaac")
    peak, tile = chip.peak(), _tile(chip, without=("HyperTransport",))
    summed = f"{_ISAAC}, summed"
    published = "Shafiee ISCA 2016, Table III [recall]"
    efficiency = peak.efficiency / 1e9
    return [
        _point("ISAAC: tile power", 330, tile.power / 1e-3, "mW", _ISAAC),
        _point("ISAAC: tile area", 0.372, tile.area / 1e-6, "mm2", _ISAAC),
        _point("ISAAC: chip power", 65.8, peak.power, "W", _ISAAC),
        _point("ISAAC: chip area", 85.4, peak.area / 1e-6, "mm2", _ISAAC),
        _point("ISAAC: throughput", 41.3, peak.operations / 1e12, "TOPS", summed),
        _point("ISAAC: density", 479, peak.density / 1e15, "GOPS/mm2", published),
        _reported("ISAAC: efficiency of the table", 627, efficiency, "GOPS/W", summed),
        _reported("ISAAC: efficiency as published", 380.7, efficiency, "GOPS/W", published),
    ]


def _puma() -> list[Point]:
    chip = accelerator("puma")
    peak, tile = chip.peak(), _tile(chip, without=("HyperTransport", "router"))
    core = chip.peak("macro").power / (chip.cores_per_tile * chip.tiles_per_chip)
    efficiency, density = _PUMA_PEAK / peak.power / 1e9, _PUMA_PEAK / peak.area / 1e15
    return [
        _fitted("PUMA: product of 128 x 128", 43.97, _product(chip) / 1e-9, "nJ", _PUMA_PRODUCT),
        _fitted("PUMA: core power", 42.37, core / 1e-3, "mW", _PUMA),
        _point("PUMA: tile power", 373.8, tile.power / 1e-3, "mW", _PUMA),
        _point("PUMA: tile area", 0.479, tile.area / 1e-6, "mm2", _PUMA),
        _point("PUMA: node power", 62.5, peak.power, "W", _PUMA),
        _point("PUMA: node area", 90.638, peak.area / 1e-6, "mm2", _PUMA),
        _reported("PUMA: its 52.31 TOPS over our power", 837, efficiency, "GOPS/W", _HEADLINE),
        _reported("PUMA: its 52.31 TOPS over our area", 577, density, "GOPS/mm2", _HEADLINE),
        _reported("PUMA: throughput as published", 52.31, peak.operations / 1e12, "TOPS", _PUMA),
        _reported("PUMA: efficiency as published", 837, peak.efficiency / 1e9, "GOPS/W", _HEADLINE),
    ]


def _fitted(name: str, theirs: float, ours: float, unit: str, source: str) -> Point:
    return point(name, theirs, ours, unit, source, kind="fitted", tolerance=_TOLERANCE)


def _reported(name: str, theirs: float, ours: float, unit: str, source: str) -> Point:
    return point(name, theirs, ours, unit, source, kind="reported")


def _tile(chip: Accelerator, without: tuple[str, ...]) -> Peak:
    """One tile: the chip without what its table counts beside the tiles."""
    inside = [c for c in chip.components if c.item not in without]
    whole = chip.replace(components=inside).peak()
    tiles = chip.tiles_per_chip
    return whole.replace(power=whole.power / tiles, area=whole.area / tiles)


def _product(chip: Accelerator) -> float:
    """Energy (J) of one 16-bit product in the arrays and their converters and registers."""
    work = Workload(
        layers=[LayerShape(in_features=128, out_features=128)],
        weight_bits=chip.weight_bits,
        activation_bits=chip.input_bits,
    )
    report = chip.inference(work, boundary="macro").report
    unit = ("cells", "DAC", "ADC", "registers, shift and add")
    return sum(term.energy.value for term in report.terms if term.item in unit)
