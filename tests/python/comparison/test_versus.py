"""Both sides of one workload at one boundary, whoever wins."""

import numpy as np
import pytest

import titania as ti

WORKLOAD = ti.Workload(layers=[ti.LayerShape(in_features=64, out_features=10)])
IO_BYTES = 64 + 10


def report(energy, boundary="macro", name="crossbar", factor=1.0):
    q = ti.energy.Quantity(value=energy, low=energy / factor, high=energy * factor)
    term = ti.energy.Term(component="cells", item="x", energy=q)
    return ti.energy.EnergyReport(name=name, boundary=boundary, terms=[term])


def versus(crossbar, baseline):
    return ti.comparison.versus(crossbar, baseline, WORKLOAD)


@pytest.mark.parametrize("boundary", ["macro", "board", "wall"])
def test_both_sides_stand_at_the_boundary_of_the_baseline(boundary):
    crossbar, baseline = report(1e-9), report(3e-9, boundary, "rival")
    v = versus(crossbar, baseline)
    assert v.crossbar.boundary == v.baseline.boundary == boundary
    assert v.crossbar == crossbar.at_boundary(boundary, IO_BYTES)
    assert v.baseline == baseline
    assert v.ratio == pytest.approx(3e-9 / v.crossbar.energy_J, rel=1e-12)


def test_the_ratio_is_the_baseline_over_the_crossbar():
    assert versus(report(1e-9), report(4e-9)).ratio == pytest.approx(4.0)
    assert versus(report(4e-9), report(1e-9)).ratio == pytest.approx(0.25)


def test_only_a_macro_can_be_compared_with_a_wider_boundary():
    with pytest.raises(ti.ArgumentError, match="only a macro can be extended"):
        versus(report(1e-9, "wall"), report(1e-9, "board"))


def test_the_ranges_of_both_sides_are_independent():
    # Same item, same range: if they moved together the ratio would have no range at all.
    v = versus(report(1e-9, factor=3.0), report(4e-9, factor=3.0))
    p5, p50, p95 = v.ratio_percentiles()
    spread = 3.0 ** np.sqrt(2)  # of a ratio of two independent lognormals
    assert p5 == pytest.approx(4 / spread, rel=0.2)
    assert p50 == pytest.approx(4.0, rel=0.1)
    assert p95 == pytest.approx(4 * spread, rel=0.2)
    assert v.ratio_percentiles(3) == v.ratio_percentiles(seed=3) != v.ratio_percentiles(4)


def test_writing_is_paid_back_by_what_is_saved():
    programming = ti.ProgramActivity(energy=6.0)
    assert versus(report(1e-9), report(4e-9)).payback(programming) == pytest.approx(2e9)
    assert versus(report(4e-9), report(1e-9)).payback(programming) == float("inf")
    assert versus(report(1e-9), report(1e-9)).payback(programming) == float("inf")


def test_the_verdict_says_when_the_crossbar_wins():
    v = versus(report(1e-9, factor=1.1), report(4e-9, name="rival", factor=1.1))
    text = v.verdict()
    for part in (
        "macro boundary",
        "1 nJ",
        "against 4 nJ (estimated) of rival",
        "saves a factor 4 ",
        "100 %",
        "cells",
    ):
        assert part in text
    assert "loses" not in text
    assert "does not settle" not in text


def test_the_verdict_says_when_the_crossbar_loses():
    v = versus(report(8e-9, factor=1.1), report(2e-9, name="rival", factor=1.1))
    text = v.verdict()
    assert "loses by a factor 4 " in text
    assert "saves" not in text
    assert "does not settle" not in text


@pytest.mark.parametrize(("ours", "theirs"), [(1e-9, 1.5e-9), (1.5e-9, 1e-9)])
def test_the_verdict_says_when_the_ranges_leave_it_open(ours, theirs):
    v = versus(report(ours, factor=3.0), report(theirs, name="rival", factor=3.0))
    assert "which its uncertainty does not settle" in v.verdict()


def test_the_factors_of_a_verdict_are_its_percentiles_from_small_to_large():
    for ours, theirs in ((1e-9, 4e-9), (4e-9, 1e-9)):
        v = versus(report(ours, factor=1.2), report(theirs, factor=1.2))
        low, high = v.verdict().split("(5-95 %: ")[1].split(")")[0].split(" to ")
        assert 1 < float(low) < 4 < float(high)


def test_a_crossbar_with_costly_converters_loses_to_a_digital_unit():
    rng = np.random.default_rng(0)
    config = ti.preset("tio2_passive").replace(**{"adc.bits": 12, "adc.sample_rate": 1e9})
    tile = ti.Tile(rng.normal(size=(10, 8)), config, seed=1)
    crossbar = tile.measure(rng.uniform(-1, 1, (20, 8)))[2]
    workload = ti.Workload(layers=[ti.LayerShape(in_features=8, out_features=10)])
    rival = ti.baseline.digital_inference(ti.baseline.DigitalUnit(node=7e-9, lanes=64), workload)
    v = ti.comparison.versus(crossbar, rival, workload)
    assert v.ratio < 1
    assert "the crossbar loses by a factor" in v.verdict()
    assert v.payback(tile.last_program) == float("inf")


def test_the_table_shows_every_side_at_every_boundary_it_is_compared_at():
    rivals = [
        report(2e-9, "board", "rival A"),
        report(3e-9, "board", "rival B"),
        report(5e-9, "wall", "rival C"),
        report(2e-9, "macro", "rival D"),
    ]
    lines = ti.comparison.table(report(1e-9), rivals, WORKLOAD).splitlines()
    names = [" ".join(line.split()[:2]).removesuffix(" 1") for line in lines[1:]]
    assert sum(line.strip().startswith("crossbar") for line in lines) == 3
    assert [n for n in names if n.startswith("rival")] == [r.name for r in rivals]
    for line, rival in zip((x for x in lines if "rival" in x), rivals, strict=True):
        ratio = versus(report(1e-9), rival).ratio
        assert f"{ratio:.3g} x" in line
        assert rival.boundary in line
    assert all(line == line.rstrip() for line in lines)
    width = max(len(line) for line in lines)
    assert {len(line) for line in lines if line.endswith((" x", "/ crossbar"))} == {width}
