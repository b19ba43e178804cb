"""Titania: memristor crossbars, accuracy and joules from one physics.

The shortest useful program::

    import numpy as np, titania as ti

    weight = np.random.default_rng(0).normal(size=(10, 64))
    tile = ti.Tile(weight, ti.preset("tio2_passive"), seed=7)
    x = np.random.default_rng(1).uniform(-1, 1, 64)
    print(tile @ x - weight @ x)        # what the crossbar gets wrong
    print(tile.measure(x)[2])           # what it costs

Everything is in base SI units (S, V, A, ohm, s, J, m2, K); ``titania.units`` has the prefixes.
Rows are word lines and inputs, columns are bit lines and outputs; weights are
(out_features, in_features).
"""

from titania import (
    _html,
    baseline,
    circuit,
    comparison,
    compress,
    device,
    energy,
    mapping,
    nonideality,
    periphery,
    plot,
    scenario,
    sneak,
    trend,
    units,
    validation,
    zoo,
)
from titania._core import (
    Activity,
    ArgumentError,
    ArrayConfig,
    ConfigError,
    ConvergenceError,
    Crossbar,
    DigitalWork,
    FileError,
    Hardware,
    KeyValueCache,
    LayerShape,
    Linear,
    Network,
    ProgramActivity,
    RandomStream,
    Relu,
    ShapeError,
    Tile,
    TileConfig,
    Wires,
    Workload,
    WriteScheme,
    __version__,
    accuracy,
    load,
    preset,
    preset_citations,
    preset_names,
    product_error,
    save,
    thread_count,
    threads,
)
from titania.zoo import workload, workloads
from titania.comparison import compare

_html.install()

__all__ = [
    "Activity",
    "ArgumentError",
    "ArrayConfig",
    "ConfigError",
    "ConvergenceError",
    "Crossbar",
    "DigitalWork",
    "FileError",
    "Hardware",
    "KeyValueCache",
    "LayerShape",
    "Linear",
    "Network",
    "ProgramActivity",
    "RandomStream",
    "Relu",
    "ShapeError",
    "Tile",
    "TileConfig",
    "Wires",
    "Workload",
    "WriteScheme",
    "__version__",
    "accuracy",
    "baseline",
    "circuit",
    "compare",
    "comparison",
    "compress",
    "device",
    "energy",
    "load",
    "mapping",
    "nonideality",
    "periphery",
    "plot",
    "preset",
    "preset_citations",
    "preset_names",
    "product_error",
    "save",
    "scenario",
    "sneak",
    "thread_count",
    "threads",
    "trend",
    "units",
    "validation",
    "workload",
    "workloads",
    "zoo",
]
