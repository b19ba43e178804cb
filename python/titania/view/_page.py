"""Furniture of pages: each is one file that needs nothing else, in light and dark, on paper and on
a phone; and a report as a table of a page."""

from __future__ import annotations

import base64
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple

from titania._core import engineering
from titania.view._report import items, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from titania._core.energy import EnergyReport

_STYLE = """
:root { color-scheme: light dark; --ink: #1c2733; --paper: #ffffff; --soft: #5b6b7b;
        --line: #d8dee6; --rule: #8a97a6; --tint: #f2f6fa; --accent: #0072b2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e3e8ee; --paper: #14181d; --soft: #9fadbb; --line: #333c46; --rule: #6c7a89;
          --tint: #1d242c; --accent: #56b4e9; } }
* { box-sizing: border-box; }
body { font-family: system-ui, sans-serif; max-width: 68rem; margin: 2rem auto; padding: 0 1rem;
       line-height: 1.5; color: var(--ink); background: var(--paper); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; line-height: 1.25; }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .5rem; }
.scroll { overflow-x: auto; margin: .5rem 0 1.2rem; }
table { border-collapse: collapse; font-size: .9rem; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid var(--line); text-align: right;
         vertical-align: top; font-variant-numeric: tabular-nums; white-space: nowrap; }
th { white-space: normal; }
th.text, td.text { text-align: left; }
td.text { white-space: normal; min-width: 6rem; }
td.long { min-width: 14rem; text-align: left; white-space: normal; }
thead th { border-bottom: 2px solid var(--rule); vertical-align: bottom; }
tr.first td { border-top: 2px solid var(--line); }
figure { margin: .8rem 0 1.4rem; }
figure div { overflow-x: auto; }
figure img { display: block; width: 100%; max-width: 46rem; height: auto; background: #ffffff;
             border-radius: 4px; }
figure.wide img { max-width: none; }
figcaption, .small { color: var(--soft); font-size: .88rem; }
.verdict { background: var(--tint); border-left: 4px solid var(--accent); padding: .8rem 1rem;
           margin: 1rem 0; }
.verdict p { margin: .3rem 0; }
details { margin: .5rem 0; }
summary { cursor: pointer; }
pre { overflow-x: auto; background: var(--tint); padding: .8rem; font-size: .82rem; }
@media (max-width: 40rem) {
  body { margin: 1rem auto; padding: 0 .7rem; }
  h1 { font-size: 1.3rem; }
  figure img { min-width: 34rem; }
  figure.wide img { min-width: 52rem; }
  table { font-size: .82rem; }
  th, td { padding: .2rem .4rem; } }
@media print {
  :root { --ink: #000000; --paper: #ffffff; --soft: #444444; --line: #cccccc; --tint: #f4f4f4; }
  body { max-width: none; margin: 0; font-size: 10pt; }
  h2 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .scroll, figure div { overflow: visible; }
  figure img, figure.wide img { min-width: 0; }
  pre { white-space: pre-wrap; } }
"""

_TEXT, _FIRST = ' class="text"', ' class="first"'


def document(title: str, body: str) -> str:
    """A page of a body that is HTML already."""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style></head><body>\n{body}\n"
        "</body></html>\n"
    )


def table(
    head: Iterable[str],
    rows: Iterable[Iterable[str]],
    *,
    words: Iterable[int] = (0,),
    long: Iterable[int] = (),
    groups: Iterable[int] = (),
) -> str:
    """A table of texts.

    words, long: columns of words, and of sentences; the others hold numbers.
    groups: rows that begin a group.
    """
    words, long, groups = set(words), set(long), set(groups)

    def kind(column: int) -> str:
        if column in long:
            return ' class="long"'
        return _TEXT if column in words else ""

    cells = "".join(
        f"<th{_TEXT if k in words | long else ''}>{escape(h)}</th>" for k, h in enumerate(head)
    )
    lines = []
    for n, row in enumerate(rows):
        data = "".join(f"<td{kind(k)}>{escape(cell)}</td>" for k, cell in enumerate(row))
        lines.append(f"<tr{_FIRST if n in groups else ''}>{data}</tr>")
    return (
        f'<div class="scroll"><table><thead><tr>{cells}</tr></thead>'
        f"<tbody>{''.join(lines)}</tbody></table></div>"
    )


class Drawing(NamedTuple):
    """A picture with what it shows, for those who do not see it, and what to know of it."""

    image: bytes
    alt: str
    caption: str = ""
    kind: Literal["png", "svg+xml"] = "svg+xml"


def picture(drawing: Drawing, *, wide: bool = False) -> str:
    """A picture inside the page; a wide one is as wide as the text."""
    data = base64.b64encode(drawing.image).decode()
    below = f"<figcaption>{escape(drawing.caption)}</figcaption>" if drawing.caption else ""
    begin = '<figure class="wide">' if wide else "<figure>"
    source = f"data:image/{drawing.kind};base64,{data}"
    return f'{begin}<div><img alt="{escape(drawing.alt)}" src="{source}"></div>{below}</figure>'


def paragraph(text: str, style: str = "") -> str:
    """A paragraph of text, "small" for what is said aside."""
    return f'<p class="{style}">{escape(text)}</p>' if style else f"<p>{escape(text)}</p>"


def bullets(texts: Iterable[str]) -> str:
    """A list of texts."""
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def folded(summary: str, body: str) -> str:
    """A body, HTML already, that opens when its summary is clicked."""
    return f"<details><summary>{escape(summary)}</summary>{body}</details>"


def block(text: str) -> str:
    """Text as it is: code, a configuration."""
    return f"<pre>{escape(text)}</pre>"


def report_table(report: EnergyReport) -> str:
    """Energy, latency and area of every component and of all, with their ranges."""
    head = ("component", "energy", "5 / 50 / 95 %", "latency", "5-95 %", "area, µm²", "5-95 %")
    rows = [
        (x.name, x.energy, " / ".join(x.energies), x.latency, x.latencies, x.area, x.areas)
        for x in lines(report)
    ]
    return table(head, rows)


def ranked_table(report: EnergyReport, *, draws: int) -> str:
    """What takes energy, the largest component first, and the item that takes most of each."""
    *components, total = lines(report, draws=draws)
    spending = [x for x in components if x.part.energy_J > 0]
    rows = []
    for x in sorted(spending, key=lambda x: -x.part.energy_J):
        most = items(x.part)[0]
        share = f"{100 * most.energy / total.part.energy_J:.1f} %"
        spread = " / ".join(x.energies)
        rows.append((x.name, x.energy, x.percent, spread, f"{most.name}, {share}", most.source))
    rows.append(("total", total.energy, "", " / ".join(total.energies), "", ""))
    head = ("component", "energy", "share", "5 / 50 / 95 %", "most of it", "source")
    return table(head, rows, words=(0, 4), long=(5,), groups=(len(rows) - 1,))


def items_table(report: EnergyReport) -> str:
    """Every item that takes energy, with its source."""
    rows = [(x.component, x.name, engineering(x.energy, "J"), x.source) for x in items(report)]
    return table(("component", "item", "energy", "source"), rows, words=(0, 1), long=(3,))
