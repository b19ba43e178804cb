"""The commands of a comparison: compare, gpus, accelerators."""

from __future__ import annotations

import argparse
import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import titania as ti
from titania._core import three_digits
from titania._file import require_writable, write_whole

if TYPE_CHECKING:
    from titania.comparison import Comparison

# Options of `titania compare` that go to the workload, and to the conditions of both sides.
_WORKLOAD = ("context", "phase", "prompt", "output", "weight_bits", "activation_bits")
_CONDITIONS = ("boundary", "duty", "lifetime", "refresh_period")


def add_commands(commands: Any) -> None:
    """Add the commands to the parser of `titania`."""
    compare = commands.add_parser(
        "compare",
        help="a workload on a crossbar accelerator and on GPUs, over batches",
        description="Energy, latency and throughput of both sides at one boundary, with "
        "percentiles, what decides, and the checklist of a fair comparison.  Names: titania "
        "workloads, accelerators, gpus.",
    )
    compare.add_argument("--workload", required=True, metavar="NAME", help="such as llama-2-70b")
    compare.add_argument(
        "--accelerator",
        default="tio2_edge",
        metavar="NAME",
        help="a preset, or a JSON file of an Accelerator (default: tio2_edge)",
    )
    compare.add_argument(
        "--gpu",
        action="append",
        metavar="NAMES",
        help="one or several with commas; may be repeated; also digital-unit (default: h100-sxm)",
    )
    compare.add_argument(
        "--batch", type=_batches, default=[1, 8, 64, 512], metavar="N,N,...", help="1,8,64,512"
    )
    compare.add_argument("--context", type=int, metavar="N", help="positions attended to")
    compare.add_argument("--phase", help="decode, prefill or chat, of a language model")
    compare.add_argument("--prompt", type=int, metavar="N", help="tokens of the prompt")
    compare.add_argument("--output", type=int, metavar="N", help="tokens that follow it")
    compare.add_argument("--weight-bits", type=int, metavar="N")
    compare.add_argument("--activation-bits", type=int, metavar="N")
    compare.add_argument("--boundary", help="board, wall or site (default: wall)")
    compare.add_argument("--duty", type=float, help="share of the time with work (default: 1)")
    compare.add_argument("--lifetime", type=float, metavar="S", help="to share writing out over")
    compare.add_argument("--refresh-period", type=float, metavar="S", help="between writings")
    compare.add_argument("--html", type=Path, metavar="FILE", help="write it as one page")
    compare.add_argument("--csv", type=Path, metavar="FILE", help="write its rows as a table")
    compare.add_argument("--json", action="store_true", help="print its rows as JSON")
    compare.set_defaults(run=_compare)

    gpus = commands.add_parser("gpus", help="list the GPUs and how their figures came about")
    gpus.set_defaults(run=_gpus)
    accelerators = commands.add_parser(
        "accelerators", help="list the accelerators and their sources"
    )
    accelerators.set_defaults(run=_accelerators)


def _batches(text: str) -> list[float]:
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        message = f"{text!r}: must be numbers with commas between them, such as 1,8,64"
        raise argparse.ArgumentTypeError(message) from None


def _accelerator(name: str) -> str | ti.Accelerator:
    """A preset's name, or the accelerator of a file."""
    if not name.endswith(".json"):
        return name
    return ti.Accelerator.from_json(Path(name).read_text(encoding="utf-8"))


def _compare(arguments: argparse.Namespace) -> None:
    given = vars(arguments)
    options = {k: given[k] for k in (*_WORKLOAD, *_CONDITIONS) if given[k] is not None}
    gpus = [name for names in arguments.gpu or ["h100-sxm"] for name in names.split(",")]
    makers = {arguments.csv: _table, arguments.html: _page}
    makers.pop(None, None)
    require_writable(makers)
    comparison = ti.compare(
        arguments.workload, _accelerator(arguments.accelerator), gpus, arguments.batch, **options
    )
    files = {path: make(comparison) for path, make in makers.items()}
    for path, text in files.items():
        write_whole(path, text)
    print(json.dumps(comparison.rows(), indent=1) if arguments.json else str(comparison))


def _page(comparison: Comparison) -> str:
    try:
        from titania.view._comparison_page import page  # noqa: PLC0415 (needs the extra)
    except ImportError as error:
        raise SystemExit(f"titania compare: {error}; pip install 'titania[plot]'") from error
    return page(comparison)


def _table(comparison: Comparison) -> str:
    rows = comparison.rows()
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _gpus(_: argparse.Namespace) -> None:
    for name, gpu in ti.baseline.gpus().items():
        kinds = sorted({figure.kind for figure in _figures(gpu)})
        memory = three_digits(gpu.memory.value / 1e9)
        print(
            f"{name}: {gpu.title}, {gpu.release}, {gpu.node}, {memory} GB, "
            f"{three_digits(gpu.tdp.value)} W; figures {', '.join(kinds)}"
        )
        print(f"  active power: {gpu.active_power.source}")


def _figures(config: Any) -> list[ti.energy.Figure]:
    values = [getattr(config, row["name"]) for row in config._fields()]
    return [v for v in values if isinstance(v, ti.energy.Figure) and v.source]


def _accelerators(_: argparse.Namespace) -> None:
    for name in ti.accelerators():
        accelerator = ti.accelerator(name)
        print(f"{name}: {accelerator.title}")
        for line in accelerator.citations:
            print(f"  {line}")
