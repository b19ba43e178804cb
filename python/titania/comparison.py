"""Both sides of one workload, at one boundary."""

from titania._core.compare import (
    Versus,
    table,
    versus,
)

__all__ = [
    "Versus",
    "table",
    "versus",
]
