"""The command `titania`."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

import titania as ti
from titania import validation
from titania.command._compare import add_commands


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="titania", description="Memristor crossbars: accuracy and joules from one physics."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")

    demo = commands.add_parser(
        "demo",
        help="handwritten digits through a TiO2 crossbar, with joules beside a GPU",
        description="Trains a 64-48-10 network on the UCI digits, writes it to TiO2 crossbars, and "
        "prints accuracy, energy and the same network on GPUs.  Draws a figure and an HTML page.  "
        "Needs the extra: pip install 'titania[demo]'.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    demo.add_argument("--seed", type=_seed, default=0, help="of the data split, training and chips")
    demo.add_argument(
        "--chips", type=_chips, default=10, help="chips fabricated per row, 2 to 1000"
    )
    demo.add_argument(
        "--out",
        type=Path,
        default=Path("demo"),
        metavar="DIR",
        help="where the figure and the page go",
    )
    demo.add_argument(
        "--segment-resistance",
        type=float,
        default=2.5,
        metavar="OHM",
        help="of a word-line or bit-line segment",
    )
    demo.add_argument(
        "--node",
        type=float,
        default=65.0,
        metavar="NM",
        help="CMOS node of the periphery, 7 to 130 nm",
    )
    demo.add_argument(
        "--threads",
        type=int,
        default=None,
        metavar="N",
        help="threads to use; changes no number that is printed",
    )
    demo.set_defaults(run=_demo)

    validate = commands.add_parser(
        "validate",
        help="published figures beside ours: closed forms, circuits, chips, GPUs",
        description="Computes every point of the validation ladder and prints theirs, ours and the "
        "difference.  A point whose model holds a constant fitted to it is fitted, not counted.",
    )
    validate.add_argument("--json", action="store_true", help="print a list of points as JSON")
    validate.add_argument(
        "--strict", action="store_true", help="exit status 1 if a validated point fails its bound"
    )
    validate.set_defaults(run=_validate)

    add_commands(commands)
    presets = commands.add_parser("presets", help="list the presets and their sources")
    presets.set_defaults(run=_presets)
    workloads = commands.add_parser("workloads", help="list the workloads and their sources")
    workloads.set_defaults(run=_workloads)
    info = commands.add_parser("info", help="version and threads")
    info.set_defaults(run=_info)
    return parser


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
    with ti.threads(arguments.threads):
        print(demo.run(options))


def _validate(arguments: argparse.Namespace) -> None:
    rungs = validation.ladder()
    points = [p for rung in rungs.values() for p in rung]
    print(json.dumps(points, indent=1) if arguments.json else validation.text(rungs))
    failed = [p["name"] for p in points if p["kind"] == "validated" and not p["pass"]]
    if arguments.strict and failed:
        raise SystemExit(f"titania validate: outside their bounds: {'; '.join(failed)}")


def _presets(_: argparse.Namespace) -> None:
    for name in ti.preset_names():
        print(name)
        for line in ti.preset_citations(name):
            print(f"  {line}")


def _workloads(_: argparse.Namespace) -> None:
    for name, facts in ti.workloads().items():
        reach = f", at most {facts.positions} positions" if facts.positions else ""
        label = ", a rumour" if facts.rumour else ""
        print(f"{name}: {facts.parameters:.4g} parameters, per {facts.unit}{reach}{label}")
        print(f"  {facts.source}")


def _info(_: argparse.Namespace) -> None:
    print(f"titania {ti.__version__}, {ti.thread_count()} threads, {Path(ti.__file__).parent}")


def main(arguments: list[str] | None = None) -> None:
    """Entry point: runs a command, or explains what is wrong with it in one line."""
    parsed = _parser().parse_args(arguments)
    try:
        parsed.run(parsed)
    except (ValueError, OSError) as error:
        raise SystemExit(f"titania {parsed.command}: {error}") from error
    except KeyboardInterrupt:
        sys.exit(130)
