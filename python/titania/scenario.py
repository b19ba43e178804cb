"""From joules per query to a year of a service: TWh, households, CO2, share of a reactor.

    energy a year = queries a day * 365 * energy of a query * PUE      (PUE if measured at the wall)
    CO2           = energy * intensity of the grid
    households    = energy / energy of a household
    reactors      = energy / (power * capacity factor * 8760 h)

Every constant is a :class:`titania.energy.Figure`, with range and source; all ranges reach the
result.
"""

from __future__ import annotations

import math
import reprlib
from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import numpy as np

from titania import _core, _figure
from titania._core import ArgumentError, known_name, require_range
from titania._core.energy import EnergyReport, Figure, Quantity
from titania.units import TWh, Wh, kWh

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

__all__ = ["Spread", "Year", "figures", "year"]

_DRAWS = 16384
_DAYS = 365
_HOURS = 8760
_Amount = float | tuple[float, float, float] | Quantity | Figure


def figures(group: str | None = None) -> dict[str, Figure]:
    """The constants of this module by name.

    Args:
        group: "grid" (kg CO2e per kWh by country), "household" (kWh a year), "pue", "reactor", or
            "published" (what press and papers said about the energy of AI).  None gives all, with
            names like "grid/FRA".  A source ends with how it was obtained: [read] at the named
            place, [read2] in a text that quotes it, [recall] from memory, [choice] or [definition].

    Raises:
        ArgumentError: if there is no such group.

    Example:
        >>> import titania as ti
        >>> ti.scenario.figures("grid")["FRA"].value
        0.04418
    """
    rows = _figure.table("figures.csv")
    if group is not None:
        group = known_name("group", group, list(dict.fromkeys(row["group"] for row in rows)))
    return {
        row["name"] if group else f"{row['group']}/{row['name']}": _published(row)
        for row in rows
        if group in (None, row["group"])
    }


def _published(row: dict[str, str]) -> Figure:
    return Figure(
        value=float(row["value"]),
        low=float(row["low"]),
        high=float(row["high"]),
        unit=row["unit"],
        kind="estimated" if row["mark"] == "choice" else "specified",
        source=f"{row['source']} [{row['mark']}]",
    )


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
    ``assumptions`` are the figures it rests on, by name.
    """

    energy_TWh: Spread  # noqa: N815
    power_W: Spread  # noqa: N815
    households: Spread
    co2_t: Spread
    reactors: Spread
    assumptions: dict[str, Figure]
    seed: int

    def rows(self) -> list[tuple[str, str, str]]:
        """(what, value, range) in units that fit."""
        reactor = self.assumptions["reactor power"]
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

    def lines(self) -> list[str]:
        """What it rests on."""
        lines = [_figure.shown(name, figure) for name, figure in self.assumptions.items()]
        recalled = [name for name, f in self.assumptions.items() if "[recall]" in f.source]
        if recalled:
            lines.append(f"rests on recalled figures [recall]: {', '.join(recalled)}")
        return lines

    def __str__(self) -> str:
        lines = [f"{'A year of the service':<28}{'nominal':>9}   5 to 95 %"]
        lines += [f"  {what:<26}{value:>9}   {span}" for what, value, span in self.rows()]
        return "\n".join([*lines, *(f"  {line}" for line in self.lines())])


def year(
    queries_per_day: _Amount,
    energy_per_query: _Amount | EnergyReport,
    *,
    tokens_per_query: _Amount | None = None,
    boundary: Literal["wall", "site"] = "site",
    grid: str | Figure = "WOR",
    household: str | Figure = "USA",
    pue: str | Figure = "default",
    reactor_power: Figure | None = None,
    capacity_factor: Figure | None = None,
    seed: int = 0,
) -> Year:
    """What a service uses in a year; the same seed gives the same bits.

    Args:
        queries_per_day: mean over the year; a number, (5 %, value, 95 %) or a Figure in 1/day.
        energy_per_query: in J (``3 * ti.units.Wh``), as a number, (5 %, value, 95 %), a Quantity, a
            Figure in J or Wh, or an EnergyReport at the wall, of which one unit is a query.
        tokens_per_query: for a report per token, which needs it: a number, (5 %, value, 95 %) or a
            Figure in token/query.
        boundary: "site" if the energy includes cooling and power distribution, as published
            figures do; "wall" if the PUE is still to be applied.  A report brings its own.
        grid: country of ``figures("grid")``, or a Figure in kg/kWh.
        household: of ``figures("household")``, or a Figure in kWh/year.
        pue: of ``figures("pue")``, or a Figure without unit; used for "wall" only.
        reactor_power: Figure in W; 300 MW by default.
        capacity_factor: of the reactor, a Figure without unit, at most 1.
        seed: of the draws.

    Raises:
        ArgumentError: a number that is not positive and finite, a range that is not ascending, an
            unknown country, a wrong unit, a report at another boundary, a report per token without
            tokens_per_query or tokens_per_query with anything else.

    Example:
        >>> import titania as ti
        >>> result = ti.scenario.year(9e9, 3 * ti.units.Wh)
        >>> round(result.energy_TWh.value, 2)
        9.86
    """
    energy, where = _energy(energy_per_query, boundary)
    queries = {"queries per day": _given("queries per day", queries_per_day, "1/day")}
    use = queries | energy | _tokens(energy_per_query, tokens_per_query)
    if known_name("boundary", where, ("wall", "site")) == "wall":
        use |= _chosen("pue", pue, "", least=1)
    intensity = _chosen("grid", grid, "kg/kWh")
    home = _chosen("household", household, "kWh/year")
    output = _reactor(reactor_power or "power", capacity_factor or "capacity_factor")
    return _year(use, intensity, home, output, seed)


def _year(
    use: dict[str, Figure],
    intensity: dict[str, Figure],
    home: dict[str, Figure],
    output: dict[str, Figure],
    seed: int,
) -> Year:
    per_year = _Product(seed, _DAYS, use)
    return Year(
        energy_TWh=per_year.scaled(1 / TWh),
        power_W=per_year.scaled(1 / (_HOURS * 3600)),
        households=per_year.scaled(1 / kWh, below=home),
        co2_t=per_year.scaled(1e-3 / kWh, above=intensity),
        reactors=per_year.scaled(1 / (_HOURS * 3600), below=output),
        assumptions=use | intensity | home | output,
        seed=seed,
    )


class _Product:
    """Products and quotients of figures, each drawn from the stream of its name."""

    def __init__(self, seed: int, factor: float, figures: dict[str, Figure]) -> None:
        self.seed = seed
        self.value = factor * math.prod(f.value for f in figures.values())
        self.drawn = factor * self._draws(figures)

    def _draws(self, figures: dict[str, Figure]) -> Floats:
        drawn = np.ones(_DRAWS)
        for name, f in figures.items():
            drawn *= _figure.draws(self.seed, f"scenario/{name}", _DRAWS, f.low, f.value, f.high)
        return drawn

    def scaled(
        self,
        factor: float,
        above: dict[str, Figure] | None = None,
        below: dict[str, Figure] | None = None,
    ) -> Spread:
        """The product times a factor and the figures above, over the figures below."""
        above, below = above or {}, below or {}
        value = self.value * factor * math.prod(f.value for f in above.values())
        value /= math.prod(f.value for f in below.values())
        drawn = self.drawn * factor * self._draws(above) / self._draws(below)
        return Spread(value, *_figure.percentiles(drawn))


def _tokens(energy: _Amount | EnergyReport, tokens: _Amount | None) -> dict[str, Figure]:
    """Tokens of a query where the energy is that of one."""
    per = energy.unit if isinstance(energy, EnergyReport) else "query"
    if tokens is None and isinstance(energy, EnergyReport) and per == "token":
        msg = f"energy_per_query: report {energy.name!r} is per token: needs tokens_per_query"
        raise ArgumentError(msg)
    if tokens is None:
        return {}
    if per != "token":
        msg = f"tokens_per_query: energy_per_query is per {per}: must be a report per token"
        raise ArgumentError(msg)
    return {"tokens per query": _given("tokens_per_query", tokens, "token/query")}


def _energy(given: _Amount | EnergyReport, boundary: str) -> tuple[dict[str, Figure], str]:
    """The energy of a query, or of what a report counts, in J, and the boundary it is at."""
    name = "energy per query"
    if isinstance(given, EnergyReport) and given.unit == "token":
        name = "energy per token"
    if not isinstance(given, EnergyReport):
        return {name: _given(name, given, "J")}, boundary
    if given.boundary not in ("wall", "site"):
        # Only a macro can be widened: a board's losses depend on its host.
        advice = (
            "as report.at_boundary('wall') is"
            if given.boundary == "macro"
            else "make it there, with boundary='wall'"
        )
        msg = (
            f"energy_per_query: report {given.name!r} is at {given.boundary!r}: must be at 'wall' "
            f"or 'site': {advice}"
        )
        raise ArgumentError(msg)
    low, _, high = given.energy_percentiles()
    value = given.energy_J
    low, high = min(low, value), max(high, value)
    require_range(f"energy of report {given.name!r}", low, value, high)
    source = f"report {given.name!r}, {given.boundary}"
    figure = Figure(value=value, low=low, high=high, unit="J", kind=given.kind, source=source)
    return {name: figure}, given.boundary


def _given(name: str, amount: _Amount, unit: str) -> Figure:
    """A user's amount as a figure in a unit; Wh become J."""
    if isinstance(amount, Figure):
        factor = Wh if (amount.unit, unit) == ("Wh", "J") else 1.0
        if factor == 1.0:
            _require_unit(name, amount, unit)
        low, value, high = (factor * x for x in (amount.low, amount.value, amount.high))
        require_range(name, low, value, high)
        return amount.replace(value=value, low=low, high=high, unit=unit)
    if isinstance(amount, Quantity):
        numbers: tuple[Any, ...] = (amount.low, amount.value, amount.high)
    else:
        numbers = amount if isinstance(amount, tuple) else (amount, amount, amount)
    if len(numbers) != 3 or not all(isinstance(x, Real) for x in numbers):
        expected = f"a number, (5 %, value, 95 %) or a Figure in {unit}"
        raise TypeError(f"{name}: expected {expected}, got {reprlib.repr(amount)}")
    low, value, high = map(float, numbers)
    require_range(name, low, value, high)
    return Figure(value=value, low=low, high=high, unit=unit, kind="specified", source="given")


def _chosen(
    name: str,
    choice: str | Figure,
    unit: str,
    *,
    group: str | None = None,
    least: float = 0,
    most: float = math.inf,
) -> dict[str, Figure]:
    """A figure of a group by its name there, or the user's own in the same unit, with its name."""
    if isinstance(choice, Figure):
        _require_unit(name, choice, unit)
        require_range(name, choice.low, choice.value, choice.high)
        if choice.low < least or choice.high > most:
            msg = f"{name}: {choice.low:g} to {choice.high:g}: must be in [{least:g}, {most:g}]"
            raise ArgumentError(msg)
        return {name: choice}
    known = figures(group or name)
    choice = known_name(name, choice, list(known))
    return {name if group else f"{name} {choice}": known[choice]}


def _reactor(power: str | Figure, capacity_factor: str | Figure) -> dict[str, Figure]:
    return {
        **_chosen("reactor power", power, "W", group="reactor"),
        **_chosen("capacity factor", capacity_factor, "", group="reactor", most=1),
    }


def _require_unit(name: str, figure: Figure, unit: str) -> None:
    if figure.unit != unit:
        msg = f"{name}: unit is {figure.unit!r}: must be {unit!r}"
        raise ArgumentError(msg)
