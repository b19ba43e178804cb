"""Reads what bench/gpu/measure.py wrote, and refuses what no GPU can have done."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar, cast, get_args

from titania._core import ConfigError, FileError
from titania._file import read_text

Precision = Literal["fp32", "tf32", "fp16", "bf16", "fp8", "int8", "fp4"]

FORMAT = "titania-gpu-measurement"
VERSION = 1
MOST_POINTS = 10_000
KINDS = ("matmul", "mlp", "convolution", "transformer")
METERS = ("counter", "power readings")
ABOVE_LIMIT = 1.5  # a board may exceed its limit for moments, not by this
SLACK = 0.25  # between energy, and power times time

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class MeasuredPoint:
    """One piece of work that was measured, per call; base SI units."""

    kind: str
    precision: Precision
    batch: int
    shape: tuple[int, ...]
    flops: float
    bytes: float
    kernels: float
    seconds: float
    seconds_std: float
    energy: float
    energy_std: float
    energy_from: str
    power: float | None  # None: the board gave no readings
    idle_power: float


@dataclass(frozen=True)
class MeasuredFile:
    """A whole file."""

    path: str
    device: str
    driver: str
    date: str
    torch: str
    power_limit: float  # infinite if the board named none
    memory: float
    notes: tuple[str, ...]
    points: tuple[MeasuredPoint, ...]


def read_measured(path: str | os.PathLike[str]) -> MeasuredFile:
    """The file, checked.

    FileError if it cannot be read, is too large, or is not such a file at all; ConfigError naming
    the entry, its value and what is allowed if an entry is missing, of another kind or impossible.
    """
    document = _document(path)
    reader = _Reader(str(path))
    if document.get("format") != FORMAT:
        msg = f"{path}: is not a measurement of a GPU: format must be '{FORMAT}'"
        raise FileError(msg)
    version = reader.number(document, "version", 0, 1e9)
    if version != VERSION:
        msg = f"{path}: version = {version:g}: must be {VERSION}"
        raise FileError(msg)
    device = reader.mapping(document, "device")
    told = reader.optional(reader.number, device, "device.power_limit_W", 1, 1e5, " W")
    limit = math.inf if told is None else told
    driver = reader.optional(reader.text, device, "device.driver")
    notes = reader.sequence(document, "notes", MOST_POINTS, least=0)
    if not all(isinstance(note, str) for note in notes):
        raise reader.refuse("notes", notes, "must be texts")
    points = reader.sequence(document, "points", MOST_POINTS)
    return MeasuredFile(
        path=str(path),
        device=reader.text(device, "device.name"),
        driver="unknown" if driver is None else driver,
        date=reader.text(document, "date"),
        torch=reader.text(reader.mapping(document, "software"), "software.torch"),
        power_limit=limit,
        memory=reader.number(device, "device.memory_B", 1e6, 1e15, " B"),
        notes=tuple(map(str, notes)),
        points=tuple(_point(reader, p, f"points[{k}]", limit) for k, p in enumerate(points)),
    )


def _document(path: str | os.PathLike[str]) -> dict[str, object]:
    text = read_text(path)
    try:
        document = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        msg = f"{path}: is not JSON: {error}"
        raise FileError(msg) from error
    if not isinstance(document, dict):
        msg = f"{path}: is not a measurement of a GPU: expected an object"
        raise FileError(msg)
    return document


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    keys = dict(pairs)
    if len(keys) != len(pairs):
        msg = "a key appears twice in one object"
        raise ValueError(msg)
    return keys


class _Reader:
    """Takes entries out of objects; a name's last part is the key, the whole of it is shown."""

    def __init__(self, path: str) -> None:
        self.path = path

    def refuse(self, name: str, value: object, must: str) -> ConfigError:
        shown = repr(value) if len(repr(value)) <= 60 else repr(value)[:57] + "..."
        return ConfigError(f"{self.path}: {name} = {shown}: {must}")

    def entry(self, owner: dict[str, object], name: str) -> object:
        key = name.rpartition(".")[2]
        if key not in owner:
            msg = f"{self.path}: {name} is missing"
            raise ConfigError(msg)
        return owner[key]

    def number(
        self, owner: dict[str, object], name: str, low: float, high: float, unit: str = ""
    ) -> float:
        value = self.entry(owner, name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(name, value, "must be a number")
        if not low <= value <= high:
            raise self.refuse(name, value, f"must be in [{low:g}, {high:g}]{unit}")
        return float(value)

    def text(self, owner: dict[str, object], name: str) -> str:
        value = self.entry(owner, name)
        if not isinstance(value, str) or not value or len(value) > 1000:
            raise self.refuse(name, value, "must be a text")
        return value

    def optional(
        self, take: Callable[..., _Value], owner: dict[str, object], name: str, *rest: object
    ) -> _Value | None:
        """What `take` takes, or None where the file says null: the board did not tell."""
        return None if self.entry(owner, name) is None else take(owner, name, *rest)

    def choice(self, owner: dict[str, object], name: str, allowed: tuple[str, ...]) -> str:
        value = self.entry(owner, name)
        if not isinstance(value, str) or value not in allowed:
            raise self.refuse(name, value, f"expected one of {{{', '.join(allowed)}}}")
        return value

    def mapping(self, owner: dict[str, object], name: str) -> dict[str, object]:
        value = self.entry(owner, name)
        if not isinstance(value, dict):
            raise self.refuse(name, value, "must be an object")
        return value

    def sequence(
        self, owner: dict[str, object], name: str, most: int, least: int = 1
    ) -> list[object]:
        value = self.entry(owner, name)
        if not isinstance(value, list) or len(value) < least:
            raise self.refuse(name, value, "must be a list with entries")
        if len(value) > most:
            raise self.refuse(name, len(value), f"must have at most {most} entries")
        return value

    def whole(self, owner: dict[str, object], name: str, high: int) -> int:
        value = self.number(owner, name, 1, high)
        if value != int(value):
            raise self.refuse(name, value, "must be a whole number")
        return int(value)


def _point(reader: _Reader, entry: object, name: str, limit: float) -> MeasuredPoint:
    if not isinstance(entry, dict):
        raise reader.refuse(name, entry, "must be an object")

    def number(key: str, low: float, high: float, unit: str = "") -> float:
        return reader.number(entry, f"{name}.{key}", low, high, unit)

    shape = reader.sequence(entry, f"{name}.shape", 16)
    if not all(isinstance(n, int) and not isinstance(n, bool) and 0 < n < 1 << 40 for n in shape):
        raise reader.refuse(f"{name}.shape", shape, "must be whole numbers above 0")
    point = MeasuredPoint(
        kind=reader.choice(entry, f"{name}.kind", KINDS),
        precision=cast(Precision, reader.choice(entry, f"{name}.precision", get_args(Precision))),
        batch=reader.whole(entry, f"{name}.batch", 1 << 40),
        shape=tuple(int(str(n)) for n in shape),
        flops=number("flops", 1, 1e21),
        bytes=number("bytes", 1, 1e18, " B"),
        kernels=number("kernels", 1, 1e6),
        seconds=number("seconds", 1e-9, 1e4, " s"),
        seconds_std=number("seconds_std", 0, 1e4, " s"),
        energy=number("energy_J", 0, 1e9, " J"),
        energy_std=number("energy_std_J", 0, 1e9, " J"),
        energy_from=reader.choice(entry, f"{name}.energy_from", METERS),
        power=reader.optional(
            reader.number, entry, f"{name}.power_W", 0, ABOVE_LIMIT * limit, " W"
        ),
        idle_power=number("idle_W", 0, limit, " W"),
    )
    _check_power(reader, point, name, limit)
    return point


def _check_power(reader: _Reader, point: MeasuredPoint, name: str, limit: float) -> None:
    """Energy is power times time, below the limit and above idling."""
    drawn = point.energy / point.seconds
    allowed = f"energy_J / seconds = {drawn:.4g} W"
    if drawn > ABOVE_LIMIT * limit:
        raise reader.refuse(
            f"{name}.energy_J",
            point.energy,
            f"{allowed}, more than {ABOVE_LIMIT:g} times the limit of {limit:g} W",
        )
    read = point.power
    if read is not None and abs(drawn - read) > SLACK * max(drawn, read):
        raise reader.refuse(f"{name}.power_W", read, f"{allowed}: must agree within {SLACK:.0%}")
    if drawn < point.idle_power * 0.95:
        raise reader.refuse(
            f"{name}.idle_W",
            point.idle_power,
            f"{allowed}: a busy GPU draws no less than an idle one",
        )
