"""Converters between digital numbers and the array."""

from titania._core.periphery import (
    Adc,
    Dac,
)

__all__ = [
    "Adc",
    "Dac",
]
