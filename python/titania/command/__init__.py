"""The command `titania`."""

from __future__ import annotations

import argparse
import sys

from titania.command import _compare, _demo, _lists, _validate


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="titania", description="Memristor crossbars: accuracy and joules from one physics."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for module in (_demo, _validate, _compare, _lists):
        module.add(commands)
    return parser


def main(arguments: list[str] | None = None) -> None:
    """Entry point: runs a command, or explains what is wrong with it in one line."""
    parsed = _parser().parse_args(arguments)
    try:
        parsed.run(parsed)
    except (ValueError, OSError) as error:
        raise SystemExit(f"titania {parsed.command}: {error}") from error
    except KeyboardInterrupt:
        sys.exit(130)
