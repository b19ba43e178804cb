"""The bar that a call of more than a second shows on standard error."""

from __future__ import annotations

import sys

_WIDTH = 30


class Bar:
    """A line that is redrawn in place, on a terminal only."""

    def __init__(self) -> None:
        self._shown = sys.stderr is not None and sys.stderr.isatty()

    def update(self, fraction: float) -> None:
        """Draw the bar at a fraction in [0, 1]."""
        if self._shown:
            filled = round(_WIDTH * min(max(fraction, 0.0), 1.0))
            bar = "#" * filled + "." * (_WIDTH - filled)
            sys.stderr.write(f"\r[{bar}] {fraction:4.0%}")
            sys.stderr.flush()

    def close(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * (_WIDTH + 8) + "\r")
            sys.stderr.flush()
