"""The commands that list what there is, with its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from titania import baseline, zoo
from titania._core import __version__, thread_count, three_digits
from titania._core.energy import Figure
from titania._core.io import accelerator, accelerators, preset_citations, preset_names

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """Add the commands to the parser of `titania`."""
    for name, run, what in (
        ("gpus", _gpus, "list the GPUs and how their figures came about"),
        ("accelerators", _accelerators, "list the accelerators and their sources"),
        ("presets", _presets, "list the presets and their sources"),
        ("workloads", _workloads, "list the workloads and their sources"),
        ("info", _info, "version and threads"),
    ):
        commands.add_parser(name, help=what).set_defaults(run=run)


def _gpus(_: argparse.Namespace) -> None:
    for name, gpu in baseline.gpus().items():
        kinds = sorted({figure.kind for figure in _figures(gpu)})
        memory = three_digits(gpu.memory.value / 1e9)
        print(
            f"{name}: {gpu.title}, {gpu.release}, {gpu.node}, {memory} GB, "
            f"{three_digits(gpu.tdp.value)} W; figures {', '.join(kinds)}"
        )
        print(f"  active power: {gpu.active_power.source}")


def _figures(config: Any) -> list[Figure]:
    values = [getattr(config, row["name"]) for row in config._fields()]
    return [v for v in values if isinstance(v, Figure) and v.source]


def _accelerators(_: argparse.Namespace) -> None:
    for name in accelerators():
        chip = accelerator(name)
        print(f"{name}: {chip.title}")
        for line in chip.citations:
            print(f"  {line}")


def _presets(_: argparse.Namespace) -> None:
    for name in preset_names():
        print(name)
        for line in preset_citations(name):
            print(f"  {line}")


def _workloads(_: argparse.Namespace) -> None:
    for name, facts in zoo.workloads().items():
        reach = f", at most {facts.positions} positions" if facts.positions else ""
        label = ", a rumour" if facts.rumour else ""
        print(f"{name}: {facts.parameters:.4g} parameters, per {facts.unit}{reach}{label}")
        print(f"  {facts.source}")


def _info(_: argparse.Namespace) -> None:
    place = Path(__file__).parents[1]
    print(f"titania {__version__}, {thread_count()} threads, {place}")
