"""Kirchhoff's equations of a crossbar, solved exactly."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from titania import _core
from titania._core import Wires
from titania._core.circuit import SolveReport, TransferMatrix

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    Floats = NDArray[np.float64]

__all__ = [
    "Method",
    "Solution",
    "SolveReport",
    "TransferMatrix",
    "Wires",
    "solve",
    "transfer_matrix",
]

Method = Literal["auto", "product", "line_gauss_seidel", "direct"]


class Solution:
    """Currents of a solved crossbar; node voltages and cell currents are computed when asked for.

    Arrays have a leading batch axis if the voltages had one.

    Attributes:
        i_bit_line: (cols,) A, positive out of the array, all sensed ends together.
        i_word_line: (rows,) A, positive into the array, all driven ends together.
        power: W drawn from the sources, which is what cells, wires and terminals turn to heat.
        power_cells, power_wires, power_terminals: W, where it goes.
        report: method, converged, iterations, residual, error_bound.
    """

    def __init__(
        self,
        network: _core.circuit.LinearNetwork,
        v: Floats,
        v_bit_line: Floats,
        options: dict[str, Any],
        single: bool,
    ) -> None:
        self._network = network
        self._inputs = (v, v_bit_line)
        self._options = options
        self._single = single
        raw = network.solve(v, v_bit_line, nodes=False, **options)
        self.report: SolveReport = raw.report
        self.i_bit_line = self._shaped(raw.i_bit_line)
        self.i_word_line = self._shaped(raw.i_word_line)
        self.power = self._shaped(raw.power)
        self.power_cells = self._shaped(raw.power_cells)
        self.power_wires = self._shaped(raw.power_wires)
        self.power_terminals = self._shaped(raw.power_terminals)

    def _shaped(self, values: Floats) -> Floats:
        return values[0] if self._single else values

    @cached_property
    def _nodes(self) -> tuple[Floats, Floats, Floats]:
        raw = self._network.solve(*self._inputs, nodes=True, **self._options)
        shape = (-1, *self._network.shape)
        fields = (raw.v_word_line, raw.v_bit_line, raw.i_cell)
        return tuple(self._shaped(field.reshape(shape)) for field in fields)  # type: ignore[return-value]

    @property
    def v_word_line(self) -> Floats:
        """Voltages of the word-line nodes (rows, cols), V.  ArgumentError above 1 GB."""
        return self._nodes[0]

    @property
    def v_bit_line(self) -> Floats:
        """Voltages of the bit-line nodes (rows, cols), V.  ArgumentError above 1 GB."""
        return self._nodes[1]

    @property
    def i_cell(self) -> Floats:
        """Currents through the cells (rows, cols), A, word line to bit line."""
        return self._nodes[2]

    def __repr__(self) -> str:
        rows, cols = self._network.shape
        batch = "" if self._single else f"{len(self.i_bit_line)} inputs, "
        return f"Solution({rows}x{cols}, {batch}{self.report})"


def solve(
    g: ArrayLike,
    v: ArrayLike,
    *,
    wires: Wires | None = None,
    v_bit_line: ArrayLike | None = None,
    floating_word_lines: ArrayLike | None = None,
    floating_bit_lines: ArrayLike | None = None,
    cell: None = None,
    method: Method = "auto",
    tolerance: float = 1e-10,
    max_iterations: int = 20000,
) -> Solution:
    """Solve a crossbar of linear cells with wire, source and sense resistance.

    Args:
        g: conductances (rows, cols), S, finite and not negative.
        v: word-line voltages (rows,) or (batch, rows), V.
        wires: resistances; ideal by default, and then the solution is the product v g.
        v_bit_line: bit-line voltages (cols,), V; 0 by default.
        floating_word_lines, floating_bit_lines: must be None in this version; an infinite
            r_source or r_sense of a line opens it.
        cell: must be None, which is linear, in this version.
        method: "auto" takes the product for ideal wires, else line relaxation, else (if that needs
            more than 2000 sweeps) "direct", the sparse factorisation that serves as reference.
        tolerance: relative error of the bit-line currents to reach, as bounded by
            ``report.error_bound``.
        max_iterations: sweeps after which line relaxation gives up; ``report.converged`` tells.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> s = ti.circuit.solve(g, np.full(64, 0.2), wires=ti.Wires(r_word_line=1, r_bit_line=1))
        >>> f"{1 - s.i_bit_line.mean() / (64 * 100e-6 * 0.2):.4f}"
        '0.2145'
    """
    for name, value, means in (
        ("floating_word_lines", floating_word_lines, "driven lines"),
        ("floating_bit_lines", floating_bit_lines, "sensed lines"),
        ("cell", cell, "linear cells"),
    ):
        if value is not None:
            msg = f"{name} = {value!r}: this version solves {means} only, pass None"
            raise _core.ArgumentError(msg)
    network = _core.circuit.LinearNetwork(g, wires if wires is not None else Wires())
    volts = network.voltages(v)
    grounds = np.zeros(network.shape[1])
    bits = grounds if v_bit_line is None else network.bit_line_voltages(v_bit_line)
    options = {"method": method, "tolerance": tolerance, "max_iterations": max_iterations}
    return Solution(network, np.atleast_2d(volts), bits, options, single=volts.ndim == 1)


def transfer_matrix(g: ArrayLike, wires: Wires | None = None) -> Floats:
    """Compute what the wires make of a matrix of conductances: i_bit_line = v @ T, exactly.

    After that, reading any number of inputs with wire resistance is a plain matrix product.
    The array is merged from halves of halves in hybrid form (nested dissection that keeps port
    voltages on the near sides and port currents on the far ones, so that no wire resistance is
    inverted); see TransferMatrix for the source power, driven bit lines and changed cells.

    Args:
        g: conductances (rows, cols), S, finite and not negative.
        wires: resistances; ideal by default, and then the result is g.

    Returns:
        T (rows, cols), S.  Rows and columns of floating lines are 0.

    Raises:
        ArgumentError, ShapeError, ConfigError: naming what is wrong.

    Example:
        >>> import numpy as np, titania as ti
        >>> g = np.full((64, 64), 100e-6)
        >>> t = ti.circuit.transfer_matrix(g, ti.Wires(r_word_line=1, r_bit_line=1))
        >>> f"{1 - t.mean() / 100e-6:.4f}"
        '0.2145'
    """
    return _core.circuit.transfer_matrix(g, wires)
