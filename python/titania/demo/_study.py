"""How well the network works on crossbars, and what each non-ideality costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from titania import device, nonideality, periphery
from titania._core import ROOM_TEMPERATURE, product
from titania._core.circuit import Wires
from titania._core.io import preset
from titania._core.network import Linear, Network, Relu, accuracy, product_error
from titania._core.tile import TileConfig
from titania.units import day, year

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from titania.demo._digits import Data, Floats

    Layers = Sequence[Linear | Relu]

CALIBRATION_INPUTS = 256
PRODUCT_INPUTS = 200  # for the error of the products
PESSIMISTIC = nonideality.PowerLawDrift(nu_mean=0.005, nu_std=0.003)
LABORATORY = Wires(r_word_line=67.0, r_bit_line=50.0, c_word_line=0.72e-15, c_bit_line=0.72e-15)
HOT = 358.15  # K, 85 C


@dataclass(frozen=True)
class Moment:
    """When a chip is looked at: its label, seconds since the moment before, and temperature (K)."""

    label: str
    seconds: float
    temperature: float = ROOM_TEMPERATURE


TIMES = (Moment("1 s", 1.0), Moment("1 day", day - 1.0), Moment("1 year", year - day))
YEAR_HOT = (Moment("1 year at 85 C", year, HOT),)
ONE_DAY = (Moment("1 day", day),)


@dataclass(frozen=True)
class Condition:
    """A kind of chip and the moments it is looked at."""

    label: str
    config: TileConfig
    moments: tuple[Moment, ...] = ONE_DAY


@dataclass(frozen=True)
class Row:
    """Accuracy of one condition at one moment on every chip, and the error of its products."""

    condition: str
    moment: str
    accuracy: Floats
    nrms: Floats
    effective_bits: Floats

    @property
    def mean(self) -> float:
        """Mean accuracy over the chips."""
        return float(self.accuracy.mean())

    @property
    def spread(self) -> float:
        """Standard deviation over the chips; 0 for one chip."""
        return float(self.accuracy.std(ddof=1)) if len(self.accuracy) > 1 else 0.0


@dataclass(frozen=True)
class Cost:
    """Accuracy regained when one non-ideality is switched off, chip by chip."""

    label: str
    regained: Floats

    @property
    def mean(self) -> float:
        """Mean over the chips."""
        return float(self.regained.mean())

    @property
    def error(self) -> float:
        """Standard error of the mean."""
        count = len(self.regained)
        return float(self.regained.std(ddof=1)) / count**0.5 if count > 1 else float("nan")


@dataclass
class Study:
    """All that was found."""

    float_accuracy: float
    rows: list[Row] = field(default_factory=list)
    costs: list[Cost] = field(default_factory=list)


def _without(config: TileConfig, kind: type) -> TileConfig:
    return config.replace(
        nonidealities=[e for e in config.nonidealities if not isinstance(e, kind)]
    )


def _with_drift(config: TileConfig, drift: nonideality.PowerLawDrift) -> TileConfig:
    kept = _without(config, nonideality.PowerLawDrift)
    return kept.replace(nonidealities=[*kept.nonidealities, drift])


def conditions(config: TileConfig) -> list[Condition]:
    """The rows of the accuracy table."""
    ideal = preset("ideal")
    pessimistic = _with_drift(config, PESSIMISTIC)
    return [
        Condition("ideal crossbar", ideal, (Moment("-", 0.0),)),
        Condition(
            "ideal cells and wires, 8-bit converters",
            config.replace(device=device.Ideal(), nonidealities=[], wires=Wires()),
            (Moment("-", 0.0),),
        ),
        Condition("TiO2", config, TIMES),
        Condition("TiO2", config, YEAR_HOT),
        Condition("TiO2, pessimistic drift", pessimistic, TIMES),
        Condition("TiO2, pessimistic drift", pessimistic, YEAR_HOT),
        Condition("TiO2, laboratory wires (67 / 50 ohm)", config.replace(wires=LABORATORY)),
        Condition("TiO2, no stuck cells", _without(config, nonideality.StuckCells)),
    ]


def switches(config: TileConfig) -> list[Condition]:
    """The default chip with one non-ideality switched off at a time."""
    kinds = (
        ("stuck cells", nonideality.StuckCells),
        ("programming error", nonideality.ProgrammingError),
        ("spread of the range", nonideality.RangeSpread),
        ("drift", nonideality.PowerLawDrift),
        ("read noise", nonideality.ReadNoise),
    )
    off = [Condition(label, _without(config, kind)) for label, kind in kinds]
    ideal_dac = periphery.Dac(bits=None, unipolar=config.dac.unipolar)
    ideal_adc = periphery.Adc(bits=None)
    off.append(Condition("wires", config.replace(wires=Wires())))
    off.append(
        Condition("rounding of the converters", config.replace(dac=ideal_dac, adc=ideal_adc))
    )
    return off


def make_chip(layers: Layers, config: TileConfig, seed: int, chip: int, data: Data) -> Network:
    """Fabricate, program and calibrate one chip; `chip` numbers the chips of a seed."""
    network = Network(layers, config, seed=seed, name=f"chip{chip}")
    network.calibrate(data.train_x[:CALIBRATION_INPUTS])
    return network


def _product_error(network: Network, data: Data, index: int) -> tuple[float, float]:
    """Error of the first layer's products, against exact ones of the same inputs."""
    tile = network.tiles[0]
    x = data.test_x[:PRODUCT_INPUTS]
    return product_error(tile(x, index), product(x, tile.weight.T))


def look(layers: Layers, condition: Condition, seed: int, chips: int, data: Data) -> Iterator[Row]:
    """Accuracy and product error of a condition at each of its moments, over several chips."""
    found = np.zeros((len(condition.moments), chips, 3))
    for chip in range(chips):
        network = make_chip(layers, condition.config, seed, chip, data)
        for k, moment in enumerate(condition.moments):
            network.advance(moment.seconds, temperature=moment.temperature)
            index = k * len(data.test_x)
            right = network.accuracy(data.test_x, data.test_y, index)
            found[k, chip] = (right, *_product_error(network, data, index))
    for k, moment in enumerate(condition.moments):
        yield Row(condition.label, moment.label, *found[k].T)


def run(
    layers: Layers,
    config: TileConfig,
    seed: int,
    chips: int,
    data: Data,
    say: Callable[[float, str], None],
) -> Study:
    """Everything; `say(fraction, what)` hears how far it is."""
    table, off = conditions(config), switches(config)
    exact = Network(layers, preset("ideal"), seed=seed)
    study = Study(accuracy(exact.reference(data.test_x), data.test_y))
    total = len(table) + len(off) + 1
    for done, condition in enumerate(table):
        say(done / total, condition.label)
        study.rows += look(layers, condition, seed, chips, data)
    say(len(table) / total, "reference of the comparison")
    base = next(iter(look(layers, Condition("TiO2", config), seed, chips, data)))
    for done, condition in enumerate(off, start=len(table) + 1):
        say(done / total, f"without {condition.label}")
        row = next(iter(look(layers, condition, seed, chips, data)))
        study.costs.append(Cost(condition.label, row.accuracy - base.accuracy))
    study.costs.sort(key=lambda cost: -cost.mean)
    say(1.0, "accuracy done")
    return study
