"""
Both sides of one workload.
"""
from __future__ import annotations
import collections.abc
import titania._core
import titania._core.energy
import typing
__all__: list[str] = ['Versus', 'table', 'versus']
class Versus:
    """
    A crossbar and a baseline, both at the baseline's boundary.
    """
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
def table(crossbar: titania._core.energy.EnergyReport, baselines: collections.abc.Sequence[titania._core.energy.EnergyReport], workload: titania._core.Workload) -> str:
    """
    A text table of the crossbar and all baselines.
    """
def versus(crossbar: titania._core.energy.EnergyReport, baseline: titania._core.energy.EnergyReport, workload: titania._core.Workload) -> Versus:
    """
    Compares a crossbar's macro report with a baseline's report at the latter's boundary.
    """
