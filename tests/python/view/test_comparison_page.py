"""What a person sees of a comparison: its page, and its view in a notebook."""

import html.parser
import re

import matplotlib as mpl
import pytest

import titania as ti

mpl.use("Agg")


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
