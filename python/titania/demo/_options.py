"""What can be asked of the demo."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """What `titania demo` takes."""

    seed: int = 0
    chips: int = 10
    out: Path = Path("demo")
    segment_resistance: float = 2.5
    node: float = 65e-9
