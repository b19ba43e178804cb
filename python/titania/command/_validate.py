"""The command `titania validate`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from titania import validation

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """Add the command to the parser of `titania`."""
    parser = commands.add_parser(
        "validate",
        help="published figures beside ours: closed forms, circuits, chips, GPUs",
        description="Computes every point of the validation ladder and prints theirs, ours and the "
        "difference.  A point whose model holds a constant fitted to it is fitted, not counted.",
    )
    parser.add_argument("--json", action="store_true", help="print a list of points as JSON")
    parser.add_argument(
        "--strict", action="store_true", help="exit status 1 if a validated point fails its bound"
    )
    parser.set_defaults(run=_validate)


def _validate(arguments: argparse.Namespace) -> None:
    rungs = validation.ladder()
    points = [p for rung in rungs.values() for p in rung]
    print(json.dumps(points, indent=1) if arguments.json else validation.text(rungs))
    failed = [p["name"] for p in points if p["kind"] == "validated" and not p["pass"]]
    if arguments.strict and failed:
        raise SystemExit(f"titania validate: outside their bounds: {'; '.join(failed)}")
