"""A row that moves in proportion with what a constant was fitted to is fitted, and says so."""

from dataclasses import dataclass

import pytest

import titania as ti
from titania.validation.rungs import _arithmetic, _neurram, _pcm

CHIPS = ("puma", "hermes", "ibm_64core", "neurram")
RUNGS = (_arithmetic, _neurram, _pcm)
STEP = 0.01
IN_PROPORTION = 0.85  # of the step: 0.90 for PUMA's core, whose control was not fitted


@dataclass(frozen=True)
class Total:
    """A published total of a chip: what was fitted to it, and the parts that it is the rest of."""

    kind: str  # of the figures: energy or area; time for the numbers below
    items: tuple[str, ...] = ()  # of components
    cells: bool = False
    times: tuple[str, ...] = ()  # fields of the chip, or of its neuron

    def scaled(self, chip, factor):
        components = [self._component(c, factor) for c in chip.components]
        changes = {"components": components} | {
            name: factor * getattr(chip, name) for name in self.times if hasattr(chip, name)
        }
        if self.cells:
            read = chip.cell_read
            changes["cell_read"] = read.replace(
                energy=_times(read.energy, factor), conductance=_times(read.conductance, factor)
            )
        if chip.neuron is not None:
            steps = {t: factor * getattr(chip.neuron, t) for t in self.times}
            changes["neuron"] = chip.neuron.replace(**steps)
        return chip.replace(**changes)

    def _component(self, component, factor):
        if component.item not in self.items:
            return component
        return component.replace(**{self.kind: _times(getattr(component, self.kind), factor)})


def _times(figure, factor):
    return figure.replace(
        value=factor * figure.value, low=factor * figure.low, high=factor * figure.high
    )


_UNIT = ("DAC", "ADC", "registers, shift and add")
_CONVERTER = ("converter and digital unit",)
_STEPS = ("neuron, initialisation", "neuron, integration", "neuron, decision")
TOTALS = {
    "puma": (Total("energy", _UNIT, cells=True), Total("area", ("array area", *_UNIT))),
    "hermes": (
        Total("energy", _CONVERTER, cells=True),
        Total("area", ("core",)),
        Total("time", times=("t_read", "t_conversion")),
    ),
    "ibm_64core": (
        Total("energy", _CONVERTER, cells=True),
        Total("time", times=("t_read", "t_conversion")),
    ),
    "neurram": (
        Total("energy", ("word lines", *_STEPS), cells=True),
        Total("time", times=("t_sample", "t_integrate", "t_adc_step")),
    ),
}
# What was fitted at one operating point and predicts others, of which it was told nothing: their
# level is fitted, and what is validated is how they compare with the point that was.
ELSEWHERE = {
    **{f"NeuRRAM {b}/{b + 2} bits": "NeuRRAM 4/6 bits" for b in (1, 2, 3, 5, 6, 7, 8)},
    "IBM 64 cores, four phases": "IBM 64 cores, one phase",
}


def _rows(monkeypatch, chip, changed):
    """Every row of the rungs of chips, with one chip another."""
    for rung in RUNGS:
        monkeypatch.setattr(
            rung, "accelerator", lambda name: changed if name == chip else ti.accelerator(name)
        )
    return {p["name"]: p for rung in RUNGS for p in rung.points()}


def _in_proportion(monkeypatch, chip, total):
    before = _rows(monkeypatch, chip, ti.accelerator(chip))
    after = _rows(monkeypatch, chip, total.scaled(ti.accelerator(chip), 1 + STEP))
    moved = {name: abs(after[name]["ours"] / p["ours"] - 1) for name, p in before.items()}
    return {name: before[name] for name, by in moved.items() if by > IN_PROPORTION * STEP}


def _elsewhere(name):
    return next((point for point in ELSEWHERE if name.startswith(point)), None)


def test_every_fitted_figure_of_a_chip_is_of_a_total():
    for chip in ti.accelerators():
        for kind in ("energy", "area"):
            fitted = {
                c.item for c in ti.accelerator(chip).components if getattr(c, kind).kind == "fitted"
            }
            known = {i for t in TOTALS.get(chip, ()) if t.kind == kind for i in t.items}
            assert fitted <= known, chip


def test_the_rows_that_move_with_what_a_chip_was_fitted_to_are_those_called_fitted(monkeypatch):
    found = {}
    for chip, totals in TOTALS.items():
        for total in totals:
            found |= _in_proportion(monkeypatch, chip, total)
    for name, p in found.items():
        assert p["kind"] != "validated" or _elsewhere(name), name
    own = {name for name, p in found.items() if p["kind"] != "reported" and not _elsewhere(name)}
    rows = _rows(monkeypatch, "", None)
    assert own == {name for name, p in rows.items() if p["kind"] == "fitted"}
    assert "PUMA: product of 128 x 128" in own
    assert "PUMA: core power" in own
    assert len(own) == 9


@pytest.mark.parametrize("chip", ["neurram", "ibm_64core"])
def test_what_other_operating_points_predict_does_not_move_with_the_fit(monkeypatch, chip):
    """Over the fitted point, other bits and phases keep what they say, and it is not the same."""
    before = _rows(monkeypatch, chip, ti.accelerator(chip))
    for total in TOTALS[chip]:
        after = _rows(monkeypatch, chip, total.scaled(ti.accelerator(chip), 1 + STEP))
        for name, p in before.items():
            point = _elsewhere(name)
            fitted = name.replace(point, ELSEWHERE[point]) if point else None
            if point is None or fitted not in before:
                continue
            ours = p["ours"] / before[fitted]["ours"]
            assert after[name]["ours"] / after[fitted]["ours"] == pytest.approx(ours, rel=1e-3)
            assert abs(ours - 1) > 0.1


def test_two_published_figures_beside_each_other_are_reported(monkeypatch):
    rows = _rows(monkeypatch, "", None)
    for name in (
        "HERMES's core in the 64-core chip, one phase: energy efficiency",
        "PUMA: its 52.31 TOPS over our power",
        "PUMA: its 52.31 TOPS over our area",
        "ISAAC: efficiency of the table",
    ):
        assert rows[name]["kind"] == "reported"
        assert rows[name]["pass"] is None
