"""The commands that list what there is, with its sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from titania import baseline, zoo
from titania._about import about
from titania._core import thread_count, three_digits
from titania._core.io import accelerator, accelerators, preset_citations, preset_names
from titania.validation import Evidence, gpu_calibrations

if TYPE_CHECKING:
    import argparse


def add(commands: Any) -> None:
    """Add the commands to the parser of `titania`."""
    for name, run, what in (
        ("gpus", _gpus, "list the GPUs and how their figures came about"),
        ("accelerators", _accelerators, "list the accelerators and their sources"),
        ("presets", _presets, "list the presets and their sources"),
        ("workloads", _workloads, "list the workloads and their sources"),
        ("info", _info, "version, tables, threads and place"),
    ):
        commands.add_parser(name, help=what).set_defaults(run=run)


def _gpus(_: argparse.Namespace) -> None:
    known = gpu_calibrations()
    for name, gpu in baseline.gpus().items():
        memory = three_digits(gpu.memory.value / 1e9)
        print(
            f"{name}: {gpu.title}, {gpu.release}, {gpu.node}, {memory} GB, "
            f"{three_digits(gpu.tdp.value)} W"
        )
        defaults = {(c.work, c.stack) for c in gpu.calibrations}
        for evidence in known:
            if evidence.gpu == name:
                mark = "*" if (evidence.work, evidence.stack) in defaults else " "
                stack = evidence.stack or "physics"
                print(f"  {mark} {evidence.work:8} {stack:18} {_backed(evidence)}")
    print("* what a GPU has unless another stack is asked for")


def _backed(evidence: Evidence) -> str:
    text = f"fitted to {evidence.fitted_rows} rows" if evidence.fitted_rows else "not fitted here"
    if evidence.held_out_error is None:
        return text
    return f"{text}; {evidence.held_out_rows} held out: mean error {evidence.held_out_error:.0%}"


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
    print(about())
    print(f"{thread_count()} threads, {place}")
