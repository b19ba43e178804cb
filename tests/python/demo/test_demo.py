"""The main job: what it prints, draws and writes, and how its command line behaves."""

import re
from html import unescape
from html.parser import HTMLParser

import numpy as np
import pytest

import titania as ti
from conftest import run_titania

demo = pytest.importorskip("titania.demo", reason="needs the extra titania[demo]")

CHIPS = 2


@pytest.fixture(scope="session")
def job(tmp_path_factory):
    """(text, folder) of the demo with two chips."""
    out = tmp_path_factory.mktemp("demo")
    return demo.run(demo.Options(chips=CHIPS, out=out)), out


def line(text, *starts):
    """The only line that begins with these words, whatever the space between them."""
    pattern = r"\s*" + r"\s+".join(re.escape(s) for s in starts) + r"(\s|$)"
    found = [row for row in text.splitlines() if re.match(pattern, row)]
    assert len(found) == 1, (starts, found)
    return found[0]


def percent(row):
    return float(re.search(r"([\d.]+) %", row).group(1))


# --- What it prints ------------------------------------------------------------------------------


def test_accuracy_has_every_row_that_was_asked_for(job):
    text, _ = job
    line(text, "float")
    line(text, "ideal crossbar")
    for condition in ("TiO2", "TiO2, pessimistic drift"):
        for moment in ("1 s", "1 day", "1 year"):
            rows = [r for r in text.splitlines() if re.match(rf"  {condition} +{moment} ", r)]
            assert any(re.search(r"\d %? ?\+- +\d", row) for row in rows), (condition, moment)
    assert "laboratory wires (67 / 50 ohm)" in text
    line(text, "TiO2, no stuck cells")
    assert "25 C" in text
    assert f"{CHIPS} fabricated chips" in text


def test_accuracies_are_those_of_a_network_that_works(job):
    text, _ = job
    exact = percent(line(text, "float"))
    assert exact > 96
    assert percent(line(text, "ideal crossbar")) == exact
    real = percent(line(text, "TiO2", "1 day"))
    assert 85 < real < exact
    assert percent(line(text, "TiO2, laboratory wires (67 / 50 ohm)")) < 40
    assert real < percent(line(text, "TiO2, no stuck cells")) <= exact


def test_every_row_of_accuracy_has_the_error_of_the_products(job):
    text, _ = job
    assert "exact" in line(text, "ideal crossbar")
    for row in text.splitlines():
        if row.strip().startswith("TiO2") and "+-" in row:
            assert re.search(r"[\d.]+ %, +[\d.]+ bit", row), row


def test_what_each_non_ideality_costs_is_listed_largest_first(job):
    text, _ = job
    block = text.split("What each non-ideality costs")[1].split("\n\n")[0]
    costs = [float(x) for x in re.findall(r"([+-][\d.]+) \+- ", block)]
    assert costs == sorted(costs, reverse=True)
    for name in ("stuck cells", "programming error", "spread of the range", "drift", "read noise"):
        line(block, name)
    line(block, "wires")
    line(block, "rounding of the converters")


def test_energy_latency_and_area_are_listed_by_component(job):
    text, _ = job
    block = text.split("One inference on the crossbar")[1].split("\n\n")[0]
    for word in ("5 %", "50 %", "95 %", "latency", "area", "t_read 100 ns", "65 nm", "1.1 V"):
        assert word in block
    for name in ("cells", "wires", "drivers and DAC", "ADC and amplifiers", "digital", "total"):
        assert len(re.findall(r"[\d.]+ [pn]J", line(block, name))) == 4, name


def joules(text):
    value, prefix = re.match(r"([\d.]+) ([munpf]?)J", text).groups()
    return float(value) * {"m": 1e-3, "u": 1e-6, "n": 1e-9, "p": 1e-12, "f": 1e-15, "": 1.0}[prefix]


def test_the_printed_energies_add_up(job):
    text, _ = job
    block = text.split("One inference on the crossbar")[1].split("\n\n")[0]
    names = ("cells", "wires", "drivers and DAC", "ADC and amplifiers", "digital", "total")
    nominal = [joules(re.search(r"[\d.]+ [pn]J", line(block, name)).group()) for name in names]
    assert sum(nominal[:-1]) == pytest.approx(nominal[-1], rel=0.01)  # 3 digits are printed


def test_writing_is_labelled_derived_and_paid_back_against_named_baselines(job):
    text, _ = job
    block = text.split("Writing ")[1].split("\n\n")[0]
    assert "[derived]" in block
    assert "50 ramped pulses each" in block
    assert f"{2 * (64 * 48 + 48 * 10)} cells" in block
    for name in (
        "NVIDIA H100 SXM5, saturated",
        "NVIDIA Jetson AGX Orin 64 GB, MaxQ",
        "digital INT8 unit",
    ):
        assert re.search(rf"paid back against {name}.*(after .* inferences|never)", block)


def test_the_same_network_elsewhere_has_boundary_and_kind_of_each(job):
    text, _ = job
    block = text.split("The same network elsewhere")[1].split("\n\n")[0]
    for name in (
        "NVIDIA H100 SXM5, batch 1 ",
        "NVIDIA H100 SXM5, batch 64 ",
        "NVIDIA H100 SXM5, saturated",
        "NVIDIA Jetson AGX Orin 64 GB, MaxQ, batch 1 ",
        "NVIDIA Jetson AGX Orin 64 GB, MaxQ, saturated",
        "digital INT8 unit",
    ):
        rows = [row for row in block.splitlines() if row.strip().startswith(name)]
        assert rows, name
        for row in rows:
            assert re.search(r"(macro|board|wall) +(measured|fitted|estimated|extrapolated)", row)
            assert re.search(r"[\d.]+( [kMG])? x$", row.rstrip()), row


def test_the_headline_is_against_the_saturated_gpu_at_one_boundary(job):
    text, _ = job
    sentence = text.split("\n\n")[-1]
    assert sentence.startswith("At the board boundary the crossbar takes ")
    assert "NVIDIA H100 SXM5, saturated" in sentence
    assert re.search(r"(saves|loses by) a? ?factor", sentence)
    assert "not the same result" in sentence


# --- What it writes ------------------------------------------------------------------------------


def test_it_draws_a_picture(job):
    from matplotlib.image import imread  # noqa: PLC0415 (an extra, needed here alone)

    _, out = job
    path = out / "titania-demo.png"
    assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    picture = imread(path)
    assert min(picture.shape[:2]) > 600
    assert np.ptp(picture) > 0.5


class Page(HTMLParser):
    """What a page refers to and contains."""

    def __init__(self, text):
        super().__init__()
        self.references, self.tags, self.words = [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.references += [v for k, v in attrs if k in ("src", "href", "data", "action")]

    def handle_data(self, data):
        self.words.append(data)


def test_it_writes_a_page_that_needs_nothing_else(job):
    text, out = job
    source = (out / "titania-demo.html").read_text(encoding="utf-8")
    page = Page(source)
    assert page.references
    assert all(r.startswith("data:image/png;base64,") for r in page.references)
    assert not {"script", "link", "iframe", "object"} & set(page.tags)
    assert not re.search(r"@import|url\(", source)
    assert text in "".join(page.words)
    assert "2 chips" in source
    assert sorted(p.name for p in out.iterdir()) == ["titania-demo.html", "titania-demo.png"]


def test_the_page_holds_the_configuration(job):
    _, out = job
    source = (out / "titania-demo.html").read_text(encoding="utf-8")
    config = ti.TileConfig.from_json(unescape(re.search(r"<pre>(\{.*?\})</pre>", source, re.S)[1]))
    resistances = {"wires.r_word_line": 2.5, "wires.r_bit_line": 2.5}
    assert config == ti.preset("tio2_passive").replace(**resistances)


# --- The command line ----------------------------------------------------------------------------


@pytest.mark.slow
def test_the_same_seed_prints_the_same_numbers_with_any_number_of_threads(job, tmp_path):
    expected, _ = job
    for threads in (1, 2, 4):
        options = ("--chips", CHIPS, "--threads", threads, "--out", tmp_path / str(threads))
        done = run_titania("demo", *options)
        assert done.returncode == 0, done.stderr
        assert done.stdout == expected + "\n"
        assert (tmp_path / str(threads) / "titania-demo.png").exists()
        assert "%]" in done.stderr  # progress


@pytest.mark.slow
def test_options_reach_the_job(tmp_path):
    options = ("--seed", 3, "--chips", 3, "--segment-resistance", 0, "--node", 28)
    done = run_titania("demo", *options, "--out", tmp_path)
    assert done.returncode == 0, done.stderr
    assert "28 nm CMOS" in done.stdout
    assert "3 fabricated chips" in done.stdout
    assert float(re.search(r"\n  wires +([+-][\d.]+)", done.stdout).group(1)) == 0.0


def test_help_explains_the_options():
    done = run_titania("demo", "--help")
    assert done.returncode == 0
    for option in ("--seed", "--chips", "--out", "--segment-resistance", "--node", "--threads"):
        assert option in done.stdout
    for command in ("demo", "presets", "info"):
        assert command in run_titania("--help").stdout


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("demo", "--chips", 1), ("--chips", "1: must be in [2, 1000]")),
        (("demo", "--chips", "many"), ("--chips", "many")),
        (("demo", "--seed", -1), ("--seed", "-1: must be in [0, 2^64)")),
        (("demo", "--seed", 2**64), ("--seed", "must be in [0, 2^64)")),
        (("demo", "--seed", 1.5), ("--seed", "1.5")),
        (("demo", "--node", 5), ("node", "5e-09 m: must be in [7e-09, 1.3e-07] m")),
        (("demo", "--node", "nan"), ("node", "nan m: must be in")),
        (("demo", "--segment-resistance", -1), ("r_word_line", "-1 ohm: must be in [0, inf] ohm")),
        (("demo", "--threads", 0), ("threads", "0: must be at least 1")),
        (("demo", "--chps", 3), ("--chps",)),
        (("dmeo",), ("dmeo", "demo")),
        ((), ("command",)),
    ],
    ids=str,
)
def test_bad_options_give_one_clear_line(options, words, tmp_path):
    out = ("--out", tmp_path / "out") if options[:1] == ("demo",) else ()
    done = run_titania(*options, *out)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    lines = [
        row for row in done.stderr.splitlines() if "error" in row or row.startswith("titania d")
    ]
    assert len(lines) == 1
    assert all(word in lines[0] for word in words), lines
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_made_is_refused_before_the_work_begins(tmp_path):
    (tmp_path / "file").write_text("a file, not a folder")
    done = run_titania("demo", "--chips", CHIPS, "--out", tmp_path / "file" / "out")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert str(tmp_path / "file") in done.stderr.splitlines()[-1]
    assert "accuracy done" not in done.stderr


def test_presets_are_listed_with_their_sources():
    done = run_titania("presets")
    assert done.returncode == 0
    for name in ti.preset_names():
        assert name in done.stdout
        assert all(citation in done.stdout for citation in ti.preset_citations(name))


def test_info_tells_version_and_threads():
    done = run_titania("info")
    assert done.returncode == 0
    assert done.stdout.startswith(ti.about())
    assert "threads" in done.stdout
