"""
Networks whose matrix products run on tiles.
"""
from __future__ import annotations
import collections.abc
import numpy
import numpy.typing
import titania._core
import titania._core.energy
import titania._core.tile
import typing
__all__: list[str] = ['Linear', 'Network', 'Relu', 'accuracy', 'product_error']
class Linear:
    """
    y = W x + b; the product on crossbars, the bias digital.
    """
    def __init__(self, weight: numpy.typing.ArrayLike, bias: numpy.typing.ArrayLike | None = None) -> None:
        ...
    def __reduce__(self) -> tuple[type, tuple[numpy.typing.NDArray[numpy.float64], numpy.typing.NDArray[numpy.float64] | None]]:
        ...
    def __repr__(self) -> str:
        ...
    @property
    def bias(self) -> numpy.typing.NDArray[numpy.float64] | None:
        """
        (out_features,), or None.
        """
    @property
    def weight(self) -> numpy.typing.NDArray[numpy.float64]:
        """
        (out_features, in_features).
        """
class Relu:
    """
    y = max(x, 0), digital.
    """
    def __init__(self) -> None:
        ...
    def __reduce__(self) -> tuple[type, tuple[()]]:
        ...
    def __repr__(self) -> str:
        ...
class Network:
    """
    A network whose matrix products run on tiles.
    
    layers is a list of layers, such as Linear and Relu; config defaults to
    the preset tio2_passive.
    """
    def __call__(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear') -> numpy.typing.NDArray[numpy.float64]:
        """
        Outputs (out,) or (batch, out) for inputs x (in,) or (batch, in).
        """
    def __copy__(self) -> Network:
        ...
    def __deepcopy__(self, arg0: dict) -> Network:
        ...
    def __getstate__(self) -> bytes:
        ...
    def __init__(self, layers: collections.abc.Iterable[Linear | Relu], config: titania._core.tile.TileConfig | None = None, *, seed: int | None = None, name: str = 'network') -> None:
        ...
    def __repr__(self) -> str:
        ...
    def __setstate__(self, arg0: bytes) -> None:
        ...
    def accuracy(self, x: numpy.typing.ArrayLike, labels: numpy.typing.ArrayLike, index: int | None = None) -> float:
        """
        Share of inputs x (batch, in) classified as labels (batch,) say.
        """
    def advance(self, seconds: typing.SupportsFloat | typing.SupportsIndex, *, temperature: typing.SupportsFloat | typing.SupportsIndex = 298.15) -> None:
        """
        Lets time pass: seconds at a temperature (K).
        """
    def calibrate(self, x: numpy.typing.ArrayLike) -> None:
        """
        Sets all converters' ranges from typical inputs (batch, in); see Tile.calibrate().
        """
    def measure(self, x: numpy.typing.ArrayLike, index: int | None = None, *, noise: str = 'first_order', law: str = 'linear', energy: str = 'exact', sample: int | None = None) -> tuple[numpy.typing.NDArray[numpy.float64], titania._core.Activity, titania._core.energy.EnergyReport]:
        """
        (outputs, Activity, EnergyReport): a call, all that happened in it, and its energy per
        inference from the values of x.
        
        energy and sample are those of Crossbar.measure(), the same for every array.
        """
    def program(self) -> titania._core.ProgramActivity:
        """
        Writes all weights again; returns a ProgramActivity.
        """
    def reference(self, x: numpy.typing.ArrayLike) -> numpy.typing.NDArray[numpy.float64]:
        """
        The same in exact arithmetic: what was meant to be computed.
        """
    @property
    def config(self) -> titania._core.tile.TileConfig:
        """
        The TileConfig of all layers.
        """
    @property
    def hardware(self) -> titania._core.Hardware:
        """
        The circuits it needs.
        """
    @property
    def in_features(self) -> int:
        """
        Inputs of the first layer.
        """
    @property
    def inputs_read(self) -> int:
        """
        Inputs so far without an index of their own.
        """
    @property
    def last_program(self) -> titania._core.ProgramActivity:
        """
        ProgramActivity of the last programming, all tiles together.
        """
    @property
    def name(self) -> str:
        """
        Name of its random streams.
        """
    @property
    def out_features(self) -> int:
        """
        Outputs of the last layer.
        """
    @property
    def seed(self) -> int:
        """
        Seed of everything random about it.
        """
    @property
    def tiles(self) -> list[titania._core.tile.Tile]:
        """
        Copies of the tiles as they are now.
        """
    @property
    def workload(self) -> titania._core.Workload:
        """
        What one inference computes.
        """
def accuracy(outputs: numpy.typing.ArrayLike, labels: numpy.typing.ArrayLike) -> float:
    """
    Share of rows of outputs (batch, classes) whose largest element is at the label.
    """
def product_error(outputs: numpy.typing.ArrayLike, reference: numpy.typing.ArrayLike) -> tuple[float, float]:
    """
    (normalised RMS error, effective bits) of outputs against reference, both (batch, out).
    
    The bits are those of an ideal quantiser with that error over the range of the reference,
    all outputs of the whole batch together.
    """
