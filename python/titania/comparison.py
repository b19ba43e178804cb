"""A workload on a crossbar accelerator and on its competitors, at one boundary.

::

    c = ti.compare("llama-2-70b", "isaac", baselines=["h100-sxm"], batch=[1, 8, 64, 512])
    print(c)                    # the batch curve of both sides, and what decides it
    c.save_html("out.html")     # the same as one page, figures included

For a network simulated on tiles, `versus` holds its measured report against one baseline.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from titania import _core, trend, zoo
from titania._core.comparison import (
    BreakEvenMap,
    Point,
    Versus,
    lossless_adc_bits,
    table,
    versus,
)
from titania._core.comparison import Comparison as _Comparison
from titania._core.comparison import break_even as _break_even
from titania._core.comparison import name_of_baseline as _name_of
from titania._file import write_whole

if TYPE_CHECKING:
    import pandas as pd
    import xarray as xr

    from titania.trend import CatchUp

__all__ = [
    "BreakEvenMap",
    "Comparison",
    "Point",
    "Versus",
    "compare",
    "lossless_adc_bits",
    "table",
    "versus",
]

Baseline = _core.baseline.Gpu | _core.baseline.DigitalUnit


def compare(
    workload: str | _core.Workload | _core.Network,
    accelerator: str | _core.Accelerator = "tio2_edge",
    baselines: str | Baseline | Iterable[str | Baseline] = ("h100-sxm",),
    batch: float | Sequence[float] = (1, 8, 64, 512),
    *,
    conditions: _core.AcceleratorRun | None = None,
    context: int | None = None,
    **options: Any,
) -> Comparison:
    """Compare a workload on a crossbar accelerator with GPUs, over batches.

    Args:
        workload: name of a model (``ti.workloads()``), a Workload, or a Network.
        accelerator: name of a preset (``ti.accelerators()``), or an Accelerator.
        baselines: names of GPUs (``ti.baseline.gpus()``), "digital-unit", or Gpu and DigitalUnit
            objects.
        batch: inferences under way together; one or several.
        conditions: boundary, duty, lifetime, refresh, site, for both sides; its batch is not used.
        context: positions that each token attends to, for a language model given by name.
        options: further options of ``ti.workload`` for a model given by name (phase, prompt,
            weight_bits, ...), else fields of AcceleratorRun (boundary="site", duty=0.1, ...).

    Raises:
        ArgumentError: an unknown name (with the nearest ones), a batch of 0, a context beyond the
            model's, a boundary inside the GPU.
    """
    known = {row["name"] for row in _core.AcceleratorRun._fields()}
    changes = {name: options.pop(name) for name in list(options) if name in known}
    conditions = (conditions or _core.AcceleratorRun()).replace(**changes)
    batches = [float(b) for b in (batch if isinstance(batch, Iterable) else [batch])]
    if context is not None:
        options["context"] = context
    core = _Comparison(
        _workload(workload, options),
        _core.accelerator(accelerator) if isinstance(accelerator, str) else accelerator,
        [_baseline(b) for b in _listed(baselines)],
        batches,
        conditions,
    )
    return Comparison(core)


def _listed(baselines: Any) -> list[Any]:
    one = isinstance(baselines, str) or not isinstance(baselines, Iterable)
    return [baselines] if one else list(baselines)


def _workload(workload: Any, options: dict[str, Any]) -> _core.Workload:
    if isinstance(workload, str):
        return zoo.workload(workload, **options)
    if options:
        names = ", ".join(sorted(options))
        raise _core.ArgumentError(
            f"{names}: describe a model given by name; a Workload or Network has its shape"
        )
    return workload.workload if isinstance(workload, _core.Network) else workload


def _baseline(baseline: Any) -> Any:
    return _core.comparison.baseline_of_name(baseline) if isinstance(baseline, str) else baseline


def _decimal_year(release: str) -> float:
    """2022.79 for "2022-10-15" or "2022-10"."""
    year, month, *_ = (*release.split("-"), "7")
    return int(year) + (int(month) - 0.5) / 12


class Comparison:
    """Both sides of one workload over a range of batches; made by `ti.compare`."""

    def __init__(self, core: _Comparison) -> None:
        self._core = core

    @property
    def workload(self) -> _core.Workload:
        """What one inference computes."""
        return self._core.workload

    @property
    def accelerator(self) -> _core.Accelerator:
        """The crossbar's side."""
        return self._core.accelerator

    @property
    def baselines(self) -> tuple[Baseline, ...]:
        """The other side."""
        return tuple(self._core.baselines)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the accelerator and of every baseline."""
        return (self.accelerator.name, *(_name_of(b) for b in self.baselines))

    @property
    def conditions(self) -> _core.AcceleratorRun:
        """Boundary, duty, lifetime."""
        return self._core.conditions

    @property
    def points(self) -> list[Point]:
        """Both sides at every batch: `.batch`, `.crossbar` (an Inference), `.baselines`."""
        return list(self._core.points)

    def reports(self, point: int = -1) -> list[_core.energy.EnergyReport]:
        """Energy reports of the accelerator and of every baseline at a batch."""
        at = self.points[point]
        return [at.crossbar.report, *at.baselines]

    def ratio(self, point: int = -1, baseline: int = 0) -> float:
        """Baseline's energy over the crossbar's; below 1 the crossbar loses."""
        return self._core.ratio(self._index(point), baseline)

    def ratio_percentiles(
        self, point: int = -1, baseline: int = 0, *, seed: int = 0, draws: int = 1000
    ) -> tuple[float, float, float]:
        """(5 %, 50 %, 95 %) of the ratio over all constants, shared ones moving both sides."""
        return self._core.ratio_percentiles(self._index(point), baseline, seed, draws)

    def decisive(
        self, point: int = -1, baseline: int = 0, count: int = 3
    ) -> list[tuple[str, float, float]]:
        """(constant, low, high): the ratio with each of the deciding constants at its ends."""
        return self._core.decisive(self._index(point), baseline, count)

    def operating_points(self, latency_bound: float = 0.1) -> list[tuple[str, Point]]:
        """The first baseline as papers choose it: batch 1, step within the bound (s), saturated."""
        return self._core.operating_points(latency_bound)

    def checklist(self, point: int = -1) -> list[tuple[str, str]]:
        """(question, answer): what a reader has to be told."""
        filled = dict(self._core.checklist(self._index(point)))
        if getattr(self.baselines[0], "release", ""):
            found = self.catch_up(point)
            low, _, high = found.percentiles
            filled["catch-up year"] = (
                f"{found.year:.1f} ({low:.0f} to {high:.0f}), achieved against achieved, by the "
                f"trend of int8 peak per power limit, {found.doublings:.2f} doublings"
            )
        return list(filled.items())

    def limits(self, point: int = -1) -> list[tuple[str, str, float, float]]:
        """(component, limit, energy, floor): J spent by the crossbar, and J that physics asks."""
        return self._core.limits(self._index(point))

    def verdict(self, point: int = -1, baseline: int = 0) -> str:
        """Who wins at a batch, by how much, in one sentence."""
        return self._core.verdict(self._index(point), baseline)

    def break_even(
        self,
        sizes: Sequence[int] = (32, 64, 128, 256, 512, 1024),
        adc_bits: Sequence[int] = (4, 5, 6, 7, 8, 9, 10),
        batches: Sequence[float] = (1, 8, 64, 512),
        baseline: int = 0,
    ) -> BreakEvenMap:
        """Where the crossbar wins and where it loses, over array size, ADC bits and batch."""
        return _break_even(
            self.workload,
            self.accelerator,
            self.baselines[baseline],
            list(sizes),
            list(adc_bits),
            [float(b) for b in batches],
            self.conditions,
        )

    def catch_up(
        self, point: int = -1, baseline: int = 0, doubling: Any = "int8", *, seed: int = 0
    ) -> CatchUp:
        """Year in which the trend of GPUs brings a baseline to this crossbar's energy.

        Both efficiencies are achieved, on this workload and at this boundary; `doubling` is the
        precision whose trend is fitted (`ti.trend.doubling_time`), or years per doubling, or years
        as (5 %, value, 95 %).  The start is the GPU's year of release.

        Raises ArgumentError for a baseline that is no GPU of a known year.
        """
        gpu = self.baselines[baseline]
        release = getattr(gpu, "release", "")
        if not release:
            raise _core.ArgumentError(
                f"baseline {self.names[baseline + 1]!r}: has no year of release to start from"
            )
        crossbar, *rivals = self.reports(point)
        if isinstance(doubling, str):
            doubling = trend.doubling_time(doubling)
        widths = " and ".join(f"{bits:g}" for bits in self.workload.weight_widths)
        bits = f"{widths} x {self.workload.activation_bits} bit"
        operations, year = self.workload.operations, _decimal_year(release)
        return trend.catch_up(
            trend.Efficiency.of(crossbar, operations, year, bits),
            trend.Efficiency.of(rivals[baseline], operations, year, bits),
            doubling,
            seed=seed,
        )

    def rows(self) -> list[dict[str, Any]]:
        """One row for every batch and system: J, s, and the ratio to the crossbar."""
        rows = []
        for k, point in enumerate(self.points):
            crossbar = point.crossbar.report.energy_J
            for name, report in zip(self.names, self.reports(k), strict=True):
                low, median, high = report.energy_percentiles(draws=1000)
                rows.append(
                    {
                        "batch": point.batch,
                        "system": name,
                        "energy_J": report.energy_J,
                        "energy_p5_J": low,
                        "energy_p50_J": median,
                        "energy_p95_J": high,
                        "latency_s": report.latency_s,
                        "throughput_per_s": report.throughput,
                        "kind": report.kind,
                        "boundary": report.boundary,
                        "ratio": report.energy_J / crossbar,
                    }
                )
        return rows

    def component_rows(self) -> list[dict[str, Any]]:
        """One row for every batch, system and component, energies in J."""
        return [
            {
                "batch": point.batch,
                "system": name,
                "component": component,
                "energy_J": report.component(component).energy_J,
            }
            for k, point in enumerate(self.points)
            for name, report in zip(self.names, self.reports(k), strict=True)
            for component in report.components
        ]

    def to_pandas(self, components: bool = False) -> pd.DataFrame:
        """The rows as a table; with `components`, one row for every component."""
        import pandas as pd  # noqa: PLC0415 (an extra)

        return pd.DataFrame(self.component_rows() if components else self.rows())

    def to_xarray(self) -> xr.Dataset:
        """Energy, latency, throughput and ratio over (batch, system)."""
        data: xr.Dataset = self.to_pandas().set_index(["batch", "system"]).to_xarray()
        return data

    def save_html(self, path: str | os.PathLike[str]) -> None:
        """Write all of it as one page that needs nothing else, figures included.

        The file appears whole or not at all.  FileError if it cannot be written; ImportError
        without matplotlib (the extra `plot`).
        """
        from titania._comparison_page import page  # noqa: PLC0415 (needs the extra)

        write_whole(path, page(self))

    def _repr_html_(self) -> str:
        from titania._comparison_facts import Facts  # noqa: PLC0415 (a cycle)
        from titania._comparison_tables import curve, decisive  # noqa: PLC0415

        facts = Facts(self)
        verdicts = "".join(
            f"<p>{escape(self.verdict(-1, k))}</p>" for k in range(len(self.names) - 1)
        )
        title = escape(f"{self.workload.name}, per {facts.unit}, at the {self.conditions.boundary}")
        return f"<b>{title}</b>{verdicts}{curve(facts)}{decisive(facts)}"

    def _index(self, point: int) -> int:
        count = len(self._core.points)
        if not -count <= point < count:
            raise _core.ArgumentError(f"point = {point}: there are {count} batches")
        return point % count

    def __str__(self) -> str:
        return str(self._core)

    def __repr__(self) -> str:
        rivals = ", ".join(self.names[1:])
        return f"<Comparison of {self.workload.name}: {self.names[0]} against {rivals}>"
