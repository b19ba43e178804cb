"""Puts what was measured into docs/performance.md, between the marks of each table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def put(mark: str, text: str, page: Path = PAGE) -> None:
    """Replace what stands between the marks of this name."""
    begin, end = f"<!-- measured: {mark} -->\n", f"<!-- end: {mark} -->"
    found = re.compile(f"(?<={re.escape(begin)}).*?(?={re.escape(end)})", re.DOTALL)
    written, count = found.subn(lambda _: f"\n{text}\n\n", page.read_text(encoding="utf-8"))
    if count != 1:
        msg = f"{page.name}: {count} places marked {mark!r}, must be 1"
        raise SystemExit(msg)
    page.write_text(written, encoding="utf-8")
