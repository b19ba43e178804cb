"""Rows of numbers as a file that other programs read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def csv_text(rows: Sequence[Mapping[str, Any]]) -> str:
    """A table of comma-separated values, a line for every row below the names."""
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()
