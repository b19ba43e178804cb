"""`titania compare`, and the lists of what it takes."""

import csv
import json
import subprocess
import sys

import pytest

import titania as ti
from conftest import run_python


def titania(*arguments, cwd=None):
    command = [sys.executable, "-m", "titania", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd)


def write(path, config):
    path.write_text(config.to_json(), encoding="utf-8")
    return path


def test_the_command_prints_the_comparison_and_writes_its_files(tmp_path):
    page, rows = tmp_path / "out.html", tmp_path / "out.csv"
    done = titania(
        *("compare", "--workload", "llama-2-7b", "--accelerator", "isaac"),
        *("--baselines", "h100-sxm,b200", "--batches", "1,64", "--context", "512"),
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


def test_a_file_of_ones_own_goes_where_a_name_does(tmp_path):
    workload = ti.workload("lenet-5").replace(name="my net")
    card = ti.baseline.gpu("l4").replace(name="my card")
    unit = ti.baseline.DigitalUnit(lanes=128.0)
    done = titania(
        *("compare", "--workload", write(tmp_path / "net.json", workload)),
        *("--accelerator", write(tmp_path / "a.json", ti.accelerator("isaac"))),
        *("--baselines", f"{write(tmp_path / 'card.json', card)},b200"),
        *("--baselines", write(tmp_path / "unit.json", unit), "--batches", "4"),
    )
    assert done.stderr == ""
    expected = ti.compare(workload, "isaac", [card, "b200", unit], [4])
    assert done.stdout.rstrip() == str(expected).rstrip()
    assert "my card" in done.stdout


def test_options_that_are_repeated_are_collected_where_several_make_sense():
    named = ("compare", "--workload", "lenet-5", "--baselines", "l4", "--baselines", "t4")
    done = titania(*named, "--batches", "1", "--batches", "2,3", "--json")
    rows = json.loads(done.stdout)
    assert [row["batch"] for row in rows[::3]] == [1, 2, 3]
    assert [row["system"] for row in rows[:3]] == ["tio2_edge", "l4", "t4"]


@pytest.mark.parametrize(
    ("option", "content", "says"),
    [
        ("--workload", None, "cannot be read: No such file or directory"),
        ("--baselines", None, "cannot be read: No such file or directory"),
        ("--workload", "{", "is not JSON: Expecting property name"),
        ("--workload", "[]", "type = None: expected one of {Workload}"),
        (
            "--baselines",
            '{"type": "Workload"}',
            "type = 'Workload': expected one of {Gpu, DigitalUnit}",
        ),
        ("--baselines", '{"type": "Gpu"}', "Gpu.schema: must be 1"),
        (
            "--baselines",
            '{"format": "titania-gpu-measurement", "version": 9}',
            "version = 9: must be 1",
        ),
        ("--accelerator", "\N{LATIN SMALL LETTER E WITH ACUTE}", "cannot be read: 'utf-8' codec"),
    ],
)
def test_a_file_of_ones_own_that_is_wrong_is_named(tmp_path, option, content, says):
    path = tmp_path / "mine.json"
    if content is not None:
        path.write_text(content, encoding="latin-1")
    others = [] if option == "--workload" else ["--workload", "lenet-5"]
    done = titania("compare", *others, option, path)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"titania compare: {path}: {says}")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--workload", "resnet-51"], "did you mean 'resnet-50'"),
        (["--workload", "resnet-50", "--baselines", "h100sxm"], "did you mean 'h100-sxm'"),
        (["--workload", "resnet-50", "--accelerator", "isaak"], "did you mean 'isaac'"),
        (["--workload", "resnet-50", "--batches", "0"], "batch = 0"),
        (["--workload", "resnet-50", "--batches", "1,x"], "must be numbers with commas"),
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


def test_a_page_without_matplotlib_says_what_is_missing_in_one_line(tmp_path):
    code = """
import sys
sys.modules["matplotlib"] = None
from titania.command import main
main(["compare", "--workload", "lenet-5", "--batches", "1", *sys.argv[1:]])
"""
    done = run_python(code, "--html", tmp_path / "out.html", "--csv", tmp_path / "out.csv")
    assert done.returncode != 0
    assert "pip install 'titania[plot]'" in done.stderr.strip().splitlines()[-1]
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
