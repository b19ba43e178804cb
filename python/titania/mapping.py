"""Weights to conductances."""

from titania._core.mapping import (
    DifferentialPair,
)

__all__ = [
    "DifferentialPair",
]
