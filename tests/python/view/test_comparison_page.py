"""What a person sees of a comparison: page, notebook view, figures, command line."""

import csv
import html.parser
import json
import re
import subprocess
import sys

import matplotlib as mpl
import pytest

import titania as ti

mpl.use("Agg")

from matplotlib import pyplot as plt

VOID = {"meta", "img", "br", "hr", "input", "link"}


@pytest.fixture(scope="module")
def llama():
    return ti.compare("llama-2-7b", "isaac", ["h100-sxm", "b200"], [1, 64])


@pytest.fixture(scope="module")
def page(llama, tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "out.html"
    llama.save_html(path)
    return path.read_text(encoding="utf-8")


class Nesting(html.parser.HTMLParser):
    """Elements that are open; complains about one that closes another."""

    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            assert name not in ("src", "href") or value.startswith(("data:", "#")), value
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open, tag
        assert self.open.pop() == tag


def test_the_page_is_well_nested_and_loads_nothing(page):
    checker = Nesting()
    checker.feed(page)
    assert checker.open == []
    assert "@import" not in page
    assert "url(" not in page


@pytest.mark.parametrize(
    "part",
    [
        "isaac against h100-sxm, b200",
        "Over the batch",
        "Where the energy goes",
        "What decides",
        "Where the crossbar loses",
        "How far from what physics asks",
        "When a GPU catches up",
        "task metric and accuracy of both",
        "[recall]",
        "Parameters of h100-sxm",
    ],
)
def test_the_page_has_its_sections(page, part):
    assert part in page


def test_each_section_has_one_heading(page):
    headings = re.findall(r"<h2>(.*?)</h2>", page)
    assert len(headings) == len(set(headings)) >= 10


def test_what_is_recalled_stands_beside_the_verdict(llama, page):
    head = page[: page.index("Over the batch")]
    notes = [report.recall_note for report in llama.reports()]
    assert any(notes)
    assert all(note in head for note in notes)


def test_the_page_begins_with_the_verdict_of_each_baseline(llama, page):
    for baseline in range(2):
        assert llama.verdict(-1, baseline) in page
    assert page.index("verdict") < page.index("Over the batch")


def test_the_same_comparison_gives_the_same_page(llama, page, tmp_path):
    llama.save_html(tmp_path / "again.html")
    assert (tmp_path / "again.html").read_text(encoding="utf-8") == page


def test_names_are_text_on_the_page_and_not_markup(tmp_path):
    hostile = "<script>alert(1)</script>"
    workload = ti.workload("lenet-5").replace(name=hostile)
    c = ti.compare(workload, ti.accelerator("tio2_edge").replace(name=hostile), "agx-orin", 1)
    c.save_html(tmp_path / "out.html")
    for text in ((tmp_path / "out.html").read_text(encoding="utf-8"), c._repr_html_()):
        assert "<script>" not in text
        assert "&lt;script&gt;" in text


def test_an_accelerator_with_fixed_converters_has_a_page_without_a_map(tmp_path):
    ti.compare("lenet-5", "puma", "h100-sxm", 1).save_html(tmp_path / "out.html")
    assert "No map" in (tmp_path / "out.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_leaves_nothing(llama, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ti.FileError, match="folder: cannot be written"):
        llama.save_html(tmp_path / "folder")
    with pytest.raises(ti.FileError, match="cannot be written"):
        llama.save_html(tmp_path / "missing" / "out.html")
    assert [p.name for p in tmp_path.iterdir()] == ["folder"]


def test_the_notebook_shows_verdict_and_curve(llama):
    view = llama._repr_html_()
    assert llama.verdict(-1) in view
    assert "h100-sxm" in view
    Nesting().feed(view)


# --- Figures --------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def closed():
    yield
    plt.close("all")


def test_the_curve_shows_the_rows(llama):
    ax = ti.plot.batch_curve(llama)
    drawn = {line.get_label(): line for line in ax.get_lines()}
    for name in llama.names:
        energy = dict(zip(*drawn[name].get_data(), strict=True))
        for row in llama.rows():
            if row["system"] == name:
                assert energy[row["batch"]] == pytest.approx(row["energy_J"], rel=1e-12)
    assert ax.get_xscale() == ax.get_yscale() == "log"


def test_the_shares_of_a_split_add_up_to_everything(llama):
    figure = ti.plot.energy_split(llama)[0].figure
    left = figure.axes[0]
    ends = {}
    for bar in left.patches:
        ends.setdefault(round(bar.get_y(), 6), []).append(bar.get_x() + bar.get_width())
    assert len(ends) == len(llama.points) * len(llama.names)
    assert [max(e) for e in ends.values()] == pytest.approx([100] * len(ends))


def test_the_tornado_ends_where_the_ratio_does(llama):
    ax = ti.plot.deciding(llama, count=4)
    ends = sorted(
        end for bar in ax.patches[:8] for end in (bar.get_x(), bar.get_x() + bar.get_width())
    )
    expected = [r for _, low, high in llama.decisive(count=4) for r in (low, high)]
    assert min(ends) == pytest.approx(min([*expected, llama.ratio()]))
    assert max(ends) == pytest.approx(max([*expected, llama.ratio()]))


# --- Command line ---------------------------------------------------------------------------------


def titania(*arguments, cwd=None):
    command = [sys.executable, "-m", "titania", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def test_the_command_prints_the_comparison_and_writes_its_files(tmp_path):
    page, rows = tmp_path / "out.html", tmp_path / "out.csv"
    done = titania(
        *("compare", "--workload", "llama-2-7b", "--accelerator", "isaac"),
        *("--gpu", "h100-sxm,b200", "--batch", "1,64", "--context", "512"),
        *("--html", page, "--csv", rows),
    )
    assert done.returncode == 0, done.stderr
    expected = ti.compare("llama-2-7b", "isaac", ["h100-sxm", "b200"], [1, 64], context=512)
    assert done.stdout.rstrip() == str(expected).rstrip()
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert len(rows.read_text(encoding="utf-8").splitlines()) == 1 + 6


def test_the_command_prints_json_and_reads_an_accelerator_of_ones_own(tmp_path):
    mine = tmp_path / "mine.json"
    mine.write_text(ti.accelerator("tio2_edge").replace(name="mine").to_json(), encoding="utf-8")
    done = titania("compare", "--workload", "lenet-5", "--accelerator", mine, "--json")
    rows = json.loads(done.stdout)
    assert {row["system"] for row in rows} == {"mine", "h100-sxm"}
    assert [row["batch"] for row in rows[::2]] == [1, 8, 64, 512]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--workload", "resnet-51"], "did you mean 'resnet-50'"),
        (["--workload", "resnet-50", "--gpu", "h100sxm"], "did you mean 'h100-sxm'"),
        (["--workload", "resnet-50", "--accelerator", "isaak"], "did you mean 'isaac'"),
        (["--workload", "resnet-50", "--batch", "0"], "batch = 0"),
        (["--workload", "resnet-50", "--batch", "1,x"], "must be numbers with commas"),
        (["--workload", "llama-2-7b", "--context", "99999"], "4096"),
        (["--workload", "resnet-50", "--accelerator", "none.json"], "none.json"),
        ([], "--workload"),
    ],
)
def test_a_bad_argument_is_one_line_and_writes_nothing(arguments, sentence, tmp_path):
    done = titania("compare", *arguments, "--html", tmp_path / "out.html", cwd=tmp_path)
    assert done.returncode != 0
    assert done.stdout == ""
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("bad", ["--html", "--csv"])
def test_no_file_is_written_if_one_of_them_cannot_be(bad, tmp_path):
    files = {"--html": tmp_path / "out.html", "--csv": tmp_path / "out.csv"}
    files[bad] = tmp_path / "missing" / "out"
    named = [text for pair in files.items() for text in pair]
    done = titania("compare", "--workload", "lenet-5", *named)
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"titania compare: {files[bad]}: cannot be written: ")
    assert list(tmp_path.iterdir()) == []


def test_the_table_of_a_name_with_commas_is_read_back_as_it_was(tmp_path):
    mine, rows = tmp_path / "mine.json", tmp_path / "out.csv"
    name = 'mine, "at home"'
    mine.write_text(ti.accelerator("tio2_edge").replace(name=name).to_json(), encoding="utf-8")
    done = titania("compare", "--workload", "lenet-5", "--accelerator", mine, "--csv", rows)
    assert done.returncode == 0, done.stderr
    with rows.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    expected = ti.compare("lenet-5", ti.Accelerator.from_json(mine.read_text())).rows()
    assert [row["system"] for row in read] == [row["system"] for row in expected]
    assert [float(row["energy_J"]) for row in read] == [row["energy_J"] for row in expected]


def test_the_lists_name_everything_there_is():
    gpus, accelerators = titania("gpus").stdout, titania("accelerators").stdout
    assert all(f"{name}:" in gpus for name in ti.baseline.gpus())
    assert all(f"{name}:" in accelerators for name in ti.accelerators())
