"""A workload on a crossbar accelerator and on its competitors, at one boundary."""

from __future__ import annotations

import os
import reprlib
from collections.abc import Callable, Iterable
from inspect import signature
from numbers import Real
from typing import TYPE_CHECKING, Any, ClassVar

from titania import _core, zoo
from titania._file import write_whole
from titania._tables import frame
from titania.trend import CatchUp

if TYPE_CHECKING:
    from typing import SupportsIndex, SupportsInt

    import pandas as pd
    import xarray as xr

    from titania.trend import Doubling

    Years = float | tuple[float, float, float] | Doubling

Baseline = _core.baseline.Gpu | _core.baseline.DigitalUnit


def compare(
    workload: str | zoo.LanguageModel | _core.Workload,
    accelerator: str | _core.accelerator.Accelerator = "tio2_edge",
    baselines: str | Baseline | Iterable[str | Baseline] = ("h100-sxm",),
    batches: float | Iterable[float] = (1, 8, 64, 512),
    *,
    conditions: _core.accelerator.AcceleratorRun | None = None,
    **options: Any,
) -> Comparison:
    """Compare a workload on a crossbar accelerator with GPUs, over batches.

    A Network is refused: it is a chip of its own, of which an accelerator knows nothing.  Its
    measured report goes to ``ti.comparison.versus``, its products alone are ``network.workload``.

    Args:
        workload: name of a model (``ti.workloads()``), a LanguageModel, or a Workload.
        accelerator: name of a preset (``ti.accelerators()``), or an Accelerator.
        baselines: names of GPUs (``ti.baseline.gpus()``), "digital-unit", or Gpu and DigitalUnit
            objects; one or several.
        batches: inferences under way together; one or several.
        conditions: boundary, duty, lifetime, refresh, site, for both sides; its batch is not used.
        options: further arguments of ``ti.workload`` for a model (context, phase, prompt,
            weight_bits, ...), and fields of AcceleratorRun (boundary="site", duty=0.1, ...).

    Raises:
        ArgumentError: an unknown name (with the nearest ones), a batch of 0, a context beyond the
            model's, a boundary inside the GPU.
        TypeError: an unknown option (with the nearest ones), or something of another type.
    """
    known = [*_OWN, *_CONDITIONS, *_SHAPES]
    for name in options:
        if name not in known:
            hint = _core.expected_one_of(name, known)
            raise TypeError(f"compare(): unknown argument {name!r}; {hint}")
    changes = {name: options.pop(name) for name in _CONDITIONS if name in options}
    return Comparison(
        _workload(workload, options),
        _accelerator(accelerator),
        [_baseline(b) for b in _several(baselines)],
        [_batch(b) for b in _several(batches)],
        (conditions or _core.accelerator.AcceleratorRun()).replace(**changes),
    )


_OWN = [name for name in signature(compare).parameters if name != "options"]
_CONDITIONS = [
    r["name"] for r in _core.accelerator.AcceleratorRun._fields() if r["name"] != "batch"
]
_SHAPES = [name for name in signature(zoo.workload).parameters if name != "model"]


def _several(given: Any) -> list[Any]:
    one = isinstance(given, str) or not isinstance(given, Iterable)
    return [given] if one else list(given)


def _workload(workload: Any, options: dict[str, Any]) -> _core.Workload:
    if isinstance(workload, str):
        _core.known_name("workload", workload, list(zoo.workloads()))
    if isinstance(workload, str | zoo.LanguageModel):
        return zoo.workload(workload, **options)
    if isinstance(workload, _core.network.Network):
        raise TypeError(
            "compare(): workload: a Network is a chip of its own, and an accelerator knows nothing "
            "of its converters and arrays: versus(network.measure(x)[2], baseline, "
            "network.workload) of titania.comparison compares what was simulated, "
            "compare(network.workload, accelerator) an accelerator on the same products"
        )
    if not isinstance(workload, _core.Workload):
        raise _wrong("workload", "str, LanguageModel or Workload", workload)
    if options:
        raise _core.ArgumentError(
            f"{', '.join(sorted(options))}: of a model given by name; a Workload has its shape"
        )
    return workload


def _accelerator(accelerator: Any) -> _core.accelerator.Accelerator:
    if isinstance(accelerator, str):
        return _core.io.accelerator(accelerator)
    if isinstance(accelerator, _core.accelerator.Accelerator):
        return accelerator
    raise _wrong("accelerator", "str or Accelerator, one for each comparison", accelerator)


def _baseline(baseline: Any) -> Any:
    if isinstance(baseline, str):
        return _core.comparison.baseline_of_name(baseline)
    if isinstance(baseline, Baseline):
        return baseline
    raise _wrong("baselines", "str, Gpu or DigitalUnit", baseline)


def _batch(batch: Any) -> float:
    if isinstance(batch, Real):
        return float(batch)
    raise _wrong("batches", "a number or several", batch)


def _wrong(name: str, expected: str, given: Any) -> TypeError:
    return TypeError(f"compare(): {name}: expected {expected}, got {reprlib.repr(given)}")


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

    def _sides(self) -> dict[str, Any]:
        return {"workload": self.workload.name, "accelerator": self.names[0]}

    def to_dict(self) -> dict[str, Any]:
        """All of it as a dictionary: what is compared, and the rows of both kinds."""
        return self._sides() | {
            "baselines": list(self.names[1:]),
            "rows": self.rows(),
            "component_rows": self.component_rows(),
        }

    def __reduce__(self) -> tuple[Any, ...]:
        """What it is made from; its points are computed again, with the same bits."""
        batches = [point.batch for point in self.points]
        made_from = (self.workload, self.accelerator, self.baselines, batches, self.conditions)
        return type(self), made_from

    def rows(self) -> list[dict[str, Any]]:
        """One row for every batch and system: J, s, and the ratio to the crossbar."""
        rows = []
        for k, point in enumerate(self.points):
            crossbar = point.crossbar.report.energy_J
            for name, report in zip(self.names, self.reports(k), strict=True):
                low, median, high = report.energy_percentiles(draws=1000)
                rows.append(
                    self._sides()
                    | {
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
            self._sides()
            | {
                "batch": point.batch,
                "boundary": report.boundary,
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
        return frame(self.component_rows() if components else self.rows())

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
