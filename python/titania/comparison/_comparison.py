"""A workload on a crossbar accelerator and on its competitors, at one boundary."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from titania import _core, zoo
from titania._file import write_whole
from titania.trend import CatchUp

if TYPE_CHECKING:
    from typing import SupportsIndex, SupportsInt

    import pandas as pd
    import xarray as xr

    from titania.trend import Doubling

    Years = float | tuple[float, float, float] | Doubling

Baseline = _core.baseline.Gpu | _core.baseline.DigitalUnit


def compare(
    workload: str | _core.Workload | _core.network.Network,
    accelerator: str | _core.accelerator.Accelerator = "tio2_edge",
    baselines: str | Baseline | Iterable[str | Baseline] = ("h100-sxm",),
    batch: float | Sequence[float] = (1, 8, 64, 512),
    *,
    conditions: _core.accelerator.AcceleratorRun | None = None,
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
    known = {row["name"] for row in _core.accelerator.AcceleratorRun._fields()}
    changes = {name: options.pop(name) for name in list(options) if name in known}
    conditions = (conditions or _core.accelerator.AcceleratorRun()).replace(**changes)
    batches = [float(b) for b in (batch if isinstance(batch, Iterable) else [batch])]
    if context is not None:
        options["context"] = context
    return Comparison(
        _workload(workload, options),
        _core.io.accelerator(accelerator) if isinstance(accelerator, str) else accelerator,
        [_baseline(b) for b in _listed(baselines)],
        batches,
        conditions,
    )


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
    return workload.workload if isinstance(workload, _core.network.Network) else workload


def _baseline(baseline: Any) -> Any:
    return _core.comparison.baseline_of_name(baseline) if isinstance(baseline, str) else baseline


class Comparison(_core.comparison.Comparison):
    """Both sides of one workload over a range of batches; made by `ti.compare`."""

    _page: ClassVar[Callable[[Comparison], str]]  # all of it as one page; titania.view gives it

    def like_for_like(self, baseline: SupportsInt | SupportsIndex = 0) -> Comparison:
        """Compare as if the crossbar had what surrounds the GPU.

        It is given the energy per byte of the GPU's DRAM, the bandwidth of all its GPUs' DRAM over
        its chips, the power of their hosts over its boards, and the time that their software takes
        to schedule a request; all as at the last batch.  Nothing changes on the GPU's side, which
        stands alone.  Raises ArgumentError for a baseline that is none or no GPU.
        """
        alike = super().like_for_like(baseline)
        batches = [point.batch for point in alike.points]
        return Comparison(
            alike.workload, alike.accelerator, alike.baselines, batches, alike.conditions
        )

    def checklist(self, point: SupportsInt | SupportsIndex = -1) -> list[tuple[str, str]]:
        """(question, answer): what a reader has to be told."""
        filled = dict(super().checklist(point))
        if getattr(self.baselines[0], "release", ""):
            found = self.catch_up(int(point))
            low, _, high = found.percentiles
            filled["catch-up year"] = (
                f"{found.year:.1f} ({low:.0f} to {high:.0f}), achieved against achieved, by the "
                f"trend of int8 peak per power limit, {found.doublings:.2f} doublings"
            )
        return list(filled.items())

    def catch_up(
        self, point: int = -1, baseline: int = 0, doubling: str | Years = "int8", *, seed: int = 0
    ) -> CatchUp:
        """Year in which the trend of GPUs brings a baseline to this crossbar's energy.

        Both efficiencies are achieved, on this workload and at this boundary; `doubling` is the
        precision whose trend is fitted (`ti.trend.doubling_time`), or years per doubling, or years
        as (5 %, value, 95 %).  The start is the GPU's year of release.

        Raises ArgumentError for a baseline that is no GPU of a known year.
        """
        return CatchUp.of(self, point, baseline, doubling, seed=seed)

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
        write_whole(path, self._page())

    def __repr__(self) -> str:
        rivals = ", ".join(self.names[1:])
        return f"<Comparison of {self.workload.name}: {self.names[0]} against {rivals}>"
