"""Device models: what one cell is."""

from titania._core.device import (
    CustomModel,
    Ideal,
    Tio2Passive,
    Vteam,
)

__all__ = [
    "CustomModel",
    "Ideal",
    "Tio2Passive",
    "Vteam",
]
