"""The command `titania`."""

from __future__ import annotations

import os
import sys

from titania._core import __version__
from titania.command import _compare, _demo, _lists, _validate
from titania.command._parser import Parser


def _parser() -> Parser:
    parser = Parser(
        prog="titania", description="Memristor crossbars: accuracy and joules from one physics."
    )
    parser.add_argument("--version", action="version", version=f"titania {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for module in (_demo, _validate, _compare, _lists):
        module.add(commands)
    return parser


def main(arguments: list[str] | None = None) -> None:
    """Entry point: runs a command, or explains what is wrong with it in one line."""
    command = "titania"
    try:
        try:
            parsed = _parser().parse_args(arguments)
            command = f"titania {parsed.command}"
            parsed.run(parsed)
        finally:
            _flush()
    except BrokenPipeError:  # whoever read, as head does, has had enough
        sys.exit(128 + 13)  # as a shell tells of a program that SIGPIPE ended
    except (ValueError, OSError) as error:
        raise SystemExit(f"{command}: {_sentence(error)}") from error
    except KeyboardInterrupt:
        sys.exit(128 + 2)


def _flush() -> None:
    """Write what print() kept back; what cannot be written is dropped, not tried again at exit."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise


def _sentence(error: Exception) -> str:
    """What is wrong, without the number that the system gives it."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename or 'standard output'}: {error.strerror}"
    return str(error)
