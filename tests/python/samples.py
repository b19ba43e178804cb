"""An array, a tile and a network with a past, the files they are saved to; made-up chips and
efficiencies.
"""

import io
import json
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


def network():
    """A network of several layers with a past."""
    rng = np.random.default_rng(0)
    layers = [
        ti.Linear(rng.normal(size=(5, 7)), rng.normal(size=5)),
        ti.Relu(),
        ti.Linear(rng.normal(size=(3, 5))),
    ]
    n = ti.Network(layers, REAL.replace(rows=6, cols=8), seed=5, name="my network")
    n.calibrate(rng.uniform(-2, 2, (20, 7)))
    n.program()
    n.advance(1e6)
    n(rng.uniform(-2, 2, (13, 7)))
    return n


def arrays_of(thing):
    """All arrays of a crossbar, a tile or a network."""
    if isinstance(thing, ti.Crossbar):
        return [thing]
    parts = thing.tiles if isinstance(thing, ti.Network) else thing.arrays
    return [array for part in parts for array in arrays_of(part)]


def identical(a, b):
    names = ("config", "seed", "name", "inputs_read", "last_program")
    return (
        type(a) is type(b)
        and all(getattr(a, n) == getattr(b, n) for n in names)
        and all(
            np.array_equal(x.conductance, y.conductance)
            and x.age == y.age
            and x.stuck == y.stuck
            and all(np.array_equal(x.planes[n], y.planes[n]) for n in x.planes | y.planes)
            for x, y in zip(arrays_of(a), arrays_of(b), strict=True)
        )
    )


def refuses(path, content=None, make=crossbar):
    """The message with which a file is refused; None if it was loaded as what `make` makes."""
    if content is not None:
        path.write_bytes(content)
    try:
        loaded = ti.load(path)
    except ti.FileError as error:
        assert str(path) in str(error)
        return str(error)
    assert identical(loaded, make())
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


def resigned(content):
    """The entries with the digest they would have, as lib/io/archive.cpp computes it."""
    document = json.loads(content["titania.json"])
    rest = {k: v for k, v in document.items() if k != "digest"}
    parts = [json.dumps(rest, separators=(",", ":"), ensure_ascii=False).encode()]
    for name in sorted(n for n in content if n.endswith(".npy")):
        array = np.load(io.BytesIO(content[name]))
        shape = "".join(f"{n}," for n in array.shape)
        parts += [name.removesuffix(".npy").encode(), shape.encode(), array.tobytes()]
    state = 0xCBF29CE484222325
    for byte in b"".join(parts):
        state = (state ^ byte) * 0x100000001B3 % 2**64
    document["digest"] = f"{state:016x}"
    return content | {"titania.json": json.dumps(document, ensure_ascii=False)}


def changed_array(name, change):
    def apply(content):
        array = np.load(io.BytesIO(content[name]))
        return content | {name: npy(change(array))}

    return apply


def changed_object(**changes):
    def apply(content):
        document = json.loads(content["titania.json"])
        document["object"].update(changes)
        return content | {"titania.json": json.dumps(document)}

    return apply


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
