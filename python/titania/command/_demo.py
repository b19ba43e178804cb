"""The command `titania demo`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from titania._core import threads


def add(commands: Any) -> None:
    """Add the command to the parser of `titania`."""
    parser = commands.add_parser(
        "demo",
        help="handwritten digits through a TiO2 crossbar, with joules beside a GPU",
        description="Trains a 64-48-10 network on the UCI digits, writes it to TiO2 crossbars, and "
        "prints accuracy, energy and the same network on GPUs.  Draws a figure and an HTML page.  "
        "Needs the extra: pip install 'titania[demo]'.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument(
        "--seed", type=_seed, default=0, help="of the data split, training and chips"
    )
    parser.add_argument(
        "--chips", type=_chips, default=10, help="chips fabricated per row, 2 to 1000"
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("demo"),
        metavar="DIR",
        help="where the figure and the page go",
    )
    parser.add_argument(
        "--segment-resistance",
        type=float,
        default=2.5,
        metavar="OHM",
        help="of a word-line or bit-line segment",
    )
    parser.add_argument(
        "--node",
        type=float,
        default=65.0,
        metavar="NM",
        help="CMOS node of the periphery, 7 to 130 nm",
    )
    parser.add_argument(
        "--threads",
        type=int,
        default=None,
        metavar="N",
        help="threads to use; changes no number that is printed",
    )
    parser.set_defaults(run=_demo)


def _whole(text: str, low: int, end: int, allowed: str) -> int:
    """A whole number from low up to, but not including, end."""
    try:
        number = int(text)
    except ValueError:
        message = f"{text!r}: must be a whole number in {allowed}"
        raise argparse.ArgumentTypeError(message) from None
    if not low <= number < end:
        raise argparse.ArgumentTypeError(f"{number}: must be in {allowed}")
    return number


def _seed(text: str) -> int:
    return _whole(text, 0, 2**64, "[0, 2^64)")


def _chips(text: str) -> int:
    return _whole(text, 2, 1001, "[2, 1000]")


def _demo(arguments: argparse.Namespace) -> None:
    try:
        from titania import demo  # noqa: PLC0415 (needs the extra)
    except ImportError as error:
        raise SystemExit(f"titania demo: {error}; pip install 'titania[demo]'") from error
    options = demo.Options(
        arguments.seed,
        arguments.chips,
        arguments.out,
        arguments.segment_resistance,
        arguments.node * 1e-9,
    )
    if arguments.threads is None:
        print(demo.run(options))
        return
    with threads(arguments.threads):
        print(demo.run(options))
