"""What all commands of `titania` share: options, output that goes nowhere, errors in words."""

import re
import signal
import subprocess
import sys

import pytest

import titania as ti
from conftest import run_titania

COMMAND = [sys.executable, "-m", "titania"]


def test_the_version_is_printed():
    done = run_titania("--version")
    assert (done.returncode, done.stdout) == (0, f"titania {ti.__version__}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("compare", "--workload", "lenet-5", "--workload", "resnet-50"),
        ("compare", "--workload", "lenet-5", "--duty", "1", "--duty=1"),
        ("compare", "--workload", "lenet-5", "--html", "a.html", "--html", "b.html"),
        ("demo", "--seed", "1", "--seed", "2"),
        ("demo", "--out", "a", "--ou", "b"),
    ],
)
def test_an_option_that_takes_one_value_is_refused_the_second_time(arguments):
    done = run_titania(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert re.search(r"argument --[a-z]+: is given twice$", done.stderr.rstrip())


@pytest.mark.parametrize(
    "arguments", [("--help",), ("gpus",), ("workloads",), ("compare", "--workload", "lenet-5")]
)
def test_a_reader_that_has_had_enough_ends_the_command_quietly(arguments):
    command = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    command.stdout.close()
    said = command.stderr.read()
    command.stderr.close()
    assert (command.wait(timeout=60), said) == (128 + signal.SIGPIPE, "")


@pytest.mark.parametrize("arguments", [("--version",), ("gpus",), ("info",)])
def test_a_full_disk_is_a_sentence(arguments):
    with open("/dev/full", "w", encoding="utf-8") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("titania")
    assert line.endswith(": standard output: No space left on device")


def test_a_folder_that_cannot_be_made_is_named_before_the_demo_begins(tmp_path):
    file = tmp_path / "file"
    file.touch()
    (tmp_path / "out" / "titania-demo.png").mkdir(parents=True)
    for out, says in (
        (file, f"{file}: cannot be made a folder: File exists"),
        (file / "out", f"{file / 'out'}: cannot be made a folder: Not a directory"),
        (tmp_path / "out", f"{tmp_path / 'out' / 'titania-demo.png'}: cannot be written: is there"),
    ):
        done = run_titania("demo", "--out", out)
        assert (done.returncode, done.stdout) == (1, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith(f"titania demo: {says}")
