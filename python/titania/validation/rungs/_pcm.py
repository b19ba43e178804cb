"""Chips of phase-change memory: IBM's 64 cores, and the core they descend from.

Either preset has the energy of a column's converter, and its time, fitted to one row.  Four phases
instead of one are four reads with a conversion each, of inputs and weights of one sign at a time.
One chip's core beside the other's is two published figures, as either preset repeats its own.
"""

from __future__ import annotations

from titania._core.io import accelerator
from titania.validation._point import Point, point

_FIT = 0.02
_PHASES = 0.10
_IBM = "Le Gallo Nature Electronics 2023, abstract"
_HERMES = "Khaddam-Aljameh JSSC 2022, abstract"
_HERMES_TEXT = "Khaddam-Aljameh JSSC 2022, Table I, second-hand"
_MVM = 2 * 256 * 256  # operations of one core
_CORES = 64


def points() -> list[Point]:
    """The fitted rows, and what follows from them."""
    return [*_hermes(), *_ibm()]


def _hermes() -> list[Point]:
    peak = accelerator("hermes").peak("macro")
    return [
        _fitted("HERMES: throughput", 1.008, peak.operations / 1e12, "TOPS", _HERMES_TEXT),
        _fitted("HERMES: efficiency", 10.5, peak.efficiency / 1e12, "TOPS/W", _HERMES),
        _fitted("HERMES: density", 1.59, peak.density / 1e18, "TOPS/mm2", _HERMES),
        point(
            "HERMES's core in the 64-core chip, one phase: energy efficiency",
            9.76,
            peak.efficiency / 1e12,
            "TOPS/W",
            _IBM,
            kind="reported",
        ),
    ]


def _ibm() -> list[Point]:
    chip = accelerator("ibm_64core")
    one = chip.peak("macro")
    four = chip.replace(reads_per_slice=4).peak("macro")
    time = _CORES * _MVM / four.operations
    return [
        _fitted("IBM 64 cores, one phase: throughput", 63.1, one.operations / 1e12, "TOPS", _IBM),
        _fitted(
            "IBM 64 cores, one phase: energy efficiency",
            9.76,
            one.efficiency / 1e12,
            "TOPS/W",
            _IBM,
        ),
        _four("latency of a product", _CORES * _MVM / 16.1e12 / 1e-9, time / 1e-9, "ns", _IBM),
        _four("energy efficiency", 2.48, four.efficiency / 1e12, "TOPS/W", _IBM),
    ]


def _fitted(name: str, theirs: float, ours: float, unit: str, source: str) -> Point:
    return point(name, theirs, ours, unit, source, kind="fitted", tolerance=_FIT)


def _four(what: str, theirs: float, ours: float, unit: str, source: str) -> Point:
    name = f"IBM 64 cores, four phases: {what}"
    return point(name, theirs, ours, unit, source, tolerance=_PHASES)
