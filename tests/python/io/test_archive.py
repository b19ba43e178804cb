"""What is saved goes on with the same bits, and is written whole or not at all; so are pickles."""

import copy
import json
import os
import pickle

import numpy as np
import pytest

import titania as ti
from conftest import ROOT, run_python
from samples import arrays_of, crossbar, identical, network, tile

MAKE = pytest.mark.parametrize("make", [crossbar, tile, network])


def life(thing):
    """Everything a crossbar, a tile or a network does from here on, as arrays."""
    rng = np.random.default_rng(1)
    out = []
    size = thing.shape[0] if isinstance(thing, ti.Crossbar) else thing.in_features
    read = thing.read if isinstance(thing, ti.Crossbar) else thing
    targets = (rng.uniform(1e-5, 1e-4, thing.shape),) if isinstance(thing, ti.Crossbar) else ()
    for _ in range(2):
        out += [read(rng.uniform(-0.1, 0.1, (3, size))), read(rng.uniform(-0.1, 0.1, size))]
        thing.advance(1e7, temperature=330.0)
        out.append(read(rng.uniform(-0.1, 0.1, (2, size)), noise="resolve"))
        thing.program(*targets)
    return out


# --- Round trip ----------------------------------------------------------------------------------


@MAKE
def test_what_was_saved_is_loaded(make, tmp_path):
    thing = make()
    ti.save(thing, tmp_path / "x.npz")
    assert identical(ti.load(tmp_path / "x.npz"), thing)


@MAKE
def test_what_was_loaded_goes_on_with_the_same_bits(make, tmp_path):
    thing = make()
    ti.save(thing, tmp_path / "x.npz")
    for a, b in zip(life(ti.load(tmp_path / "x.npz")), life(thing), strict=True):
        np.testing.assert_array_equal(a, b)


@MAKE
@pytest.mark.parametrize(
    "copied", [lambda x: pickle.loads(pickle.dumps(x)), copy.deepcopy, copy.copy]
)
def test_what_was_pickled_or_copied_goes_on_with_the_same_bits(make, copied):
    thing = make()
    twin = copied(thing)
    assert identical(twin, thing)
    for a, b in zip(life(twin), life(make()), strict=True):
        np.testing.assert_array_equal(a, b)
    assert identical(thing, make())  # the copy's life is not the original's


@MAKE
def test_a_pickle_that_was_damaged_is_refused(make):
    thing = make()
    state = thing.__getstate__()
    for damaged in (state[: len(state) // 2], state.replace(b"my ", b"no "), b"", b"hello"):
        with pytest.raises(ti.FileError):
            type(thing).__new__(type(thing)).__setstate__(damaged)


def test_a_pickle_of_another_kind_is_refused():
    with pytest.raises(ti.FileError, match="holds an object of another type"):
        ti.Tile.__new__(ti.Tile).__setstate__(crossbar().__getstate__())


def test_what_holds_a_device_of_ones_own_is_not_pickled():
    class Mine(ti.device.CustomModel):
        g_min, g_max = 1e-6, 1e-4

        def evaluate(self, g, v):
            return g * v, g

    x = ti.Crossbar(ti.ArrayConfig(rows=2, cols=2, device=Mine()), seed=1)
    with pytest.raises(ti.ConfigError, match="defined outside the library"):
        pickle.dumps(x)
    assert identical(copy.deepcopy(x), x)


def test_a_loaded_network_keeps_its_layers(tmp_path):
    n = network()
    ti.save(n, tmp_path / "n.npz")
    loaded, x = ti.load(tmp_path / "n.npz"), np.linspace(-1, 1, 14).reshape(2, 7)
    np.testing.assert_array_equal(loaded.reference(x), n.reference(x))
    assert repr(loaded) == repr(n)
    assert loaded.workload == n.workload
    assert loaded.measure(x, 0)[1] == n.measure(x, 0)[1]


def test_a_loaded_tile_keeps_its_ranges(tmp_path):
    t = tile()
    ti.save(t, tmp_path / "t.npz")
    loaded = ti.load(tmp_path / "t.npz")
    assert (loaded.input_range, loaded.current_ranges) == (t.input_range, t.current_ranges)
    np.testing.assert_array_equal(loaded.weight, t.weight)


@MAKE
def test_saving_changes_nothing(make, tmp_path):
    thing, twin = make(), make()
    ti.save(thing, tmp_path / "x.npz")
    for a, b in zip(life(thing), life(twin), strict=True):
        np.testing.assert_array_equal(a, b)


@MAKE
def test_equal_objects_make_equal_files(make, tmp_path):
    ti.save(make(), tmp_path / "a.npz")
    ti.save(make(), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


@MAKE
def test_numpy_opens_the_file_without_pickle(make, tmp_path):
    thing = make()
    ti.save(thing, tmp_path / "x.npz")
    with np.load(tmp_path / "x.npz", allow_pickle=False) as file:
        arrays = {name: file[name] for name in file.files if name != "titania.json"}
        document = json.loads(file["titania.json"])
    assert document["schema"] == 1
    assert document["kind"] == type(thing).__name__
    assert document["version"] == ti.__version__
    assert all(a.dtype == np.float64 for a in arrays.values())
    prefix = {ti.Crossbar: "", ti.Tile: "array0_", ti.Network: "tile0_array0_"}[type(thing)]
    for name, plane in arrays_of(thing)[0].planes.items():
        np.testing.assert_array_equal(arrays[f"{prefix}plane_{name}"], plane)


@pytest.mark.parametrize("name", ["plain", "quote\"'\\", "new\nline", "näme", "nul\0byte", ""])
def test_any_name_is_kept(name, tmp_path):
    x = ti.Crossbar(ti.ArrayConfig(rows=2, cols=2), seed=1, name=name)
    ti.save(x, tmp_path / "x.npz")
    assert ti.load(tmp_path / "x.npz").name == name


@pytest.mark.parametrize("name", ["a.npz", "no suffix", "ünï cödé.npz", "two.dots.npz"])
def test_any_file_name_will_do(name, tmp_path):
    x = crossbar()
    ti.save(x, str(tmp_path / name))
    assert os.listdir(tmp_path) == [name]
    assert identical(ti.load(tmp_path / name), x)


SEEDS = {
    "crossbar.npz": ti.Crossbar,
    "tile.npz": ti.Tile,
    "network.npz": ti.Network,
}


@pytest.mark.parametrize("name", SEEDS)
def test_what_the_fuzzer_starts_from_is_a_file_of_today(name):
    assert type(ti.load(ROOT / "tests/fuzz/seeds" / name)) is SEEDS[name]


# --- Writing -------------------------------------------------------------------------------------


def test_saving_replaces_a_file_and_leaves_no_other(tmp_path):
    path = tmp_path / "x.npz"
    path.write_text("old")
    ti.save(crossbar(), path)
    assert identical(ti.load(path), crossbar())
    assert os.listdir(tmp_path) == ["x.npz"]


def test_a_write_that_is_cut_short_leaves_the_old_file_and_no_other(tmp_path):
    # A limit on the size of files stands for a full disk.
    path = tmp_path / "x.npz"
    ti.save(crossbar(), path)
    content = path.read_bytes()
    code = """
import resource, signal, sys, numpy as np, titania as ti
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
x = ti.Crossbar(ti.ArrayConfig(), seed=1)
try:
    ti.save(x, sys.argv[1])
except ti.FileError as error:
    print(error)
"""
    done = run_python(code, path)
    assert done.returncode == 0, done.stderr
    assert str(path) in done.stdout
    assert "cannot be written" in done.stdout
    assert path.read_bytes() == content
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("where", ["missing/x.npz", "file/x.npz", "folder"])
def test_a_place_that_cannot_be_written_is_refused(tmp_path, where):
    (tmp_path / "file").write_text("a file, not a folder")
    (tmp_path / "folder").mkdir()
    before = sorted(os.listdir(tmp_path))
    with pytest.raises(ti.FileError, match="cannot be written") as error:
        ti.save(crossbar(), tmp_path / where)
    assert str(tmp_path / where) in str(error.value)
    assert sorted(os.listdir(tmp_path)) == before


def test_saving_onto_what_is_no_file_leaves_it_as_it_is(tmp_path):
    # Replacing a pipe or a device (/dev/null, by an administrator) would break other programs.
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ti.FileError, match="cannot be written"):
        ti.save(crossbar(), pipe)
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "thing", [None, 3, "text", np.ones(3), ti.ArrayConfig(), ti.Relu()], ids=str
)
def test_other_things_are_not_saved(thing, tmp_path):
    with pytest.raises(TypeError, match="expected a Crossbar, a Tile or a Network, got"):
        ti.save(thing, tmp_path / "x.npz")
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize("path", [None, 3, 1.5])
def test_a_path_that_is_none_is_refused(path):
    with pytest.raises(TypeError):
        ti.load(path)


def test_file_errors_are_os_errors():
    assert issubclass(ti.FileError, OSError)
    assert issubclass(ti.ConfigError, ti.ArgumentError)
    assert issubclass(ti.ShapeError, ti.ArgumentError)
    assert issubclass(ti.ArgumentError, ValueError)
