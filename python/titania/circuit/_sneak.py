"""Selecting one cell of an array: bias schemes, the read margin they leave, what they disturb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypedDict

import numpy as np

from titania._core import ArgumentError
from titania._core import circuit as _core
from titania.circuit._solve import Solution, solve

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from titania._core.circuit import Wires

    Floats = NDArray[np.float64]

Scheme = Literal["floating", "grounded", "v/2", "v/3"]


class Bias(TypedDict):
    """Arguments of :func:`titania.circuit.solve`: ``solve(g, wires=wires, **bias)``."""

    v: Floats
    v_bit_line: Floats
    floating_word_lines: NDArray[np.bool_]
    floating_bit_lines: NDArray[np.bool_]


def bias(scheme: Scheme, shape: tuple[int, int], selected: tuple[int, int], v: float) -> Bias:
    """Voltages and floating lines that select one cell of a (rows, cols) array.

    Args:
        scheme: what happens to the other lines, see :mod:`titania.circuit`.
        shape: (rows, cols) of the array.
        selected: (row, column) of the selected cell.
        v: voltage of the selected word line, V, against the selected bit line at 0 V.

    Raises:
        ArgumentError: naming what is wrong.

    Example:
        >>> import titania as ti
        >>> ti.circuit.bias("v/2", (2, 3), selected=(0, 1), v=1.0)["v_bit_line"].tolist()
        [0.5, 0.0, 0.5]
    """
    row, column = _place(selected, shape)
    v_word_line, v_bit_line, word_lines, bit_lines = _core.bias(scheme, *shape, [row], [column], v)
    return Bias(
        v=v_word_line,
        v_bit_line=v_bit_line,
        floating_word_lines=word_lines,
        floating_bit_lines=bit_lines,
    )


class ReadMargin(NamedTuple):
    """What a read of one cell can tell, sensed by an amplifier with a virtual ground.

    Studies that sense the voltage of a load resistor (Flocke and Noll, ESSCIRC 2007; Zhou, Kim and
    Lu, IEEE Trans. Electron Devices 61, 1369, 2014) look at the swing relative to the supply: with
    the load as r_sense of the selected bit line, that is ``r_sense * (i_lrs - i_hrs) / v``.
    """

    margin: float
    """(i_lrs - i_hrs) / i_lrs: 1 is perfect, 0 is blind."""
    i_lrs: float
    """A, sensed with the selected cell in its low-resistance state."""
    i_hrs: float
    """A, sensed with the selected cell in its high-resistance state."""


def read_margin(
    g: ArrayLike,
    selected: tuple[int, int],
    *,
    scheme: Scheme,
    v: float,
    g_lrs: float,
    g_hrs: float,
    wires: Wires | None = None,
    **options: Any,
) -> ReadMargin:
    """Difference that the state of one cell makes to the sensed current, by solving both states.

    Args:
        g: conductances (rows, cols), S, of the background; the selected cell's own is not used.
            The worst case for sneak paths is ``np.full(shape, g_lrs)``.
        selected: (row, column) of the selected cell.
        scheme, v: see :func:`bias`.
        g_lrs, g_hrs: conductances of the selected cell in its two states, S.
        wires, options: as in :func:`titania.circuit.solve`, such as the law of the cells.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> for scheme in ("grounded", "v/3", "v/2", "floating"):
        ...     m = ti.circuit.read_margin(g, (0, 0), scheme=scheme, v=0.1, g_lrs=1e-4, g_hrs=1e-5)
        ...     print(f"{scheme}: {m.margin:.3f}")
        grounded: 0.900
        v/3: 0.041
        v/2: 0.028
        floating: 0.028
    """
    cells = np.array(g, dtype=np.float64)
    if cells.ndim != 2:
        solve(cells, [v])  # raises, naming its shape
    row, column = _place(selected, cells.shape)
    arguments = bias(scheme, cells.shape, (row, column), v)

    def sensed(name: str, state: float) -> float:
        if not 0 <= state < np.inf:
            msg = f"{name} = {state} S: must be finite and not negative"
            raise ArgumentError(msg)
        cells[row, column] = state
        return float(solve(cells, wires=wires, **arguments, **options).i_bit_line[column])

    i_lrs, i_hrs = sensed("g_lrs", g_lrs), sensed("g_hrs", g_hrs)
    return ReadMargin((i_lrs - i_hrs) / i_lrs if i_lrs else 0.0, i_lrs, i_hrs)


def disturb_ratio(solution: Solution, selected: tuple[int, int]) -> float:
    """Largest magnitude of voltage across an unselected cell, relative to the selected one's.

    What a write scheme is judged by: with ideal wires and "v/2" it is 1/2, with "v/3" 1/3.  Wires
    lower the voltage of a selected cell far from its drivers, and so raise the ratio.

    Raises:
        ArgumentError: if the selected cell is not in the array, or the solution is of a batch.
    """
    if solution.v_word_line.ndim != 2:
        msg = f"solution is of {len(solution.v_word_line)} inputs: must be of one"
        raise ArgumentError(msg)
    v = np.abs(solution.v_word_line - solution.v_bit_line)
    place = _place(selected, v.shape)
    own, v[place] = v[place], 0.0
    return float(v.max() / own)


def effective_conductance(g: ArrayLike, *, wires: Wires | None = None, **options: Any) -> Floats:
    """What each cell seems to be from outside (rows, cols), S: bit-line current per volt.

    Element (i, j) is the current of bit line j with 1 V on word line i and 0 V on all other lines.
    With ideal wires and linear cells it is g; for linear cells ``i_bit_line = v @ t`` with it, and
    it is the transfer matrix.

    Args:
        g: conductances (rows, cols), S.
        wires: resistances; ideal by default.
        options: further arguments of :func:`titania.circuit.solve`.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.
    """
    rows = len(np.atleast_1d(np.asarray(g)))
    return solve(g, np.eye(rows), wires=wires, **options).i_bit_line


def _place(selected: tuple[int, int], shape: tuple[int, ...]) -> tuple[int, int]:
    """The cell as two whole numbers within the array."""
    fits = len(selected) == 2 and all(
        isinstance(k, (int, np.integer)) and 0 <= k < n
        for k, n in zip(selected, shape, strict=True)
    )
    if not fits:
        msg = f"selected = {selected!r}: must be (row, column) within {shape}"
        raise ArgumentError(msg)
    return int(selected[0]), int(selected[1])
