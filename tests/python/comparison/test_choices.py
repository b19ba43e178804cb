"""What a comparison would be with the crossbar built otherwise, and like for like."""

import pytest

import titania as ti


@pytest.fixture(scope="module")
def bert():
    return ti.compare("bert-base", "isaac", "h100-sxm", 512)


@pytest.fixture(scope="module")
def llama():
    return ti.compare("llama-2-7b", "tio2_edge", "h100-sxm", [1, 512])


def test_lanes_turn_the_verdict_on_bert(bert):
    assert bert.ratio() < 0.25
    assert bert.ratio_percentiles()[2] < 0.5
    turning = {(c.field, c.value): c.ratio for c in bert.choices() if c.turns}
    assert turning[("vector_lanes", "64")] == pytest.approx(1.2, rel=0.1)
    assert "the other side would win with vector_lanes = 64" in bert.verdict()


def test_a_choice_is_a_comparison_of_its_own(llama):
    for choice in llama.choices(0):
        if choice.field != "chips_per_board":
            continue
        other = llama.accelerator.replace(chips_per_board=int(choice.value))
        alone = ti.compare("llama-2-7b", other, "h100-sxm", 1)
        assert choice.ratio == pytest.approx(alone.ratio(), rel=1e-12)
        assert choice.chosen == "4"
        assert "[choice]" in choice.source
        return
    pytest.fail("no alternative of chips_per_board")


def test_the_range_holds_every_choice(llama):
    found = llama.choice_range()
    ratios = [llama.ratio(), *(c.ratio for c in llama.choices())]
    assert found.low <= min(ratios)
    assert found.high >= max(ratios)
    assert found.combinations == 384
    assert "384 combinations" in repr(found)


def test_an_accelerator_without_alternatives_has_none(llama):
    fixed = llama.accelerator.replace(alternatives=[], supply=None)
    c = ti.compare("llama-2-7b", fixed, "h100-sxm", 1)
    assert c.choices() == []
    assert c.choice_range().combinations == 1
    assert "names no alternatives" in str(c)


def test_like_for_like_is_a_comparison_like_any_other(llama, tmp_path):
    alike = llama.like_for_like()
    assert isinstance(alike, ti.comparison.Comparison)
    assert len(alike.points) == 2
    for k in range(2):
        assert alike.reports(k)[1] == llama.reports(k)[1]
    assert 0.2 * llama.ratio() < alike.ratio() < 0.6 * llama.ratio()
    alike.save_html(tmp_path / "alike.html")
    assert "with the DRAM, host and software of h100-sxm" in (tmp_path / "alike.html").read_text(
        encoding="utf-8"
    )


def test_only_a_gpu_can_lend():
    c = ti.compare("bert-base", "tio2_edge", "digital-unit", 8)
    with pytest.raises(ti.ArgumentError, match="'digital-unit' is no GPU"):
        c.like_for_like()


def test_the_memristor_touches_little_where_the_cache_rules(llama):
    share = llama.memristor_share()
    assert share.cells < 0.002
    assert share.cells < share.macro < 0.1
    assert 0.02 < share.baseline < 0.1
    assert llama.memristor_share(0).baseline > 0.5


def test_text_page_and_checklist_say_it(llama, tmp_path):
    text = str(llama)
    for part in (
        "What was chosen, and what else would give",
        "all 384 combinations: ratio",
        "with h100-sxm's DRAM, host and schedule",
        "cells and wires, of the crossbar's energy",
        "tio2_edge (a design study) takes",
    ):
        assert part in text
    llama.save_html(tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Over all 384 combinations the ratio is" in page
    answers = dict(llama.checklist())
    for question, part in {
        "supply of the read currents": "linear drivers",
        "bias of the amplifiers": "full scale 50 uA",
        "structure chosen otherwise": "over 384 combinations",
        "like for like": "with the DRAM, host and schedule of h100-sxm",
        "share that the memristor touches": "cells and wires",
        "density and silicon": "weights per mm2; SRAM at 65 nm",
        "links, switches and hosts": "boards and hosts",
    }.items():
        assert part in answers[question]
