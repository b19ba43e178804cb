"""From joules per query to a year of a service: TWh, households, CO2, share of a reactor.

    energy a year = queries a day * 365 * energy of a query * PUE      (PUE if measured at the wall)
    CO2           = energy * intensity of the grid
    households    = energy / energy of a household
    reactors      = energy / (power * capacity factor * 8760 h)

Every constant is a :class:`Figure` with range and source; all ranges reach the result.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from titania import _core, _figure
from titania._checks import require_known, require_range
from titania._core import ArgumentError
from titania._figure import Figure
from titania.units import TWh, kWh

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["Figure", "Spread", "Year", "figures", "year"]

_DRAWS = 16384
_DAYS = 365
_HOURS = 8760
_Amount = float | tuple[float, float, float] | _core.energy.Quantity | Figure


def figures(group: str | None = None) -> dict[str, Figure]:
    """The constants of this module by name.

    Args:
        group: "grid" (kg CO2e per kWh by country), "household" (kWh a year), "pue", "reactor", or
            "published" (what press and papers said about the energy of AI).  None gives all, with
            names like "grid/FRA".

    Raises:
        ArgumentError: if there is no such group.

    Example:
        >>> import titania as ti
        >>> print(ti.scenario.figures("grid")["FRA"].value, "kg/kWh")
        0.04418 kg/kWh
    """
    rows = _figure.table("figures.csv")
    if group is not None:
        require_known("group", group, dict.fromkeys(row["group"] for row in rows))
    return {
        row["name"] if group else f"{row['group']}/{row['name']}": Figure(
            name=f"{row['group']}/{row['name']}",
            value=float(row["value"]),
            low=float(row["low"]),
            high=float(row["high"]),
            unit=row["unit"],
            source=row["source"],
            mark=row["mark"],
        )
        for row in rows
        if group in (None, row["group"])
    }


class Spread(NamedTuple):
    """A result: nominal value, and 5, 50 and 95 % points of the draws."""

    value: float
    low: float
    median: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Year:
    """A year of a service; ``print`` and notebooks show it.

    ``energy_TWh`` is of the year, ``power_W`` its mean, ``households`` how many use as much,
    ``co2_t`` tonnes of CO2 equivalent, ``reactors`` the share of the reactor's yearly output;
    ``assumptions`` are the figures it rests on.
    """

    energy_TWh: Spread  # noqa: N815
    power_W: Spread  # noqa: N815
    households: Spread
    co2_t: Spread
    reactors: Spread
    assumptions: tuple[Figure, ...]
    seed: int

    def _rows(self) -> list[tuple[str, str, str]]:
        """(what, value, range) in units that fit."""
        reactor = next(f for f in self.assumptions if f.name == "reactor/power")
        rows = (
            ("electricity in a year, TWh", self.energy_TWh, 1.0),
            ("mean power, MW", self.power_W, 1e-6),
            ("households, thousands", self.households, 1e-3),
            ("CO2e, thousand tonnes", self.co2_t, 1e-3),
            (f"reactors of {reactor.value / 1e6:g} MW", self.reactors, 1.0),
        )
        digits = _core.three_digits
        return [
            (what, digits(s.value * f), f"{digits(s.low * f)} to {digits(s.high * f)}")
            for what, s, f in rows
        ]

    def _recalled(self) -> str:
        names = [f.name for f in self.assumptions if f.mark == "recall"]
        return f"rests on recalled figures [recall]: {', '.join(names)}" if names else ""

    def __str__(self) -> str:
        lines = [f"{'A year of the service':<28}{'nominal':>9}   5 to 95 %"]
        lines += [f"  {what:<26}{value:>9}   {span}" for what, value, span in self._rows()]
        lines += [f"  {figure}" for figure in self.assumptions]
        return "\n".join(
            [*lines, *filter(None, ["  " + self._recalled()] * bool(self._recalled()))]
        )

    def _repr_html_(self) -> str:
        cells = "".join(
            f"<tr><td style='text-align:left'>{escape(what)}</td>"
            f"<td>{value}</td><td>{span}</td></tr>"
            for what, value, span in self._rows()
        )
        notes = "".join(
            f"<div style='font-size:smaller'>{escape(str(line))}</div>"
            for line in (*self.assumptions, self._recalled())
            if str(line)
        )
        head = "<tr><th></th><th>nominal</th><th>5 to 95 %</th></tr>"
        return f"<b>A year of the service</b><table>{head}{cells}</table>{notes}"


def year(
    queries_per_day: _Amount,
    energy_per_query: _Amount | _core.energy.EnergyReport,
    *,
    boundary: Literal["wall", "site"] = "site",
    grid: str | Figure = "WOR",
    household: str | Figure = "USA",
    pue: str | Figure = "default",
    reactor_power: Figure | None = None,
    capacity_factor: Figure | None = None,
    seed: int = 0,
) -> Year:
    """What a service uses in a year.

    Args:
        queries_per_day: mean over the year; a number, (5 %, value, 95 %) or a Figure in 1/day.
        energy_per_query: in J (``3 * ti.units.Wh``), as a number, (5 %, value, 95 %), a Quantity, a
            Figure in J or Wh, or an EnergyReport at the wall.
        boundary: "site" if the energy includes cooling and power distribution already, as
            published figures per query do; "wall" if the PUE is still to be applied.  A report
            brings its own.
        grid: country of ``figures("grid")``, or a Figure in kg/kWh.
        household: of ``figures("household")``, or a Figure in kWh/year.
        pue: of ``figures("pue")``, or a Figure without unit ("1"); used for "wall" only.
        reactor_power: Figure in W; 300 MW by default.
        capacity_factor: of the reactor, a Figure without unit ("1") of at most 1.
        seed: of the draws; the same seed gives the same bits.

    Raises:
        ArgumentError: naming what is wrong: a number that is not positive and finite, a range that
            is not ascending, an unknown country, a wrong unit, a report at another boundary.

    Example:
        >>> import titania as ti
        >>> result = ti.scenario.year(9e9, 3 * ti.units.Wh)
        >>> round(result.energy_TWh.value, 2)
        9.86
    """
    energy, where = _energy(energy_per_query, boundary)
    require_known("boundary", where, ("wall", "site"))
    queries = _given("queries per day", queries_per_day, "1/day")
    intensity = _chosen("grid", grid, "kg/kWh")
    home = _chosen("household", household, "kWh/year")
    overhead = _chosen("pue", pue, "1") if where == "wall" else None
    power = _chosen("reactor", reactor_power or "power", "W")
    factor = _chosen("reactor", capacity_factor or "capacity_factor", "1")
    if factor.high > 1:
        msg = f"capacity_factor.high = {factor.high:g}: must be in (0, 1]"
        raise ArgumentError(msg)
    if overhead is not None and overhead.low < 1:
        msg = f"pue.low = {overhead.low:g}: must be in [1, inf)"
        raise ArgumentError(msg)

    use = [queries, energy, *([overhead] if overhead else [])]
    per_year = _Product(seed, _DAYS, use)
    output = [power, factor]
    return Year(
        energy_TWh=per_year.scaled(1 / TWh),
        power_W=per_year.scaled(1 / (_HOURS * 3600)),
        households=per_year.scaled(1 / kWh, below=[home]),
        co2_t=per_year.scaled(1e-3 / kWh, above=[intensity]),
        reactors=per_year.scaled(1 / (_HOURS * 3600), below=output),
        assumptions=(*use, intensity, home, *output),
        seed=seed,
    )


class _Product:
    """Products and quotients of figures, each figure drawn from its own stream."""

    def __init__(self, seed: int, factor: float, figures: list[Figure]) -> None:
        self.seed = seed
        self.value = factor * math.prod(f.value for f in figures)
        self.drawn = factor * math.prod((self._draw(f) for f in figures), start=1.0)

    def _draw(self, f: Figure) -> Floats:
        return _figure.draws(self.seed, f"scenario/{f.name}", _DRAWS, f.low, f.value, f.high)

    def scaled(
        self, factor: float, above: list[Figure] | None = None, below: list[Figure] | None = None
    ) -> Spread:
        """The product times a factor and the figures above, over the figures below."""
        value, drawn = self.value * factor, self.drawn * factor
        for f in above or []:
            value, drawn = value * f.value, drawn * self._draw(f)
        for f in below or []:
            value, drawn = value / f.value, drawn / self._draw(f)
        return Spread(value, *_figure.percentiles(cast("Floats", drawn)))


def _energy(given: _Amount | _core.energy.EnergyReport, boundary: str) -> tuple[Figure, str]:
    """The energy of a query in J, and the boundary it is at."""
    if not isinstance(given, _core.energy.EnergyReport):
        return _given("energy per query", given, "J"), boundary
    if given.boundary not in ("wall", "site"):
        msg = (
            f"energy_per_query: report {given.name!r} is at {given.boundary!r}: must be at 'wall' "
            f"or 'site', as report.at_boundary('wall') is"
        )
        raise ArgumentError(msg)
    low, _, high = given.energy_percentiles()
    value = given.energy_J
    require_range(f"energy of report {given.name!r}", min(low, value), value, max(high, value))
    figure = Figure(
        name="energy per query",
        value=value,
        low=min(low, value),
        high=max(high, value),
        unit="J",
        source=f"report {given.name!r} ({given.kind}), {given.boundary}",
    )
    return figure, given.boundary


def _given(name: str, amount: _Amount, unit: str) -> Figure:
    """A user's amount as a Figure in a unit; Wh become J."""
    if isinstance(amount, Figure):
        factor = {("Wh", "J"): 3600.0}.get((amount.unit, unit), 1.0)
        if factor == 1.0 and amount.unit != unit:
            msg = f"{name} = {amount}: unit is {amount.unit!r}, must be {unit!r}"
            raise ArgumentError(msg)
        ends = (amount.low * factor, amount.value * factor, amount.high * factor)
        source, mark = f"{amount.name}: {amount.source}", amount.mark
    else:
        if isinstance(amount, _core.energy.Quantity):
            ends = (amount.low, amount.value, amount.high)
        else:
            ends = amount if isinstance(amount, tuple) else (amount, amount, amount)
        source, mark = "given", "choice"
    require_range(name, *ends)
    low, value, high = ends
    return Figure(name=name, value=value, low=low, high=high, unit=unit, source=source, mark=mark)


def _chosen(group: str, choice: str | Figure, unit: str) -> Figure:
    """A figure of a group by name, or the user's own in the same unit."""
    if isinstance(choice, Figure):
        if choice.unit != unit:
            msg = f"{group} = {choice}: unit is {choice.unit!r}, must be {unit!r}"
            raise ArgumentError(msg)
        return choice
    known = figures(group)
    require_known(group, choice, known)
    return known[choice]
