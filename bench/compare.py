"""The tables of ./dev bench: ratios against NumPy, SciPy and Eigen in one run, same threads.

python bench/compare.py                     print them
python bench/compare.py --write             and put them into docs/performance.md
python bench/compare.py --large             with the factorisation of 1024 x 1024, minutes
python bench/compare.py --only products     one table
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable

import numpy as np

import break_even
import comparisons
import energies
import exact_reads
import networks
import page
import products
from machine import cores, describe
from measure import Line, Row, seconds

THREADS = tuple(n for n in (1, 2) if n <= cores())
HEADS = tuple(f"{n} thread" + "s" * (n > 1) for n in THREADS)


def bounds(row: Row) -> tuple[str, str]:
    """Bound and stretch as text."""
    sign = ">=" if row.at_least else "<="
    return tuple("" if x is None else f"{sign} {x:g}" for x in (row.bound, row.stretch))


def cells(line: Line) -> tuple[str, ...]:
    """A measured row as text."""
    values = (line.values.get(n) for n in THREADS)
    texts = ("" if value is None else str(value) for value in values)
    return line.row.quantity, *texts, *bounds(line.row), line.reached


def take(rows: Iterable[Row]) -> list[Line]:
    """Measure rows and print each when it is known."""
    head = "".join(f"{text:<28}" for text in HEADS)
    print(f"\n{'':<72}{head}{'bound':<10}{'stretch':<10}reached")
    lines = []
    for row in rows:
        taken = {n: row.take(n) for n in THREADS}
        line = Line(row, {n: value for n, value in taken.items() if value is not None})
        lines.append(line)
        name, *values, bound, stretch, reached = cells(line)
        text = "".join(f"{value:<28}" for value in values)
        print(f"{name:<72}{text}{bound:<10}{stretch:<10}{reached}", flush=True)
    return lines


def lines_as_table(lines: list[Line]) -> str:
    """Measured rows for the page."""
    return page.table(("", *HEADS, "bound", "stretch", "reached"), [cells(line) for line in lines])


def break_even_table(rng: np.random.Generator) -> str:
    """Measure and print what a transfer matrix takes and when it pays."""
    head = ("array", "transfer matrix", "relaxed, per input", "product, per input")
    head += tuple(f"pays from, {text}" for text in HEADS)
    print("\n" + "".join(f"{text:<24}" for text in head))
    rows = []
    for n in break_even.SIZES:
        costs = [break_even.measure(rng, n, threads) for threads in THREADS]
        first = costs[0]
        times = (first.transfer, first.relaxed_input, first.product_input)
        pays = (f"{c.inputs:.0f}" for c in costs)
        rows.append((f"{n} x {n}", *(seconds(t) for t in times), *pays))
        print("".join(f"{text:<24}" for text in rows[-1]), flush=True)
    return page.table(head, rows)


# By the name on the page, what measures a table.
TABLES: dict[str, Callable[[np.random.Generator, bool], str]] = {
    "products": lambda rng, large: lines_as_table(take(products.rows(rng))),
    "energies": lambda rng, large: lines_as_table(take(energies.rows(rng))),
    "networks": lambda rng, large: lines_as_table(take(networks.rows(rng))),
    "reads": lambda rng, large: lines_as_table(take(exact_reads.rows(rng, large))),
    "break-even": lambda rng, large: break_even_table(rng),
    "comparisons": lambda rng, large: lines_as_table(take(comparisons.rows())),
}


def main() -> None:
    """Print the tables; write them if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="put the tables into the page")
    parser.add_argument("--large", action="store_true", help="factorise 1024 x 1024 too")
    parser.add_argument("--only", choices=TABLES, help="measure one table")
    options = parser.parse_args()
    rng, start, machine = np.random.default_rng(0), time.perf_counter(), describe()
    print(
        f"\nRatios in one run; in brackets the times of both, in the order of the name.\n{machine}"
    )
    for name in (options.only,) if options.only else TABLES:
        text = TABLES[name](rng, options.large)
        if options.write:
            page.put(name, f"{machine}\n\n{text}")
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
