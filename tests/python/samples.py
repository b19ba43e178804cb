"""An array and a tile with a past, the files they are saved to; made-up chips and efficiencies."""

import io
import zipfile

import numpy as np

import titania as ti

REAL = ti.preset("tio2_passive")


def crossbar():
    """An array with a past: programmed twice, aged, read."""
    rng = np.random.default_rng(0)
    wires = ti.Wires(r_word_line=2.5, r_source=[1, 2, 3, 4, 5, float("inf")], r_sense=7)
    effects = [
        *REAL.nonidealities[:2],
        ti.nonideality.StuckCells(p_on=0.1),
        *REAL.nonidealities[3:],
    ]
    config = ti.ArrayConfig(rows=6, cols=5, nonidealities=effects, wires=wires)
    x = ti.Crossbar(config, seed=2**64 - 1, name="my array")
    for _ in range(2):
        x.program(rng.uniform(1e-5, 1e-4, (6, 5)))
    x.advance(1e6, temperature=350.0)
    x.read(rng.uniform(-0.1, 0.1, (13, 6)))
    return x


def tile():
    """A tile of several arrays with a past."""
    rng = np.random.default_rng(0)
    t = ti.Tile(rng.normal(size=(9, 11)), REAL.replace(rows=6, cols=8), seed=5, name="my tile")
    t.calibrate(rng.uniform(-2, 2, (20, 11)))
    t.program()
    t.advance(1e6)
    t(rng.uniform(-2, 2, (13, 11)))
    return t


def identical(a, b):
    arrays = [a] if isinstance(a, ti.Crossbar) else a.arrays
    others = [b] if isinstance(b, ti.Crossbar) else b.arrays
    names = ("config", "seed", "name", "inputs_read", "last_program")
    return (
        type(a) is type(b)
        and all(getattr(a, n) == getattr(b, n) for n in names)
        and all(
            np.array_equal(x.conductance, y.conductance)
            and x.age == y.age
            and x.stuck == y.stuck
            and all(np.array_equal(x.planes[n], y.planes[n]) for n in x.planes | y.planes)
            for x, y in zip(arrays, others, strict=True)
        )
    )


def refuses(path, content=None):
    """The message with which a file is refused; None if it was loaded as the array it was."""
    if content is not None:
        path.write_bytes(content)
    try:
        loaded = ti.load(path)
    except ti.FileError as error:
        assert str(path) in str(error)
        return str(error)
    assert identical(loaded, crossbar())
    return None


def entries(path):
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def write(path, content, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, data in content.items():
            file.writestr(name, data)


def npy(array):
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def efficiency(value=10e12, low=None, high=None, **changes):
    """An INT8 peak at the chip."""
    same = {
        "basis": "peak",
        "boundary": "chip",
        "precision": "int8",
        "year": 2024.9,
        "source": "a test",
    }
    return ti.trend.Efficiency(value, low, high, **(same | changes))


def chip(year, performance, tdp=1.0, name=None):
    """A made-up row of the table of chips."""
    return ti.trend.Chip(
        name=name or f"{year}",
        kind="gpu",
        release=year,
        precision="int8",
        performance=performance,
        tdp=tdp,
        boundary="peak/TDP",
        source="a test",
        mark="choice",
    )
