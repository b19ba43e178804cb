"""What is not ideal about the cells."""

from titania._core.nonideality import (
    PowerLawDrift,
    ProgrammingError,
    RangeSpread,
    ReadNoise,
    StuckCells,
)

__all__ = [
    "PowerLawDrift",
    "ProgrammingError",
    "RangeSpread",
    "ReadNoise",
    "StuckCells",
]
