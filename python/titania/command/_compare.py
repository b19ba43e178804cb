"""The command `titania compare`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from titania._core import Workload
from titania._core.accelerator import Accelerator
from titania._core.baseline import DigitalUnit, Gpu
from titania._file import require_writable, write_whole
from titania.baseline import load_measured
from titania.command._own import own
from titania.comparison import compare
from titania.view import csv_text

if TYPE_CHECKING:
    from titania.comparison import Comparison

# Options of `titania compare` that go to the workload, and to the conditions of both sides.
_WORKLOAD = (
    "context",
    "phase",
    "prompt",
    "output",
    "weight_bits",
    "expert_bits",
    "activation_bits",
)
_CONDITIONS = ("boundary", "duty", "lifetime", "refresh_period")


def add(commands: Any) -> None:
    """Add the command to the parser of `titania`."""
    parser = commands.add_parser(
        "compare",
        help="a workload on a crossbar accelerator and on GPUs, over batches",
        description="Energy, latency and throughput of both sides at one boundary, with "
        "percentiles, what decides, and the checklist of a fair comparison.  Names: titania "
        "workloads, accelerators, gpus.  A name that ends in .json is a file of one's own, as "
        "to_json wrote it.",
    )
    parser.add_argument(
        "--workload", required=True, metavar="NAME", help="such as llama-2-70b, or a file"
    )
    parser.add_argument(
        "--accelerator",
        default="tio2_edge",
        metavar="NAME",
        help="a preset, or a file (default: tio2_edge)",
    )
    parser.add_argument(
        "--baselines",
        action="append",
        metavar="NAMES",
        help="one or several with commas; may be repeated; also digital-unit, or a file, "
        "one that bench/gpu/measure.py wrote too (default: h100-sxm)",
    )
    parser.add_argument(
        "--batches",
        action="extend",
        type=_batches,
        metavar="N,N,...",
        help="may be repeated (default: 1,8,64,512)",
    )
    parser.add_argument("--context", type=int, metavar="N", help="positions attended to")
    parser.add_argument("--phase", help="decode, prefill or chat, of a language model")
    parser.add_argument("--prompt", type=int, metavar="N", help="tokens of the prompt")
    parser.add_argument("--output", type=int, metavar="N", help="tokens that follow it")
    parser.add_argument("--weight-bits", type=float, metavar="X")
    parser.add_argument("--expert-bits", type=float, metavar="X", help="if experts have others")
    parser.add_argument("--activation-bits", type=int, metavar="N")
    parser.add_argument("--boundary", help="board, wall or site (default: wall)")
    parser.add_argument("--duty", type=float, help="share of the time with work (default: 1)")
    parser.add_argument("--lifetime", type=float, metavar="S", help="to share writing out over")
    parser.add_argument("--refresh-period", type=float, metavar="S", help="between writings")
    parser.add_argument("--html", type=Path, metavar="FILE", help="write it as one page")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="write its rows as a table")
    parser.add_argument("--json", action="store_true", help="print its rows as JSON")
    parser.set_defaults(run=_compare)


def _batches(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        message = f"{text!r}: must be numbers with commas between them, such as 1,8,64"
        raise argparse.ArgumentTypeError(message) from None


def _compare(arguments: argparse.Namespace) -> None:
    given = vars(arguments)
    options = {k: given[k] for k in (*_WORKLOAD, *_CONDITIONS) if given[k] is not None}
    names = [name for names in arguments.baselines or ["h100-sxm"] for name in names.split(",")]
    require_writable(path for path in (arguments.html, arguments.csv) if path)
    compared = compare(
        own(arguments.workload, Workload),
        own(arguments.accelerator, Accelerator),
        [own(name, Gpu, DigitalUnit, measured=load_measured) for name in names],
        arguments.batches or [1, 8, 64, 512],
        **options,
    )
    if arguments.html:
        _save_html(compared, arguments.html)
    if arguments.csv:
        write_whole(arguments.csv, csv_text(compared.rows()))
    print(json.dumps(compared.rows(), indent=1) if arguments.json else str(compared))


def _save_html(compared: Comparison, path: Path) -> None:
    try:
        compared.save_html(path)
    except ImportError as error:
        raise SystemExit(f"titania compare: {error}; pip install 'titania[plot]'") from error
