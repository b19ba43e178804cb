"""The pages and the README say what the package does."""

import re
import subprocess
import sys

import pytest

from conftest import ROOT

README = (ROOT / "README.md").read_text()


def test_the_readme_shows_the_program_that_is_built():
    (shown,) = re.findall(r"```cpp\n(.*?)```", README, re.DOTALL)
    assert shown == (ROOT / "examples/cpp/first_product.cpp").read_text()


@pytest.mark.slow
def test_the_readme_shows_what_the_demo_prints(tmp_path):
    (shown,) = re.findall(r"```text\n(Accuracy on .*?)```", README, re.DOTALL)
    command = [sys.executable, "-m", "titania", "demo", "--out", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == shown


def test_the_readme_shows_what_a_comparison_prints():
    (line,) = re.findall(r"^\$ titania (compare .*) --html out.html$", README, re.MULTILINE)
    (shown,) = re.findall(r"```text\n(llama-2-70b .*?)```", README, re.DOTALL)
    command = [sys.executable, "-m", "titania", *line.split()]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == shown


def test_pages_lead_to_pages():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text())
    ]
    assert len(links) > 30
    # Pages that docs/generate.py writes are Sphinx's to miss.
    written = [(page, link) for page, link in links if "generated/" not in link]
    broken = [f"{page.name}: {link}" for page, link in written if not (page.parent / link).exists()]
    assert broken == []
