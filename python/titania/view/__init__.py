"""How results look: a report in its dresses, and the furniture of pages.

Views are given to results from outside: no result knows how it is shown.
"""

from titania.view._file import csv_text
from titania.view._page import (
    Drawing,
    block,
    bullets,
    document,
    folded,
    paragraph,
    picture,
    report_table,
    table,
)
from titania.view._report import count, factor, lines, span, times
from titania.view._text import report_text

__all__ = [
    "Drawing",
    "block",
    "bullets",
    "count",
    "csv_text",
    "document",
    "factor",
    "folded",
    "lines",
    "paragraph",
    "picture",
    "report_table",
    "report_text",
    "span",
    "table",
    "times",
]
