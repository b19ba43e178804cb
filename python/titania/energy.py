"""Counted events to joules, seconds and square metres, every constant with source and range."""

from titania._core.energy import (
    Component,
    EnergyReport,
    Factor,
    Figure,
    Quantity,
    Site,
    Technology,
    Term,
    adc_area,
    adc_energy,
    components,
    constants,
    decisive,
    report,
)

__all__ = [
    "Component",
    "EnergyReport",
    "Factor",
    "Figure",
    "Quantity",
    "Site",
    "Technology",
    "Term",
    "adc_area",
    "adc_energy",
    "components",
    "constants",
    "decisive",
    "report",
]
