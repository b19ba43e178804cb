"""The table of published GPU measurements, and what the model says of each row."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from titania import baseline, zoo
from titania._core import Workload
from titania.energy import EnergyReport, Figure, Quantity

WorkKind = Literal["other", "serving", "vision"]

_BITS = {"bf16": 16, "fp16": 16, "fp8": 8, "int8": 8, "mxfp4": 16, "fp4": 4}
_MXFP4_BITS = 4.25  # of experts, with the scale that 32 of them share; all else is computed wide
_NVFP4_BITS = 4.5  # with the scale that 16 weights share [recall]; keys and values are FP8 [recall]


@dataclass(frozen=True)
class Measurement:
    """A row of data/gpu_measurements.csv, in base SI units; None where it says nothing."""

    id: str
    group: str
    role: str  # fit, held-out, shown: computed without a bound, reported: not computed
    model: str
    work: str
    gpu: str
    gpus: int | None
    precision: str
    stack: str
    boundary: str
    batch: float | None
    prompt_tokens: float | None
    output_tokens: float | None
    energy: float | None
    unit: str
    power: float | None
    throughput: float | None
    tolerance: float
    source: str
    provenance: str
    note: str

    @property
    def modelled(self) -> bool:
        """Whether the row says enough to compute it."""
        facts = zoo.workloads().get(self.work)
        if self.role == "reported" or facts is None or self.batch is None:
            return False
        return facts.positions is None or self.prompt_tokens is not None


def _table(name: str) -> Iterable[dict[str, str]]:
    text = (resources.files("titania") / "data" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _number(text: str) -> float | None:
    return float(text) if text else None


@functools.cache
def measurements() -> tuple[Measurement, ...]:
    """All rows."""
    return tuple(
        Measurement(
            id=row["id"],
            group=row["class"],
            role=row["role"],
            model=row["model"],
            work=row["work"],
            gpu=row["gpu"],
            gpus=int(row["gpus"]) if row["gpus"] else None,
            precision=row["precision"],
            stack=row["stack"],
            boundary=row["boundary"],
            batch=_number(row["batch"]),
            prompt_tokens=_number(row["prompt_tokens"]),
            output_tokens=_number(row["output_tokens"]),
            energy=_number(row["energy"]),
            unit=row["unit"],
            power=_number(row["power_W"]),
            throughput=_number(row["throughput"]),
            tolerance=float(row["tolerance"]),
            source=row["source"],
            provenance=row["provenance"],
            note=row["note"],
        )
        for row in _table("gpu_measurements.csv")
    )


@dataclass(frozen=True)
class Pair:
    """Two rows alike, but for twice the GPUs: data/gpu_pairs.csv."""

    task: str  # reasoning: fitted; chat: held out
    fewer: Measurement
    twice: Measurement

    @property
    def gpu(self) -> str:
        """The GPU of both."""
        return self.fewer.gpu

    @property
    def id(self) -> str:
        """The ids of both."""
        return f"{self.fewer.id}/{self.twice.id}"

    @property
    def model(self) -> str:
        """The network of both."""
        return self.fewer.model

    @property
    def precision(self) -> str:
        """The number format of both."""
        return self.fewer.precision

    @property
    def stack(self) -> str:
        """The software of both."""
        return self.fewer.stack

    @property
    def change(self) -> float:
        """Energy measured on twice the GPUs over that on fewer."""
        assert self.fewer.energy is not None
        assert self.twice.energy is not None
        return self.twice.energy / self.fewer.energy

    def modelled_change(self, gpu: baseline.Gpu) -> float:
        """The same from the model."""
        return model_of(self.twice, gpu).energy_J / model_of(self.fewer, gpu).energy_J


@functools.cache
def pairs() -> tuple[Pair, ...]:
    """All pairs of the table."""
    rows = {row.id: row for row in measurements()}
    return tuple(
        Pair(row["task"], rows[row["fewer"]], rows[row["twice"]]) for row in _table("gpu_pairs.csv")
    )


# --- GPUs with other figures --------------------------------------------------------------------


def figure_of(gpu: baseline.Gpu, work: WorkKind, parameter: str) -> Figure:
    """The figure that the tables call "host_power", "active_power" or "fp16.e_op"."""
    owner, _, name = parameter.rpartition(".")
    calibration = gpu.calibration(work)
    holder = calibration.precision(owner) if owner else calibration
    figure = getattr(gpu if hasattr(gpu, parameter) else holder, name)
    assert isinstance(figure, Figure)
    return figure


def with_values(gpu: baseline.Gpu, work: WorkKind, values: Mapping[str, float]) -> baseline.Gpu:
    """The GPU with other values for parameters of its own or of a calibration, known exactly."""
    calibration = gpu.calibration(work)
    own: dict[str, object] = {}
    changes: dict[str, object] = {}
    formats: dict[str, baseline.Arithmetic] = {a.precision: a for a in calibration.arithmetic}
    for parameter, value in values.items():
        old = figure_of(gpu, work, parameter)
        new = old.replace(value=value, low=value, high=value, source=old.source or "[choice]")
        owner, _, name = parameter.rpartition(".")
        if owner:
            formats[owner] = formats[owner].replace(**{name: new})
        elif hasattr(gpu, parameter):
            own[name] = new
        else:
            changes[name] = new.replace(unit="s" if name.startswith("t_") else new.unit)
    changed = calibration.replace(**changes, arithmetic=list(formats.values()))
    others = [c for c in gpu.calibrations if c.work != calibration.work]
    return gpu.replace(**own, calibrations=[*others, changed])


def gpu_of(row: Measurement | Pair) -> baseline.Gpu:
    """The row's GPU with the row's software; with the GPU's default if that is not in the table."""
    known = {c.stack for c in baseline.calibrations(row.gpu)}
    return baseline.gpu(row.gpu, row.stack if row.stack in known else "")


# --- The model ----------------------------------------------------------------------------------


def workload_of(row: Measurement) -> Workload:
    """What one inference of the row computes: an output token, a text that is read, an image."""
    bits = _BITS[row.precision]
    options: dict[str, Any] = {"weight_bits": bits, "activation_bits": bits}
    if row.precision == "mxfp4":
        options["expert_bits"] = _MXFP4_BITS
    if row.precision == "fp4":
        options |= {"weight_bits": _NVFP4_BITS, "cache_bits": 8}
    if row.prompt_tokens is not None:
        options |= {"phase": "prefill", "prompt": round(row.prompt_tokens)}
    if row.output_tokens is not None:
        options |= {"phase": "chat", "output": round(row.output_tokens)}
    return zoo.workload(row.work, **options)


def model_of(row: Measurement, gpu: baseline.Gpu) -> EnergyReport:
    """What the model says of the row on a GPU: energy per output token, image or sample.

    The row's GPUs share its batch; a system has a batch of that size for each of its GPUs.
    """
    assert row.batch is not None
    report = baseline.gpu_inference(
        gpu,
        workload_of(row),
        batch=gpu.count * row.batch,
        gpus=None if gpu.count > 1 else row.gpus,
        precision="fp16" if row.precision == "mxfp4" else row.precision,
        boundary=row.boundary,
    )
    if row.output_tokens is None or row.unit in ("J/token", "token/s"):
        return report
    return _answer(report, row.output_tokens)


def _answer(token: EnergyReport, tokens: float) -> EnergyReport:
    """A whole answer from one of its tokens."""

    def times(q: Quantity) -> Quantity:
        return Quantity(value=tokens * q.value, low=tokens * q.low, high=tokens * q.high)

    terms = [t.replace(energy=times(t.energy), latency=times(t.latency)) for t in token.terms]
    return token.replace(terms=terms, throughput=token.throughput / tokens, unit="sample")
