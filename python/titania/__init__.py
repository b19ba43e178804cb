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

import sys

from titania import (
    _public,
    baseline,
    circuit,
    comparison,
    device,
    energy,
    mapping,
    nonideality,
    periphery,
    plot,
    scenario,
    trend,
    units,
    validation,
    zoo,
)
from titania._about import about
from titania._core import (
    Activity,
    ArgumentError,
    ConfigError,
    DigitalWork,
    FileError,
    Hardware,
    Interrupted,
    KeyValueCache,
    LayerShape,
    ProgramActivity,
    RandomStream,
    ShapeError,
    Workload,
    __version__,
    progress,
    thread_count,
    threads,
)
from titania._core.accelerator import (
    Accelerator,
    AcceleratorRun,
    Alternative,
    CellRead,
    CellWrite,
    Deployment,
    Inference,
    LayerPlace,
    Neuron,
    Peak,
    Supply,
)
from titania._core.array import ArrayConfig, Crossbar, WriteScheme
from titania._core.circuit import ConvergenceError, Wires
from titania._core.io import (
    accelerator,
    accelerators,
    load,
    preset,
    preset_citations,
    preset_names,
    save,
)
from titania._core.network import Linear, Network, Relu, accuracy, product_error
from titania._core.tile import Tile, TileConfig
from titania.comparison import compare
from titania.view import _notebook
from titania.zoo import workload, workloads

_notebook.give()

__all__ = [
    "Accelerator",
    "AcceleratorRun",
    "Activity",
    "Alternative",
    "ArgumentError",
    "ArrayConfig",
    "CellRead",
    "CellWrite",
    "ConfigError",
    "ConvergenceError",
    "Crossbar",
    "Deployment",
    "DigitalWork",
    "FileError",
    "Hardware",
    "Inference",
    "Interrupted",
    "KeyValueCache",
    "LayerPlace",
    "LayerShape",
    "Linear",
    "Network",
    "Neuron",
    "Peak",
    "ProgramActivity",
    "RandomStream",
    "Relu",
    "ShapeError",
    "Supply",
    "Tile",
    "TileConfig",
    "Wires",
    "Workload",
    "WriteScheme",
    "__version__",
    "about",
    "accelerator",
    "accelerators",
    "accuracy",
    "baseline",
    "circuit",
    "compare",
    "comparison",
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
    "progress",
    "save",
    "scenario",
    "thread_count",
    "threads",
    "trend",
    "units",
    "validation",
    "workload",
    "workloads",
    "zoo",
]

_public.give(sys.modules[__name__])
