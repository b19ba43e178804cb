"""Counted events to joules, seconds and square metres, every constant with source and range."""

from titania._core.energy import (
    EnergyReport,
    Quantity,
    Technology,
    Term,
    adc_area,
    adc_energy,
    constants,
    report,
)

__all__ = [
    "EnergyReport",
    "Quantity",
    "Technology",
    "Term",
    "adc_area",
    "adc_energy",
    "constants",
    "report",
]
