"""A file that was not written by save(), or not left as it was, is refused and runs no code."""

import io
import json
import pickle
import zipfile

import numpy as np
import pytest

import titania as ti
from samples import entries, npy, refuses, write


def test_a_file_cut_anywhere_is_refused(saved):
    path, content = saved
    for size in range(0, len(content), 97):
        assert refuses(path, content[:size]) is not None, size
    assert refuses(path, content[:-1]) is not None


def test_a_file_with_any_byte_changed_is_refused_or_loads_the_same(saved):
    path, content = saved
    rng = np.random.default_rng(3)
    refused = 0
    for place in np.unique(np.linspace(0, len(content) - 1, 300).astype(int)):
        changed = bytearray(content)
        changed[place] ^= int(rng.integers(1, 256))
        refused += refuses(path, bytes(changed)) is not None
    assert refused > 250  # the rest are bytes that say nothing, such as dates


@pytest.mark.parametrize("where", ["front", "back", "both"])
def test_a_file_with_garbage_at_its_ends_is_refused(saved, where):
    path, content = saved
    front, back = (b"x" * 30 * (where in (end, "both")) for end in ("front", "back"))
    assert refuses(path, front + content + back) is not None


def test_bytes_repeated_or_left_out_are_refused(saved):
    path, content = saved
    for place in range(10, len(content), 501):
        assert refuses(path, content[:place] + content[place + 1 :]) is not None
        twice = content[:place] + content[place : place + 1] + content[place:]
        assert refuses(path, twice) is not None


def test_the_same_entries_written_by_another_program_are_taken(saved):
    path, _ = saved
    write(path, entries(path))
    assert refuses(path) is None


def test_a_conductance_changed_by_numpy_is_refused(saved):
    path, _ = saved
    content = entries(path)
    g = np.load(io.BytesIO(content["programmed.npy"]))
    g[0, 0] *= 1.5
    write(path, content | {"programmed.npy": npy(g)})
    assert "was changed since it was written" in refuses(path)


@pytest.mark.parametrize("key", ["seed", "name", "clocks", "programmings", "inputs_read", "planes"])
def test_a_changed_state_is_refused(saved, key):
    path, _ = saved
    content = entries(path)
    document = json.loads(content["titania.json"])
    del document["object"][key]
    write(path, content | {"titania.json": json.dumps(document)})
    assert refuses(path) is not None


@pytest.mark.parametrize(
    "change",
    [
        {"extra.npy": npy(np.ones(3))},
        {"extra.txt": b"hello"},
        {"programmed.npy": npy(np.ones((6, 5), np.float32))},
        {"programmed.npy": npy(np.asfortranarray(np.ones((6, 5))))},
        {"programmed.npy": npy(np.ones((5, 6)))},
        {"programmed.npy": b"\x93NUMPY\x01\x00"},
        {"programmed.npy": b""},
        {"titania.json": b""},
        {"titania.json": b"[]"},
        {"titania.json": b"{}"},
        {"titania.json": b'{"schema": 2}'},
        {"titania.json": b"\xff\xfe"},
        {"titania.json": b"[" * 100000},
    ],
    ids=lambda c: f"{next(iter(c))}-{next(iter(c.values()))[:20]!r}",
)
def test_entries_that_titania_did_not_write_are_refused(saved, change):
    path, _ = saved
    write(path, entries(path) | change)
    assert refuses(path) is not None


@pytest.mark.parametrize("name", ["programmed.npy", "titania.json", "stuck_index.npy"])
def test_a_missing_entry_is_refused(saved, name):
    path, _ = saved
    content = entries(path)
    del content[name]
    write(path, content)
    assert refuses(path) is not None


def test_a_compressed_file_is_refused_so_that_none_can_explode(saved):
    path, _ = saved
    write(
        path, entries(path) | {"programmed.npy": npy(np.zeros((3000, 3000)))}, zipfile.ZIP_DEFLATED
    )
    assert "compressed" in refuses(path)


def test_a_newer_schema_is_refused_by_its_number(saved):
    path, _ = saved
    content = entries(path)
    document = json.loads(content["titania.json"]) | {"schema": 99}
    write(path, content | {"titania.json": json.dumps(document)})
    assert "has schema 99: this version reads schema 1" in refuses(path)


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK", b"PK\x05\x06" + b"\0" * 18, b"\0" * 1000]
)
def test_a_file_that_is_no_archive_is_refused(tmp_path, content):
    assert refuses(tmp_path / "x.npz", content) is not None


def test_a_foreign_npz_and_a_plain_zip_are_refused(tmp_path):
    np.savez(tmp_path / "numpy.npz", a=np.ones(3))
    write(tmp_path / "plain.zip", {"readme.txt": b"hello"})
    assert "it has no titania.json" in refuses(tmp_path / "numpy.npz")
    assert "readme.txt" in refuses(tmp_path / "plain.zip")


def test_a_directory_and_a_missing_file_are_refused(tmp_path):
    assert refuses(tmp_path) is not None
    assert "No such file" in refuses(tmp_path / "missing.npz")


class Evil:
    """Says so if it is ever unpickled."""

    def __reduce__(self):
        return print, ("EXECUTED",)


def test_a_pickle_inside_a_file_is_never_executed(saved, capfd):
    path, _ = saved
    content = entries(path)
    array = npy(np.array([Evil()], object))
    for change in (
        {"programmed.npy": array},
        {"extra.npy": array},
        {"titania.json": pickle.dumps(Evil())},
        {"data.pkl": pickle.dumps(Evil())},
    ):
        write(path, content | change)
        with pytest.raises(ti.FileError):
            ti.load(path)
    path.write_bytes(pickle.dumps(Evil()))
    with pytest.raises(ti.FileError):
        ti.load(path)
    assert "EXECUTED" not in capfd.readouterr().out
