"""
Both sides of one workload.
"""
from __future__ import annotations
import numpy
import numpy.typing
import titania._core
import titania._core.accelerator
import titania._core.baseline
import titania._core.energy
import typing
__all__: list[str] = ['BreakEvenMap', 'Comparison', 'Point', 'Versus', 'baseline_of_name', 'lossless_adc_bits', 'table', 'versus']
class Versus:
    """
    A crossbar and a baseline, both at the baseline's boundary.
    """
    def __repr__(self):
        """
        __repr__(self: titania._core.comparison.Versus) -> str
        """
    def payback(self, programming):
        """
        payback(self: titania._core.comparison.Versus, programming: titania._core.ProgramActivity) -> float
        
        Inferences after which writing the weights is paid back; inf if never.
        """
    def ratio_percentiles(self, seed = 0):
        """
        ratio_percentiles(self: titania._core.comparison.Versus, seed: typing.SupportsInt | typing.SupportsIndex = 0) -> tuple[float, float, float]
        
        (5 %, 50 %, 95 %) of the ratio.
        """
    def verdict(self):
        """
        verdict(self: titania._core.comparison.Versus) -> str
        
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
    def __repr__(self):
        """
        __repr__(self: titania._core.comparison.BreakEvenMap) -> str
        """
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
    def __repr__(self):
        """
        __repr__(self: titania._core.comparison.Point) -> str
        """
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
class Comparison:
    """
    A workload on a crossbar accelerator and on its competitors.
    """
    def __init__(self, workload, accelerator, baselines, batches, conditions = ...):
        """
        __init__(self: titania._core.comparison.Comparison, workload: titania._core.Workload, accelerator: titania._core.accelerator.Accelerator, baselines: collections.abc.Iterable, batches: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex], conditions: titania._core.accelerator.AcceleratorRun = AcceleratorRun(batch=1.0, boundary='wall', duty=1.0, site=Site(regulator_loss=Figure(value=0.11111111111111116, low=0.05263157894736836, high=0.25, unit='', kind='estimated', source='90 % efficient, 80 to 95 % [recall]'), supply_loss=Figure(value=0.06382978723404253, low=0.04166666666666674, high=0.13636363636363646, unit='', kind='estimated', source='94 % efficient, 88 to 96 % [recall]'), overhead=Figure(value=0.2, low=0.1, high=0.58, unit='', kind='estimated', source='PUE 1.2 [choice]; 1.10 Google fleet, 1.58 world average 2018 (Strubell 2019), both read second-hand')), lifetime=94672800.0, refresh_period=None)) -> None
        """
    def __str__(self):
        """
        __str__(self: titania._core.comparison.Comparison) -> str
        """
    def at(self, batch):
        """
        at(self: titania._core.comparison.Comparison, batch: typing.SupportsFloat | typing.SupportsIndex) -> titania._core.comparison.Point
        
        Both sides at another batch.
        """
    def break_even(self, sizes = [32, 64, 128, 256, 512, 1024], adc_bits = [4, 5, 6, 7, 8, 9, 10], batches = [1.0, 8.0, 64.0, 512.0], baseline = 0):
        """
        break_even(self: titania._core.comparison.Comparison, sizes: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [32, 64, 128, 256, 512, 1024], adc_bits: collections.abc.Sequence[typing.SupportsInt | typing.SupportsIndex] = [4, 5, 6, 7, 8, 9, 10], batches: collections.abc.Sequence[typing.SupportsFloat | typing.SupportsIndex] = [1.0, 8.0, 64.0, 512.0], baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> titania._core.comparison.BreakEvenMap
        
        Where the crossbar wins and where it loses, over array size, ADC bits and batch.
        """
    def checklist(self, point = -1):
        """
        checklist(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[tuple[str, str]]
        
        (question, answer): what a reader has to be told.
        """
    def decisive(self, point = -1, baseline = 0, count = 3):
        """
        decisive(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0, count: typing.SupportsInt | typing.SupportsIndex = 3) -> list[tuple[str, float, float]]
        
        (constant, low, high): the ratio with each of the deciding constants at its ends.
        """
    def left_out(self, latency_bound = 0.1):
        """
        left_out(self: titania._core.comparison.Comparison, latency_bound: typing.SupportsFloat | typing.SupportsIndex = 0.1) -> list[str]
        
        A sentence on each operating point that a side cannot run.
        """
    def limits(self, point = -1):
        """
        limits(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[tuple[str, str, float, float]]
        
        (component, limit, energy, floor): J spent by the crossbar, and J that physics asks.
        """
    def operating_points(self, latency_bound = 0.1):
        """
        operating_points(self: titania._core.comparison.Comparison, latency_bound: typing.SupportsFloat | typing.SupportsIndex = 0.1) -> list[tuple[str, titania._core.comparison.Point]]
        
        The first baseline as papers choose it: batch 1, step within the bound (s), saturated; without those that a side cannot run.
        """
    def ratio(self, point = -1, baseline = 0):
        """
        ratio(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> float
        
        Baseline's energy over the crossbar's; below 1 the crossbar loses.
        """
    def ratio_percentiles(self, point = -1, baseline = 0, *, seed = 0, draws = 1000):
        """
        ratio_percentiles(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0, *, seed: typing.SupportsInt | typing.SupportsIndex = 0, draws: typing.SupportsInt | typing.SupportsIndex = 1000) -> tuple[float, float, float]
        
        (5 %, 50 %, 95 %) of the ratio over all constants, shared ones moving both sides.
        """
    def reports(self, point = -1):
        """
        reports(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1) -> list[titania._core.energy.EnergyReport]
        
        Energy reports of the accelerator and of every baseline at a batch.
        """
    def verdict(self, point = -1, baseline = 0):
        """
        verdict(self: titania._core.comparison.Comparison, point: typing.SupportsInt | typing.SupportsIndex = -1, baseline: typing.SupportsInt | typing.SupportsIndex = 0) -> str
        
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
def baseline_of_name(name):
    """
    baseline_of_name(name: str) -> object
    
    The Gpu or DigitalUnit of that name.
    """
def lossless_adc_bits(rows, bits_per_cell, dac_bits):
    """
    lossless_adc_bits(rows: typing.SupportsInt | typing.SupportsIndex, bits_per_cell: typing.SupportsInt | typing.SupportsIndex, dac_bits: typing.SupportsInt | typing.SupportsIndex) -> int
    
    Bits that hold every sum of a column.
    """
def table(crossbar, baselines, workload):
    """
    table(crossbar: titania._core.energy.EnergyReport, baselines: collections.abc.Sequence[titania._core.energy.EnergyReport], workload: titania._core.Workload) -> str
    
    A text table of the crossbar and all baselines.
    """
def versus(crossbar, baseline, workload):
    """
    versus(crossbar: titania._core.energy.EnergyReport, baseline: titania._core.energy.EnergyReport, workload: titania._core.Workload) -> titania._core.comparison.Versus
    
    Compares a crossbar's macro report with a baseline's report at the latter's boundary.
    """
