"""The page on public figures says what comes out, and every number on it comes from somewhere."""

import math
import re

import numpy as np
import pytest

import titania as ti
from conftest import ROOT

PAGE = (ROOT / "docs/explanation/public_figures.md").read_text(encoding="utf-8")
KW = 6.5  # of a DGX A100, as everybody takes it
YEAR = 8760
FP16 = (
    [2017.4, 2020.4, 2022.75, 2024.9],
    np.log2([125 / 300, 312 / 400, 989 / 700, 2250 / 1000]),
)

# What the table states, worked out again from bare numbers: published, recomputed, their ratio.
BY_HAND = {
    "every Google search at 3 Wh": (29.2, 9e9 * 3 * 365 / 1e12),
    "every Google search on 512 821 servers": (29.2, 512821 * KW * YEAR / 1e9),
    "an LLM answer is ten keyword searches": (10, 3617 * KW * 1e3 * 24 / 195e6 / 0.3),
    "New Street's 400 000 servers": (62.4, 400000 * KW * 24 / 1e6),
    "generative AI in 2027, low": (85.4, 1.5e6 * KW * YEAR / 1e9),
    "generative AI in 2027, high": (134.0, 1.5e6 * 10.2 * YEAR / 1e9),
    "training BLOOM": (433, 1082990 * 0.4 / 1e3),
    "a DGX A100 draws 6500 W": (6500, 8 * 400),
    "1000x every two years": (2, 10),
    "Mixtral beats a model 25 times its size": (25, 68.98 / 46.70),
    "a query costs 3 Wh today": (3, 0.24),
    "Tirias: 212 times the power of 2023": (4250 / 212, 3617 * KW / 1e3),
    "GPT-3.5 has 175 billion parameters": (175, 174.6),
    "29.2 TWh run the Burj Khalifa for 300 years": (300, 29.2e12 / 300 / YEAR / 1e6),
    "a brain needs 60 Wh for an examination": (60, 20 * 3),
    "GPU efficiency doubles every 3 years": (3, 1 / np.polyfit(*FP16, 1)[0]),
}


def rows():
    """The table: statement -> (published, recomputed, ratio, verdict)."""
    lines = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")]
    return {cells[0]: cells[1:] for cells in lines if cells[0] not in ("statement", "---")}


def first_number(text):
    return float(re.match(r"[\d.]+", text).group())


def significant(text):
    """How far a shown number may be from the true one: half of its last digit, relatively."""
    digits = re.match(r"[\d.]+", text).group()
    decimals = len(digits.partition(".")[2])
    return 0.51 * 10**-decimals / float(digits)


def test_every_statement_of_the_table_is_worked_out_here():
    assert set(rows()) == set(BY_HAND)


@pytest.mark.parametrize("statement", BY_HAND)
def test_a_row_shows_what_the_arithmetic_gives(statement):
    shown_published, shown_recomputed, shown_ratio, _ = rows()[statement]
    published, recomputed = BY_HAND[statement]
    assert first_number(shown_published) == pytest.approx(published, rel=5e-3)
    error = significant(shown_recomputed)
    assert first_number(shown_recomputed) == pytest.approx(recomputed, rel=error)
    if shown_ratio != "-":
        ratio = published / recomputed
        assert float(shown_ratio) == pytest.approx(ratio, rel=2 * significant(shown_ratio))


def test_a_verdict_follows_from_the_ratio():
    for statement, (_, _, ratio, verdict) in rows().items():
        word = re.match(r"\w+", verdict).group()
        assert word in {"holds", "wrong", "mislabelled", "outdated", "unlikely", "rumour", "not"}
        if word == "not":
            assert ratio == "-"
        elif word == "holds":
            assert float(ratio) == pytest.approx(1, abs=0.025), statement
        elif word in ("wrong", "outdated"):
            assert abs(math.log2(float(ratio))) > 1, statement


def test_the_inputs_are_those_that_the_arithmetic_here_uses():
    said = {name: f.value for name, f in ti.scenario.figures("published").items()}
    for name, value in {
        "google_searches": 9e9,
        "llm_query_2023": 3,
        "keyword_search": 0.3,
        "search_servers": 512821,
        "openai_servers": 3617,
        "chatgpt_requests": 195e6,
        "new_street_servers": 400000,
        "nvidia_servers_2027": 1.5e6,
        "dgx_a100_power": 6500,
        "dgx_h100_power": 10200,
        "bloom_gpu_hours": 1082990,
        "a100_tdp": 400,
        "tirias_power_2028": 4.25e9,
        "tirias_growth": 212,
        "llama2_70b_parameters": 68.98e9,
        "mixtral_parameters": 46.70e9,
        "google_query": 0.24,
        "gpt3_parameters": 174.6e9,
    }.items():
        assert said[name] == value, name
    parts = ("numbers", "instructions", "sparsity", "process")
    assert math.prod(said[f"dally_{part}"] for part in parts) == said["dally_gain"] == 1000


def numbers(text):
    """Free-standing numbers of a text: not those inside names like H100 or Llama-2-70B."""
    text = re.sub(r"(?<=\d)[ ,](?=\d{3}\b)", "", text)
    return [n.rstrip(".") for n in re.findall(r"(?<![\w.-])\d+(?:\.\d+)?(?=x?\b)(?![-\w])", text)]


def test_every_number_in_the_sentences_is_computed_or_an_input():
    """Sentences only repeat what an example prints or takes, what the table has, or a year."""
    blocks = "".join(re.findall(r"```(?:python|text)\n(.*?)```", PAGE, re.DOTALL))
    table = "".join(line + "\n" for line in PAGE.splitlines() if line.startswith("| "))
    sentences = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    sentences = re.sub(r"^\|.*$", "", sentences, flags=re.MULTILINE)
    known = {float(n) for n in re.findall(r"\d+(?:\.\d+)?", re.sub(r"(?<=\d),(?=\d)", "", blocks))}
    known |= {float(n) for n in numbers(table)}
    figures = ti.scenario.figures("published").values()
    known |= {x for f in figures for x in (f.low, f.value, f.high)}
    known |= {x / 1e6 for x in known} | {float(year) for year in range(2009, 2034)}
    stray = [n for n in numbers(sentences) if float(n) not in known and float(n) != 90]
    assert len(numbers(sentences)) > 40
    assert stray == []
