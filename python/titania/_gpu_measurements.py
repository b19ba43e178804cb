"""The table of published GPU measurements, and what the model says of each row."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources

from titania import baseline
from titania._networks_measured import EAGER, MODELS, decoding, prompt_work, resnet50
from titania.energy import EnergyReport, Figure, Quantity


@dataclass(frozen=True)
class Measurement:
    """A row of data/gpu_measurements.csv, in base SI units; None where it says nothing."""

    id: str
    group: str
    role: str  # fit, held-out, reported
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
        known = self.work in MODELS or self.work == "resnet-50"
        return known and self.batch is not None and self.gpu in baseline.gpus()


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


# --- GPUs with other figures --------------------------------------------------------------------


def figure_of(gpu: baseline.Gpu, parameter: str) -> Figure:
    """The figure of a parameter, as the tables name it: "active_power", "fp16.e_op"."""
    owner, _, name = parameter.rpartition(".")
    figure = getattr(gpu.precision(owner) if owner else gpu, name)
    assert isinstance(figure, Figure)
    return figure


def with_values(gpu: baseline.Gpu, values: Mapping[str, float]) -> baseline.Gpu:
    """The GPU with other values for its parameters, known exactly."""
    changes: dict[str, object] = {}
    formats: dict[str, baseline.Arithmetic] = {a.precision: a for a in gpu.arithmetic}
    for parameter, value in values.items():
        old = figure_of(gpu, parameter)
        new = old.replace(value=value, low=value, high=value, source=old.source or "[choice]")
        owner, _, name = parameter.rpartition(".")
        if owner:
            formats[owner] = formats[owner].replace(**{name: new})
        else:
            changes[name] = new.replace(unit="s" if name.startswith("t_") else new.unit)
    return gpu.replace(**changes, arithmetic=list(formats.values()))


@functools.cache
def stack_values(stack: str) -> Mapping[str, float]:
    """What software of its time makes of a GPU: fitted, data/gpu_stacks.csv."""
    rows = _table("gpu_stacks.csv")
    return {row["parameter"]: float(row["value"]) for row in rows if row["stack"] == stack}


def gpu_of(row: Measurement) -> baseline.Gpu:
    """The row's GPU with the row's software."""
    return with_values(baseline.gpu(row.gpu), stack_values(row.stack))


# --- The model ----------------------------------------------------------------------------------


def model_of(row: Measurement, gpu: baseline.Gpu) -> EnergyReport:
    """What the model says of the row on a GPU: energy per output token, image or sample."""
    assert row.batch is not None
    if row.work == "resnet-50":
        return _run(row, gpu, resnet50(row.batch), "vision")
    assert row.prompt_tokens is not None
    if row.output_tokens is None:
        return _run(row, gpu, prompt_work(row.work, row.precision, row.prompt_tokens), "other")
    step = decoding(row.work, row.batch, row.precision, row.prompt_tokens, row.output_tokens)
    if "eager" in row.stack:
        return _run(row, gpu, step.replace(kernels=EAGER * step.kernels), "other")
    token = _run(row, gpu, step, "serving")
    return token if row.unit == "J/token" else _answer(token, row.output_tokens)


def _answer(token: EnergyReport, tokens: float) -> EnergyReport:
    """A whole answer from one of its tokens."""

    def times(q: Quantity) -> Quantity:
        return Quantity(value=tokens * q.value, low=tokens * q.low, high=tokens * q.high)

    terms = [t.replace(energy=times(t.energy), latency=times(t.latency)) for t in token.terms]
    return token.replace(terms=terms, throughput=token.throughput / tokens, unit="sample")


def _run(row: Measurement, gpu: baseline.Gpu, work: baseline.GpuWork, kind: str) -> EnergyReport:
    """A system runs copies of the network, one per GPU.  What was measured did fit the memory."""
    report = baseline.gpu_inference(
        gpu,
        work.replace(resident_bytes=0.0),
        batch=row.batch,
        gpus=1 if gpu.count > 1 else row.gpus,
        precision="fp16" if row.precision == "mxfp4" else row.precision,
        boundary=row.boundary,
        work=kind,
        graph=False if "2024" in row.stack else None,
    )
    return report.replace(throughput=report.throughput * gpu.count)
