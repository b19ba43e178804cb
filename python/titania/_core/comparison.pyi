"""
Both sides of one workload.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import titania._core.accelerator
import titania._core.baseline
import titania._core.energy
import typing
__all__: list[str] = ['BreakEvenMap', 'Choice', 'ChoiceRange', 'Comparison', 'MemristorShare', 'Point', 'Versus', 'baseline_of_name', 'lossless_adc_bits', 'table', 'versus']
class Versus:
    """
    A crossbar and a baseline, both at the baseline's boundary.
    """
    def __getstate__(self) -> tuple[titania._core.energy.EnergyReport, titania._core.energy.EnergyReport]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    def payback(self, programming: titania._core.ProgramActivity) -> float:
        """
        Inferences after which writing the weights is paid back; inf if never.
        """
    def ratio_percentiles(self, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %) of the ratio.
        """
    def verdict(self) -> str:
        """
        Who wins, by how much, at which boundary, and what decides it, in one sentence.
        
        It knows nothing of the results: say beside it how accurate each side is.
        """
    @property
    def baseline(self) -> titania._core.energy.EnergyReport:
        """
        The baseline's EnergyReport.
        """
    @property
    def crossbar(self) -> titania._core.energy.EnergyReport:
        """
        The crossbar's EnergyReport at the baseline's boundary.
        """
    @property
    def ratio(self) -> float:
        """
        Baseline's energy over the crossbar's; below 1 the crossbar loses.
        """
class BreakEvenMap:
    """
    Ratio of energies over array size, ADC bits and batch.
    """
    def __getstate__(self) -> tuple[list[int], list[int], list[float], list[float], list[int]]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    @property
    def adc_bits(self) -> list[int]:
        """
        Bits of the converters.
        """
    @property
    def batches(self) -> list[float]:
        """
        Inferences under way together.
        """
    @property
    def lossless_bits(self) -> list[int]:
        """
        Bits that lose nothing of a full column, for each size.
        """
    @property
    def ratio(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (sizes, adc_bits, batches): baseline over crossbar; below 1 the crossbar loses.
        """
    @property
    def sizes(self) -> list[int]:
        """
        Word lines = bit lines.
        """
class Point:
    """
    Both sides at one batch.
    """
    def __getstate__(self) -> tuple[float, titania._core.accelerator.Inference, list[titania._core.energy.EnergyReport]]:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: tuple) -> None:
        ...
    @property
    def baselines(self) -> list[titania._core.energy.EnergyReport]:
        """
        EnergyReport of every baseline.
        """
    @property
    def batch(self) -> float:
        """
        Inferences under way together.
        """
    @property
    def crossbar(self) -> titania._core.accelerator.Inference:
        """
        Inference of the accelerator.
        """
class Choice:
    """
    One number of the accelerator, or its driver, chosen otherwise.
    """
    def __repr__(self) -> str:
        ...
    @property
    def chosen(self) -> str:
        """
        What the accelerator has.
        """
    @property
    def field(self) -> str:
        """
        Its name.
        """
    @property
    def ratio(self) -> float:
        """
        Baseline over crossbar with that.
        """
    @property
    def source(self) -> str:
        """
        Why that.
        """
    @property
    def turns(self) -> bool:
        """
        The other side wins then.
        """
    @property
    def value(self) -> str:
        """
        What it could have.
        """
class ChoiceRange:
    """
    The ratio over all combinations of alternatives.
    """
    def __repr__(self) -> str:
        ...
    @property
    def at_high(self) -> list[str]:
        """
        The same at the highest ratio.
        """
    @property
    def at_low(self) -> list[str]:
        """
        What differs from the accelerator there.
        """
    @property
    def combinations(self) -> int:
        """
        How many were gone through, the accelerator's own included.
        """
    @property
    def high(self) -> float:
        """
        Highest ratio.
        """
    @property
    def left_out(self) -> int:
        """
        How many cannot run the workload.
        """
    @property
    def low(self) -> float:
        """
        Lowest ratio.
        """
class MemristorShare:
    """
    What the memristor could touch, 0 to 1.
    """
    def __repr__(self) -> str:
        ...
    @property
    def baseline(self) -> float:
        """
        Of the baseline's: moving weights, and products.
        """
    @property
    def cells(self) -> float:
        """
        Of the crossbar's energy: cells and wires.
        """
    @property
    def macro(self) -> float:
        """
        With drivers, converters and logic.
        """
class Comparison:
    """
    A workload on a crossbar accelerator and on its competitors.
    """
    def __init__(self, workload: titania._core.Workload, accelerator: titania._core.accelerator.Accelerator, baselines: collections.abc.Iterable, batches: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], conditions: titania._core.accelerator.AcceleratorRun = ...) -> None:
        ...
    def __str__(self) -> str:
        ...
    def at(self, batch: typing.SupportsFloat | typing.SupportsIndex) -> Point:
        """
        Both sides at another batch.
        """
    def break_even(self, sizes: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [32, 64, 128, 256, 512, 1024], adc_bits: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [4, 5, 6, 7, 8, 9, 10], batches: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [1.0, 8.0, 64.0, 512.0], baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> BreakEvenMap:
        """
        Where the crossbar wins and where it loses, over array size, ADC bits and batch.
        """
    def checklist(self, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[tuple[str, str]]:
        """
        (question, answer): what a reader has to be told.
        """
    def choice_range(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> ChoiceRange:
        """
        The ratio over all combinations of alternatives, 4096 at most.
        """
    def choices(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> list[Choice]:
        """
        What the ratio would be with each alternative of the accelerator alone, and which turns
        the verdict.
        """
    def decisive(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex = 3) -> list[tuple[str, float, float]]:
        """
        (constant, low, high): the ratio with each of the deciding constants at its ends.
        """
    def left_out(self, latency_bound: typing.SupportsFloat | typing.SupportsIndex = 0.1) -> list[str]:
        """
        A sentence on each operating point that a side cannot run.
        """
    def like_for_like(self, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> Comparison:
        """
        The comparison as if the crossbar had the GPU's DRAM, hosts and scheduling.
        """
    def limits(self, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[tuple[str, str, float, float]]:
        """
        (component, limit, energy, floor): J spent by the crossbar, and J that physics asks.
        """
    def memristor_share(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> MemristorShare:
        """
        Shares of each side's energy that the memristor could touch.
        """
    def operating_points(self, latency_bound: typing.SupportsFloat | typing.SupportsIndex = 0.1) -> list[tuple[str, Point]]:
        """
        The first baseline as papers choose it: batch 1, step within the bound (s), saturated; without those that a side cannot run.
        """
    def ratio(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> float:
        """
        Baseline's energy over the crossbar's; below 1 the crossbar loses.
        """
    def ratio_percentiles(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0, *, seed: typing.SupportsInt | typing.SupportsIndex = 0, draws: typing.SupportsInt | typing.SupportsIndex = 1000) -> tuple[float, float, float]:
        """
        (5 %, 50 %, 95 %) of the ratio over all constants, shared ones moving both sides.
        """
    def reports(self, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[titania._core.energy.EnergyReport]:
        """
        Energy reports of the accelerator and of every baseline at a batch.
        """
    def verdict(self, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> str:
        """
        Who wins at a batch, by how much, in one sentence.
        """
    @property
    def accelerator(self) -> titania._core.accelerator.Accelerator:
        """
        The crossbar's side.
        """
    @property
    def baselines(self) -> tuple[titania._core.baseline.Gpu | titania._core.baseline.DigitalUnit, ...]:
        """
        The other side.
        """
    @property
    def conditions(self) -> titania._core.accelerator.AcceleratorRun:
        """
        Boundary, duty, lifetime.
        """
    @property
    def names(self) -> tuple[str, ...]:
        """
        Names of the accelerator and of every baseline.
        """
    @property
    def points(self) -> list[Point]:
        """
        Both sides at every batch: `.batch`, `.crossbar` (an Inference), `.baselines`.
        """
    @property
    def workload(self) -> titania._core.Workload:
        """
        What one inference computes.
        """
def baseline_of_name(name: str) -> typing.Any:
    """
    The Gpu or DigitalUnit of that name.
    """
def lossless_adc_bits(rows: typing.SupportsInt | typing.SupportsIndex, bits_per_cell: typing.SupportsInt | typing.SupportsIndex, dac_bits: typing.SupportsInt | typing.SupportsIndex) -> int:
    """
    Bits that hold every sum of a column.
    """
def table(crossbar: titania._core.energy.EnergyReport, baselines: collections.abc.Sequence[titania._core.energy.EnergyReport], workload: titania._core.Workload) -> str:
    """
    A text table of the crossbar and all baselines.
    """
def versus(crossbar: titania._core.energy.EnergyReport, baseline: titania._core.energy.EnergyReport, workload: titania._core.Workload) -> Versus:
    """
    Compares a crossbar's macro report with a baseline's report at the latter's boundary.
    """
