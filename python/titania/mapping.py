"""Weights to conductances, matrices to arrays."""

from titania._core.mapping import (
    Block,
    Column,
    DifferentialPair,
    Layout,
    NumberFormat,
    Phase,
    Readout,
    events,
    readout,
)

__all__ = [
    "Block",
    "Column",
    "DifferentialPair",
    "Layout",
    "NumberFormat",
    "Phase",
    "Readout",
    "events",
    "readout",
]
